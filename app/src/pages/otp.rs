//! The one-time code: asking for one, and entering it, to sign in or to finish an account.

use leptos::prelude::*;
use leptos::task::spawn_local;
use portico_shared::forms::{Login, SendOtp};
use portico_shared::problem::Code;

use crate::api::{Problem, Refusal};
use crate::app::App;
use crate::countdown;
use crate::form::FormView;
use crate::journey::Purpose;
use crate::page::{Entry, Page, link};

use super::{ask_for_code, remember_box};

pub(super) fn view(app: App, entry: Entry) -> AnyView {
    match entry.email {
        Some(email) => enter_code(app, email),
        None => ask(app),
    }
}

/// Asking for a code to sign in with.
fn ask(app: App) -> AnyView {
    let words = app.words;
    app.journey.carry_email(&app.journey.email());
    let form = FormView {
        form: app.journey.send_otp.state(),
        submit: words.send_code,
        pending: words.sending_code,
        send: |app| {
            app.journey.purpose.set(Purpose::SignIn);
            Box::pin(ask_for_code(app, app.journey.send_otp.filled().email_id))
        },
        advice: None,
        extra: None,
    };
    view! {
        {app.heading(words.code_title)}
        <p class="portico-intro">{words.code_intro}</p>
        {form.view(app)}
        <nav class="portico-ways">
            <p>{link(app.router, Page::Login, words.password_instead)}</p>
            <p>{words.new_here} " " {link(app.router, Page::Register, words.create_account)}</p>
        </nav>
    }
    .into_any()
}

/// Entering the code that was mailed to `email`.
fn enter_code(app: App, email: String) -> AnyView {
    let words = app.words;
    let registering = purpose(app, &email) == Purpose::Register;
    let form = FormView {
        form: app.journey.otp.state(),
        submit: words.confirm_code,
        pending: words.checking_code,
        send: |app| Box::pin(send(app)),
        advice: Some(advice),
        extra: if registering { None } else { remember_box(app) },
    };
    let origin = if registering { Page::Register } else { Page::Otp };
    let proves = registering.then(|| view! { <p class="portico-intro">{words.code_proves}</p> });
    view! {
        {app.heading(words.check_mail_title)}
        <p class="portico-intro">
            {words.code_sent_to} " " <strong class="portico-address">{email.clone()}</strong> " "
            {link(app.router, origin, words.change_email)}
        </p>
        {proves}
        {form.view(app)}
        {resend_view(app, email)}
    }
    .into_any()
}

/// What the code is for. After a reload the register form is empty: then the code signs in, and where there is no
/// account yet the page leads back to making one.
fn purpose(app: App, email: &str) -> Purpose {
    let registering = app.journey.purpose.get_untracked() == Purpose::Register
        && app.journey.register.filled().email_id == email;
    if registering { Purpose::Register } else { Purpose::SignIn }
}

async fn send(app: App) -> Result<(), Problem> {
    let email = app.router.entry().email.unwrap_or_default();
    let otp = app.journey.otp.filled().otp;
    let outcome = match purpose(app, &email) {
        Purpose::Register => register(app, &otp).await,
        Purpose::SignIn => sign_in(app, &email, &otp).await,
    };
    if let Err(Problem::Refused(refusal)) = &outcome
        && matches!(refusal.code, Some(Code::CodeExpired | Code::CodeUsed | Code::CodeExhausted))
    {
        app.journey.code_is_dead();
    }
    outcome
}

async fn sign_in(app: App, email: &str, otp: &str) -> Result<(), Problem> {
    let remember = app.journey.remember.get_untracked();
    let signed_in = app.api().sign_in_with_code(email, otp, remember).await?;
    app.enter(signed_in, remember);
    Ok(())
}

async fn register(app: App, otp: &str) -> Result<(), Problem> {
    let form = app.journey.register.filled();
    let login = Login { email_id: form.email_id.clone(), password: form.password.clone() };
    match app.api().register(form, otp).await {
        Err(Problem::Refused(refusal)) if speaks_of_the_form(&refusal) => {
            // Such as a common password, which only the server knows. The code stays good.
            app.journey.register.state().refuse_later(Problem::Refused(refusal));
            app.router.go(Page::Register);
            return Ok(());
        }
        outcome => outcome?,
    }
    if let Ok(signed_in) = app.api().sign_in(login, false).await {
        app.enter(signed_in, false);
    } else {
        app.journey.forget_secrets();
        app.say_next(app.words.account_ready);
        app.router.go(Page::Login);
    }
    Ok(())
}

fn speaks_of_the_form(refusal: &Refusal) -> bool {
    refusal.fields.iter().any(|field| field.name != "otp")
}

/// The way on where the code is right and the account is not as expected. The code stays good in both cases.
fn advice(app: App, code: Code) -> Option<AnyView> {
    match code {
        Code::AccountExists => {
            let sign_in = move |_| {
                app.journey.purpose.set(Purpose::SignIn);
                app.journey.otp.state().submit(app, |app| Box::pin(send(app)));
            };
            let words = app.words.sign_in_with_code;
            Some(
                view! { <button type="button" class="portico-button portico-second" on:click=sign_in>{words}</button> }
                    .into_any(),
            )
        }
        Code::AccountMissing => Some(link(app.router, Page::Register, app.words.register_to_go_on)),
        _ => None,
    }
}

/// Asking for another code, once the cooldown is over.
fn resend_view(app: App, email: String) -> AnyView {
    let words = app.words;
    let cooldown = app.journey.resend;
    let pending = RwSignal::new(false);
    let said = RwSignal::new(None);
    let resend = move |_| {
        if pending.get_untracked() || cooldown.is_running() {
            return;
        }
        pending.set(true);
        said.set(None);
        let email = email.clone();
        spawn_local(async move {
            match app.api().send_otp(SendOtp { email_id: email.clone() }).await {
                Ok(sent) => {
                    app.journey.code_sent(&email, sent);
                    said.set(Some(words.resent));
                }
                Err(problem) => {
                    if let Problem::Refused(refusal) = &problem
                        && let Some(seconds) = refusal.retry_after
                    {
                        cooldown.start(seconds);
                    }
                    app.journey.otp.state().refuse(problem);
                }
            }
            pending.set(false);
        });
    };
    let waiting = move || cooldown.left() > 0;
    let wait = move || {
        let left = cooldown.left();
        (left > 0).then(|| {
            view! {
                <span class="portico-hint" role="timer">
                    {words.resend_wait} " " <span class="portico-digits">{countdown::seconds(left)}</span>
                </span>
            }
        })
    };
    view! {
        <div class="portico-resend">
            <button
                type="button"
                class="portico-plain"
                aria-disabled=move || (waiting() || pending.get()).then_some("true")
                on:click=resend
            >
                {words.resend}
            </button>
            {wait}
            <p role="status">{move || said.get()}</p>
        </div>
    }
    .into_any()
}
