//! The one-time code: asking for one, and entering it, to sign in or to finish an account.

use portico_shared::field::Kind;
use portico_shared::forms::{Login, SendOtp};
use portico_shared::problem::Code;

use crate::api::{Problem, Refusal};
use crate::app::App;
use crate::countdown;
use crate::dom::{El, el};
use crate::form::FormView;
use crate::journey::Purpose;
use crate::page::{Entry, Page};
use crate::router::link;
use crate::signal::Signal;

use super::{about_address, ask_for_code, intro, page, question, remember_box, ways};

pub(super) fn view(app: App, entry: Entry) -> El {
    match entry.email {
        Some(email) => enter_code(app, email),
        None => ask(app),
    }
}

/// Asking for a code to sign in with.
fn ask(app: App) -> El {
    let words = app.words;
    app.journey.carry_email();
    let form = FormView {
        form: app.journey.send_otp.state(),
        submit: words.send_code,
        pending: words.sending_code,
        send: |app| {
            app.journey.purpose.set(Purpose::SignIn);
            Box::pin(ask_for_code(app, app.journey.send_otp.filled().email_id))
        },
        lead: None,
        advice: None,
        extra: None,
    };
    page(app, words.code_title).child(intro(words.code_intro)).child(form.view(app)).child(ways([
        link(app.router, Page::Login, words.password_instead),
        question(app, words.new_here, Page::Register, words.create_account),
    ]))
}

/// Entering the code that was mailed to `email`.
fn enter_code(app: App, email: String) -> El {
    let words = app.words;
    let registering = is_registering(app, &email);
    let form = FormView {
        form: app.journey.otp.state(),
        submit: words.confirm_code,
        pending: words.checking_code,
        send: |app| Box::pin(send(app)),
        lead: None,
        advice: Some(advice),
        extra: if registering { None } else { remember_box(app) },
    };
    let origin = if registering { Page::Register } else { Page::Otp };
    page(app, words.check_mail_title)
        .child(about_address(app, words.code_sent_to, email.clone(), origin))
        .child(registering.then(|| intro(words.code_proves)))
        .child(form.view(app))
        .child(resend_view(app, email))
}

/// What the code is for. After a reload the register form is empty: then the code signs in, and where there is no
/// account yet the page leads back to making one.
fn purpose(app: App, email: &str) -> Purpose {
    let registering =
        app.journey.purpose.get() == Purpose::Register && app.journey.register.filled().email_id == email;
    if registering { Purpose::Register } else { Purpose::SignIn }
}

/// Whether the code that was mailed to `email` makes the account of a form that is filled in.
pub(super) fn is_registering(app: App, email: &str) -> bool {
    purpose(app, email) == Purpose::Register
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
    app.enter(signed_in, remember).await;
    Ok(())
}

async fn register(app: App, otp: &str) -> Result<(), Problem> {
    let form = app.journey.register.filled();
    let login = Login { email_id: form.email_id.clone(), password: form.password.clone() };
    let visit = app.router.visit();
    match app.api().register(form, otp).await {
        Err(Problem::Refused(refusal)) if speaks_of_the_form(&refusal) && visit.goes_on() => {
            // Such as a common password, which only the server knows. The code stays good.
            app.journey.register.state().refuse_later(Problem::Refused(refusal));
            app.router.go(Page::Register);
            return Ok(());
        }
        outcome => outcome?,
    }
    if let Ok(signed_in) = app.api().sign_in(login, false).await {
        app.enter(signed_in, false).await;
    } else {
        app.journey.conclude();
        if visit.goes_on() {
            app.say_next(app.words.account_ready);
            app.router.go(Page::Login);
        }
    }
    Ok(())
}

fn speaks_of_the_form(refusal: &Refusal) -> bool {
    refusal.fields.iter().any(|field| field.name != "otp")
}

/// The way on where the code is right and the account is not as expected. The code stays good in both cases.
fn advice(app: App, code: Code) -> Option<El> {
    match code {
        Code::AccountExists if !app.can.signs_in_with_code => {
            Some(link(app.router, Page::Login, app.words.go_to_sign_in))
        }
        Code::AccountExists => {
            let sign_in = move |_| {
                app.journey.purpose.set(Purpose::SignIn);
                app.journey.otp.state().submit(app, |app| Box::pin(send(app)));
            };
            let button = el("button", "portico-button portico-second").attr("type", "button");
            Some(button.on("click", sign_in).child(app.words.sign_in_with_code))
        }
        Code::AccountMissing => Some(link(app.router, Page::Register, app.words.register_to_go_on)),
        _ => None,
    }
}

/// Asking for another code, once the cooldown is over.
fn resend_view(app: App, email: String) -> El {
    let words = app.words;
    let form = app.journey.otp.state();
    let cooldown = app.journey.resend;
    let pending = Signal::new(false);
    let said = Signal::new("");
    let resend = move |_| {
        if pending.get_untracked() || cooldown.is_running() {
            return;
        }
        pending.set(true);
        said.set("");
        form.reset();
        let email = email.clone();
        app.spawn(async move {
            match app.api().send_otp(SendOtp { email_id: email.clone() }).await {
                Ok(sent) => {
                    app.journey.code_sent(&email, sent);
                    form.set(Kind::OneTimeCode, "");
                    said.set(words.resent);
                }
                Err(problem) => {
                    if let Problem::Refused(refusal) = &problem
                        && let Some(seconds) = refusal.retry_after
                    {
                        cooldown.start(seconds);
                    }
                    app.report(&problem);
                    form.show(problem);
                }
            }
            pending.set(false);
        });
    };
    let waiting = move || cooldown.left() > 0 || pending.get();
    let wait = move || {
        let left = cooldown.left();
        (left > 0).then(|| countdown::view("span", "portico-hint", words.resend_wait, left))
    };
    let button = el("button", "portico-plain")
        .attr("type", "button")
        .attr_with("aria-disabled", move || waiting().then(|| "true".to_owned()))
        .on("click", resend)
        .child(words.resend);
    let status = el("p", "").attr("role", "status").text_with(move || said.get());
    el("div", "portico-resend").child(button).child_with(wait).child(status)
}
