//! There is nothing at this address.

use crate::app::App;
use crate::dom::El;
use crate::page::Page;
use crate::router::link;

use super::{intro, page, ways};

pub(super) fn view(app: App) -> El {
    page(app, app.words.not_found_title).child(intro(app.words.not_found)).child(ways([link(
        app.router,
        Page::Login,
        app.words.go_to_sign_in,
    )]))
}
