//! The attestation object of a registration (WebAuthn, section 6.5).

use crate::cbor::{Key, Map};
use crate::refusal::Refusal;

/// The authenticator data in the bytes of an attestation object.
///
/// The format and the statement have to be there and have their types. Which format it is doesn't matter, and the statement isn't
/// verified: with `attestation: "none"`, browsers replace most of them, and what is left says nothing that we rely on.
pub(crate) fn authenticator_data(mut object: &[u8]) -> Result<&[u8], Refusal> {
    let members = Map::read(&mut object).map_err(|_| Refusal::AttestationObject)?;
    let has_statement = members.has_text("fmt") && members.has_map("attStmt");
    if !has_statement || !object.is_empty() {
        return Err(Refusal::AttestationObject);
    }
    members.bytes(Key::Text("authData")).ok_or(Refusal::AttestationObject)
}
