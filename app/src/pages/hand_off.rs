//! A customer who comes from another system with a one-time login code. Whose account it is stands on the page before
//! anything happens, so that nobody is signed in to a stranger's account by a link.

use portico_shared::problem::Code;
use portico_shared::wire::LoginCodeFound;

use crate::api::Problem;
use crate::app::{App, TITLE};
use crate::dom::{El, el, follow};
use crate::form::{trouble_view, words_for};
use crate::page::{Entry, Page, link};
use crate::signal::{Kept, Signal};

use super::{intro, page, ways};

/// What is known of the code.
#[derive(Clone)]
enum Stage {
    Checking,
    /// It works. Somebody who is signed in already is named by their address.
    Found(LoginCodeFound, Option<String>),
    /// It could not be found out.
    Failed(Problem),
    /// It is of no use.
    Broken(Problem),
}

pub(super) fn view(app: App, entry: Entry) -> El {
    let code = Kept::new(entry.key.unwrap_or_default());
    let stage = Signal::new(Stage::Checking);
    let check = move || {
        stage.set(Stage::Checking);
        app.spawn(async move {
            let checked = app.api().check_login_code(&code.get()).await;
            let found = match checked {
                Ok(found) => Stage::Found(found, signed_in_as(app).await),
                Err(problem) => failed(problem),
            };
            // The page may be gone by now.
            if stage.try_set(found) {
                app.focus_later(app.place.id(TITLE));
            }
        });
    };
    follow(check);
    let content = move || match stage.get() {
        Stage::Checking => page(app, app.words.hand_off_title)
            .child(intro(app.words.hand_off_checking).attr("role", "status")),
        Stage::Found(found, other) => offer(app, code, stage, found, other),
        Stage::Failed(problem) => {
            page(app, app.words.hand_off_title).child(trouble_view(app, &problem, check))
        }
        Stage::Broken(problem) => broken(app, &problem),
    };
    el("div", "").child_with(move || Some(content()))
}

/// The address of whoever is signed in at this device, if somebody is.
async fn signed_in_as(app: App) -> Option<String> {
    let customer = app.api().profile(&app.sessions.token()?).await.ok()?;
    Some(customer.user.email)
}

fn failed(problem: Problem) -> Stage {
    match problem.code() {
        Some(Code::LoginCodeUnknown | Code::LoginCodeUsed | Code::LoginCodeExpired | Code::Invalid) => {
            Stage::Broken(problem)
        }
        _ => Stage::Failed(problem),
    }
}

/// Says whom the code signs in, and does it at one press.
fn offer(
    app: App,
    code: Kept<String>,
    stage: Signal<Stage>,
    found: LoginCodeFound,
    other: Option<String>,
) -> El {
    let words = app.words;
    let pending = Signal::new(false);
    let redeem = move |_| {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        app.spawn(async move {
            match app.api().redeem(&code.get()).await {
                Ok(signed_in) => {
                    if let Some(token) = app.sessions.token() {
                        // Of another account, or of this one: it is replaced.
                        let _ = app.api().sign_out(&token).await;
                    }
                    app.enter(signed_in, false).await;
                }
                Err(problem) => {
                    pending.set(app.router.is_leaving());
                    if stage.try_set(failed(problem)) {
                        app.focus_later(app.place.id(TITLE));
                    }
                }
            }
        });
    };
    let replaced = other.map(|email| {
        let email = el("strong", "portico-address").child(email);
        el("p", "portico-notice").child(words.hand_off_replaces).child(" ").child(email)
    });
    let account = el("strong", "portico-address").child(found.email);
    let shop = el("strong", "").child(found.store);
    let button = el("button", "portico-button")
        .attr("type", "button")
        .attr_with("aria-disabled", move || pending.get().then(|| "true".to_owned()))
        .on("click", redeem)
        .text_with(move || if pending.get() { words.signing_in } else { words.hand_off_go_on });
    page(app, words.hand_off_title)
        .child(intro(words.hand_off_shop).child(" ").child(shop))
        .child(intro(words.hand_off_account).child(" ").child(account))
        .child(replaced)
        .child(button)
        .child(el("p", "portico-hint").child(words.hand_off_stranger))
        .child(ways([link(app.router, Page::Login, words.hand_off_other)]))
}

/// The code does not work, for good.
fn broken(app: App, problem: &Problem) -> El {
    app.report(problem);
    page(app, app.words.hand_off_broken_title)
        .child(intro(&words_for(app, problem)).attr("role", "status"))
        .child(intro(app.words.hand_off_way_on))
        .child(ways([link(app.router, Page::Login, app.words.go_to_sign_in)]))
}
