//! Which page is shown at a location.

use crate::flows::App;
use crate::router::{Location, Page};

/// The page to show instead of one that needs what the backend cannot do, or a form that is gone.
pub fn replacement(app: App, Location { page, state }: &Location) -> Option<Page> {
    match (page, &state.email) {
        // One page is shown for all.
        _ if !app.capabilities().opens_sessions => None,
        (Page::Otp, _) if app.capabilities().signs_in_with_code => None,
        (Page::Otp, Some(email)) if app.drafts().is_registering(email) => None,
        // After a reload the form is gone, but not the address.
        (Page::Otp, Some(_)) => Some(Page::Register),
        (Page::Otp, None) => Some(Page::Login),
        // Only a provider leads there.
        (Page::Social, _) if state.key.is_none() || !app.capabilities().signs_in_with_providers => {
            Some(Page::Login)
        }
        (Page::Passkey, _) if !app.offers_passkeys() => Some(Page::Account),
        (Page::HandOff, _) if !app.capabilities().hands_over => Some(Page::Login),
        _ => None,
    }
}

/// Whether the page at a location is there with the first screen: the sign-in page. All others come later.
pub fn is_first(app: App, location: &Location) -> bool {
    let page = replacement(app, location).unwrap_or(location.page);
    app.capabilities().opens_sessions && page == Page::Login
}
