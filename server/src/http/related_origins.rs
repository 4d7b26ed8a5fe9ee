//! The pages of other hosts that may use a host's passkeys (WebAuthn Level 3, section 5.11).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use portico_shared::problem::Code;
use portico_shared::wire::passkeys::RelatedOrigins;

use crate::api::problem::Problem;
use crate::config::{Config, Store};
use crate::http::host::named;

/// `GET /.well-known/webauthn`: the origins of the store whose RP ID is the host that the request names. Several stores may share a host.
///
/// # Errors
/// `not_found` if no store has passkeys for the host.
pub async fn related_origins(
    State(config): State<Arc<Config>>,
    request: Request,
) -> Result<Json<RelatedOrigins>, Problem> {
    let host = named(&request).map(|host| host.host().to_ascii_lowercase()).unwrap_or_default();
    let mut origins: Vec<String> = Vec::new();
    let parties = config.stores.iter().filter_map(Store::relying_party);
    for origin in parties.filter(|party| party.id == host).flat_map(|party| party.origins) {
        let origin = origin.to_string();
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    if origins.is_empty() { Err(Code::NotFound.into()) } else { Ok(Json(RelatedOrigins { origins })) }
}
