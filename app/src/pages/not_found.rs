//! There is nothing at this address.

use leptos::prelude::*;

use crate::app::App;
use crate::page::{Page, link};

pub(super) fn view(app: App) -> AnyView {
    view! {
        {app.heading(app.words.not_found_title)}
        <p class="portico-intro">{app.words.not_found}</p>
        <nav class="portico-ways"><p>{link(app.router, Page::Login, app.words.go_to_sign_in)}</p></nav>
    }
    .into_any()
}
