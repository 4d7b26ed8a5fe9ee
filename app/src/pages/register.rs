//! Creating an account: the form. The page after it asks for the code that confirms the address, and then creates the account.

use portico_shared::problem::Code;
use portico_view::El;

use super::parts::{link, links, page, question};
use super::providers;
use crate::api::Problem;
use crate::flows::{App, Purpose, one_time_code};
use crate::form::FormView;
use crate::router::Page;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().register.state(),
        submit: Message::CreateAccount,
        pending: Message::SendingCode,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: Some(Box::new(move |code| advice(app, code))),
        extra: None,
    };
    let sign_in = question(app, Message::HaveAccount, Page::Login, Message::SignIn);
    let buttons = providers::view(app, form.form, Message::ContinueWith);
    page(app, Message::CreateAccount).child(form.view(*app)).child(buttons).child(links([sign_in]))
}

/// A backend may reveal at once that there is an account, and mail no code.
fn advice(app: App, code: Code) -> Option<El> {
    (code == Code::AccountExists).then(|| link(app, Page::Login, Message::GoToSignIn))
}

async fn send(app: App) -> Result<(), Problem> {
    app.drafts().purpose.set(Purpose::Register);
    let email = app.drafts().register.filled().email_id;
    one_time_code::request(app, email).await
}
