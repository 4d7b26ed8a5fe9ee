//! Hand-overs of the AXIM customer login: another system hands a customer and a cart over and gets a one-time login code for the
//! shopper's browser.

use axum::extract::{DefaultBodyLimit, Request};
use portico_shared::paths::ACCESS_TOKEN;
use portico_shared::problem::Code;
use portico_shared::{forms, wire};

use crate::api::access_token::PresentedToken;
use crate::api::extract::JsonBytes;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::api::{cart, login_code};
use crate::base::client::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, AccountKey};

/// The largest body of a hand-over, which fits a cart of 500 items.
const BODY_BYTES: usize = 256 * 1024;

/// Raises the limit on the body of a request with an access token.
pub async fn raise_body_limit(mut request: Request) -> Request {
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
    state: &ApiState,
    presented: &PresentedToken,
    client: &Client,
    body: &JsonBytes,
) -> Result<axum::Json<wire::HandedOff>, Problem> {
    let body: wire::HandOff<cart::Json> = body.parse()?;
    let mut checks = Checks::default();
    let forms::HandOff { email } = checks.form(forms::HandOff { email: body.email.unwrap_or_default() });
    let items = cart::read(body.cart, &mut checks);
    checks.done()?;

    let now = state.clock.now();
    let account = AccountKey::new(presented.seen.store(), email);
    let caller_key = presented.seen.limit_key();
    let limiter = state.limiter(&caller_key);
    let mut tx = state.database.begin_locked([account.lock_key(), limiter.lock_key()]).await?;
    let caller = presented.caller(&mut tx, state).await?;
    limiter.hand_overs(&mut tx, &account).await?;
    let customer = customers::find(&mut tx, &account).await?;
    let customer = customer.filter(|customer| customer.is_verified() && caller.may_hand_over(customer));
    caller.record(&mut tx, customer.as_ref().map(|customer| customer.id), now).await?;
    let entry =
        Entry::of(Event::HandOver, caller.store(), Some(client)).token(caller.origin().access_token());
    let Some(customer) = customer else {
        limiter.customer_unknown(&mut tx, &account).await?;
        audit_log::record(&mut tx, now, entry.refused(Code::CustomerUnknown)).await?;
        tx.commit().await?;
        return Err(Code::CustomerUnknown.into());
    };
    cart::check_room(&mut tx, customer.id, &items).await?;
    limiter.handed_over(&mut tx, &account).await?;
    audit_log::record(&mut tx, now, entry.customer(customer.id)).await?;
    let code = login_code::issue(&mut tx, state, caller.origin(), &customer, &items).await?;
    tx.commit().await?;
    Ok(axum::Json(wire::HandedOff { success: true, code }))
}
