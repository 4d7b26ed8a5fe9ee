//! Making an account: the form. The code that proves the address comes next, and then the account is made.

use leptos::prelude::*;

use crate::api::Problem;
use crate::app::App;
use crate::form::FormView;
use crate::journey::Purpose;
use crate::page::{Page, link};

use super::ask_for_code;

pub(super) fn view(app: App) -> AnyView {
    let words = app.words;
    app.journey.carry_email(&app.journey.email());
    let form = FormView {
        form: app.journey.register.state(),
        submit: words.create_account,
        pending: words.sending_code,
        send: |app| Box::pin(send(app)),
        advice: None,
        extra: None,
    };
    view! {
        {app.heading(words.create_account)}
        {form.view(app)}
        <nav class="portico-ways">
            <p>{words.have_account} " " {link(app.router, Page::Login, words.sign_in)}</p>
        </nav>
    }
    .into_any()
}

async fn send(app: App) -> Result<(), Problem> {
    app.journey.purpose.set(Purpose::Register);
    ask_for_code(app, app.journey.register.filled().email_id).await
}
