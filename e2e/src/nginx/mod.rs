//! The built site, served by nginx.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use portico_test_support::{free_port, on_free_ports};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::PageLoadStrategy;
use tokio::process::Command;

use crate::browser::{Slot, conclude};
use crate::console;
use crate::fault_proxy::{FaultProxy, Upstream};
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::tools;
use portico_test_support::Process;

pub(crate) mod config;

pub use config::{Api, Place};

/// A request that nginx has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path, with the query.
    pub path: String,
    /// The status of the response.
    pub status: u16,
    /// How the response was compressed; `-` if it wasn't.
    pub encoding: String,
    /// The browser's purpose for it: `document`, `script`, `empty` for a script's call, …
    pub destination: String,
}

/// nginx with the pages, and the shop whose API they call. Both end when this is dropped.
pub struct Host {
    shop: Shop,
    nginx: Process,
    /// In front of nginx, if a test changes the network.
    proxy: Option<FaultProxy>,
    origin: String,
    plain_origin: String,
    place: Place,
    folder: TempDir,
}

impl Host {
    async fn start(place: Place, api: Api, has_proxy: bool) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-nginx-").tempdir()?;
        let (port, plain_port) = (free_port(), free_port());
        let server = format!("127.0.0.1:{port}");
        let (proxy, origin) = if has_proxy {
            let proxy = FaultProxy::start(Upstream { server, api: None }).await?;
            let origin = proxy.origin().to_owned();
            (Some(proxy), origin)
        } else {
            (None, format!("http://{server}"))
        };
        let plain_origin = format!("http://127.0.0.1:{plain_port}");
        let reset_page = format!("{origin}{}reset-password/", place.base());
        // Leaked: options are constants everywhere else, and a test process is short-lived.
        let config = format!(
            "[[stores]]\nkey = \"8097571064818418\"\nname = \"Portico\"\n\
             allowed-origins = [\"{origin}\"]\nreset-page = \"{reset_page}\"\n"
        );
        let shop = Shop::start(Options { config: config.leak(), ..Options::DEFAULT }).await?;
        let site = site(folder.path(), place);
        let built = match place {
            Place::Root => tools::dist()?,
            Place::Below => tools::dist_below()?,
        };
        copy(&built, &site).context("cannot copy the site")?;
        if api == Api::Elsewhere {
            edit_pages(&site, &|page| with_members(page, &json!({"api": shop.origin()})))?;
        }
        config::write(folder.path(), place, api, port, shop.origin())?;
        config::add_plain(folder.path(), plain_port)?;
        let nginx = start(folder.path()).await?;
        Ok(Self { shop, nginx, proxy, origin, plain_origin, place, folder })
    }

    /// The shop whose API the pages call.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// The pages' origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The origin that serves the same files without our headers: scheme, host and port.
    pub fn plain_origin(&self) -> &str {
        &self.plain_origin
    }

    /// The path of a page or file, such as `login/`.
    pub fn path(&self, name: &str) -> String {
        format!("{}{name}", self.place.base())
    }

    /// The deployed files.
    pub fn site(&self) -> PathBuf {
        site(self.folder.path(), self.place)
    }

    /// Edits every deployed page, as an operator would, and removes its compressed versions, which are then outdated.
    ///
    /// # Errors
    /// If a page can't be changed.
    pub fn edit_pages(&self, change: impl Fn(&str) -> Result<String>) -> Result<()> {
        edit_pages(&self.site(), &change)
    }

    /// Sets these members of the configuration in every deployed page, as an operator would.
    ///
    /// # Errors
    /// If a page can't be changed.
    pub fn configure(&self, members: &Value) -> Result<()> {
        self.edit_pages(|page| with_members(page, members))
    }

    /// The requests that nginx has answered so far.
    ///
    /// # Errors
    /// If the log can't be read.
    pub fn requests(&self) -> Result<Vec<Request>> {
        let log = fs::read_to_string(self.folder.path().join("access.log"))?;
        log.lines().map(|line| request(line).with_context(|| format!("a log line: {line}"))).collect()
    }

    /// The headers that a snippet such as `portico-headers.conf` adds to responses, with their names in lower case.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn headers(&self, snippet: &str) -> Result<Vec<(String, String)>> {
        let text = fs::read_to_string(self.folder.path().join("snippets").join(snippet))?;
        let lines = text.lines().filter_map(|line| line.strip_prefix("add_header ")?.split_once(' '));
        let value = |rest: &str| rest.trim_end_matches(" always;").trim_matches('"').to_owned();
        Ok(lines.map(|(name, rest)| (name.to_lowercase(), value(rest))).collect())
    }
}

