//! One-time login codes of hand-overs: 256 bits, good for one use, bound to customer, store and cart.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use portico_shared::cart::Item;
use portico_shared::problem::Code;
use portico_shared::{forms, wire};

use crate::api::access_token::Caller;
use crate::api::extract::{Json, Shop, bearer};
use crate::api::messages::Said;
use crate::api::problem::Problem;
use crate::api::session::{self, Opened, Session};
use crate::api::state::App;
use crate::api::validate::valid;
use crate::base::clock::Moment;
use crate::base::key_ring::token_hash;
use crate::db::{Connection, Flag, Turn};
use crate::http::client_ip::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::carts;
use crate::store::customers::{self, Customer};

/// How long a code is kept after its time: to tell the shopper what is wrong with it, and for its cart.
pub const KEPT: Duration = Duration::from_hours(24);

/// Makes a code that signs in a customer and brings a cart. One that comes of a session ends with it, and so does what it
/// opens.
///
/// # Errors
/// What the database says.
pub async fn issue(
    tx: &mut Connection,
    app: &App,
    caller: &Caller,
    customer: &Customer,
    items: &[Item],
) -> sqlx::Result<String> {
    let now = app.clock.now();
    let code = app.random.token();
    let code_hash = token_hash(&code);
    let session = caller.session();
    let session_ends = session.map(|session| session.expires_at);
    let expires_at = now.after(app.config.lifetimes.login_code());
    sqlx::query(
        "INSERT INTO hand_offs
             (code_hash, customer_id, token_id, session_hash, session_remembered, session_expires_at,
              created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&code_hash)
    .bind(customer.id)
    .bind(caller.token_id())
    .bind(session.map(|session| session.token_hash.as_slice()))
    .bind(session.map(|session| Flag::from(session.remembered)))
    .bind(session_ends)
    .bind(now)
    .bind(session_ends.map_or(expires_at, |ends| ends.min(expires_at)))
    .execute(&mut *tx)
    .await?;
    carts::keep(tx, &code_hash, items).await?;
    Ok(code)
}

#[derive(sqlx::FromRow)]
struct Row {
    customer_id: i64,
    token_id: Option<i64>,
    store: String,
    email_key: String,
    session_remembered: Option<Flag>,
    session_expires_at: Option<Moment>,
    expires_at: Moment,
    used_at: Option<Moment>,
    voided_at: Option<Moment>,
}

/// What a code is about, whether or not it still works.
async fn find(connection: &mut Connection, shop: &Shop, code_hash: &[u8]) -> Result<Row, Problem> {
    let row: Option<Row> = sqlx::query_as(
        // One of an access token that was revoked is void as well.
        "SELECT hand_offs.customer_id, token_id, customers.store, customers.email_key, session_remembered, session_expires_at,
                hand_offs.expires_at, used_at, COALESCE(voided_at, access_tokens.revoked_at) AS voided_at
         FROM hand_offs
         JOIN customers ON customers.id = hand_offs.customer_id
         LEFT JOIN access_tokens ON access_tokens.id = hand_offs.token_id
         WHERE hand_offs.code_hash = $1",
    )
    .bind(code_hash)
    .fetch_optional(connection)
    .await?;
    let of_the_shop = row.filter(|row| !shop.explicit || row.store == shop.store.key);
    of_the_shop.ok_or_else(|| Code::LoginCodeUnknown.into())
}

impl Row {
    /// Whether the code works. To the customer who is signed in already its time does not matter, for the cart is theirs.
    fn check(&self, now: Moment, is_signed_in: bool) -> Result<(), Code> {
        if self.used_at.is_some() {
            Err(Code::LoginCodeUsed)
        } else if self.voided_at.is_some() || (self.expires_at <= now && !is_signed_in) {
            Err(Code::LoginCodeExpired)
        } else {
            Ok(())
        }
    }
}

/// The session token of a request, with its session, if it is one of the customer whom a code is for.
async fn own_session<'a>(
    connection: &mut Connection,
    bearer: Option<&'a str>,
    row: &Row,
    now: Moment,
) -> sqlx::Result<Option<(&'a str, Session)>> {
    let Some(token) = bearer else { return Ok(None) };
    let session = session::find(connection, token, now).await?;
    Ok(session.filter(|session| session.customer.id == row.customer_id).map(|session| (token, session)))
}

