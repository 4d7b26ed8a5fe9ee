//! Portico's sign-in pages: a Leptos single-page app that runs in the browser as WebAssembly. Built for any other machine, the same
//! program prints the pages as static HTML, which the app then adopts.

// In the browser nothing happens until a script calls `mount`.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod api;
mod browser;
mod config;
mod context;
mod entry;
mod flows;
mod form;
mod json;
mod layout;
mod pages;
mod router;
mod text;

// The browser's memory.
#[cfg(target_arch = "wasm32")]
use portico_allocator as _;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    entry::prerender::print();
}
