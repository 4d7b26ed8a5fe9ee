//! One-time login codes of hand-overs: 256 bits, valid for one use, bound to a customer, a store and a cart.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use portico_shared::cart::Item;
use portico_shared::problem::Code;
use portico_shared::wire::{self, Body};
use portico_shared::{forms, paths};
use serde_json::json;

use crate::api::extract::{Json, StoreContext, bearer};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::{Call, LOGIN_CODE_REFUSALS};
use crate::api::openapi::examples::TOKEN;
use crate::api::openapi::security::SESSION;
use crate::api::problem::Problem;
use crate::api::session::{self, Opened};
use crate::api::state::ApiState;
use crate::api::validate::valid;
use crate::base::client::Client;
use crate::base::clock::{Moment, is_over};
use crate::base::token_hash::token_hash;
use crate::db::{Connection, LockKey};
use crate::store::audit_log::{self, Entry, Event};
use crate::store::carts;
use crate::store::customers::{self, Customer};
use crate::store::hand_overs::{self, HandOver, NewHandOver, Origin};
use crate::store::sessions::{self, Session};

/// Issues a login code that signs a customer in and brings a cart.
///
/// # Errors
/// When the database fails.
pub async fn issue(
    tx: &mut Connection,
    state: &ApiState,
    origin: Origin<'_>,
    customer: &Customer,
    items: &[Item],
) -> sqlx::Result<String> {
    let now = state.clock.now();
    let code = state.random.token();
    let code_hash = token_hash(&code);
    let expires_at = now.after(state.config.lifetimes.login_code());
    let new = NewHandOver { code_hash: &code_hash, customer: customer.id, origin, expires_at };
    hand_overs::insert(tx, &new, now).await?;
    carts::insert(tx, &code_hash, items).await?;
    Ok(code)
}

/// The hand-over of a login code, in the store that the request names or in any.
async fn find(
    connection: &mut Connection,
    context: &StoreContext,
    code_hash: &[u8],
) -> Result<HandOver, Problem> {
    let found = hand_overs::find(connection, code_hash).await?;
    let in_store = found.filter(|found| !context.explicit || found.store == context.store.key);
    in_store.ok_or_else(|| Code::LoginCodeUnknown.into())
}

/// Whether a login code works. Its expiry does not matter to the customer if they are already signed in, since the cart is
/// theirs.
fn check_usable(hand_over: &HandOver, now: Moment, is_signed_in: bool) -> Result<(), Code> {
    if hand_over.used_at.is_some() {
        Err(Code::LoginCodeUsed)
    } else if hand_over.voided_at.is_some()
        || (is_over(hand_over.created_at, hand_over.expires_at, now) && !is_signed_in)
    {
        Err(Code::LoginCodeExpired)
    } else {
        Ok(())
    }
}

/// The session of a request and its token, if it belongs to the customer whom a login code is for.
async fn own_session<'a>(
    connection: &mut Connection,
    bearer: Option<&'a str>,
    hand_over: &HandOver,
    now: Moment,
) -> sqlx::Result<Option<(&'a str, Session)>> {
    let Some(token) = bearer else { return Ok(None) };
    let session = sessions::find(connection, token, now).await?;
    Ok(session.filter(|session| session.customer.id == hand_over.customer_id).map(|session| (token, session)))
}

/// `POST /customer/login-code-check`: which customer and cart a login code is for. Does not use it up, so that the page can ask
/// first.
///
/// # Errors
/// `invalid`, `login_code_unknown`, `login_code_used`, `login_code_expired`.
pub async fn check(
    State(state): State<ApiState>,
    context: StoreContext,
    headers: HeaderMap,
    Json(Body(form)): Json<Body<forms::LoginCode>>,
) -> Result<impl IntoResponse, Problem> {
    let form = valid(form)?;
    let code_hash = token_hash(&form.token);
    let now = state.clock.now();
    let mut connection = state.database.read().await?;
    let hand_over = find(&mut connection, &context, &code_hash).await?;
    let own = own_session(&mut connection, bearer(&headers), &hand_over, now).await?.is_some();
    check_usable(&hand_over, now, own)?;
    let customer = customers::get(&mut connection, hand_over.customer_id).await?;
    let items = carts::count_of_code(&mut connection, &code_hash).await?;
    let context = context.for_store(&state.config, &hand_over.store);
    let remaining = now.until(hand_over.expires_at).min(state.config.lifetimes.login_code());
    let found = wire::LoginCodeFound {
        store: context.store.name.clone(),
        email: masked(&customer.account().email),
        expires_in: u32::try_from(remaining.as_secs()).unwrap_or(u32::MAX),
        items,
        own,
    };
    Ok(context.done(SuccessMessage::LoginCodeValid, found))
}

