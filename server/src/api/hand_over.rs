//! Document B: another system hands a customer and a cart over and gets a one-time login code for the shopper's browser.

use axum::extract::{DefaultBodyLimit, Request};
use portico_shared::paths::ACCESS_TOKEN;
use portico_shared::problem::Code;
use portico_shared::{forms, wire};

use crate::api::access_token::Presented;
use crate::api::extract::JsonBytes;
use crate::api::login_code;
use crate::api::problem::Problem;
use crate::api::state::App;
use crate::api::validate::Checks;
use crate::http::client_ip::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::carts;
use crate::store::customers::{self, Account};

/// The most that the body of a hand-over may have: a cart of 500 items has room.
const BODY_BYTES: usize = 256 * 1024;

/// Gives a request that has an access token room for a cart.
pub async fn with_room_for_a_cart(mut request: Request) -> Request {
    if request.headers().contains_key(ACCESS_TOKEN) {
        DefaultBodyLimit::max(BODY_BYTES).apply(&mut request);
    }
    request
}

/// `POST /customer/login` with an access token.
///
/// # Errors
/// `invalid`, `malformed`, `access_token`, `customer_unknown`, `too_many`.
pub async fn hand_over(
    app: &App,
    presented: &Presented,
    client: &Client,
    body: &JsonBytes,
) -> Result<axum::Json<wire::HandedOff>, Problem> {
    let body: wire::HandOff<carts::Json> = body.parse()?;
    let mut checks = Checks::default();
    let forms::HandOff { email } = checks.form(forms::HandOff { email: body.email.unwrap_or_default() });
    let items = carts::read(body.cart, &mut checks);
    checks.done()?;

    let now = app.clock.now();
    let account = Account::new(presented.seen.store(), email);
    let name = presented.seen.name();
    let limiter = app.limiter(&name);
    let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
    let caller = presented.caller(&mut tx, app).await?;
    limiter.hand_overs(&mut tx, &account).await?;
    let customer = customers::find(&mut tx, &account).await?;
    let customer = customer.filter(|customer| customer.is_verified() && caller.may_hand_over(customer));
    caller.record(&mut tx, customer.as_ref().map(|customer| customer.id), now).await?;
    let entry = Entry::of(Event::HandOver, caller.store(), Some(client)).token(caller.token_id());
    let Some(customer) = customer else {
        limiter.customer_unknown(&mut tx, &account).await?;
        audit_log::record(&mut tx, app, entry.refused(Code::CustomerUnknown)).await?;
        tx.commit().await?;
        return Err(Code::CustomerUnknown.into());
    };
    carts::has_room(&mut tx, customer.id, &items).await?;
    limiter.handed_over(&mut tx, &account).await?;
    audit_log::record(&mut tx, app, entry.customer(customer.id)).await?;
    let code = login_code::issue(&mut tx, app, &caller, &customer, &items).await?;
    tx.commit().await?;
    Ok(axum::Json(wire::HandedOff { success: true, code }))
}
