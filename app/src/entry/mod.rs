//! Where the app starts: the functions that scripts call in the browser, and the static pages where the site is built.

mod exports;
pub mod prerender;
