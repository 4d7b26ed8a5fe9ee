//! Runs the whole product on this machine: app, API and the emails that it sends, at one address, and a provider to sign in with.

mod provider;

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::dist;
use crate::native;
use crate::project::Project;
use crate::schedule::{self, End, Job, Resource, Show};
use crate::setup::remove_builds;
use crate::shops::{EXAMPLE_SHOP, with_shops};
use provider::Provider;

/// The member of the pages' configuration that offers passkeys: the server's default for this machine has them, too.
const PASSKEYS: &str = r#""passkeys": true"#;

/// The server's options.
#[derive(Debug)]
pub(crate) struct Start {
    /// The address to listen on.
    pub(crate) listen: SocketAddr,
}

impl Start {
    /// Checks that the address is free, before a build that takes minutes.
    ///
    /// # Errors
    /// If it is taken or isn't an address of this machine.
    pub(crate) fn check_address(&self) -> Result<()> {
        if !self.listen.ip().is_loopback() {
            bail!(
                "other machines could reach {}, and the page with the sent emails is only for this one: \
                 choose one such as 127.0.0.1:8080, or run `portico-server serve` without that page",
                self.listen
            );
        }
        if let Err(error) = TcpListener::bind(self.listen) {
            bail!(
                "cannot listen on {}: {error}. Stop the program that uses this port, or choose another: `cargo xtask start --listen 127.0.0.1:{}`",
                self.listen,
                self.listen.port().saturating_add(1)
            );
        }
        Ok(())
    }

    /// The address for the browser. Passkeys are for a host with a name, and browsers know that of this machine.
    fn url(&self) -> String {
        if self.listen.ip() == Ipv4Addr::LOCALHOST {
            format!("http://localhost:{}", self.listen.port())
        } else {
            format!("http://{}", self.listen)
        }
    }

    /// Replaces this process with the server, so that Ctrl-C and other signals reach it directly. Returns only if that fails.
    ///
    /// # Errors
    /// If a folder can't be created or the server can't be started.
    pub(crate) fn run(&self, project: &Project, server: &PathBuf) -> Result<()> {
        let data = project.root.join(".portico");
        fs::create_dir_all(&data).with_context(|| format!("cannot create {}", data.display()))?;
        let url = self.url();
        let provider = Provider::start(project, self.listen, &url)?;
        let mut members = PASSKEYS.to_owned();
        if provider.is_some() {
            members = [&members, ", ", provider::MEMBER].concat();
        }
        let site = project.target.join("start-site");
        dist::of_store(project, &project.site(), &format!("{{{members}}}"), &site)?;
        let site = with_shops(project, &site, "start", &[("shop", EXAMPLE_SHOP)])?;
        println!();
        println!("  Portico       {url}/");
        println!("  A shop        {url}/shop/ (examples/shop: change it and reload)");
        println!("  Sent emails   {url}/dev/mail");
        if let Some(Provider { origin, .. }) = &provider {
            println!("  A provider    {origin}: sign in with Example, under any name");
        }
        println!("  Data          {} (remove it to start over)", data.display());
        println!();
        println!("Ctrl-C stops it.");
        println!();
        let mut command = Command::new(server);
        command
            .args([
                "serve",
                "--mail-page",
                "on",
                "--database",
                "sqlite:.portico/portico.db",
                "--mail",
                "file:.portico/mail",
            ])
            .arg("--static")
            .arg(site)
            .args(["--public-url", &url, "--listen", &self.listen.to_string()])
            .current_dir(&project.root);
        if let Some(Provider { config, .. }) = &provider {
            command.arg("--config").arg(config);
        }
        let error = command.exec();
        Err(error).with_context(|| format!("cannot start {}", server.display()))
    }
}

/// Builds the site and the server in parallel, and returns the server's program. If the machine has been set up and there
/// is little to build, the builds' output is shown directly.
///
/// # Errors
/// If set-up fails or something doesn't build; the message says what and why.
pub(crate) fn build(project: &Project) -> Result<PathBuf> {
    let program = env::current_exe().context("cannot find this program's own path")?;
    let ours = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).current_dir(&project.root);
        command
    };
    let job = |name: &str, about: &str, after: &[&str], uses, command| Job {
        name: name.to_owned(),
        about: about.to_owned(),
        after: after.iter().map(|name| (*name).to_owned()).collect(),
        uses,
        command,
    };
    let fetch = ["setup", "--group", "site"];
    let builders = ["setup", "--group", "builders"];
    let provider = ["setup", "--group", "provider"];
    let native = native::compiled(project);
    let mut site = ours(&["site"]);
    site.env(native::APP, &native.app);
    let jobs = vec![
        job("downloads", "the tools that build the site", &[], Resource::Downloads, ours(&fetch)),
        job(
            "server",
            "the server, and the app's own program",
            &[],
            Resource::NativeBuild,
            native::command(project),
        ),
        job("provider", "a provider to sign in with", &["downloads"], Resource::Downloads, ours(&provider)),
        job("tools", "trunk and wasm-bindgen", &["downloads"], Resource::ToolBuild, ours(&builders)),
        job("site", "the pages, the app and the element", &["server", "tools"], Resource::WasmBuild, site),
    ];
    let ended = schedule::run(jobs, &project.target.join("start-logs"), Show::Failures)?;
    remove_builds(project)?;
    let failed: Vec<_> =
        ended.iter().filter(|ended| ended.end != End::Passed).map(|ended| ended.name.as_str()).collect();
    ensure!(failed.is_empty(), "failed: {}. The lines above say why.", failed.join(", "));
    Ok(native.server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_has_the_name_of_this_machine_if_there_is_one() {
        let url = |listen: &str| Start { listen: listen.parse().unwrap() }.url();
        assert_eq!(url("127.0.0.1:8080"), "http://localhost:8080");
        assert_eq!(url("127.0.0.2:8080"), "http://127.0.0.2:8080");
        assert_eq!(url("[::1]:80"), "http://[::1]:80");
    }
}
