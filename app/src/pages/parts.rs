//! Parts that several pages share.

use leptos::prelude::event_target_checked;
use portico_view::{El, el};

use crate::flows::App;
use crate::router::Page;
use crate::router::link::link;

/// A page, which starts with its heading.
pub fn page(app: App, heading: &'static str) -> El {
    app.title().set(heading);
    let title = el(app.heading_tag(1), "portico-title").attr("id", app.heading_id()).attr("tabindex", "-1");
    el("div", "").child(title.text(heading))
}

/// The sentence that introduces a page.
pub fn intro(words: &str) -> El {
    el("p", "portico-intro").text(words)
}

/// A sentence with an address, and the link to change it.
pub fn about_address(app: App, words: &str, email: String, origin: Page) -> El {
    intro(words).text(" ").child(el("strong", "portico-address").text(email)).text(" ").child(link(
        app.router(),
        origin,
        app.words().change_email,
    ))
}

/// The links to other pages, below the form.
pub fn links(links: impl IntoIterator<Item = El>) -> El {
    links.into_iter().fold(el("nav", "portico-ways"), |nav, link| nav.child(el("p", "").child(link)))
}

/// A question and the link that answers it.
pub fn question(app: App, words: &str, page: Page, answer: &'static str) -> El {
    el("span", "").text(words).text(" ").child(link(app.router(), page, answer))
}

/// The checkbox to stay signed in; `None` where a session is in memory only.
pub fn remember_box(app: App) -> Option<El> {
    let [id, hint] = ["portico-remember", "portico-remember-hint"].map(|name| app.root().id(name));
    let remember = app.drafts().remember;
    app.may_remember().then(|| {
        let input = el("input", "")
            .attr("type", "checkbox")
            .attr("id", &id)
            .attr("name", "remember")
            .attr("aria-describedby", &hint)
            .on("change", move |event| remember.set(event_target_checked(&event)));
        let input = if remember.get_untracked() { input.attr("checked", "") } else { input };
        el("div", "portico-check")
            .child(input)
            .child(el("label", "").attr("for", &id).text(app.words().keep_me_signed_in))
            .child(el("span", "portico-hint").attr("id", &hint).text(app.words().keep_me_signed_in_hint))
    })
}
