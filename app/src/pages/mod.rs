//! The pages, one file each.

mod account;
mod forgot_password;
mod login;
mod not_found;
mod otp;
mod register;
mod reset_password;

use leptos::prelude::*;
use portico_shared::forms::SendOtp;

use crate::api::Problem;
use crate::app::App;
use crate::page::{Entry, Page};

/// The view of a page.
pub fn view(app: App, page: Page, entry: Entry) -> AnyView {
    match page {
        Page::Login => login::view(app),
        Page::Register => register::view(app),
        Page::Otp => otp::view(app, entry),
        Page::ForgotPassword => forgot_password::view(app, entry),
        Page::ResetPassword => reset_password::view(app, entry),
        Page::Account => account::view(app),
        Page::NotFound => not_found::view(app),
    }
}

/// Has a code mailed to an address, unless a good one is on its way, and goes on to entering it.
async fn ask_for_code(app: App, email: String) -> Result<(), Problem> {
    if !app.journey.awaits_code(&email) {
        app.journey.otp.state().forget_secrets();
        let sent = app.api().send_otp(SendOtp { email_id: email.clone() }).await?;
        app.journey.code_sent(&email, sent);
    }
    app.journey.carry_email(&email);
    app.router.go_with(Page::Otp, Entry { email: Some(email), ..Entry::default() });
    Ok(())
}

/// The box that keeps somebody signed in; nothing where a session lives in memory only.
fn remember_box(app: App) -> Option<AnyView> {
    let remember = app.journey.remember;
    app.may_remember.then(|| {
        view! {
            <div class="portico-check">
                <input
                    type="checkbox"
                    id="portico-remember"
                    name="remember"
                    aria-describedby="portico-remember-hint"
                    prop:checked=move || remember.get()
                    on:change=move |event| remember.set(event_target_checked(&event))
                />
                <label for="portico-remember">{app.words.keep_me_signed_in}</label>
                <span class="portico-hint" id="portico-remember-hint">{app.words.keep_me_signed_in_hint}</span>
            </div>
        }
        .into_any()
    })
}
