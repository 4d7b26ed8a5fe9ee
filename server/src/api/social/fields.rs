//! The members of requests that no form has.

use std::sync::Arc;

use portico_shared::problem::Code;

use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::oidc::Provider;

/// The most characters of a provider's id, of an address and of an authorization code.
pub(in crate::api) const PROVIDER_MAX: usize = 64;
pub(in crate::api) const ADDRESS_MAX: usize = 2048;
pub(in crate::api) const CODE_MAX: usize = 4096;
/// The bounds of a PKCE verifier (RFC 7636, section 4.1).
pub(in crate::api) const VERIFIER_MIN: usize = 43;
pub(in crate::api) const VERIFIER_MAX: usize = 128;
/// The most characters of an ID token.
pub(in crate::api) const TOKEN_MAX: usize = 16 * 1024;

/// The provider with this id, of the store of a request.
///
/// # Errors
/// `social_unavailable` if the store has none at all, `provider_unknown`.
pub(super) fn provider<'a>(
    state: &'a ApiState,
    context: &StoreContext,
    id: &str,
) -> Result<&'a Arc<Provider>, Problem> {
    let key = context.store.key.as_str();
    if state.providers.of_store(key).is_empty() {
        return Err(Code::SocialUnavailable.into());
    }
    Ok(state.providers.find(key, id).ok_or(Code::ProviderUnknown)?)
}