/// Starts the pages on nginx and a browser, runs `test` on a page, and closes everything. The console must stay free of
/// errors and policy violations, including those that Chromium doesn't log by itself.
///
/// # Errors
/// If something doesn't start, or the test fails. The error shows the page, the console and both logs.
pub async fn on_nginx(
    place: Place,
    api: Api,
    test: impl AsyncFnOnce(&Host, &Page) -> Result<()>,
) -> Result<()> {
    run(place, api, false, test).await
}

/// Like [`on_nginx`], with a proxy between browser and nginx.
///
/// # Errors
/// See [`on_nginx`].
pub async fn on_nginx_through_a_proxy(
    place: Place,
    api: Api,
    test: impl AsyncFnOnce(&Host, &Page, &FaultProxy) -> Result<()>,
) -> Result<()> {
    run(place, api, true, async |host, page| {
        test(host, page, host.proxy.as_ref().context("it was started with a proxy")?).await
    })
    .await
}

async fn run(
    place: Place,
    api: Api,
    has_proxy: bool,
    test: impl AsyncFnOnce(&Host, &Page) -> Result<()>,
) -> Result<()> {
    let slot = Slot::acquire().await?;
    let host = on_free_ports(async || Host::start(place, api, has_proxy).await).await?;
    let run = slot.page(&host.origin, PageLoadStrategy::Normal, async |page| {
        console::log_violations(page).await?;
        test(&host, page).await
    });
    conclude(run.await, || logs(host.folder.path(), &host.nginx, &host.shop))
}

/// Starts nginx with the files that [`config::write`] wrote to a folder.
pub(crate) async fn start(folder: &Path) -> Result<Process> {
    let mut command = Command::new(tools::nginx()?.join("usr/sbin/nginx"));
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
    let ready = |line: &str| line.contains("event method").then_some(());
    let (nginx, ()) = Process::start("nginx", &mut command, ready).await?;
    Ok(nginx)
}

/// The shop's log and nginx's, to show why a test failed.
pub(crate) fn logs(folder: &Path, nginx: &Process, shop: &Shop) -> String {
    let requests = fs::read_to_string(folder.join("access.log")).unwrap_or_default();
    format!(
        "nginx has answered:\n{requests}\nnginx's log:\n{}\n\nthe server's log:\n{}",
        nginx.log(),
        shop.log()
    )
}

/// The folder of the deployed files, within an nginx's folder.
pub(crate) fn site(folder: &Path, place: Place) -> PathBuf {
    folder.join("www").join(place.base().trim_matches('/'))
}

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}

fn edit_pages(folder: &Path, change: &dyn Fn(&str) -> Result<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let page = entry?.path();
        if page.is_dir() {
            edit_pages(&page, change)?;
        } else if page.extension().is_some_and(|kind| kind == "html") {
            let text = change(&fs::read_to_string(&page)?)?;
            fs::write(&page, text)?;
            for extension in ["html.br", "html.gz"] {
                let compressed = page.with_extension(extension);
                if compressed.exists() {
                    fs::remove_file(compressed)?;
                }
            }
        }
    }
    Ok(())
}

/// The page with these members in its data block.
fn with_members(page: &str, members: &Value) -> Result<String> {
    let (before, behind) = page.split_once("portico-config").context("the page has no data block")?;
    let (tag, behind) = behind.split_once('>').context("the data block has no start")?;
    let (block, after) = behind.split_once("</script>").context("the data block has no end")?;
    let mut config: Value = serde_json::from_str(block).context("the data block isn't JSON")?;
    for (name, value) in members.as_object().context("members are an object")? {
        config[name] = value.clone();
    }
    Ok(format!("{before}portico-config{tag}>{config}</script>{after}"))
}

fn request(line: &str) -> Result<Request> {
    let parts: Vec<_> = line.split(' ').collect();
    ensure!(parts.len() == 5, "it has {} parts", parts.len());
    Ok(Request {
        method: parts[0].to_owned(),
        path: parts[1].to_owned(),
        status: parts[2].parse()?,
        encoding: parts[3].to_owned(),
        destination: parts[4].to_owned(),
    })
}
