//! OpenID Connect, as its relying party: asks providers for their metadata, keys and tokens, and verifies ID tokens.
//!
//! The keys are read and the signatures verified here, on `ring`, which the server has for TLS. A crate for JWTs would leave little
//! of it out: none checks the nonce, the authorized party or the time by a clock of ours.

mod cached;
mod claims;
mod exchange;
mod fetch;
mod jwk;
mod metadata;
mod nonce;
mod provider;
mod providers;
mod refusal;
mod verify;

pub use cached::FAILURE_PAUSE;
pub use claims::Email;
pub use exchange::Grant;
pub use nonce::NONCE_LIFETIME;
pub use provider::{Provider, Unavailable};
pub use providers::Providers;
pub use refusal::{Refusal, VerifyError};
pub use verify::{Identity, TokenUse};
