//! HTTP around the API: which path leads where, the client behind the proxies, headers, the envelope of refusals, static files.

pub mod access_log;
pub mod client_ip;
mod content_security_policy;
pub mod cors;
pub mod dev_mail;
pub mod envelope;
pub mod health;
mod host;
pub mod metrics_endpoint;
pub mod related_origins;
pub mod request_limits;
pub mod router;
pub mod security_headers;
pub mod state;
pub mod static_site;
