//! The identities of a customer: what is linked, linking, and unlinking.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::{paths, wire};
use serde_json::json;

use super::verified::Request;
use crate::api::extract::{EmptyBody, Json, StoreContext};
use crate::api::messages::{Mail, SuccessMessage};
use crate::api::openapi::call::{Call, ID_TOKEN_REFUSALS};
use crate::api::openapi::examples::{EMAIL, ID_TOKEN, PROVIDER};
use crate::api::problem::Problem;
use crate::api::session::SignedIn;
use crate::api::state::ApiState;
use crate::base::client::Client;
use crate::oidc::Refusal;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::social_identities::{self, Link};
use crate::store::used_nonces;

impl From<Link> for wire::SocialIdentity {
    fn from(link: Link) -> Self {
        Self {
            id: link.id,
            provider: link.provider,
            email: link.email,
            linked_at: link.linked_at.rfc3339(),
            last_used_at: link.last_used_at.rfc3339(),
        }
    }
}

/// `GET /customer/social-links`: what is linked to the signed-in customer.
///
/// # Errors
/// `session`.
pub async fn links(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
) -> Result<impl IntoResponse, Problem> {
    let links = social_identities::of_customer(&mut *state.database.read().await?, customer.id).await?;
    let links = links.into_iter().map(Into::into).collect();
    Ok(context.done(SuccessMessage::SocialLinks, wire::SocialLinks { links }))
}

/// `POST /customer/social-link`: links the identity of an ID token to the signed-in customer. An account whose email nobody has proved
/// needs a mailed code first, since a stranger may have opened it.
///
/// # Errors
/// `session`, `invalid`, `social_unavailable`, `social_refused`, `social_expired`, `social_taken`, `social_proof_needed`,
/// `provider_unavailable`, `too_many`.
pub async fn link(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
    client: Client,
    Json(wire::IdToken { token }): Json<wire::IdToken>,
) -> Result<impl IntoResponse, Problem> {
    let context = context.for_store(&state.config, &customer.store);
    let request = Request { state: &state, context: &context, client: &client };
    let verified = request.verified(token).await?;
    let identity = request.identity(&verified);
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    if !used_nonces::use_up(&mut tx, &verified.token_use.hash, verified.token_use.until).await? {
        tx.rollback().await?;
        return Err(request.refuse(Refusal::Used).await);
    }
    if !customer.is_verified() {
        let proof = request.ticket(&mut tx, &identity, Some(customer.email)).await?;
        tx.commit().await?;
        return Err(Problem::proof_needed(proof));
    }
    request.link(&mut tx, &identity, &customer, true).await?;
    tx.commit().await?;
    state.outbox.wake();
    Ok(context.done(SuccessMessage::SocialLinked, EmptyBody {}))
}

/// `DELETE /customer/social-links/{id}`: removes a link. The customer can always sign in with a mailed code.
///
/// # Errors
/// `session`, and `not_found` if the customer has no such link.
pub async fn unlink(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
    client: Client,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let id = id.parse().map_err(|_| Code::NotFound)?;
    let context = context.for_store(&state.config, &customer.store);
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    let removed = social_identities::remove(&mut tx, customer.id, id).await?;
    let provider = removed.ok_or(Code::NotFound)?;
    let entry = Entry::of(Event::SocialUnlinked, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, state.clock.now(), entry).await?;
    let mail = Mail::SocialUnlinked { provider: state.provider_name(&customer.store, &provider) };
    state.enqueue(&mut tx, &context, Some(&customer.email), &mail).await?;
    tx.commit().await?;
    state.outbox.wake();
    Ok(context.done(SuccessMessage::SocialUnlinked, EmptyBody {}))
}

/// Describes [`links`].
pub(in crate::api) fn links_call() -> Call {
    Call::get(paths::SOCIAL_LINKS, "socialLinks", "The identities that are linked to the signed-in customer")
        .session()
        .returns(
            "SocialLinks",
            SuccessMessage::SocialLinks,
            json!({ "links": [{
                "id": 1,
                "provider": PROVIDER,
                "email": EMAIL,
                "linkedAt": "2026-11-22T09:18:35Z",
                "lastUsedAt": "2026-11-22T09:18:35Z",
            }] }),
        )
}

/// Describes [`link`].
pub(in crate::api) fn link_call() -> Call {
    Call::post(paths::SOCIAL_LINK, "socialLink", "Link an identity to the signed-in customer")
        .about(
            "The owner of the account gets an email. If nobody has proved the account's email address yet, the answer is 403 \
             `social_proof_needed`.",
        )
        .session()
        .body(&[("IdToken", json!({ "token": ID_TOKEN }))])
        .returns("Nothing", SuccessMessage::SocialLinked, json!({}))
        .refused(&ID_TOKEN_REFUSALS)
        .refused(&[Code::SocialTaken, Code::TooMany])
}

/// Describes [`unlink`].
pub(in crate::api) fn unlink_call() -> Call {
    Call::delete(paths::SOCIAL_LINKED, "socialUnlink", "Remove the link to an identity")
        .about("The owner of the account gets an email, and can always sign in with a mailed code.")
        .in_path("id", "The number of the link.", "1")
        .session()
        .returns("Nothing", SuccessMessage::SocialUnlinked, json!({}))
        .refused(&[Code::NotFound])
}
