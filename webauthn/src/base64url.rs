//! Bytes as base64url without padding (RFC 4648, section 5), as JSON has them in WebAuthn.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bytes that JSON has as base64url. Padding, other characters and bits after the last byte are refused, so no two texts are the
/// same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base64Url(pub Vec<u8>);

impl Serialize for Base64Url {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&URL_SAFE_NO_PAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64Url {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        URL_SAFE_NO_PAD.decode(text.as_bytes()).map(Self).map_err(|_| Error::custom("no base64url"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Vec<u8>> {
        serde_json::from_str::<Base64Url>(json).ok().map(|bytes| bytes.0)
    }

    #[test]
    fn bytes_have_one_text() {
        for (json, bytes) in [("\"\"", &b""[..]), ("\"-_8\"", &[0xfb, 0xff]), ("\"AQID\"", &[1, 2, 3])] {
            assert_eq!(read(json).as_deref(), Some(bytes), "{json}");
            assert_eq!(serde_json::to_string(&Base64Url(bytes.into())).expect("a text"), json);
        }
        for json in [
            "\"-_8=\"",
            "\"+/8\"",
            "\"-_9\"",
            "\"-_8 \"",
            "\"-_8\\n\"",
            "\"A\"",
            "\"AQI*\"",
            "7",
            "[1,2]",
            "null",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
