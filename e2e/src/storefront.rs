//! A shop with the element in its own pages: the pages, the CDN with the element, and the API, on three origins.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use portico_test_support::{free_port, on_free_ports};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::PageLoadStrategy;

use crate::browser::{Slot, conclude};
use crate::console;
use crate::fault_proxy::{FaultProxy, RawRequest, Upstream};
use crate::nginx::{self, Api, Place, config};
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::site::unknown;
use crate::tools;
use portico_test_support::Process;

/// Where pages that are served as built expect the API: the address of `cargo xtask start`.
const BUILT_FOR: &str = "http://127.0.0.1:8080";
/// An empty page of the shop.
const EMPTY: (&str, &str) = ("empty.html", "<!doctype html><html lang=en><title>Nothing</title>");

/// A shop's own files, and how its API is started.
#[derive(Clone, Copy, Debug)]
pub struct Front {
    /// Each file's path in the shop, and its text. `{cdn}` and `{api}` are replaced by those origins, and `{script digest}`
    /// and `{style digest}` by the values for `integrity`.
    pub pages: &'static [(&'static str, &'static str)],
    /// The options of the API. Their `config` comes before the store's entry.
    pub options: Options,
}

/// What comes after the store's own keys in `portico.toml`, from the origin of the shop's pages.
pub(crate) type MoreOfStore<'a> = &'a dyn Fn(&str) -> String;

/// A running storefront. It ends when it is dropped.
pub struct Storefront {
    shop: Shop,
    nginx: Process,
    cdn: FaultProxy,
    api: FaultProxy,
    page_origin: String,
    folder: TempDir,
}

/// The files of a shop's own pages.
#[derive(Clone, Copy)]
enum Files<'a> {
    /// Pages that load the element from the CDN.
    Written(&'a [(&'a str, &'a str)]),
    /// Pages that were built with the element as part of them.
    Built(&'a Path),
}

impl Storefront {
    async fn start(files: Files<'_>, options: Options, more: MoreOfStore<'_>) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-storefront-").tempdir()?;
        let (cdn_port, page_port) = (free_port(), free_port());
        let page_origin = format!("http://127.0.0.1:{page_port}");
        // Leaked: options are constants everywhere else, and a test process is short-lived.
        let config = format!(
            "{}\n[[stores]]\nkey = \"8097571064818418\"\nname = \"Portico\"\n\
             allowed-origins = [\"{page_origin}\"]\nreset-page = \"{page_origin}/reset-password/\"\n{}",
            options.config,
            more(&page_origin)
        );
        let shop = Shop::start(Options { config: config.leak(), ..options }).await?;
        let cdn = FaultProxy::start(Upstream { server: format!("127.0.0.1:{cdn_port}"), api: None }).await?;
        let api = FaultProxy::start(shop.upstream()).await?;
        nginx::copy(&tools::dist()?, &nginx::site(folder.path(), Place::Root))
            .context("cannot copy the site")?;
        config::write(folder.path(), Place::Root, Api::Elsewhere, cdn_port, api.origin())?;
        let needed = match files {
            Files::Written(_) => vec![cdn.origin(), api.origin()],
            Files::Built(_) => vec![api.origin()],
        };
        config::add_shop(folder.path(), page_port, &needed, "")?;
        let pages = folder.path().join("shop");
        match files {
            Files::Written(files) => {
                let [script, style] = digests()?;
                for (name, text) in files.iter().chain([&EMPTY]) {
                    let text = text.replace("{cdn}", cdn.origin()).replace("{api}", api.origin());
                    let text = text.replace("{script digest}", &script).replace("{style digest}", &style);
                    let file = pages.join(name);
                    fs::create_dir_all(file.parent().unwrap_or(&pages))?;
                    fs::write(file, text)?;
                }
            }
            Files::Built(built) => {
                nginx::copy(built, &pages).with_context(|| format!("cannot copy {}", built.display()))?;
                fs::write(pages.join(EMPTY.0), EMPTY.1)?;
                set_api(&pages, api.origin())?;
            }
        }
        let nginx = nginx::start(folder.path()).await?;
        Ok(Self { shop, nginx, cdn, api, page_origin, folder })
    }

    /// The API's server, with its mails and log.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// The proxy between the shop's pages and the API.
    pub fn api(&self) -> &FaultProxy {
        &self.api
    }

    /// The origin of the shop's own pages: scheme, host and port.
    pub fn page_origin(&self) -> &str {
        &self.page_origin
    }

    /// The origin of the element, which is below `/embed/`, and of our own pages: scheme, host and port.
    pub fn cdn_origin(&self) -> &str {
        self.cdn.origin()
    }

    /// Holds every request to the CDN whose path contains one of these parts, like a slow network.
    pub fn hold(&self, parts: &'static [&'static str]) {
        self.cdn.hold(parts);
    }

    /// Breaks the next connection to the CDN off whose request contains one of these parts, including one on hold, and releases
    /// the others.
    pub fn break_off(&self, parts: &'static [&'static str]) {
        self.cdn.drop_response(parts);
        self.cdn.hold(&[]);
    }

    /// Lets the CDN respond with this HTTP message to every request whose path contains this part.
    pub fn respond_with(&self, part: &str, response: String) {
        self.cdn.respond_with(part, response);
    }

    /// Forbids browsers to store any response of the CDN.
    pub fn forbid_storing(&self) {
        self.cdn.forbid_storing();
    }

    /// Releases every request to the CDN.
    pub fn release(&self) {
        self.cdn.release();
    }

    /// The requests to the CDN so far, including those on hold.
    pub fn requests(&self) -> Vec<RawRequest> {
        self.cdn.requests()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.cdn.forget_requests();
    }

    /// The files on the CDN: a copy of the built site, which a test may change.
    pub fn site(&self) -> PathBuf {
        nginx::site(self.folder.path(), Place::Root)
    }

    /// Changes the one file of the element on the CDN whose name contains all these parts, as an attacker would.
    ///
    /// # Errors
    /// If not exactly one file matches, or it can't be changed.
    pub fn change_file(&self, parts: &[&str], change: impl FnOnce(&mut Vec<u8>)) -> Result<()> {
        let embed = self.site().join("embed");
        let mut found = Vec::new();
        for folder in [embed.clone(), embed.join("assets")] {
            for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if parts.iter().all(|part| name.contains(part)) {
                    found.push(path);
                }
            }
        }
        // Otherwise its compressed versions would be sent instead.
        let (packed, files): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|path| path.extension().is_some_and(|kind| kind == "br" || kind == "gz"));
        let [file] = &files[..] else { return Err(anyhow!("{parts:?} should match one file: {files:?}")) };
        let mut content = fs::read(file)?;
        change(&mut content);
        fs::write(file, content)?;
        packed.iter().try_for_each(fs::remove_file)?;
        Ok(())
    }

    /// Makes the stylesheet on the CDN what it is to a browser that doesn't know these words of CSS: each becomes another one.
    ///
    /// # Errors
    /// If it can't be changed.
    pub fn change_css(&self, words: &[&str]) -> Result<()> {
        self.change_file(&["portico.css"], |css| {
            *css = unknown(&String::from_utf8_lossy(css), words).into_bytes();
        })
    }

    /// Calls the API from a page of the shop, like [`Page::call`].
    ///
    /// # Errors
    /// See [`Page::call`].
    pub async fn call(&self, page: &Page, name: &str, body: &Value) -> Result<(u64, Value)> {
        page.call("POST", &format!("{}/customer/{name}", self.api.origin()), body).await
    }
}

