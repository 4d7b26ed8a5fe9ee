//! An authenticator and its browser, which do what a test tells them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_webauthn::RelyingParty;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

pub const RP_ID: &str = "example.com";
pub const CHALLENGE: &[u8] = b"a challenge of this test";

pub const UP: u8 = 1;
pub const UV: u8 = 1 << 2;
pub const BE: u8 = 1 << 3;
pub const BS: u8 = 1 << 4;
pub const AT: u8 = 1 << 6;
pub const ED: u8 = 1 << 7;

/// Calls with the relying party of the tests.
pub fn with_party<T>(then: impl FnOnce(&RelyingParty<'_>) -> T) -> T {
    let origins = ["https://example.com", "https://shop.example"].map(str::to_owned);
    then(&RelyingParty { id: RP_ID, origins: &origins })
}

pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes in CBOR, for at most 65 535 of them.
pub fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("a length in CBOR");
    let [high, low] = length.to_be_bytes();
    let head = match length {
        0..=23 => vec![0x40 | low],
        24..=255 => vec![0x58, low],
        _ => vec![0x59, high, low],
    };
    [head, bytes.to_vec()].concat()
}

/// A short text in CBOR.
pub fn cbor_text(text: &str) -> Vec<u8> {
    [&[0x60 | u8::try_from(text.len()).expect("a short text")], text.as_bytes()].concat()
}

/// The parts of authenticator data.
#[derive(Clone)]
pub struct Data {
    pub rp_id: &'static str,
    pub flags: u8,
    pub sign_count: u32,
    /// Id and key of the attested credential data.
    pub attested: Option<(Vec<u8>, Vec<u8>)>,
    /// What comes after that.
    pub rest: Vec<u8>,
}

impl Data {
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = digest(&SHA256, self.rp_id.as_bytes()).as_ref().to_vec();
        bytes.push(self.flags);
        bytes.extend(self.sign_count.to_be_bytes());
        if let Some((id, key)) = &self.attested {
            bytes.extend([7; 16]);
            bytes.extend(u16::try_from(id.len()).expect("a length of an id").to_be_bytes());
            bytes.extend(id);
            bytes.extend(key);
        }
        bytes.extend(&self.rest);
        bytes
    }
}

/// The members of an attestation object with these parts.
pub fn attestation_members(data: &[u8]) -> [Vec<u8>; 3] {
    [
        [cbor_text("fmt"), cbor_text("none")].concat(),
        [cbor_text("attStmt"), vec![0xa0]].concat(),
        [cbor_text("authData"), cbor_bytes(data)].concat(),
    ]
}

/// A map in CBOR with these members.
pub fn cbor_map(members: &[Vec<u8>]) -> Vec<u8> {
    [vec![0xa0 | u8::try_from(members.len()).expect("a short map")], members.concat()].concat()
}

pub fn attestation_object(data: &[u8]) -> Vec<u8> {
    cbor_map(&attestation_members(data))
}

/// Client data with these members instead, or without those that are null.
pub fn client_data(client_data_type: &str, members: &Value) -> Vec<u8> {
    let mut data = json!({
        "type": client_data_type,
        "challenge": base64url(CHALLENGE),
        "origin": "https://example.com",
        "crossOrigin": false,
    });
    for (name, value) in members.as_object().expect("members") {
        data[name] = value.clone();
    }
    data.as_object_mut().expect("members").retain(|_, value| !value.is_null());
    data.to_string().into_bytes()
}

/// A credential as JSON, with a response.
pub fn credential(id: &[u8], response: &Value) -> Value {
    json!({
        "id": base64url(id),
        "rawId": base64url(id),
        "type": "public-key",
        "authenticatorAttachment": "cross-platform",
        "clientExtensionResults": { "credProps": { "rk": true } },
        "response": response,
    })
}

/// An authenticator with a credential.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
}

impl Authenticator {
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random);
        Self { pair: pair.expect("a key"), id: (1..=32).collect() }
    }

    /// The coordinates of its public key.
    pub fn coordinates(&self) -> (&[u8], &[u8]) {
        self.pair.public_key().as_ref()[1..].split_at(32)
    }

    /// The members of its public key.
    pub fn cose_members(&self) -> Vec<Vec<u8>> {
        let (x, y) = self.coordinates();
        vec![
            vec![0x01, 0x02],
            vec![0x03, 0x26],
            vec![0x20, 0x01],
            [vec![0x21], cbor_bytes(x)].concat(),
            [vec![0x22], cbor_bytes(y)].concat(),
        ]
    }

    /// The authenticator data of a good registration.
    pub fn registration(&self) -> Data {
        let key = cbor_map(&self.cose_members());
        Data {
            rp_id: RP_ID,
            flags: UP | UV | BE | BS | AT,
            sign_count: 0,
            attested: Some((self.id.clone(), key)),
            rest: Vec::new(),
        }
    }

    /// The authenticator data of a good assertion.
    pub fn assertion(&self) -> Data {
        Data { flags: UP | UV | BE | BS, sign_count: 3, attested: None, ..self.registration() }
    }

    /// What a page sends of a registration.
    pub fn registration_text(&self, client_data: &[u8], attestation_object: &[u8]) -> String {
        let response = json!({
            "clientDataJSON": base64url(client_data),
            "attestationObject": base64url(attestation_object),
            "transports": ["hybrid", "internal", "something-new"],
            "publicKeyAlgorithm": -7,
        });
        credential(&self.id, &response).to_string()
    }

    /// What a page sends of an assertion, signed.
    pub fn assertion_text(&self, client_data: &[u8], data: &[u8]) -> String {
        let message = [data, digest(&SHA256, client_data).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).expect("a signature");
        let response = json!({
            "clientDataJSON": base64url(client_data),
            "authenticatorData": base64url(data),
            "signature": base64url(signature.as_ref()),
            "userHandle": base64url(b"handle"),
        });
        credential(&self.id, &response).to_string()
    }
}
