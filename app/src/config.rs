//! What a store sets at run time: the JSON data block of each page, or the attributes of an element. One build serves
//! every store.

use portico_shared::paths;
use portico_shared::text::Language;

use crate::json::Json;
use crate::page::Page;
use crate::router::{Routing, of_origin};

/// Where a session may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// In `sessionStorage`, or in `localStorage` when the shopper asks to be kept signed in.
    #[default]
    Browser,
    /// In memory only: a reload signs out.
    Memory,
}

impl Storage {
    fn of_name(name: Option<&str>) -> Self {
        match name {
            Some("memory") => Self::Memory,
            None | Some("browser") => Self::Browser,
            Some(other) => {
                leptos::logging::error!("portico: storage is `browser` or `memory`, not `{other}`");
                Self::Memory
            }
        }
    }
}

/// Which API the shop has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Both documents, as Portico's own server speaks them.
    #[default]
    Portico,
    /// Document B alone: a customer's email address and an access token give a one-time login code.
    Axim,
    /// Document A, as Spurtcommerce's own server speaks it.
    Spurtcommerce,
}

impl Dialect {
    fn of_name(name: Option<&str>) -> Self {
        match name {
            Some("axim") => Self::Axim,
            Some("spurtcommerce") => Self::Spurtcommerce,
            None | Some("portico") => Self::Portico,
            Some(other) => {
                leptos::logging::error!(
                    "portico: dialect is `portico`, `axim` or `spurtcommerce`, not `{other}`"
                );
                Self::Portico
            }
        }
    }
}

/// The configuration; every member has a default.
#[derive(Clone, Debug)]
pub struct Config {
    /// The path that the pages' addresses begin with; with a slash at both ends.
    pub base_path: String,
    /// Where the API is, without a slash at the end and with its prefix if it has one; empty for the page's
    /// own origin.
    pub api: String,
    /// What it speaks.
    pub dialect: Dialect,
    /// Where a one-time login code of document B is taken, in the fragment `#code=`: an address of an allowed origin.
    pub code_to: Option<String>,
    /// The store's public key.
    pub key: String,
    /// The store's trade.
    pub industry: String,
    /// The numeric id of the language, for the server's messages and mails.
    pub language_key: String,
    /// The BCP 47 tag of the language of the pages.
    pub language: String,
    /// The shop's name, for the heading and the title.
    pub shop: String,
    /// Where a session may be kept.
    pub storage: Storage,
    /// Origins that a return address may lead to, besides the page's own; each with its scheme, such as
    /// `https://shop.example`.
    pub return_to: Vec<String>,
    /// Seconds after which a request that has no answer is given up.
    pub timeout: u32,
    /// Whether the app is a part of a shop's page, and not the whole of its own.
    pub embedded: bool,
    /// What every id begins with, so that several apps can be on one page.
    pub ids: String,
    /// How pages have addresses.
    pub routing: Routing,
    /// The page to begin with, where the address says nothing.
    pub view: Page,
    /// The return address of an embedded app; a page of ours has it in its own address.
    pub destination: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_path: "/".to_owned(),
            api: String::new(),
            dialect: Dialect::default(),
            code_to: None,
            key: paths::DEFAULT_KEY.to_owned(),
            industry: paths::DEFAULT_INDUSTRY.to_owned(),
            language_key: paths::DEFAULT_LANGUAGE_KEY.to_owned(),
            language: Language::default().tag().to_owned(),
            shop: String::new(),
            storage: Storage::default(),
            return_to: Vec::new(),
            timeout: 20,
            embedded: false,
            ids: String::new(),
            routing: Routing::Path,
            view: Page::Login,
            destination: None,
        }
    }
}

impl Config {
    /// Reads the text of a data block. What it leaves out has its default. A text that cannot be read leaves every
    /// default in force and says so in the console: a typing mistake there must not take the sign-in away.
    pub fn read(text: &str) -> Self {
        let mut config = Self::parse(text).unwrap_or_else(|| {
            leptos::logging::error!("portico: the configuration in `#portico-config` is not JSON");
            Self::default()
        });
        config.api = of_origin(config.api);
        config
    }

    /// Reads the text of a data block; nothing for one that is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let default = Self::default();
        let text = |name: &str, default: String| json.get(name).text().unwrap_or(default);
        Some(Self {
            base_path: text("basePath", default.base_path),
            api: text("api", default.api),
            dialect: Dialect::of_name(json.get("dialect").text().as_deref()),
            code_to: json.get("codeTo").text(),
            key: text("key", default.key),
            industry: text("industry", default.industry),
            language_key: text("languageKey", default.language_key),
            language: text("language", default.language),
            shop: text("shop", default.shop),
            storage: Storage::of_name(json.get("storage").text().as_deref()),
            return_to: json.get("returnTo").items().iter().filter_map(Json::text).collect(),
            timeout: json.get("timeout").count().unwrap_or(default.timeout),
            embedded: json.get("embedded").is_true(),
            ids: text("ids", default.ids),
            routing: Routing::of_name(json.get("routing").text().as_deref()),
            view: json.get("view").text().and_then(|name| Page::of_name(&name)).unwrap_or(default.view),
            destination: json.get("destination").text(),
        })
    }

    /// The language of the pages.
    pub fn language(&self) -> Language {
        Language::of_tag(&self.language).unwrap_or_default()
    }
}
