//! A press on a provider's button.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::wire::{self, response_mode};
use serde_json::json;

use super::fields::{self, PROVIDER_MAX};
use crate::api::extract::{Json, StoreContext};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::{Call, PROVIDER_REFUSALS};
use crate::api::openapi::examples::{NONCE, PROVIDER};
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::config::ResponseMode;
use crate::oidc::NONCE_LIFETIME;

/// `POST /customer/social-begin`: what a page needs for the authorization request. Writes nothing.
///
/// # Errors
/// `invalid`, `social_unavailable`, `provider_unknown`, `provider_unavailable`, `too_many`.
pub async fn begin(
    State(state): State<ApiState>,
    context: StoreContext,
    client: Client,
    Json(wire::SocialBegin { provider }): Json<wire::SocialBegin>,
) -> Result<impl IntoResponse, Problem> {
    let mut checks = Checks::default();
    let id = checks.text("provider", provider, 1, PROVIDER_MAX);
    checks.done()?;
    let provider = fields::provider(&state, &context, &id)?;
    // Who has used up the exchanges learns it before the detour.
    state.limiter(client.limit_key()).social(&mut *state.database.read().await?).await?;
    let authorize_url = provider.authorization_endpoint().await?;
    let (response_mode, redirect_uri) = match provider.config.response_mode {
        ResponseMode::Query => (response_mode::QUERY, None),
        ResponseMode::FormPost { .. } => {
            (response_mode::FORM_POST, Some(state.social_return(&context.store.key, &id)))
        }
    };
    let begun = wire::SocialBegun {
        nonce: provider.nonce(&state.keys, state.random),
        authorize_url,
        client_id: provider.config.client_id.clone(),
        scope: provider.config.scope.clone(),
        response_mode: response_mode.to_owned(),
        redirect_uri,
        expires_in: u32::try_from(NONCE_LIFETIME.as_secs()).unwrap_or(u32::MAX),
    };
    Ok(context.done(SuccessMessage::SocialBegun, begun))
}

/// Describes [`begin`].
pub(in crate::api) fn begin_call() -> Call {
    Call::post(paths::SOCIAL_BEGIN, "socialBegin", "Begin a sign-in with an identity provider")
        .about(
            "What a page needs for the authorization request of OpenID Connect, to which it adds `response_type=code`, `redirect_uri`, \
             `state` and a PKCE challenge. `redirectUri` is there if the provider posts its answer to the API.",
        )
        .body(&[("SocialBegin", json!({ "provider": PROVIDER }))])
        .returns(
            "SocialBegun",
            SuccessMessage::SocialBegun,
            json!({
                "nonce": NONCE,
                "authorizeUrl": "https://accounts.google.com/o/oauth2/v2/auth",
                "clientId": "1234.apps.googleusercontent.com",
                "scope": "openid email profile",
                "responseMode": response_mode::QUERY,
                "expiresIn": 600,
            }),
        )
        .refused(&PROVIDER_REFUSALS)
        .refused(&[Code::TooMany])
}
