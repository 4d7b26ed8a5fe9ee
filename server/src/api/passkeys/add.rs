//! Adding a passkey.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::wire::passkeys::NewPasskey;
use portico_webauthn::{CredentialRecord, RESPONSE_MAX, Registration, Transport};
use serde_json::json;

use super::challenge::Ceremony;
use super::creation::{ADD_WITHIN, MOST, check_may_add};
use super::failure::Failure;
use super::list::shown;
use super::name::checked_name;
use super::refusal::Refusal;
use super::request::Request;
use crate::api::extract::{Json, StoreContext};
use crate::api::messages::{Mail, SuccessMessage};
use crate::api::openapi::call::{Call, PASSKEY_ADDING_REFUSALS};
use crate::api::openapi::examples::{self, REGISTRATION};
use crate::api::problem::Problem;
use crate::api::session::OpenSession;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::db::Connection;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::Customer;
use crate::store::passkeys::{self, Passkey};
use crate::store::sessions::{self, Session};
use crate::store::used_nonces;

/// `POST /customer/passkeys`: adds a passkey that the browser has made. The customer gets a notice.
///
/// # Errors
/// `session`, `not_found` if the store has no passkeys, `unproven`, `proof_required`, `invalid`, `passkey_refused`, `passkey_expired`,
/// `passkey_exists`, `passkey_limit`, `too_many`.
pub async fn add(
    State(state): State<ApiState>,
    context: StoreContext,
    OpenSession(session): OpenSession,
    client: Client,
    Json(NewPasskey { credential, name }): Json<NewPasskey>,
) -> Result<impl IntoResponse, Problem> {
    let context = context.for_store(&state.config, &session.customer.store);
    let request = Request::begin(&state, &context, &client, Event::PasskeyAdded).await?;
    check_may_add(&state, &session, ADD_WITHIN)?;
    let mut checks = Checks::default();
    let credential = checks.text("credential", credential, 1, RESPONSE_MAX);
    let name = name.map(|name| checked_name(&mut checks, &name));
    checks.done()?;
    let name = name.unwrap_or_else(|| context.texts.passkey_name());
    let passkey = match keep(&request, &session, &credential, &name).await {
        Ok(passkey) => passkey,
        Err(failure) => return Err(request.problem(failure).await),
    };
    state.outbox.wake();
    Ok(context.done(SuccessMessage::PasskeyAdded, shown(passkey)))
}

/// Verifies and adds a passkey.
async fn keep(
    request: &Request<'_>,
    session: &Session,
    credential: &str,
    name: &str,
) -> Result<Passkey, Failure> {
    let customer = &session.customer;
    let refused = |refusal: portico_webauthn::Refusal| Failure::of(customer.id, refusal);
    let response = Registration::parse(credential).map_err(refused)?;
    let bytes = response.challenge();
    let challenge = request.challenge(Ceremony::Creation(customer.id), bytes);
    let challenge = challenge.map_err(|refusal| Failure::of(customer.id, refusal))?;
    let record = response.verify(&request.relying_party(), bytes).map_err(refused)?;
    let state = request.state;
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    // It may have ended while the request was on its way: the owner may have signed out because of whoever sends it.
    if !sessions::is_alive(&mut tx, &session.token_hash, state.clock.now()).await? {
        return Err(Problem::from(Code::Session).into());
    }
    // Before the challenge is: a browser may send a request again whose answer was lost, and the passkey isn't to be forgotten then.
    let known = passkeys::find(&mut tx, request.rp_id, &record.id).await?;
    if known.is_some_and(|passkey| passkey.customer_id == customer.id) {
        return Err(Problem::from(Code::PasskeyExists).into());
    }
    if !used_nonces::use_up(&mut tx, &challenge.hash, challenge.until).await? {
        tx.rollback().await?;
        return Err(Failure::of(customer.id, Refusal::Used));
    }
    let passkey = insert(&mut tx, request, customer, &record, name).await?;
    tx.commit().await?;
    Ok(passkey)
}

/// Adds a passkey whose response is verified.
async fn insert(
    tx: &mut Connection,
    request: &Request<'_>,
    customer: &Customer,
    record: &CredentialRecord,
    name: &str,
) -> Result<Passkey, Problem> {
    let Request { state, context, client, rp_id, .. } = *request;
    let now = state.clock.now();
    if passkeys::find(tx, rp_id, &record.id).await?.is_some() {
        return Err(Code::PasskeyExists.into());
    }
    if passkeys::of_customer(tx, customer.id, rp_id).await?.len() >= MOST {
        return Err(Code::PasskeyLimit.into());
    }
    let transports: Vec<_> = record.transports.iter().copied().map(Transport::name).collect();
    let new = passkeys::NewPasskey {
        store: &customer.store,
        rp_id,
        customer: customer.id,
        credential_id: &record.id,
        public_key: &record.public_key.to_cose(),
        counter: record.sign_count,
        backup_eligible: record.backup_eligible,
        backed_up: record.backup_state,
        transports: &transports.join(" "),
        name,
    };
    if !passkeys::insert(tx, &new, now).await? {
        return Err(Code::PasskeyExists.into());
    }
    let passkey = passkeys::find(tx, rp_id, &record.id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let entry = Entry::of(Event::PasskeyAdded, &customer.store, Some(client)).customer(customer.id);
    audit_log::record(tx, now, entry).await?;
    state.enqueue(tx, context, Some(&customer.email), &Mail::PasskeyAdded).await?;
    Ok(passkey)
}

/// Describes [`add`].
pub(in crate::api) fn add_call() -> Call {
    Call::post(paths::PASSKEYS, "passkeyAdd", "Add a passkey to the signed-in customer")
        .about(
            "`credential` is the text `JSON.stringify(credential)` of what `navigator.credentials.create` gives. Without a `name` it is called \
             a passkey, in the language of the request. The owner of the account gets an email.",
        )
        .session()
        .body(&[("NewPasskey", json!({ "credential": REGISTRATION, "name": "My phone" }))])
        .returns("Passkey", SuccessMessage::PasskeyAdded, examples::passkey())
        .refused(&PASSKEY_ADDING_REFUSALS)
        .refused(&[Code::PasskeyRefused, Code::PasskeyExpired, Code::PasskeyExists, Code::TooMany])
}
