//! The button to sign in with a passkey, and what is said below it.

use leptos::prelude::Owner;
use portico_view::{El, effect, el};

use crate::context::Say;
use crate::flows::{App, later};
use crate::text::Message;

/// The button; `None` where there are no passkeys. As long as it's on the page, a passkey can be chosen in the browser's autofill, too.
pub fn view(app: App) -> Option<El> {
    if !app.offers_passkeys() {
        return None;
    }
    let words = app.drafts().passkey_words;
    words.set(None);
    effect(move || later::sign_in_with_passkey(app, Owner::current()));
    let press = move |_| {
        words.set(Some(app.text(Message::SigningIn)));
        later::sign_in_with_passkey(app, None);
    };
    let button = el("button", "portico-button portico-second")
        .attr("type", "button")
        // The style hides it until a script knows that the browser has passkeys, and can keep an early press.
        .prerendered_attr("disabled", "")
        .on("click", press)
        .say(*app, Message::SignInWithPasskey);
    let status = el("p", "portico-hint").attr("role", "status").text(move || words.get().unwrap_or_default());
    Some(el("div", "portico-passkey").child(button).child(status))
}
