//! Asking for a reset link. What the page says doesn't depend on whether there is an account, unless the backend reveals it.

use portico_shared::problem::Code;
use portico_view::{El, el};

use super::parts::{about_address, intro, link, links, page};
use crate::api::Problem;
use crate::context::Say;
use crate::flows::App;
use crate::form::FormView;
use crate::router::{HistoryState, Location, Page};
use crate::text::Message;

/// The page.
pub fn view(app: App, state: HistoryState) -> El {
    match state.email {
        Some(email) => sent(app, email),
        None => ask(app),
    }
}

fn ask(app: App) -> El {
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().forgot_password.state(),
        submit: Message::SendLink,
        pending: Message::SendingLink,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: Some(Box::new(move |code| advice(app, code))),
        extra: None,
    };
    page(app, Message::ForgotTitle)
        .child(intro(app, Message::ForgotIntro))
        .child(form.view(*app))
        .child(links([link(app, Page::Login, Message::PasswordInstead)]))
}

fn sent(app: App, email: String) -> El {
    page(app, Message::CheckMailTitle)
        .child(about_address(app, Message::LinkSentTo, email, Page::ForgotPassword))
        .child(el("p", "portico-hint").say(*app, Message::LinkSentHint))
        .child(links([link(app, Page::Login, Message::GoToSignIn)]))
}

/// A backend may reveal that there is no account.
fn advice(app: App, code: Code) -> Option<El> {
    (code == Code::AccountMissing).then(|| link(app, Page::Register, Message::RegisterWithEmail))
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
