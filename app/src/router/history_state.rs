//! What the browser's history remembers of each page.

use wasm_bindgen::JsValue;

use portico_shared::pages::Page;

use crate::json::{Json, Object};

/// What an entry of the browser's history remembers across a reload. Never a password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryState {
    /// The address that a code was mailed to.
    pub email: Option<String>,
    /// The key of a reset link, so that it need not stay in the address bar. A login code is here only until the page is
    /// left: the browser's history never stores it.
    pub key: Option<String>,
}

impl HistoryState {
    fn object(&self) -> Object {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Object::new().with_filled("email", &text(&self.email)).with_filled("key", &text(&self.key))
    }

    fn of_json(json: &Json) -> Self {
        Self { email: json.get("email").text(), key: json.get("key").text() }
    }

    /// As the history stores it.
    pub fn to_js(&self) -> JsValue {
        self.object().text().into()
    }

    /// From what the history stores; empty if that is not ours.
    pub fn from_js(state: &JsValue) -> Self {
        let json = state.as_string().and_then(|state| Json::parse(&state));
        json.map(|json| Self::of_json(&json)).unwrap_or_default()
    }
}

/// A page, and what its history entry remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub page: Page,
    /// What its history entry remembers.
    pub state: HistoryState,
}

impl Location {
    /// As a text, for an app that continues at the same place later.
    pub fn to_text(&self) -> String {
        self.state.object().with("view", self.page.name()).text()
    }

    /// Parses such a text; `None` if it isn't one.
    pub fn from_text(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        Some(Self { page: Page::of_name(&json.get("view").text()?)?, state: HistoryState::of_json(&json) })
    }
}

impl From<Page> for Location {
    fn from(page: Page) -> Self {
        Self { page, state: HistoryState::default() }
    }
}
