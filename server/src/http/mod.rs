//! What is around the API: which path leads where, the client behind the proxies, headers, the envelope of refusals, static files.

pub mod client_ip;
pub(crate) mod dev_mail;
pub mod envelope;
pub mod router;
pub(crate) mod static_site;
