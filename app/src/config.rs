//! The configuration, read at run time from the JSON data block of each page, or from the attributes of an element. One build
//! serves every store. In the browser, `configuration.js` has checked it: the console names what is invalid, addresses are canonical,
//! and numbers within their bounds.

pub use portico_shared::config::Dialect;
use portico_shared::paths;

use crate::json::Json;

/// Seconds after which a request without an answer is aborted, by default.
const TIMEOUT: u32 = 20;

/// Where a session may be stored.
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
            None | Some("browser") => Self::Browser,
            // `memory`, or an unknown one: the careful choice.
            Some(_) => Self::Memory,
        }
    }
}

/// Where the address bar shows which page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Routing {
    /// Nowhere: the address bar belongs to the shop.
    None,
    /// In the fragment, such as `#/register`.
    Hash,
    /// In the path, such as `/register/`.
    Path,
}

impl Routing {
    /// The routing of this name; the default is that of the hosted pages.
    fn of_name(name: Option<&str>) -> Self {
        match name {
            None | Some("path") => Self::Path,
            Some("hash") => Self::Hash,
            // `none`, or an unknown one.
            Some(_) => Self::None,
        }
    }
}

/// A provider that customers may sign in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provider {
    /// Its id at the API.
    pub id: String,
    /// Its name, the same in every language.
    pub name: String,
    /// The address of its mark, an image.
    pub mark: Option<String>,
}

impl Provider {
    fn of_json(json: &Json) -> Option<Self> {
        let id = json.get("id").text()?;
        let name = json.get("name").text().unwrap_or_else(|| id.clone());
        Some(Self { id, name, mark: json.get("mark").text() })
    }
}

/// The configuration. Every member has a default.
#[derive(Clone, Debug)]
pub struct Config {
    /// The path that the pages' addresses begin with; with a slash at both ends.
    pub base_path: String,
    /// The URL of the API, without a slash at the end and with its prefix if it has one. Empty if the page has none that can be used:
    /// then nothing is sent.
    pub api: String,
    /// Its dialect.
    pub dialect: Dialect,
    /// The shop's name, for the heading and the title.
    pub shop: String,
    /// Where a session may be stored.
    pub storage: Storage,
    /// Whether the app is part of a shop's page, rather than a page of its own.
    pub embedded: bool,
    /// The prefix of every id, so that several apps can be on one page.
    pub ids: String,
    /// Where the address bar shows which page is open.
    pub routing: Routing,
    /// The name of the page to start with when the address names none; the sign-in page without it.
    pub view: Option<String>,
    /// The return address: a path, or an address of an allowed origin.
    pub destination: Option<String>,
    /// Everything as it was read. What only the part of the app that comes later needs is read there.
    pub members: Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_path: "/".to_owned(),
            api: String::new(),
            dialect: Dialect::default(),
            shop: String::new(),
            storage: Storage::default(),
            embedded: false,
            ids: String::new(),
            routing: Routing::Path,
            view: None,
            destination: None,
            members: Json::default(),
        }
    }
}

impl Config {
    /// Reads the text of a data block; `None` if it is not JSON. A missing member has its default.
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let default = Self::default();
        let text = |name: &str, default: String| json.get(name).text().unwrap_or(default);
        Some(Self {
            base_path: text("basePath", default.base_path),
            api: text("api", default.api),
            dialect: json.get("dialect").text().and_then(|name| Dialect::of_name(&name)).unwrap_or_default(),
            shop: text("shop", default.shop),
            storage: Storage::of_name(json.get("storage").text().as_deref()),
            embedded: json.get("embedded").is_true(),
            ids: text("ids", default.ids),
            routing: Routing::of_name(json.get("routing").text().as_deref()),
            view: json.get("view").text(),
            destination: json.get("destination").text(),
            members: json,
        })
    }

    fn text(&self, name: &str) -> Option<String> {
        self.members.get(name).text()
    }

    /// Where the browser takes a one-time login code of the AXIM customer login, in the fragment `#code=`: a path, or an address of an
    /// allowed origin.
    pub fn code_to(&self) -> Option<String> {
        self.text("codeTo")
    }

    /// The store's public key.
    pub fn key(&self) -> String {
        self.text("key").unwrap_or_else(|| paths::DEFAULT_KEY.to_owned())
    }

    /// The store's industry.
    pub fn industry(&self) -> String {
        self.text("industry").unwrap_or_else(|| paths::DEFAULT_INDUSTRY.to_owned())
    }

    /// The numeric id of the language, for the server's messages and mails; empty if it has none.
    pub fn language_key(&self) -> String {
        self.text("languageKey").unwrap_or_else(|| paths::DEFAULT_LANGUAGE_KEY.to_owned())
    }

    /// The BCP 47 tag of the language of the pages.
    pub fn language(&self) -> String {
        self.text("language").unwrap_or_else(|| "en".to_owned())
    }

    /// Seconds after which a request without an answer is aborted.
    pub fn timeout(&self) -> u32 {
        self.members.get("timeout").count().unwrap_or(TIMEOUT)
    }

    /// Whether customers may sign in with passkeys: the store wants them, and the browser has them.
    pub fn passkeys(&self) -> bool {
        self.members.get("passkeys").is_true()
    }

    /// Whether there are providers that customers may sign in with.
    pub fn has_providers(&self) -> bool {
        self.members.get("providers").is_filled()
    }

    /// The providers that customers may sign in with, in the order of their buttons.
    pub fn providers(&self) -> Vec<Provider> {
        self.members.get("providers").items().iter().filter_map(Provider::of_json).collect()
    }

    /// The page that providers send shoppers back to; the one below `base_path` without it.
    pub fn social_page(&self) -> Option<String> {
        self.text("socialPage")
    }
}
