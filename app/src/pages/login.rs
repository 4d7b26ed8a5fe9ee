//! Signing in with a password.

use leptos::prelude::*;

use crate::api::Problem;
use crate::app::App;
use crate::form::FormView;
use crate::page::{Page, link};

use super::remember_box;

pub(super) fn view(app: App) -> AnyView {
    let words = app.words;
    app.journey.carry_email(&app.journey.email());
    let form = FormView {
        form: app.journey.login.state(),
        submit: words.sign_in,
        pending: words.signing_in,
        send: |app| Box::pin(send(app)),
        advice: None,
        extra: remember_box(app),
    };
    view! {
        {app.heading(words.sign_in_title)}
        {form.view(app)}
        <nav class="portico-ways">
            <p>{link(app.router, Page::ForgotPassword, words.forgot_password)}</p>
            <p>{link(app.router, Page::Otp, words.code_instead)}</p>
            <p>{words.new_here} " " {link(app.router, Page::Register, words.create_account)}</p>
        </nav>
    }
    .into_any()
}

async fn send(app: App) -> Result<(), Problem> {
    let remember = app.journey.remember.get_untracked();
    let signed_in = app.api().sign_in(app.journey.login.filled(), remember).await?;
    app.enter(signed_in, remember);
    Ok(())
}
