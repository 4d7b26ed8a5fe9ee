//! A relying party of Web Authentication: builds the options of both ceremonies, and verifies what browsers answer (WebAuthn
//! Level 3, sections 7.1 and 7.2, <https://www.w3.org/TR/webauthn-3/>).
//!
//! A caller sends [`CreationOptions`] or [`RequestOptions`] to the page, and gets the text `JSON.stringify(credential)` back. It parses
//! that with [`Registration::parse`] or [`Authentication::parse`], looks up the challenge that the response names, and verifies the
//! response against it. The rest is about the credential that it has stored: [`SignCountOutcome`] and [`BackupOutcome`] compare what
//! an authenticator says now with what it said before.
//!
//! Nothing here keeps state, reads a clock or decides which account a credential is of. Attestation is `none`: whatever an
//! authenticator says about itself is parsed, and not trusted.
//!
//! Signatures are verified by `ring`, which the server has for TLS.

mod algorithm;
mod attestation_object;
mod authentication;
mod authenticator_data;
mod backup;
mod base64url;
mod cbor;
mod client_data;
mod credential;
mod json;
mod options;
mod public_key;
mod refusal;
mod registration;
mod relying_party;
mod sign_count;
mod transport;

pub use algorithm::Algorithm;
pub use authentication::{Assertion, Authentication};
pub use backup::BackupOutcome;
pub use base64url::Base64Url;
pub use credential::{CREDENTIAL_ID_MAX, RESPONSE_MAX};
pub use options::{
    AttestationConveyance, AuthenticatorSelection, CreationOptions, CredentialDescriptor,
    CredentialParameters, CredentialType, RelyingPartyEntity, RequestOptions, ResidentKey, UserEntity,
    UserVerification,
};
pub use public_key::PublicKey;
pub use refusal::Refusal;
pub use registration::{CredentialRecord, Registration};
pub use relying_party::RelyingParty;
pub use sign_count::SignCountOutcome;
pub use transport::Transport;
