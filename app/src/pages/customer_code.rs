//! Asking a backend that speaks document B alone for a customer's one-time login code. There is no password: whoever
//! runs the page vouches for the customer with an access token.

use crate::api::Problem;
use crate::app::App;
use crate::dom::El;
use crate::form::FormView;
use crate::json::Object;
use crate::page::{Entry, Page};

use super::page;

pub(super) fn view(app: App) -> El {
    let words = app.words;
    app.journey.carry_email();
    let form = FormView {
        form: app.journey.send_otp.state(),
        submit: words.confirm_code,
        pending: words.checking_email,
        send: |app| Box::pin(send(app)),
        lead: None,
        advice: None,
        extra: None,
    };
    page(app, words.sign_in_title).child(form.view(app))
}

async fn send(app: App) -> Result<(), Problem> {
    let code = app.code_of(&app.journey.send_otp.filled().email_id).await?;
    let goes_on = app.tell("code", &Object::new().with("code", code.as_str()));
    // A host that keeps the shopper here has words of its own.
    if goes_on && !app.router.leave_with_code(&code) {
        app.say_next(app.words.code_given);
        app.router.replace(Page::Login, Entry::default());
    }
    Ok(())
}
