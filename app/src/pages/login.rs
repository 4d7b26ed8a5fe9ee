//! Signing in with a password.

use crate::api::Problem;
use crate::app::App;
use crate::dom::El;
use crate::form::FormView;
use crate::page::Page;
use crate::router::link;

use super::{page, question, remember_box, ways};

pub(super) fn view(app: App) -> El {
    let words = app.words;
    app.journey.carry_email();
    let form = FormView {
        form: app.journey.login.state(),
        submit: words.sign_in,
        pending: words.signing_in,
        send: |app| Box::pin(send(app)),
        lead: None,
        advice: None,
        extra: remember_box(app),
    };
    let with_code = app.can.signs_in_with_code.then(|| link(app.router, Page::Otp, words.code_instead));
    let links = [
        Some(link(app.router, Page::ForgotPassword, words.forgot_password)),
        with_code,
        Some(question(app, words.new_here, Page::Register, words.create_account)),
    ];
    page(app, words.sign_in_title).child(form.view(app)).child(ways(links.into_iter().flatten()))
}

async fn send(app: App) -> Result<(), Problem> {
    let remember = app.journey.remember.get_untracked();
    let signed_in = app.api().sign_in(app.journey.login.filled(), remember).await?;
    app.enter(signed_in, remember).await;
    Ok(())
}
