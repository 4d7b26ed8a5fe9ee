//! The button to sign in with a passkey, and what is said below it.

use leptos::prelude::Owner;
use portico_view::{El, effect, el};

use super::providers::{loaded, press};
use crate::context::Say;
use crate::flows::{App, passkey_sign_in};
use crate::form::FormState;
use crate::text::Message;

const CLASS: &str = "portico-passkey";
/// Stands for a passkey where a provider has its id, which is never empty.
pub const ID: &str = "";

/// The button on the sign-in page, below the form whose summary says what goes wrong; `None` where there are no passkeys. The part of the
/// app that comes later describes it. Until it's there, the page has the button that it came with, and a press waits.
pub fn place(app: App, form: FormState) -> Option<El> {
    let button = move || Some((loaded(app)?.passkey_button)(app));
    app.offers_passkeys().then(|| el("div", CLASS).described_later(button).on("click", press(app, form)))
}

/// The button. As long as it's on the page, a passkey can be chosen in the browser's autofill, too.
pub fn view(app: App) -> El {
    let words = app.drafts().passkey_words;
    words.set(None);
    effect(move || {
        if let Some(page) = Owner::current() {
            passkey_sign_in::begin(app, &page);
        }
    });
    let leaving_for = app.drafts().leaving_for;
    let is_pending = move || leaving_for.with(|leaving_for| leaving_for.as_deref() == Some(ID));
    let button = el("button", "portico-button portico-second")
        .attr("type", "button")
        .attr("value", ID)
        // The style hides it until a script knows that the browser has passkeys, and can keep an early press.
        .prerendered_attr("disabled", "")
        .attr("aria-disabled", move || is_pending().then(|| "true".to_owned()))
        .say(*app, Message::SignInWithPasskey);
    let status = el("p", "portico-hint").attr("role", "status").text(move || words.get().unwrap_or_default());
    el("div", CLASS).child(button).child(status)
}
