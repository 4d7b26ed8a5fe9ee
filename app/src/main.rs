//! Portico's sign-in pages: a Leptos single-page app that runs in the browser as WebAssembly.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "`App` is a bundle of handles; a copy is one instruction in wasm"
)]

mod api;
mod app;
mod config;
mod countdown;
mod dom;
mod form;
mod frame;
mod journey;
mod json;
mod page;
mod pages;
mod return_to;
mod session;
mod text;

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// The element of index.html that the app renders into.
const ROOT: &str = "portico";

fn main() {
    let root = document().get_element_by_id(ROOT).and_then(|found| found.dyn_into().ok());
    if let Some(root) = root {
        frame::mount(root);
    } else {
        leptos::logging::error!("portico: the page has no element with the id `{ROOT}`");
    }
}
