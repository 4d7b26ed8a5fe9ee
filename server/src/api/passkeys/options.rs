//! What a page asks the browser for a passkey with.

use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::wire::passkeys::PasskeyOptions;
use portico_webauthn::RequestOptions;
use serde_json::json;

use super::challenge::{self, Ceremony, LIFETIME, TIMEOUT};
use super::request::relying_party;
use crate::api::extract::{EmptyBody, Json, StoreContext};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::Call;
use crate::api::openapi::examples::{CHALLENGE, RP_ID};
use crate::api::problem::Problem;
use crate::api::state::ApiState;

/// Options whose response is accepted for `lifetime`.
pub(super) fn with_lifetime<O>(public_key: O, lifetime: Duration) -> PasskeyOptions<O> {
    PasskeyOptions { public_key, expires_in: u32::try_from(lifetime.as_secs()).unwrap_or(u32::MAX) }
}

/// `POST /customer/passkey-options`: the options of a sign-in. They name no account, so they tell nothing about any. Writes nothing.
///
/// # Errors
/// `not_found` if the store has no passkeys.
pub async fn options(
    State(state): State<ApiState>,
    context: StoreContext,
    Json(EmptyBody {}): Json<EmptyBody>,
) -> Result<impl IntoResponse, Problem> {
    let rp_id = relying_party(&context)?.id;
    let challenge = challenge::issue(&state, [&context.store.key, rp_id], Ceremony::SignIn);
    let options = with_lifetime(RequestOptions::new(rp_id, challenge, TIMEOUT), LIFETIME);
    Ok(context.done(SuccessMessage::PasskeyOptions, options))
}

/// Describes [`options`].
pub(in crate::api) fn options_call() -> Call {
    Call::post(paths::PASSKEY_OPTIONS, "passkeyOptions", "What a page needs to sign in with a passkey")
        .about(
            "`publicKey` is for `PublicKeyCredential.parseRequestOptionsFromJSON`. The challenge works once, for `expiresIn` seconds. A store \
             without passkeys answers 404.",
        )
        .body(&[("Nothing", json!({}))])
        .returns(
            "PasskeyOptions",
            SuccessMessage::PasskeyOptions,
            json!({
                "publicKey": {
                    "challenge": CHALLENGE,
                    "timeout": 300_000,
                    "rpId": RP_ID,
                    "allowCredentials": [],
                    "userVerification": "preferred",
                },
                "expiresIn": 3600,
            }),
        )
        .refused(&[Code::NotFound])
}
