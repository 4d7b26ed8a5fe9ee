//! The element of the page that the app fills, and the ids of what is in it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use portico_view::StoredValue;

/// The element that an app fills. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct Root {
    element: StoredValue<Option<Element>>,
    prefix: StoredValue<String>,
}

impl Root {
    /// The element `root`, in which every id begins with `prefix`. While the site is built there is no element.
    pub fn new(root: Option<Element>, prefix: &str) -> Self {
        Self { element: StoredValue::new(root), prefix: StoredValue::new(prefix.to_owned()) }
    }

    /// The id on the page of the part of this name.
    pub fn id(self, name: &str) -> String {
        self.prefix.with(|prefix| format!("{prefix}{name}"))
    }

    /// The part with this id, if it is on the page.
    pub fn find(self, id: &str) -> Option<Element> {
        self.element.try_get()??.query_selector(&format!("#{id}")).ok()?
    }

    /// Whether the focus is in the app, rather than elsewhere on the page.
    pub fn has_focus(self) -> bool {
        let element = self.element.try_get().flatten();
        element.is_some_and(|element| element.matches(":focus-within").unwrap_or(false))
    }

    /// Moves the focus to the part with this id, if it is on the page.
    pub fn focus(self, id: &str) {
        if let Some(element) = self.find(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }
}
