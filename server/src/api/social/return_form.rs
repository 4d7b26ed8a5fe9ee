//! The form that a provider posts back, such as Apple's: the browser brings it, and goes on to the page.

use axum::extract::{Path, State};
use axum::response::Redirect;
use portico_shared::paths;
use portico_shared::problem::Code;
use serde_json::json;
use url::form_urlencoded;

use crate::api::extract::FormBytes;
use crate::api::openapi::call::Call;
use crate::api::openapi::examples::PROVIDER;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::config::ResponseMode;

/// The largest form.
pub const FORM_BYTES: usize = 16 * 1024;

/// What the page gets of the form; anything else stays here.
const PASSED_ON: [&str; 5] = ["code", "state", "iss", "error", "user"];

/// `POST /customer/social-return/{store}/{provider}`: redirects to the provider's page in the configuration, with the form in the
/// fragment, which is in no log and no `Referer`. Nothing of the request decides where to.
///
/// # Errors
/// `store_unknown`, `provider_unknown`, `malformed`.
pub async fn return_form(
    State(state): State<ApiState>,
    Path((store, provider)): Path<(String, String)>,
    FormBytes(form): FormBytes,
) -> Result<Redirect, Problem> {
    if state.config.store(&store).is_none() {
        return Err(Code::StoreUnknown.into());
    }
    let provider = state.providers.find(&store, &provider).ok_or(Code::ProviderUnknown)?;
    let ResponseMode::FormPost { return_page } = &provider.config.response_mode else {
        return Err(Code::ProviderUnknown.into());
    };
    let mut fragment = form_urlencoded::Serializer::new(String::new());
    let mut found = Vec::new();
    for (name, value) in form_urlencoded::parse(&form) {
        if found.contains(&name) {
            // RFC 6749, section 3.1: no parameter is there twice.
            return Err(Code::Malformed.into());
        }
        if PASSED_ON.contains(&&*name) {
            fragment.append_pair(&name, &value);
        }
        found.push(name);
    }
    Ok(Redirect::to(&format!("{return_page}#{}", fragment.finish())))
}

/// Describes [`return_form`].
pub(in crate::api) fn return_form_call() -> Call {
    Call::post(paths::SOCIAL_RETURN_FORM, "socialReturn", "Take the form that a provider posts back")
        .about(
            "The redirect address of a provider that answers with `response_mode=form_post`. The browser goes on to the page that is \
             configured, with `code`, `state`, `iss`, `error` and `user` in the fragment.",
        )
        .in_path("store", "The store's public key.", paths::DEFAULT_KEY)
        .in_path("provider", "The provider's id in the store's configuration.", PROVIDER)
        .form(&PASSED_ON, &json!({ "code": "SplxlOBeZQQYbYS6WxSbIA", "state": "af0ifjsldkj" }))
        .redirects("The page, with the form in the fragment.")
        .refused(&[Code::StoreUnknown, Code::ProviderUnknown])
}
