//! Links to pages.

use portico_view::{El, el};
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::{Page, Router};
use crate::config::Routing;

/// A link to a page. A plain click stays in the app, if it `stays` there; any other click is the browser's.
pub fn link(router: Router, page: Page, words: String, stays: impl Fn() -> bool + 'static) -> El {
    let go = move |event: web_sys::Event| {
        let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
            mouse.button() == 0
                && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key())
        });
        if is_plain && stays() {
            event.prevent_default();
            router.go(page);
        }
    };
    let link = if router.routing() == Routing::None {
        // A page without an address cannot be opened in a new tab.
        el("button", "portico-link").attr("type", "button")
    } else {
        el("a", "portico-link").attr("href", router.href(page))
    };
    link.on("click", go).text(words)
}
