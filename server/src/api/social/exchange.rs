//! The exchange of a provider's authorization code.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::{paths, wire};
use serde_json::json;

use super::fields::{self, ADDRESS_MAX, CODE_MAX, PROVIDER_MAX, VERIFIER_MAX, VERIFIER_MIN};
use crate::api::extract::{Json, StoreContext};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::{Call, PROVIDER_REFUSALS};
use crate::api::openapi::examples::{ID_TOKEN, PROVIDER, TOKEN};
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::config::ResponseMode;
use crate::oidc::Grant;

/// `POST /customer/social-token`: exchanges an authorization code for the ID token, which only the server can with a provider that
/// demands a client secret. The provider's other tokens are dropped.
///
/// # Errors
/// `invalid`, `social_unavailable`, `provider_unknown`, `redirect_unknown`, `social_expired`, `provider_unavailable`, `too_many`.
pub async fn exchange(
    State(state): State<ApiState>,
    context: StoreContext,
    client: Client,
    Json(body): Json<wire::SocialToken>,
) -> Result<impl IntoResponse, Problem> {
    let mut checks = Checks::default();
    let id = checks.text("provider", body.provider, 1, PROVIDER_MAX);
    let code = checks.text("code", body.code, 1, CODE_MAX);
    let verifier = checks.text("codeVerifier", body.code_verifier, VERIFIER_MIN, VERIFIER_MAX);
    let redirect_uri = checks.text("redirectUri", body.redirect_uri, 1, ADDRESS_MAX);
    checks.done()?;
    let provider = fields::provider(&state, &context, &id)?;
    let is_our_own = match provider.config.response_mode {
        ResponseMode::Query => false,
        ResponseMode::FormPost { .. } => redirect_uri == state.social_return(&context.store.key, &id),
    };
    if !is_our_own && !provider.config.redirect_uris.contains(&redirect_uri) {
        return Err(Code::RedirectUnknown.into());
    }

    let limiter = state.limiter(client.limit_key());
    let mut tx = state.database.begin_locked([limiter.lock_key()]).await?;
    limiter.social(&mut tx).await?;
    limiter.count_social(&mut tx, &context.store.key).await?;
    tx.commit().await?;

    let grant = Grant { code: &code, verifier: &verifier, redirect_uri: &redirect_uri };
    let token = provider.exchange(&grant).await?.ok_or(Code::SocialExpired)?;
    Ok(context.done(SuccessMessage::SocialConfirmed, wire::IdToken { token: Some(token) }))
}

/// Describes [`exchange`].
pub(in crate::api) fn exchange_call() -> Call {
    Call::post(
        paths::SOCIAL_TOKEN,
        "socialToken",
        "Exchange a provider's authorization code for the ID token",
    )
    .about("`redirectUri` is one of the addresses that the store's configuration lists, or the API's own.")
    .body(&[(
        "SocialToken",
        json!({
            "provider": PROVIDER,
            "code": "SplxlOBeZQQYbYS6WxSbIA",
            "codeVerifier": TOKEN,
            "redirectUri": "https://shop.example/login/",
        }),
    )])
    .returns("IdToken", SuccessMessage::SocialConfirmed, json!({ "token": ID_TOKEN }))
    .refused(&PROVIDER_REFUSALS)
    .refused(&[Code::RedirectUnknown, Code::SocialExpired, Code::TooMany])
}
