//! How we prove to a provider that we are its client.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject as _;
use serde_json::json;

use crate::base::clock::Moment;

/// How long a signed secret is valid. Apple takes up to six months; it's signed for each call.
const LIFETIME_SECONDS: u64 = 300;

/// How we prove to a provider that we are its client. `Debug` doesn't show it.
#[derive(Clone)]
pub enum ClientSecret {
    /// Not at all: a public client.
    None,
    /// By a text.
    Text(String),
    /// By a token that we sign, as Apple demands.
    Apple(AppleKey),
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::None => "None",
            Self::Text(_) => "Text",
            Self::Apple(_) => "Apple",
        })
    }
}

/// The key that signs client secrets for Apple.
#[derive(Clone)]
pub struct AppleKey {
    team_id: String,
    key_id: String,
    key: Arc<EcdsaKeyPair>,
}

impl AppleKey {
    /// The key in a PEM file, as Apple's developer site gives it: PKCS #8, of the curve P-256.
    pub(super) fn new(team_id: String, key_id: String, pem: &str) -> Result<Self, String> {
        let wrong = || "`private-key-file` has no key of the curve P-256 in PKCS #8 (PEM)".to_owned();
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| wrong())?;
        let (der, random) = (der.secret_pkcs8_der(), SystemRandom::new());
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &random);
        Ok(Self { team_id, key_id, key: Arc::new(key.map_err(|_| wrong())?) })
    }

    /// The client secret for a client of an issuer, signed now: a JWT by ES256 (Apple, "Creating a client secret").
    ///
    /// # Panics
    /// When the system has no randomness.
    pub fn client_secret(&self, issuer: &str, client_id: &str, now: Moment) -> String {
        let now = now.since_1970().as_secs();
        let header = json!({ "alg": "ES256", "kid": self.key_id });
        let claims = json!({
            "iss": self.team_id,
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
            "aud": issuer,
            "sub": client_id,
        });
        let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
        let message = format!("{header}.{claims}");
        let signature = self.key.sign(&SystemRandom::new(), message.as_bytes());
        let signature = signature.expect("the operating system gives random bytes");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, KeyPair as _, UnparsedPublicKey};
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_client_secret_for_apple_is_signed_by_the_key_in_the_file() {
        let generated = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let der = generated.expect("a key");
        let pem =
            |kind: &str| format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", STANDARD.encode(&der));
        let key = |pem: &str| AppleKey::new("TEAM".to_owned(), "KEY".to_owned(), pem);
        let apple = key(&pem("PRIVATE KEY")).expect("a key");
        let now = Moment::from_millis(1_800_000_000_000);
        let secret = apple.client_secret("https://appleid.apple.com", "shop", now);
        let parts: Vec<_> = secret.split('.').collect();
        let [header, claims, signature] = parts[..] else { panic!("{secret}") };
        let json = |part: &str| -> Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64")).expect("JSON")
        };
        assert_eq!(json(header), json!({ "alg": "ES256", "kid": "KEY" }));
        assert_eq!(
            json(claims),
            json!({
                "iss": "TEAM", "sub": "shop", "aud": "https://appleid.apple.com",
                "iat": 1_800_000_000, "exp": 1_800_000_300,
            })
        );
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, apple.key.public_key());
        let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64");
        public.verify(format!("{header}.{claims}").as_bytes(), &signature).expect("the key's signature");
        for wrong in [String::new(), pem("PUBLIC KEY"), pem("PRIVATE KEY").replace("MI", "")] {
            assert!(key(&wrong).err().is_some_and(|reason| reason.contains("private-key-file")), "{wrong}");
        }
    }
}
