//! Values for the examples of calls.

use serde_json::{Value, json};

pub(in crate::api) const EMAIL: &str = "ada@example.com";
pub(in crate::api) const PASSWORD: &str = "Analytical engine, 1843";
pub(in crate::api) const TOKEN: &str = "nU5ZbVb0Tn1wq0mYx8Q1rW2t5sJ7uKdE3oGhLfA9cPk";
pub(in crate::api) const DEVICE: &str =
    "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";

pub(in crate::api) const PROVIDER: &str = "google";
pub(in crate::api) const NONCE: &str =
    "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";
pub(in crate::api) const ID_TOKEN: &str =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmdvb2dsZS5jb20ifQ.c2lnbmF0dXJl";

pub(in crate::api) const RP_ID: &str = "shop.example";
pub(in crate::api) const CHALLENGE: &str =
    "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";
pub(in crate::api) const USER_HANDLE: &str = "7mXfHkUoYd0Qv1x2c3V4b5N6m7L8k9J0h1G2f3D4s5A";
pub(in crate::api) const CREDENTIAL_ID: &str = "xdj_CBfx692qsATpy0kNc8533JdvdLUpqYP8wDTX_ZE";
pub(in crate::api) const REGISTRATION: &str =
    r#"{"type":"public-key","id":"…","rawId":"…","response":{"clientDataJSON":"…","attestationObject":"…"}}"#;
pub(in crate::api) const ASSERTION: &str = r#"{"type":"public-key","id":"…","rawId":"…","response":{"clientDataJSON":"…","authenticatorData":"…","signature":"…","userHandle":"…"}}"#;

pub(in crate::api) fn passkey() -> Value {
    json!({
        "id": 1,
        "credentialId": CREDENTIAL_ID,
        "name": "My phone",
        "createdAt": "2026-11-22T09:18:35Z",
        "lastUsedAt": "2026-11-22T09:18:35Z",
        "backedUp": true,
    })
}

pub(in crate::api) fn user() -> Value {
    json!({
        "id": 1,
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": EMAIL,
        "mobileNumber": "+442079460018",
        "emailVerified": true,
    })
}

pub(in crate::api) fn cart(quantity: &Value) -> Value {
    json!({ "items": [{ "sku": "MAR 2930", "uom": "CS", "quantity": quantity }] })
}
