//! The part of the app that comes after the first screen, and where it begins.
//!
//! With the feature `split`, the build puts all that only [`LATER`] reaches into a wasm of its own. Without it, all is there at once.

#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use portico_view::El;

use super::redirect::replacement;
use super::{
    account, customer_code, forgot_password, hand_off, login, not_found, otp, passkey, passkey_button,
    providers, register, reset_password, social,
};
#[cfg(feature = "split")]
use crate::flows::later::NotLoaded;
use crate::flows::later::{self, Later};
use crate::flows::{App, passkey_sign_in, sign_in, social as social_flow};
use crate::router::{Location, Page};
use crate::text::Message;

static LATER: Later = Later {
    view,
    sign_in: login::send,
    tell_server: sign_in::tell_server,
    providers: |app| providers::list(app, Message::SignInWith),
    passkey_button: passkey_button::view,
    leave_for: |app, id, links| {
        if id == passkey_button::ID {
            passkey_sign_in::press(app)
        } else {
            social_flow::leave_for(app, id, links)
        }
    },
};

/// Provides the part: says where it is, or how it's loaded.
#[cfg(not(feature = "split"))]
pub fn provide() {
    later::is(&LATER);
}

/// Provides the part: says where it is, or how it's loaded.
#[cfg(feature = "split")]
pub fn provide() {
    later::loads_by(|| Box::pin(part()));
}

#[cfg(feature = "split")]
#[allow(clippy::unnecessary_wraps, reason = "loading it may fail; the macro makes several functions of it")]
#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn part() -> Result<&'static Later, NotLoaded> {
    Ok(&LATER)
}

fn view(app: App, location: Location) -> El {
    if !app.capabilities().opens_sessions {
        return customer_code::view(app);
    }
    let page = replacement(app, &location).unwrap_or(location.page);
    let state = location.state;
    match page {
        Page::Login => login::view(app),
        Page::Register => register::view(app),
        Page::Otp => otp::view(app, state),
        Page::ForgotPassword => forgot_password::view(app, state),
        Page::ResetPassword => reset_password::view(app, state),
        Page::Account => account::view(app),
        Page::Passkey => passkey::view(app),
        Page::HandOff => hand_off::view(app, state),
        Page::Social => social::view(app, state),
        Page::NotFound => not_found::view(app),
    }
}
