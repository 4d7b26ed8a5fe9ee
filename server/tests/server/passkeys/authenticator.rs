//! An authenticator of our own, whose responses a test can change in every part before they are signed.

use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

use crate::support::text;

/// Flags of authenticator data (WebAuthn Level 3, section 6.1).
pub(crate) const PRESENT: u8 = 1;
pub(crate) const VERIFIED: u8 = 1 << 2;
pub(crate) const BACKUP_ELIGIBLE: u8 = 1 << 3;
pub(crate) const BACKED_UP: u8 = 1 << 4;
pub(crate) const HAS_CREDENTIAL: u8 = 1 << 6;
pub(crate) const HAS_EXTENSIONS: u8 = 1 << 7;

/// Tells credentials apart.
static MADE: AtomicU64 = AtomicU64::new(0);

pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn from_base64url(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}

/// A passkey in an authenticator.
pub(crate) struct Authenticator {
    key: EcdsaKeyPair,
    /// The credential's id.
    pub(crate) id: Vec<u8>,
    /// What it knows the customer by.
    pub(crate) user_handle: Vec<u8>,
    /// The origin of the page that it is used on.
    pub(crate) origin: String,
    /// How many signatures it says that it has made.
    pub(crate) counter: u32,
    /// Its flags.
    pub(crate) flags: u8,
}

/// What a response is made of, before it is signed.
pub(crate) struct Parts {
    /// The client data.
    pub(crate) client: Value,
    /// The authenticator data.
    pub(crate) data: Vec<u8>,
    /// The credential's id beside the response.
    pub(crate) id: Vec<u8>,
    /// The user handle, if it has one.
    pub(crate) user_handle: Option<Vec<u8>>,
}

/// A COSE key of the curve P-256 from an uncompressed point.
fn cose_key(point: &[u8]) -> Vec<u8> {
    let (x, y) = (&point[1..33], &point[33..65]);
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat()
}

/// {"fmt": "none", "attStmt": {}, "authData": data}, each length in as few bytes as it takes.
fn attestation_object(data: &[u8]) -> Vec<u8> {
    let length = match u8::try_from(data.len()) {
        Ok(length) => vec![0x58, length],
        Err(_) => [&[0x59][..], &u16::try_from(data.len()).expect("a short text").to_be_bytes()].concat(),
    };
    [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData", &length[..], data].concat()
}

impl Authenticator {
    /// A new key for an account, on a page of `origin`.
    pub(crate) fn new(user_handle: Vec<u8>, origin: String) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).expect("a key");
        let number = MADE.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let id = digest(&SHA256, &[&number, key.public_key().as_ref()].concat()).as_ref().to_vec();
        Self { key, id, user_handle, origin, counter: 0, flags: PRESENT | VERIFIED }
    }

    fn client(&self, kind: &str, options: &Value) -> Value {
        json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        })
    }

    fn head(&self, rp_id: &str, flags: u8) -> Vec<u8> {
        let hash = digest(&SHA256, rp_id.as_bytes());
        [hash.as_ref(), &[self.flags | flags], &self.counter.to_be_bytes()].concat()
    }

    /// The response to creation options, with what `change` changes.
    pub(crate) fn register(&self, options: &Value, change: impl FnOnce(&mut Parts)) -> Value {
        let mut data = self.head(text(&options["rp"]["id"]), HAS_CREDENTIAL);
        let length = u16::try_from(self.id.len()).expect("a short id").to_be_bytes();
        data.extend([&[0; 16][..], &length, &self.id, &cose_key(self.key.public_key().as_ref())].concat());
        let client = self.client("webauthn.create", options);
        let mut parts = Parts { client, data, id: self.id.clone(), user_handle: None };
        change(&mut parts);
        json!({
            "type": "public-key",
            "id": base64url(&parts.id),
            "rawId": base64url(&parts.id),
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64url(parts.client.to_string().as_bytes()),
                "attestationObject": base64url(&attestation_object(&parts.data)),
                "transports": ["internal", "hybrid"],
            },
        })
    }

    /// The response to request options, with what `change` changes before it is signed.
    pub(crate) fn assert(&self, options: &Value, change: impl FnOnce(&mut Parts)) -> Value {
        let mut parts = Parts {
            client: self.client("webauthn.get", options),
            data: self.head(text(&options["rpId"]), 0),
            id: self.id.clone(),
            user_handle: Some(self.user_handle.clone()),
        };
        change(&mut parts);
        let client = parts.client.to_string();
        let signed = [&parts.data[..], digest(&SHA256, client.as_bytes()).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({
            "type": "public-key",
            "id": base64url(&parts.id),
            "rawId": base64url(&parts.id),
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64url(client.as_bytes()),
                "authenticatorData": base64url(&parts.data),
                "signature": base64url(signature.as_ref()),
                "userHandle": parts.user_handle.map(|handle| base64url(&handle)),
            },
        })
    }
}
