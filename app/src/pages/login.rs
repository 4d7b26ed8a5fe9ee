//! Signing in with a password.

use portico_view::El;

use super::parts::{links, page, question, remember_box};
use crate::api::Problem;
use crate::flows::{App, sign_in};
use crate::form::FormView;
use crate::router::Page;
use crate::router::link::link;

/// The page.
pub fn view(app: App) -> El {
    let words = app.words();
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().login.state(),
        submit: words.sign_in,
        pending: words.signing_in,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: None,
        extra: remember_box(app),
    };
    let with_code =
        app.capabilities().signs_in_with_code.then(|| link(app.router(), Page::Otp, words.code_instead));
    let ways = [
        Some(link(app.router(), Page::ForgotPassword, words.forgot_password)),
        with_code,
        Some(question(app, words.new_here, Page::Register, words.create_account)),
    ];
    page(app, words.sign_in_title).child(form.view(*app)).child(links(ways.into_iter().flatten()))
}

async fn send(app: App) -> Result<(), Problem> {
    let remember = app.drafts().remember.get_untracked();
    let form = app.drafts().login.filled();
    let signed_in = app.api().sign_in(form, remember).await?;
    sign_in::complete(app, signed_in, remember).await;
    Ok(())
}
