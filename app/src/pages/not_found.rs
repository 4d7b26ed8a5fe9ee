//! The page for an address that doesn't exist.

use portico_view::El;

use super::parts::{intro, link, links, page};
use crate::flows::App;
use crate::router::Page;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    page(app, Message::NotFoundTitle).child(intro(app, Message::NotFound)).child(links([link(
        app,
        Page::Login,
        Message::GoToSignIn,
    )]))
}
