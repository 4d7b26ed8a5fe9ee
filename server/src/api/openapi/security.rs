//! How calls are secured.

use serde_json::{Value, json};

/// The security scheme of session tokens.
pub(in crate::api) const SESSION: &str = "session";
/// The security scheme of access tokens, and the name of their header.
pub(in crate::api) const ACCESS_TOKEN: &str = "accessToken";

/// The security schemes.
pub(super) fn schemes() -> Value {
    json!({
        SESSION: {
            "type": "http",
            "scheme": "bearer",
            "description": "The session token that `login` gives.",
        },
        ACCESS_TOKEN: {
            "type": "apiKey",
            "in": "header",
            "name": ACCESS_TOKEN,
            "description": "`Bearer <access token>`, or the token alone, of another system that hands customers over; or a \
                customer's own session token, for that customer alone. With it, `login` is a hand-over.",
        },
    })
}
