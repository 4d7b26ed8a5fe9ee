//! Signing in with a password.

use portico_view::El;

use super::parts::{link, links, page, question, remember_box};
use super::{passkey_button, providers};
use crate::api::ApiFuture;
use crate::flows::sign_in::Way;
use crate::flows::{App, later, sign_in};
use crate::form::FormView;
use crate::router::Page;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().login.state(),
        submit: Message::SignIn,
        pending: Message::SigningIn,
        send: Box::new(move || later::sign_in(app)),
        lead: None,
        advice: None,
        extra: remember_box(app),
    };
    let with_code = app.capabilities().signs_in_with_code.then(|| link(app, Page::Otp, Message::CodeInstead));
    let ways = [
        Some(link(app, Page::ForgotPassword, Message::ForgotPassword)),
        with_code,
        Some(question(app, Message::NewHere, Page::Register, Message::CreateAccount)),
    ];
    let passkey = passkey_button::place(app, form.form);
    let buttons = providers::place(app, form.form);
    page(app, Message::SignInTitle)
        .child(form.view(*app))
        .child(passkey)
        .child(buttons)
        .child(links(ways.into_iter().flatten()))
}

/// Signs in with what the form holds.
pub fn send(app: App) -> ApiFuture<()> {
    Box::pin(async move {
        let remember = app.drafts().remember.get_untracked();
        let form = app.drafts().login.filled();
        let signed_in = app.api().sign_in(form, remember).await?;
        sign_in::complete(app, signed_in, remember, Way::Password).await;
        Ok(())
    })
}
