//! Parts that several pages share.

use leptos::prelude::event_target_checked;
use portico_view::{El, el};

use crate::context::Say;
use crate::flows::{App, later};
use crate::form::sentence_with;
use crate::router::Page;
use crate::router::link as router;
use crate::text::Message;

/// A page, which starts with its heading.
pub fn page(app: App, heading: Message) -> El {
    app.title().set(heading);
    let title = el(app.heading_tag(1), "portico-title").attr("id", app.heading_id()).attr("tabindex", "-1");
    el("div", "").child(title.say(*app, heading))
}

/// The sentence that introduces a page.
#[inline(never)]
pub fn intro(app: App, sentence: Message) -> El {
    el("p", "portico-intro").say(*app, sentence)
}

/// A link to another page. While the rest of the app is on its way, a hosted page lets the browser follow its links, unless something
/// was typed that would be lost.
#[inline(never)]
pub fn link(app: App, page: Page, words: Message) -> El {
    let stays = move || later::loaded().is_some() || app.is_embedded() || app.drafts().is_filled_in();
    router::link(app.router(), page, app.text(words), stays)
}

/// A sentence with an address or a name in it.
pub fn sentence(app: App, class: &'static str, sentence: Message, address: String) -> El {
    sentence_with(el("p", class), &app.text(sentence), el("bdi", "portico-address").text(address))
}

/// A sentence with an address, and the link to change it.
pub fn about_address(app: App, words: Message, email: String, origin: Page) -> El {
    sentence(app, "portico-intro", words, email).text(" ").child(link(app, origin, Message::ChangeEmail))
}

/// The links to other pages, below the form.
pub fn links(links: impl IntoIterator<Item = El>) -> El {
    links.into_iter().fold(el("nav", "portico-ways"), |nav, link| nav.child(el("p", "").child(link)))
}

/// A question and the link that answers it.
pub fn question(app: App, words: Message, page: Page, answer: Message) -> El {
    el("span", "").say(*app, words).text(" ").child(link(app, page, answer))
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
            .child(el("label", "").attr("for", &id).say(*app, Message::KeepMeSignedIn))
            .child(el("span", "portico-hint").attr("id", &hint).say(*app, Message::KeepMeSignedInHint))
    })
}