/// An email that its owner recognizes without revealing it to others: the first character of each side and the top-level domain,
/// with the same number of dots whatever its length.
fn masked(email: &str) -> String {
    const DOTS: &str = "•••";
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let end = domain.rsplit_once('.').map(|(_, end)| format!(".{end}")).unwrap_or_default();
    format!("{}{DOTS}@{}{DOTS}{end}", first(local), first(domain))
}

/// A request to redeem a login code.
pub struct Redemption<'a> {
    /// The store of the request.
    pub context: &'a StoreContext,
    /// The client.
    pub client: &'a Client,
    /// The login code.
    pub token: Option<String>,
    /// The session token of the request, if it has one.
    pub bearer: Option<&'a str>,
    /// Whether the shopper asks to stay signed in.
    pub remember: bool,
}

/// `POST /customer/login` with `type` `code`: uses the login code up, merges its cart into the customer's, and opens a session. A
/// customer who is already signed in stays in the same session.
///
/// # Errors
/// `invalid`, `login_code_unknown`, `login_code_used`, `login_code_expired`.
pub async fn redeem(state: &ApiState, redemption: Redemption<'_>) -> Result<(Customer, Opened), Problem> {
    let Redemption { context, client, token, bearer, remember } = redemption;
    let form = valid(forms::LoginCode { token: token.unwrap_or_default() })?;
    let code_hash = token_hash(&form.token);
    let now = state.clock.now();
    let seen = find(&mut *state.database.read().await?, context, &code_hash).await?;
    let mut tx = state.database.begin_locked([LockKey::Email(&seen.email_key)]).await?;
    let hand_over = find(&mut tx, context, &code_hash).await?;
    let own = own_session(&mut tx, bearer, &hand_over, now).await?;
    check_usable(&hand_over, now, own.is_some())?;
    if !hand_overs::use_up(&mut tx, &code_hash, now).await? {
        return Err(Code::LoginCodeUsed.into());
    }
    carts::merge(&mut tx, &code_hash, hand_over.customer_id).await?;
    let customer = customers::get(&mut tx, hand_over.customer_id).await?;
    let session = if let Some((token, session)) = own {
        Opened { token: token.to_owned(), expires_at: session.expires_at }
    } else {
        state.limiter(client.limit_key()).signed_in(&mut tx, &customer.account()).await?;
        let entry =
            Entry::of(Event::SignInLoginCode, &hand_over.store, Some(client)).customer(hand_over.customer_id);
        audit_log::record(&mut tx, now, entry.token(hand_over.token_id)).await?;
        let remembered = hand_over.session_remembered().unwrap_or(remember);
        let ends = hand_over.session_expires_at;
        let ends = ends.unwrap_or_else(|| now.after(state.config.lifetimes.session(remembered)));
        session::open_until(&mut tx, state, customer.id, remembered, ends).await?
    };
    tx.commit().await?;
    Ok((customer, session))
}

/// Describes [`check`].
pub(super) fn check_call() -> Call {
    Call::post(paths::LOGIN_CODE_CHECK, "loginCodeCheck", "Which customer and cart a login code is for")
        .about("Does not use it up. With a session token, `own` says whether that session belongs to the same customer.")
        .body(&[("LoginCode", json!({ "token": TOKEN }))])
        .accepts(&[SESSION])
        .returns(
            "LoginCodeFound",
            SuccessMessage::LoginCodeValid,
            json!({ "store": "Portico", "email": "a•••@e•••.com", "expiresIn": 299, "items": 1, "own": false }),
        )
        .refused(&LOGIN_CODE_REFUSALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_masked_to_the_same_length_however_long_it_is() {
        assert_eq!(masked("ada@example.com"), "a•••@e•••.com");
        assert_eq!(masked("a@b.co.uk"), "a•••@b•••.uk");
        assert_eq!(masked("jrandazzo@localhost"), "j•••@l•••");
    }
}
