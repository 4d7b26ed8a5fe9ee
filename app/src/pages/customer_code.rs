//! Asking for a customer's one-time login code, where the backend opens no sessions. There is no password: the operator of the host
//! page vouches for the customer with an access token.

use portico_view::El;

use super::parts::page;
use crate::api::Problem;
use crate::browser::Host;
use crate::flows::App;
use crate::form::FormView;
use crate::json::Object;
use crate::router::Page;
use crate::text::Message;

/// The page.
pub fn view(app: App) -> El {
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().send_otp.state(),
        submit: Message::ConfirmCode,
        pending: Message::CheckingEmail,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: None,
        extra: None,
    };
    page(app, Message::SignInTitle).child(form.view(*app))
}

async fn send(app: App) -> Result<(), Problem> {
    let email = app.drafts().send_otp.filled().email_id;
    let host = app.host();
    let token = host.as_ref().and_then(Host::access_token).unwrap_or_default();
    let cart = host.and_then(|host| host.cart()).unwrap_or_default();
    let code = app.api().hand_over(&token, &email, &cart).await?;
    let may_leave = app.emit("code", &Object::new().with("code", code.as_str()));
    // A host page that keeps the shopper here has words of its own.
    if may_leave && !app.router().leave_with_code(&code, app.config().code_to()) {
        app.notify_next(Message::CodeGiven);
        app.router().replace(Page::Login);
    }
    Ok(())
}
