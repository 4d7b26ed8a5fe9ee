//! The pages, one file each.

mod account;
mod cart;
mod customer_code;
mod forgot_password;
mod hand_off;
mod login;
mod not_found;
mod otp;
mod parts;
mod register;
mod reset_password;

use portico_view::El;

use crate::flows::App;
use crate::router::{Location, Page};

/// The view of the page at a location.
pub fn view(app: App, location: Location) -> El {
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
        Page::HandOff => hand_off::view(app, state),
        Page::NotFound => not_found::view(app),
    }
}

/// The page to show instead of one that needs what the backend cannot do, or a form that is gone.
pub fn replacement(app: App, Location { page, state }: &Location) -> Option<Page> {
    match (page, &state.email) {
        // One page is shown for all.
        _ if !app.capabilities().opens_sessions => None,
        (Page::Otp, _) if app.capabilities().signs_in_with_code => None,
        (Page::Otp, Some(email)) if otp::is_registering(app, email) => None,
        // After a reload the form is gone, but not the address.
        (Page::Otp, Some(_)) => Some(Page::Register),
        (Page::Otp, None) => Some(Page::Login),
        (Page::HandOff, _) if !app.capabilities().hands_over => Some(Page::Login),
        _ => None,
    }
}
