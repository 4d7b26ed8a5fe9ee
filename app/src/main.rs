//! Portico's sign-in pages: a Leptos single-page app that runs in the browser as WebAssembly. Built for any other machine
//! the same program prints the pages as static HTML, which the app then takes over.

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
mod signal;
mod static_pages;
mod text;

use leptos::prelude::document;

/// The element of the page that the app runs in.
const ROOT: &str = "portico";

fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        return static_pages::print();
    }
    if let Some(root) = document().get_element_by_id(ROOT) {
        frame::mount(root);
    } else {
        leptos::logging::error!("portico: the page has no element with the id `{ROOT}`");
    }
}
