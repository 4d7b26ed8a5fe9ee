//! Asking for a reset link. What it says does not depend on whether there is an account, unless the backend says so.

use portico_shared::problem::Code;

use crate::api::Problem;
use crate::app::App;
use crate::dom::{El, el};
use crate::form::FormView;
use crate::page::{Entry, Page};
use crate::router::link;

use super::{about_address, intro, page, ways};

pub(super) fn view(app: App, entry: Entry) -> El {
    match entry.email {
        Some(email) => sent(app, email),
        None => ask(app),
    }
}

fn ask(app: App) -> El {
    let words = app.words;
    app.journey.carry_email();
    let form = FormView {
        form: app.journey.forgot_password.state(),
        submit: words.send_link,
        pending: words.sending_link,
        send: |app| Box::pin(send(app)),
        lead: None,
        advice: Some(advice),
        extra: None,
    };
    page(app, words.forgot_title).child(intro(words.forgot_intro)).child(form.view(app)).child(ways([link(
        app.router,
        Page::Login,
        words.password_instead,
    )]))
}

fn sent(app: App, email: String) -> El {
    let words = app.words;
    page(app, words.check_mail_title)
        .child(about_address(app, words.link_sent_to, email, Page::ForgotPassword))
        .child(el("p", "portico-hint").child(words.link_sent_hint))
        .child(ways([link(app.router, Page::Login, words.go_to_sign_in)]))
}

/// A backend may say that there is no account.
fn advice(app: App, code: Code) -> Option<El> {
    (code == Code::AccountMissing).then(|| link(app.router, Page::Register, app.words.register_to_go_on))
}

async fn send(app: App) -> Result<(), Problem> {
    let form = app.journey.forgot_password.filled();
    let email = form.email.clone();
    let visit = app.router.visit();
    app.api().send_reset_link(form).await?;
    if visit.goes_on() {
        app.router.go_with(Page::ForgotPassword, Entry { email: Some(email), ..Entry::default() });
    }
    Ok(())
}