/// `POST /customer/login-code-check`: what a code is about. Never uses it up, so that the page can ask first.
///
/// # Errors
/// `invalid`, `login_code_unknown`, `login_code_used`, `login_code_expired`.
pub async fn check(
    State(app): State<Arc<App>>,
    shop: Shop,
    headers: HeaderMap,
    Json(body): Json<wire::LoginCode>,
) -> Result<impl IntoResponse, Problem> {
    let form: forms::LoginCode = valid(forms::LoginCode { token: body.token.unwrap_or_default() })?;
    let code_hash = token_hash(&form.token);
    let now = app.clock.now();
    let mut connection = app.database.read().await?;
    let row = find(&mut connection, &shop, &code_hash).await?;
    let own = own_session(&mut connection, bearer(&headers), &row, now).await?.is_some();
    row.check(now, own)?;
    let customer = customers::get(&mut connection, row.customer_id).await?;
    let items = carts::count(&mut connection, &code_hash).await?;
    let shop = shop.of(&app.config, &row.store);
    let found = wire::LoginCodeFound {
        store: shop.store.name.clone(),
        email: masked(&customer.account().email),
        expires_in: u32::try_from(now.until(row.expires_at).as_secs()).unwrap_or(u32::MAX),
        items,
        own,
    };
    Ok(shop.done(Said::LoginCodeValid, found))
}

/// An email of which its owner knows it and nobody else learns it: the first character of either side and the end of the
/// domain, with always as many dots between.
fn masked(email: &str) -> String {
    const DOTS: &str = "•••";
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let end = domain.rsplit_once('.').map(|(_, end)| format!(".{end}")).unwrap_or_default();
    format!("{}{DOTS}@{}{DOTS}{end}", first(local), first(domain))
}

/// What redeems a code.
pub struct Redemption<'a> {
    /// The store that the request speaks to.
    pub shop: &'a Shop,
    /// The client.
    pub client: &'a Client,
    /// The code.
    pub token: Option<String>,
    /// The session token of the request, if it has one.
    pub bearer: Option<&'a str>,
    /// Whether the shopper asks to stay signed in.
    pub remember: bool,
}

/// `POST /customer/login` with `type` `code`: uses the code up, merges its cart into the customer's, and opens a session. A
/// customer who is signed in already stays in the same session.
///
/// # Errors
/// `invalid`, `login_code_unknown`, `login_code_used`, `login_code_expired`.
pub async fn redeem(app: &App, redemption: Redemption<'_>) -> Result<(Customer, Opened), Problem> {
    let Redemption { shop, client, token, bearer, remember } = redemption;
    let form: forms::LoginCode = valid(forms::LoginCode { token: token.unwrap_or_default() })?;
    let code_hash = token_hash(&form.token);
    let now = app.clock.now();
    let seen = find(&mut *app.database.read().await?, shop, &code_hash).await?;
    let mut tx = app.database.write_in_turn([Turn::Email(&seen.email_key)]).await?;
    let row = find(&mut tx, shop, &code_hash).await?;
    let own = own_session(&mut tx, bearer, &row, now).await?;
    row.check(now, own.is_some())?;
    use_up(&mut tx, &code_hash, now).await?;
    carts::merge(&mut tx, &code_hash, row.customer_id).await?;
    let customer = customers::get(&mut tx, row.customer_id).await?;
    let session = if let Some((token, session)) = own {
        Opened { token: token.to_owned(), expires_at: session.expires_at }
    } else {
        app.limiter(client.counted_as()).signed_in(&mut tx, &customer.account(), None).await?;
        let entry = Entry::of(Event::SignInLoginCode, &row.store, Some(client)).customer(row.customer_id);
        audit_log::record(&mut tx, app, entry.token(row.token_id)).await?;
        let remembered = row.session_remembered.map_or(remember, bool::from);
        let ends = row.session_expires_at;
        let ends = ends.unwrap_or_else(|| now.after(app.config.lifetimes.session(remembered)));
        session::open_until(&mut tx, app, customer.id, remembered, ends).await?
    };
    tx.commit().await?;
    Ok((customer, session))
}

/// Uses a code up. Of any number of simultaneous uses one goes on.
async fn use_up(tx: &mut Connection, code_hash: &[u8], now: Moment) -> Result<(), Problem> {
    let done = sqlx::query(
        "UPDATE hand_offs SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND voided_at IS NULL",
    )
    .bind(code_hash)
    .bind(now)
    .execute(tx)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Code::LoginCodeUsed.into()) }
}

/// Which codes.
#[derive(Clone, Copy)]
pub enum Codes<'a> {
    /// Those that came of a session.
    OfSession(&'a [u8]),
    /// Those that would sign in to a customer's account.
    OfCustomer(i64),
}

/// Makes codes void that are not used yet.
///
/// # Errors
/// What the database says.
pub async fn void(tx: &mut Connection, codes: Codes<'_>, now: Moment) -> sqlx::Result<()> {
    let query = match codes {
        Codes::OfSession(hash) => {
            sqlx::query("UPDATE hand_offs SET voided_at = $2 WHERE session_hash = $1 AND used_at IS NULL")
                .bind(hash)
        }
        Codes::OfCustomer(id) => {
            sqlx::query("UPDATE hand_offs SET voided_at = $2 WHERE customer_id = $1 AND used_at IS NULL")
                .bind(id)
        }
    };
    query.bind(now).execute(tx).await?;
    Ok(())
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
