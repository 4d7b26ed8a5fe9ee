//! The JSON of a credential, around the response of either ceremony (WebAuthn, section 5.1).

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::base64url::Base64Url;
use crate::json;
use crate::refusal::Refusal;

/// The longest text of a credential, in bytes. Certificates of a TPM make some 10 kB of it; without any it's about 2 kB.
pub const RESPONSE_MAX: usize = 32 * 1024;

/// The longest credential id, in bytes (WebAuthn, section 7.1).
pub const CREDENTIAL_ID_MAX: usize = 1023;

/// A credential as JSON has it. The attachment and the results of extensions say nothing that we need.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Members<'a> {
    id: Base64Url,
    raw_id: Base64Url,
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    #[serde(borrow)]
    response: &'a RawValue,
}

/// Parses the text `JSON.stringify(credential)`: the id of the credential, and its response.
pub(crate) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<(Vec<u8>, T), Refusal> {
    if text.len() > RESPONSE_MAX {
        return Err(Refusal::TooLong);
    }
    let members: Members<'a> = json::object(text.as_bytes()).ok_or(Refusal::Format)?;
    if members.r#type != "public-key" {
        return Err(Refusal::Format);
    }
    let id = members.raw_id.0;
    if members.id.0 != id || id.is_empty() || id.len() > CREDENTIAL_ID_MAX {
        return Err(Refusal::CredentialId);
    }
    let response = json::object(members.response.get().as_bytes()).ok_or(Refusal::Format)?;
    Ok((id, response))
}
