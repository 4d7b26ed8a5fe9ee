//! The signed-in customer.

use crate::app::App;
use crate::dom::{El, el, follow};
use crate::form::trouble_view;
use crate::session::Ending;
use crate::signal::Signal;
use portico_shared::problem::Code;
use portico_shared::wire::User;

use super::{cart, page};

pub(super) fn view(app: App) -> El {
    let loaded = Signal::new(None);
    let load = move |token: String| {
        loaded.set(None);
        let visit = app.router.visit();
        app.spawn(async move {
            let outcome = app.api().profile(&token).await;
            if app.sessions.token().as_ref() != Some(&token) {
                return;
            }
            match outcome {
                Err(problem) if problem.code() == Some(Code::Session) => {
                    app.sessions.end(&token, Ending::Expired);
                }
                // Somebody who came for the shop and is signed in already goes on to it. Who is in the shop stays.
                Ok(_) if !app.embedded && visit.goes_on() && app.router.leave() => {}
                // The page may be gone by now.
                outcome => drop(loaded.try_set(Some(outcome))),
            }
        });
    };
    // Another tab may change who is signed in.
    follow(move || {
        if let Some(token) = app.sessions.current() {
            load(token);
        }
    });
    let again = move || {
        if let Some(token) = app.sessions.token() {
            load(token);
            app.focus_title();
        }
    };
    let content = move || match loaded.get()? {
        Ok(found) => Some(customer(app, found.user)),
        Err(problem) => Some(trouble_view(app, &problem, again)),
    };
    // Below the way out, since it may be long.
    let cart = move || match loaded.get()? {
        Ok(found) => cart::view(app, found.cart?),
        Err(_) => None,
    };
    let loading = move || if loaded.with(Option::is_none) { app.words.account_loading } else { "" };
    page(app, app.words.account_title)
        .child(el("p", "portico-loading").attr("role", "status").text_with(loading))
        .child_with(content)
        .child(sign_out(app))
        .child_with(cart)
}

fn customer(app: App, user: User) -> El {
    let words = app.words;
    let name = [user.first_name, user.last_name].join(" ").trim().to_owned();
    let unverified =
        (!user.email_verified).then(|| el("span", "portico-badge").child(words.account_unverified));
    let email = el("dd", "portico-address").child(user.email).child(unverified.is_some().then_some(" "));
    let phone = (!user.mobile_number.is_empty()).then(|| el("dd", "").child(user.mobile_number));
    el("dl", "portico-facts")
        .child(fact(words.account_name, el("dd", "").child(name)))
        .child(fact(words.email, email.child(unverified)))
        .child(phone.map(|phone| fact(words.phone, phone)))
}

fn fact(term: &str, description: El) -> El {
    el("div", "").child(el("dt", "").child(term)).child(description)
}

fn sign_out(app: App) -> El {
    let pending = Signal::new(false);
    let act = move |_| {
        if !pending.get_untracked() {
            pending.set(true);
            app.sign_out();
        }
    };
    let words = move || if pending.get() { app.words.signing_out } else { app.words.sign_out };
    el("button", "portico-button portico-second")
        .attr("type", "button")
        .attr_with("aria-disabled", move || pending.get().then(|| "true".to_owned()))
        .on("click", act)
        .text_with(words)
}
