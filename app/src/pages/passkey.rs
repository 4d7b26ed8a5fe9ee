//! Creating a passkey: the offer after a sign-in, which is also the page where a customer creates one.

use portico_shared::problem::Code;
use portico_view::{El, RwSignal, StoredValue, el};

use super::parts::{intro, page};
use crate::api::Problem;
use crate::browser::EndReason;
use crate::context::Say;
use crate::flows::passkeys::{Offer, Requests};
use crate::flows::{App, passkey_sign_in, passkeys};
use crate::form::words_for;
use crate::router::Page;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    StoredValue::new(app.host().map(Requests));
    // Another customer may have signed in since, in another tab.
    let session = app.sessions().token();
    let offer = passkeys::known(|known| known.offer.clone());
    let offer = offer.filter(|offer| session.as_ref() == Some(&offer.session));
    let step = Step {
        app,
        offer: StoredValue::new(offer),
        pending: RwSignal::new(false),
        said: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    let not_now = move |_| {
        if let Some(Offer { account, .. }) = step.offer.get() {
            passkeys::wait(app, &account);
        }
        step.go_on();
    };
    let button = |class| el("button", class).attr("type", "button").prerendered_attr("disabled", "");
    let words =
        move || app.text(if step.pending.get() { Message::CreatingPasskey } else { Message::CreatePasskey });
    let create = button("portico-button")
        .attr("aria-disabled", move || step.pending.get().then(|| "true".to_owned()))
        .on("click", move |_| step.create())
        .text(words);
    let status =
        el("p", "portico-hint").attr("role", "status").text(move || step.said.get().unwrap_or_default());
    page(app, Message::PasskeyOfferTitle)
        .child(intro(app, Message::PasskeyOffer))
        .child(move || Some(trouble(app, &step.problem.get()?, "")))
        .child(el("div", "").child(create).child(status))
        .child(button("portico-button portico-second").on("click", not_now).say(*app, Message::NotNow))
}

/// What went wrong, with the way to sign in again if that is needed. The customer has this email address, if it's known.
pub fn trouble(app: App, problem: &Problem, email: &str) -> El {
    let needs_proof = problem.code() == Some(Code::ProofRequired);
    let words = if needs_proof { app.text(Message::PasskeyProof) } else { words_for(*app, problem) };
    let email = email.to_owned();
    let again = needs_proof.then(|| {
        el("button", "portico-button portico-second")
            .attr("type", "button")
            .on("click", move |_| passkey_sign_in::again(app, &email))
            .say(*app, Message::SignInAgain)
    });
    el("div", "portico-summary").attr("role", "alert").child(el("p", "").text(words)).child(again)
}

#[derive(Clone, Copy)]
struct Step {
    app: App,
    /// What led here, if it was a sign-in.
    offer: StoredValue<Option<Offer>>,
    /// Whether a passkey is being created.
    pending: RwSignal<bool>,
    /// What is said quietly.
    said: RwSignal<Option<String>>,
    problem: RwSignal<Option<Problem>>,
}

impl Step {
    fn create(self) {
        let Self { app, pending, said, problem, .. } = self;
        let Some(session) = app.sessions().token() else { return };
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        said.set(None);
        problem.set(None);
        let visit = app.router().visit();
        app.spawn(async move {
            let outcome = passkeys::create(app, &session).await;
            // The page may have been left.
            if !visit.is_current() {
                return;
            }
            pending.set(false);
            match outcome {
                Ok(true) => {
                    app.notify_next(Message::PasskeyCreated);
                    self.go_on();
                }
                Ok(false) => {}
                Err(why) if why.code() == Some(Code::Session) => {
                    app.sessions().end(&session, EndReason::Expired);
                }
                Err(why) => {
                    app.report(&why);
                    if passkeys::is_cancelled(&why) {
                        said.set(Some(words_for(*app, &why)));
                    } else {
                        problem.set(Some(why));
                    }
                }
            }
        });
    }

    /// Goes on to where the sign-in would have led without the offer.
    fn go_on(self) {
        let app = self.app;
        passkeys::known(|known| known.offer = None);
        let leaves = self.offer.get().map_or(!app.is_embedded(), |offer| offer.leaves);
        if !(leaves && app.router().leave()) {
            app.router().replace(Page::Account);
        }
    }
}
