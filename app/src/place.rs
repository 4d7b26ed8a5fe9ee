//! Where on a page the app is: the element that it fills, and the names of what is in there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::signal::Kept;

/// The place of an app; a handle, free to copy.
#[derive(Clone, Copy)]
pub struct Place {
    root: Kept<Option<Element>>,
    prefix: Kept<String>,
}

impl Place {
    /// Within `root`, where every id begins with `prefix`. Where the site is built there is no root.
    pub fn new(root: Option<Element>, prefix: &str) -> Self {
        Self { root: Kept::new(root), prefix: Kept::new(prefix.to_owned()) }
    }

    /// The id that the part of this name has on the page.
    pub fn id(self, name: &str) -> String {
        self.prefix.with(|prefix| format!("{prefix}{name}"))
    }

    /// The part with this id, while it is on the page.
    pub fn find(self, id: &str) -> Option<Element> {
        self.root.try_get()??.query_selector(&format!("#{id}")).ok()?
    }

    /// Whether the shopper is at some part of the app, and not elsewhere on the page.
    pub fn has_focus(self) -> bool {
        let root = self.root.try_get().flatten();
        root.is_some_and(|root| root.matches(":focus-within").unwrap_or(false))
    }

    /// Moves the focus to the part with this id, if it is there.
    pub fn focus(self, id: &str) {
        if let Some(element) = self.find(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }
}