/// Opens a storefront and a browser, runs `test` on a page, and closes everything. The shop's pages have our own pages'
/// policy, which also allows the CDN's and the API's origins. The console must stay free of errors and policy violations,
/// including those that Chromium doesn't log by itself. The browser doesn't wait for pages to load.
///
/// # Errors
/// If something doesn't start, or the test fails. The error shows the page, the console and all logs.
pub async fn in_a_storefront(
    front: Front,
    test: impl AsyncFnOnce(&Storefront, &Page) -> Result<()>,
) -> Result<()> {
    in_a_storefront_with(front, &|_| String::new(), test).await
}

/// Like [`in_a_storefront`], with more keys of the store.
///
/// # Errors
/// See [`in_a_storefront`].
pub(crate) async fn in_a_storefront_with(
    front: Front,
    more: MoreOfStore<'_>,
    test: impl AsyncFnOnce(&Storefront, &Page) -> Result<()>,
) -> Result<()> {
    run(Files::Written(front.pages), front.options, more, test).await
}

/// Like [`in_a_storefront`], for a shop that was built into the folder `built` with the element as part of it. Its policy
/// allows only its own origin and, for calls, the API's.
///
/// # Errors
/// See [`in_a_storefront`].
pub async fn in_a_built_shop(
    built: &Path,
    options: Options,
    test: impl AsyncFnOnce(&Storefront, &Page) -> Result<()>,
) -> Result<()> {
    run(Files::Built(built), options, &|_| String::new(), test).await
}

async fn run(
    files: Files<'_>,
    options: Options,
    more: MoreOfStore<'_>,
    test: impl AsyncFnOnce(&Storefront, &Page) -> Result<()>,
) -> Result<()> {
    let slot = Slot::acquire().await?;
    let front = on_free_ports(async || Storefront::start(files, options, more).await).await?;
    let run = slot.page(&front.page_origin, PageLoadStrategy::None, async |page| {
        console::log_violations(page).await?;
        test(&front, page).await
    });
    conclude(run.await, || nginx::logs(front.folder.path(), &front.nginx, &front.shop))
}

/// The digests of the element's script and stylesheet, as the build has written them.
fn digests() -> Result<[String; 2]> {
    let file = tools::dist()?.join("embed/integrity.json");
    let text = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let digests: Value = serde_json::from_slice(&text)?;
    Ok(["portico.js", "portico.css"].map(|name| digests[name].as_str().unwrap_or_default().to_owned()))
}

/// Makes built pages call the test's API.
fn set_api(folder: &Path, api: &str) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            set_api(&path, api)?;
        } else if path.extension().is_some_and(|kind| kind == "html" || kind == "js") {
            fs::write(&path, fs::read_to_string(&path)?.replace(BUILT_FOR, api))?;
        }
    }
    Ok(())
}
