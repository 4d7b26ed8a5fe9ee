//! The passkeys of a customer: the list, other names, and removing one.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_shared::problem::Code;
use portico_shared::{paths, wire};
use serde_json::json;

use super::name::checked_name;
use super::request::relying_party;
use crate::api::extract::{EmptyBody, Json, StoreContext};
use crate::api::messages::{Mail, SuccessMessage};
use crate::api::openapi::call::Call;
use crate::api::openapi::examples::{self, RP_ID, USER_HANDLE};
use crate::api::problem::Problem;
use crate::api::session::SignedIn;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::passkeys::{self, Passkey};

/// A passkey as its customer sees it.
pub(super) fn shown(passkey: Passkey) -> wire::passkeys::Passkey {
    wire::passkeys::Passkey {
        id: passkey.id,
        credential_id: URL_SAFE_NO_PAD.encode(passkey.credential_id),
        name: passkey.name,
        created_at: passkey.created_at.rfc3339(),
        last_used_at: passkey.last_used_at.rfc3339(),
        backed_up: passkey.backed_up,
    }
}

/// `GET /customer/passkeys`: the passkeys of the signed-in customer, and what a page needs to tell the browser about them.
///
/// # Errors
/// `session`, and `not_found` if the store has no passkeys.
pub async fn list(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
) -> Result<impl IntoResponse, Problem> {
    let context = context.for_store(&state.config, &customer.store);
    let rp_id = relying_party(&context)?.id;
    let mut connection = state.database.read().await?;
    let passkeys = passkeys::of_customer(&mut connection, customer.id, rp_id).await?;
    let user_handle = passkeys::user_handle(&mut connection, customer.id).await?;
    let list = wire::passkeys::Passkeys {
        passkeys: passkeys.into_iter().map(shown).collect(),
        rp_id: rp_id.to_owned(),
        user_handle: user_handle.map(|handle| URL_SAFE_NO_PAD.encode(handle)),
    };
    Ok(context.done(SuccessMessage::Passkeys, list))
}

/// `PATCH /customer/passkeys/{id}`: gives a passkey another name.
///
/// # Errors
/// `session`, `invalid`, and `not_found` if the customer has no such passkey.
pub async fn rename(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
    Path(id): Path<String>,
    Json(wire::passkeys::PasskeyName { name }): Json<wire::passkeys::PasskeyName>,
) -> Result<impl IntoResponse, Problem> {
    let mut checks = Checks::default();
    let name = checked_name(&mut checks, &name.unwrap_or_default());
    checks.done()?;
    let id = id.parse().map_err(|_| Code::NotFound)?;
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    if !passkeys::rename(&mut tx, customer.id, id, &name).await? {
        return Err(Code::NotFound.into());
    }
    tx.commit().await?;
    Ok(context.done(SuccessMessage::PasskeyRenamed, EmptyBody {}))
}

/// `DELETE /customer/passkeys/{id}`: removes a passkey. The customer gets a notice, and can always sign in with a mailed code.
///
/// # Errors
/// `session`, and `not_found` if the customer has no such passkey.
pub async fn remove(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
    client: Client,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let id = id.parse().map_err(|_| Code::NotFound)?;
    let context = context.for_store(&state.config, &customer.store);
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    if !passkeys::remove(&mut tx, customer.id, id).await? {
        return Err(Code::NotFound.into());
    }
    let entry = Entry::of(Event::PasskeyRemoved, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, state.clock.now(), entry).await?;
    state.enqueue(&mut tx, &context, Some(&customer.email), &Mail::PasskeyRemoved).await?;
    tx.commit().await?;
    state.outbox.wake();
    Ok(context.done(SuccessMessage::PasskeyRemoved, EmptyBody {}))
}

/// Describes [`list`].
pub(in crate::api) fn list_call() -> Call {
    Call::get(paths::PASSKEYS, "passkeys", "The passkeys of the signed-in customer")
        .session()
        .returns(
            "Passkeys",
            SuccessMessage::Passkeys,
            json!({ "passkeys": [examples::passkey()], "rpId": RP_ID, "userHandle": USER_HANDLE }),
        )
        .refused(&[Code::NotFound])
}

/// Describes [`rename`].
pub(in crate::api) fn rename_call() -> Call {
    Call::patch(paths::PASSKEY, "passkeyRename", "Give a passkey another name")
        .in_path("id", "The number of the passkey.", "1")
        .session()
        .body(&[("RenamePasskey", json!({ "name": "My phone" }))])
        .returns("Nothing", SuccessMessage::PasskeyRenamed, json!({}))
        .refused(&[Code::NotFound])
}

/// Describes [`remove`].
pub(in crate::api) fn remove_call() -> Call {
    Call::delete(paths::PASSKEY, "passkeyRemove", "Remove a passkey")
        .about("The owner of the account gets an email, and can always sign in with a mailed code.")
        .in_path("id", "The number of the passkey.", "1")
        .session()
        .returns("Nothing", SuccessMessage::PasskeyRemoved, json!({}))
        .refused(&[Code::NotFound])
}
