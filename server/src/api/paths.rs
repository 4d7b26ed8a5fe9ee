//! The paths of the server's own calls, which are never below the prefix.

/// Whether the process answers.
pub const HEALTH: &str = "/healthz";
/// Whether the server can take requests.
pub const READY: &str = "/readyz";
/// The `OpenAPI` document.
pub const OPENAPI: &str = "/openapi.json";
