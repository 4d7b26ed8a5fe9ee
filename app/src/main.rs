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
mod host;
mod journey;
mod json;
mod mount;
mod page;
mod pages;
mod place;
mod return_to;
mod router;
mod session;
mod signal;
mod static_pages;
mod text;

fn main() {
    // In the browser nothing happens until a script calls `mount`.
    if cfg!(not(target_arch = "wasm32")) {
        static_pages::print();
    }
}
