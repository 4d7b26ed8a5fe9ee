//! Making an account: the form. The code that proves the address comes next, and then the account is made.

use portico_shared::problem::Code;

use crate::api::Problem;
use crate::app::App;
use crate::dom::El;
use crate::form::FormView;
use crate::journey::Purpose;
use crate::page::Page;
use crate::router::link;

use super::{ask_for_code, page, question, ways};

pub(super) fn view(app: App) -> El {
    let words = app.words;
    app.journey.carry_email();
    let form = FormView {
        form: app.journey.register.state(),
        submit: words.create_account,
        pending: words.sending_code,
        send: |app| Box::pin(send(app)),
        lead: None,
        advice: Some(advice),
        extra: None,
    };
    let sign_in = question(app, words.have_account, Page::Login, words.sign_in);
    page(app, words.create_account).child(form.view(app)).child(ways([sign_in]))
}

/// A backend may say at once that there is an account, and mail no code.
fn advice(app: App, code: Code) -> Option<El> {
    (code == Code::AccountExists).then(|| link(app.router, Page::Login, app.words.go_to_sign_in))
}

async fn send(app: App) -> Result<(), Problem> {
    app.journey.purpose.set(Purpose::Register);
    ask_for_code(app, app.journey.register.filled().email_id).await
}
