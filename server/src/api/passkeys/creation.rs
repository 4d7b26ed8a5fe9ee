//! What a page has the browser make a passkey with, and who may.

use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_webauthn::{
    Base64Url, CreationOptions, CredentialDescriptor, RelyingPartyEntity, Transport, UserEntity,
};
use serde_json::json;

use super::challenge::{self, Ceremony, TIMEOUT};
use super::options::with_lifetime;
use super::request::relying_party;
use crate::api::extract::{EmptyBody, Json, StoreContext};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::{Call, PASSKEY_ADDING_REFUSALS};
use crate::api::openapi::examples::{CHALLENGE, CREDENTIAL_ID, EMAIL, RP_ID, USER_HANDLE};
use crate::api::problem::Problem;
use crate::api::session::OpenSession;
use crate::api::state::ApiState;
use crate::base::clock::{Moment, is_over};
use crate::store::customers::Customer;
use crate::store::passkeys::{self, Passkey};
use crate::store::sessions::Session;

/// The most passkeys of a customer.
pub(super) const MOST: usize = 10;

/// For how long after signing in a customer may begin to add a passkey.
const BEGIN_WITHIN: Duration = Duration::from_mins(10);

/// For how long after signing in a customer may add one: what was begun in time may be finished.
pub(super) const ADD_WITHIN: Duration = BEGIN_WITHIN.saturating_add(TIMEOUT);

/// Refuses a customer who may not add a passkey: one who signed in longer ago than `within`, or with a login code, for which someone else
/// vouches, or who hasn't proved the email address, since someone else may have opened the account. Returns when the sign-in was.
///
/// # Errors
/// `unproven`, `proof_required`.
pub(super) fn check_may_add(
    state: &ApiState,
    session: &Session,
    within: Duration,
) -> Result<Moment, Problem> {
    if !session.customer.is_verified() {
        return Err(Code::Unproven.into());
    }
    let now = state.clock.now();
    let is_recent = |since: &Moment| !is_over(*since, since.after(within), now);
    session.proved_at.filter(is_recent).ok_or_else(|| Code::ProofRequired.into())
}

/// A customer's name, or the email address if there is none.
fn display_name(customer: &Customer) -> String {
    let name = format!("{} {}", customer.first_name, customer.last_name);
    let name = name.trim();
    if name.is_empty() { customer.email.clone() } else { name.to_owned() }
}

fn descriptor(passkey: Passkey) -> CredentialDescriptor {
    let transports = Transport::known(passkey.transports.split(' '));
    CredentialDescriptor::new(passkey.credential_id, transports)
}

/// `POST /customer/passkey-creation-options`: the options of a new passkey.
///
/// # Errors
/// `session`, `not_found` if the store has no passkeys, `unproven`, `proof_required`, `passkey_limit`.
pub async fn creation_options(
    State(state): State<ApiState>,
    context: StoreContext,
    OpenSession(session): OpenSession,
    Json(EmptyBody {}): Json<EmptyBody>,
) -> Result<impl IntoResponse, Problem> {
    let context = context.for_store(&state.config, &session.customer.store);
    let rp_id = relying_party(&context)?.id;
    let signed_in_at = check_may_add(&state, &session, BEGIN_WITHIN)?;
    let customer = &session.customer;
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    let existing = passkeys::of_customer(&mut tx, customer.id, rp_id).await?;
    if existing.len() >= MOST {
        return Err(Code::PasskeyLimit.into());
    }
    let new_handle = state.random.bytes::<32>();
    let user_handle = passkeys::keep_user_handle(&mut tx, customer.id, &new_handle).await?;
    tx.commit().await?;
    let place = [context.store.key.as_str(), rp_id];
    let options = CreationOptions::new(
        RelyingPartyEntity { id: rp_id.to_owned(), name: context.store.name.clone() },
        UserEntity {
            id: Base64Url(user_handle),
            name: customer.email.clone(),
            display_name: display_name(customer),
        },
        challenge::issue(&state, place, Ceremony::Creation(customer.id)),
        TIMEOUT,
        existing.into_iter().map(descriptor).collect(),
    );
    let lifetime = state.clock.now().until(signed_in_at.after(ADD_WITHIN));
    Ok(context.done(SuccessMessage::PasskeyOptions, with_lifetime(options, lifetime)))
}

/// Describes [`creation_options`].
pub(in crate::api) fn creation_options_call() -> Call {
    Call::post(
        paths::PASSKEY_CREATION_OPTIONS,
        "passkeyCreationOptions",
        "What a page needs to make a passkey for the signed-in customer",
    )
    .about(
        "`publicKey` is for `PublicKeyCredential.parseCreationOptionsFromJSON`. It needs a sign-in less than 10 minutes ago and an email \
         address that is proved. The passkey can be added for `expiresIn` seconds: until 15 minutes after the sign-in.",
    )
    .session()
    .body(&[("Nothing", json!({}))])
    .returns(
        "PasskeyCreationOptions",
        SuccessMessage::PasskeyOptions,
        json!({
            "publicKey": {
                "rp": { "id": RP_ID, "name": "Portico" },
                "user": { "id": USER_HANDLE, "name": EMAIL, "displayName": "Ada Lovelace" },
                "challenge": CHALLENGE,
                "pubKeyCredParams": [
                    { "type": "public-key", "alg": -7 },
                    { "type": "public-key", "alg": -257 },
                    { "type": "public-key", "alg": -8 },
                ],
                "timeout": 300_000,
                "excludeCredentials": [{ "type": "public-key", "id": CREDENTIAL_ID, "transports": ["internal"] }],
                "authenticatorSelection": {
                    "residentKey": "required",
                    "requireResidentKey": true,
                    "userVerification": "preferred",
                },
                "attestation": "none",
            },
            "expiresIn": 900,
        }),
    )
    .refused(&PASSKEY_ADDING_REFUSALS)
}
