//! Where the app starts: the functions that scripts call in the browser, and the static pages where the site is built.

pub mod prerender;

mod element_views;
mod exports;
mod fallback;
mod render;
