//! The signed-in customer.

use portico_shared::field::Kind;
use portico_shared::problem::Code;
use portico_shared::wire::User;
use portico_view::{El, RwSignal, effect, el};

use super::parts::page;
use super::{cart, linked, passkeys};
use crate::browser::EndReason;
use crate::context::Say;
use crate::flows::{App, sign_in};
use crate::form::trouble_view;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    let loaded = RwSignal::new(None);
    let has_come_back = app.is_reconfigured();
    let load = move |token: String| {
        loaded.set(None);
        let visit = app.router().visit();
        app.spawn(async move {
            let outcome = app.api().profile(&token).await;
            if app.sessions().token().as_ref() != Some(&token) {
                return;
            }
            if outcome.is_ok() {
                app.sessions().renew(&token);
            }
            match outcome {
                Err(problem) if problem.code() == Some(Code::Session) => {
                    app.sessions().end(&token, EndReason::Expired);
                }
                // A shopper who is signed in already, and came for the shop, continues to it; on a shop's page they are there. One who
                // comes back stays.
                Ok(_)
                    if !(app.is_embedded() || has_come_back)
                        && visit.is_current()
                        && app.router().leave() => {}
                outcome => loaded.set(Some(outcome)),
            }
        });
    };
    // Another tab may change who is signed in.
    effect(move || {
        if let Some(token) = app.sessions().current() {
            load(token);
        }
    });
    let again = move || {
        if let Some(token) = app.sessions().token() {
            load(token);
            app.focus_heading();
        }
    };
    let content = move || match loaded.get()? {
        Ok(found) => Some(customer(app, found.user)),
        Err(problem) => Some(trouble_view(*app, &problem, again)),
    };
    // Below the button to sign out, since it may be long.
    let cart = move || match loaded.get()? {
        Ok(found) => cart::view(app, found.cart?),
        Err(_) => None,
    };
    let passkeys = move || match loaded.get()? {
        Ok(found) => passkeys::view(app, app.sessions().token()?, found.user.email),
        Err(_) => None,
    };
    let linked = move || match loaded.get()? {
        Ok(_) => linked::view(app, app.sessions().token()?),
        Err(_) => None,
    };
    let loading =
        move || if loaded.with(Option::is_none) { app.text(Message::AccountLoading) } else { String::new() };
    page(app, Message::AccountTitle)
        .child(el("p", "portico-loading").attr("role", "status").text(loading))
        .child(content)
        .child(sign_out(app))
        .child(passkeys)
        .child(linked)
        .child(cart)
}

fn customer(app: App, user: User) -> El {
    let label = |kind| app.words().label(kind);
    let name = [user.first_name, user.last_name].join(" ").trim().to_owned();
    let unverified =
        (!user.email_verified).then(|| el("span", "portico-badge").say(*app, Message::AccountUnverified));
    let email = el("dd", "portico-address").text(user.email).text(unverified.is_some().then_some(" "));
    let phone = (!user.mobile_number.is_empty()).then(|| el("dd", "").text(user.mobile_number));
    el("dl", "portico-facts")
        .child((!name.is_empty()).then(|| fact(app.text(Message::AccountName), el("dd", "").text(name))))
        .child(fact(label(Kind::Email), email.child(unverified)))
        .child(phone.map(|phone| fact(label(Kind::Phone), phone)))
}

fn fact(term: String, description: El) -> El {
    el("div", "").child(el("dt", "").text(term)).child(description)
}

fn sign_out(app: App) -> El {
    let act = move |_| {
        if let Some(token) = app.sessions().token() {
            sign_in::sign_out(*app, &token);
        }
    };
    el("button", "portico-button portico-second")
        .attr("type", "button")
        .on("click", act)
        .say(*app, Message::SignOut)
}
