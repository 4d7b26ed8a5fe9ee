//! Asking for a one-time code.

use portico_shared::forms::SendOtp;

use super::app::App;
use crate::api::Problem;
use crate::form::is_secret;
use crate::router::{HistoryState, Location, Page};

/// Has a code mailed to an address, unless one that is still valid is on its way, and goes to the page where it is entered.
pub async fn request(app: App, email: String) -> Result<(), Problem> {
    let visit = app.router().visit();
    if !app.drafts().awaits_code(&email) {
        app.drafts().otp.state().forget(is_secret);
        let sent = app.api().send_otp(SendOtp { email_id: email.clone() }).await?;
        app.drafts().code_sent(&email, sent);
    }
    if visit.is_current() {
        let state = HistoryState { email: Some(email), ..HistoryState::default() };
        app.router().go_to(Location { page: Page::Otp, state });
    }
    Ok(())
}
