//! Asking for a reset link. What the page says doesn't depend on whether there is an account, unless the backend reveals it.

use portico_shared::problem::Code;
use portico_view::{El, el};

use super::parts::{about_address, intro, links, page};
use crate::api::Problem;
use crate::flows::App;
use crate::form::FormView;
use crate::router::link::link;
use crate::router::{HistoryState, Location, Page};

/// The page.
pub fn view(app: App, state: HistoryState) -> El {
    match state.email {
        Some(email) => sent(app, email),
        None => ask(app),
    }
}

fn ask(app: App) -> El {
    let words = app.words();
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().forgot_password.state(),
        submit: words.send_link,
        pending: words.sending_link,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: Some(Box::new(move |code| advice(app, code))),
        extra: None,
    };
    page(app, words.forgot_title)
        .child(intro(words.forgot_intro))
        .child(form.view(*app))
        .child(links([link(app.router(), Page::Login, words.password_instead)]))
}

fn sent(app: App, email: String) -> El {
    let words = app.words();
    page(app, words.check_mail_title)
        .child(about_address(app, words.link_sent_to, email, Page::ForgotPassword))
        .child(el("p", "portico-hint").text(words.link_sent_hint))
        .child(links([link(app.router(), Page::Login, words.go_to_sign_in)]))
}

/// A backend may reveal that there is no account.
fn advice(app: App, code: Code) -> Option<El> {
    (code == Code::AccountMissing)
        .then(|| link(app.router(), Page::Register, app.words().register_with_email))
}

async fn send(app: App) -> Result<(), Problem> {
    let form = app.drafts().forgot_password.filled();
    let email = form.email.clone();
    let visit = app.router().visit();
    app.api().send_reset_link(form).await?;
    if visit.is_current() {
        let state = HistoryState { email: Some(email), ..HistoryState::default() };
        app.router().go_to(Location { page: Page::ForgotPassword, state });
    }
    Ok(())
}
