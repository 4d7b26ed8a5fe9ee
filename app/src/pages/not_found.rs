//! The page for an address that doesn't exist.

use portico_view::El;

use super::parts::{intro, links, page};
use crate::flows::App;
use crate::router::Page;
use crate::router::link::link;

/// The page.
pub fn view(app: App) -> El {
    page(app, app.words().not_found_title).child(intro(app.words().not_found)).child(links([link(
        app.router(),
        Page::Login,
        app.words().go_to_sign_in,
    )]))
}
