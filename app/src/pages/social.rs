//! A shopper who comes back from a provider.

use portico_view::{El, StoredValue, effect, el};

use super::parts::{link, links, page};
use crate::context::Say;
use crate::flows::{App, Failure, social};
use crate::form::trouble_view;
use crate::router::{HistoryState, Page};
use crate::text::Message;

/// The page: it goes on with what the provider has sent back, or says why it can't.
pub fn view(app: App, state: HistoryState) -> El {
    let failure = app.drafts().failure;
    let is_reconfigured = app.is_reconfigured();
    let answer = StoredValue::new(state.key);
    // Not where the site is built.
    effect(move || {
        if let Some(answer) = answer.take().filter(|_| !is_reconfigured) {
            failure.set(None);
            app.drafts().redeeming.set(true);
            app.spawn(go_on(app, answer));
        } else if failure.with_untracked(Option::is_none) {
            // The page is as it was, but what was pending is lost: an answer counts once.
            failure.set(Some(social::lost(app)));
        }
    });
    let leaving_for = app.drafts().leaving_for;
    let content = move || match failure.get() {
        Some(failure) if leaving_for.with(Option::is_none) => trouble(app, failure),
        _ => page(app, Message::Loading)
            .child(el("p", "portico-hidden").attr("role", "status").say(*app, Message::Loading)),
    };
    el("div", "").child(move || Some(content()))
}

async fn go_on(app: App, answer: String) {
    let outcome = social::finish(app, answer).await;
    app.drafts().redeeming.set(app.router().is_leaving());
    if let Err(failure) = outcome {
        let has_focus = app.has_focus();
        app.drafts().failure.set(Some(failure));
        if has_focus {
            app.focus_later(app.heading_id());
        }
    }
}

/// What went wrong, and how to go on.
fn trouble(app: App, Failure { problem, again }: Failure) -> El {
    let is_signed_in = app.sessions().token().is_some();
    let home = if is_signed_in { Page::Account } else { Page::Login };
    let try_again = move || {
        let Some(back) = again.clone() else {
            app.router().go(home);
            return;
        };
        let (failure, leaving_for) = (app.drafts().failure, app.drafts().leaving_for);
        leaving_for.set(Some(back.provider.clone()));
        app.spawn(async move {
            if let Err(problem) = social::leave_for(app, back.provider.clone(), back.links).await {
                failure.set(Some(Failure { problem, again: Some(back) }));
                leaving_for.set(None);
                app.focus_later(app.heading_id());
            }
        });
    };
    let ways = if is_signed_in {
        vec![link(app, Page::Account, Message::AccountTitle)]
    } else {
        let with_code =
            app.capabilities().signs_in_with_code.then(|| link(app, Page::Otp, Message::CodeInstead));
        [Some(link(app, Page::Login, Message::GoToSignIn)), with_code].into_iter().flatten().collect()
    };
    page(app, Message::ThereIsAProblem).child(trouble_view(*app, &problem, try_again)).child(links(ways))
}
