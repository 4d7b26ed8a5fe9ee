//! Our pages and a shop's, each on a host of its own, over https: passkeys belong to the name of a host, and serve on others that it names.

use std::fs;

use anyhow::{Context, Result};
use portico_test_support::{Process, free_port, on_free_ports};
use tempfile::TempDir;

use crate::browser::{Browser, Hosts, Slot, conclude};
use crate::certificates;
use crate::console;
use crate::nginx::{self, Api, Place, config};
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::tools;

/// The host that the store's passkeys belong to.
pub const RP_ID: &str = "shop.example";
/// The origin of our pages, the element and the API: on a host below that one.
pub const ACCOUNT_ORIGIN: &str = "https://account.shop.example";
/// The origin of the shop's own pages, on that host.
pub const SHOP_ORIGIN: &str = "https://shop.example";
/// The origin of the same pages of the shop for another country, which the store names as related.
pub const RELATED_ORIGIN: &str = "https://shop-de.example";
/// An origin with these pages that the store doesn't name, though it may call the API.
pub const UNRELATED_ORIGIN: &str = "https://other.example";

/// A store whose customers have passkeys, and its pages. It ends when it is dropped.
pub struct Related {
    shop: Shop,
    nginx: Process,
    hosts: Hosts,
    folder: TempDir,
}

impl Related {
    async fn start(pages: &[(&str, &str)]) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-related-").tempdir()?;
        let port = free_port();
        let origins = [SHOP_ORIGIN, RELATED_ORIGIN, UNRELATED_ORIGIN];
        // Leaked: options are constants everywhere else, and a test process is short-lived.
        let config = format!(
            "[[stores]]\nkey = \"8097571064818418\"\nname = \"Portico\"\nallowed-origins = {origins:?}\n\
             reset-page = \"{ACCOUNT_ORIGIN}/reset-password/\"\nrp-id = \"{RP_ID}\"\n\
             passkey-origins = [\"{ACCOUNT_ORIGIN}\", \"{SHOP_ORIGIN}\", \"{RELATED_ORIGIN}\"]\n"
        );
        let shop = Shop::start(Options { config: config.leak(), ..Options::DEFAULT }).await?;
        nginx::copy(&tools::dist_passkeys()?, &nginx::site(folder.path(), Place::Root))
            .context("cannot copy the site")?;
        config::write(folder.path(), Place::Root, Api::Behind, port, shop.origin())?;
        let hosts = origins.map(|origin| origin.trim_start_matches("https://"));
        let more = format!(
            "server_name {};\nlocation = /.well-known/webauthn {{\n proxy_pass {};\n proxy_set_header Host $host;\n}}\n\
             # Without a policy, which would forbid frames.\nlocation /frame {{\n add_header Cache-Control no-cache always;\n}}",
            hosts.join(" "),
            shop.origin()
        );
        config::add_shop(folder.path(), port, &[ACCOUNT_ORIGIN], &more)?;
        let account = ACCOUNT_ORIGIN.trim_start_matches("https://");
        let certificate = certificates::create(folder.path(), &[&hosts[..], &[account]].concat())?;
        config::add_tls(folder.path(), port, &certificate.chain, &certificate.key)?;
        let own = folder.path().join("shop");
        fs::create_dir_all(&own)?;
        for (name, text) in pages {
            fs::write(
                own.join(name),
                text.replace("{cdn}", ACCOUNT_ORIGIN).replace("{api}", ACCOUNT_ORIGIN),
            )?;
        }
        let nginx = nginx::start(folder.path()).await?;
        Ok(Self { shop, nginx, hosts: Hosts { port, authority: certificate.authority }, folder })
    }

    /// The API's server, with its mails and log.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// The requests that nginx has answered so far, for any of the hosts: one a line, with method, path and status.
    ///
    /// # Errors
    /// If the log can't be read.
    pub fn requests(&self) -> Result<String> {
        Ok(fs::read_to_string(self.folder.path().join("access.log"))?)
    }
}

/// Starts a store on hosts of its own and a browser that finds them, runs `test` on a page, and closes everything. The page is on
/// [`ACCOUNT_ORIGIN`], with the policy of `deploy/nginx`; the shop's `pages` are on the others, where `{cdn}` and `{api}` are replaced by it.
/// Those whose names begin with `frame` have no policy.
///
/// # Errors
/// If something doesn't start, the test fails, or the console isn't clean. The error shows the page, the console and both logs.
pub async fn on_related_origins(
    pages: &[(&str, &str)],
    test: impl AsyncFnOnce(&Related, &Page) -> Result<()>,
) -> Result<()> {
    let _slot = Slot::acquire().await?;
    let related = on_free_ports(async || Related::start(pages).await).await?;
    let browser = Browser::with_hosts(related.hosts.clone())?;
    let run = browser.page(ACCOUNT_ORIGIN, async |page| {
        console::log_violations(page).await?;
        test(&related, page).await
    });
    conclude(run.await, || nginx::logs(related.folder.path(), &related.nginx, &related.shop))
}
