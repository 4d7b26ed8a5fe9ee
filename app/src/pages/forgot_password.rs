//! Asking for a reset link. What it says does not depend on whether there is an account.

use leptos::prelude::*;

use crate::api::Problem;
use crate::app::App;
use crate::form::FormView;
use crate::page::{Entry, Page, link};

pub(super) fn view(app: App, entry: Entry) -> AnyView {
    match entry.email {
        Some(email) => sent(app, email),
        None => ask(app),
    }
}

fn ask(app: App) -> AnyView {
    let words = app.words;
    app.journey.carry_email(&app.journey.email());
    let form = FormView {
        form: app.journey.forgot_password.state(),
        submit: words.send_link,
        pending: words.sending_link,
        send: |app| Box::pin(send(app)),
        advice: None,
        extra: None,
    };
    view! {
        {app.heading(words.forgot_title)}
        <p class="portico-intro">{words.forgot_intro}</p>
        {form.view(app)}
        <nav class="portico-ways"><p>{link(app.router, Page::Login, words.password_instead)}</p></nav>
    }
    .into_any()
}

fn sent(app: App, email: String) -> AnyView {
    let words = app.words;
    view! {
        {app.heading(words.check_mail_title)}
        <p class="portico-intro">
            {words.link_sent_to} " " <strong class="portico-address">{email}</strong> " "
            {link(app.router, Page::ForgotPassword, words.change_email)}
        </p>
        <p class="portico-hint">{words.link_sent_hint}</p>
        <nav class="portico-ways"><p>{link(app.router, Page::Login, words.go_to_sign_in)}</p></nav>
    }
    .into_any()
}

async fn send(app: App) -> Result<(), Problem> {
    let form = app.journey.forgot_password.filled();
    let email = form.email.clone();
    app.api().send_reset_link(form).await?;
    app.journey.carry_email(&email);
    app.router.go_with(Page::ForgotPassword, Entry { email: Some(email), ..Entry::default() });
    Ok(())
}
