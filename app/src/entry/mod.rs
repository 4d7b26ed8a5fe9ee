//! Where the app starts: the functions that scripts call in the browser, and the static pages where the site is built.

mod exports;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
