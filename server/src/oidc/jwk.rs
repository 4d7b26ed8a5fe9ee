//! Keys of providers (JSON Web Key, RFC 7517), and signatures by them (JSON Web Algorithms, RFC 7518).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde_json::Value;

/// The algorithms that ID tokens may be signed by. None of them takes a shared secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Algorithm {
    RS256,
    ES256,
    EdDSA,
}

/// A public key by its kind.
enum PublicKey {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

impl PublicKey {
    fn algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa { .. } => Algorithm::RS256,
            Self::P256(_) => Algorithm::ES256,
            Self::Ed25519(_) => Algorithm::EdDSA,
        }
    }
}

/// A key of a provider that signs ID tokens.
pub(super) struct Key {
    id: Option<String>,
    public: PublicKey,
    /// The issuer whose ID tokens alone it signs: Microsoft's keys have one.
    pub(super) issuer: Option<String>,
}

/// A key as it is written.
#[derive(Deserialize)]
struct Written {
    kty: String,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
    issuer: Option<String>,
}

/// The keys of a provider.
pub(super) struct KeySet(Vec<Key>);

/// Why a set has no key for a signature.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoKey {
    /// None has the id, or can sign by the algorithm.
    Unknown,
    /// The token names none, and several could have signed it.
    Ambiguous,
}

/// A set as it is written.
#[derive(Deserialize)]
pub(super) struct WrittenSet {
    keys: Vec<Value>,
}

impl From<WrittenSet> for KeySet {
    /// Leaves out every key that we can't use: other kinds, other purposes, other algorithms.
    fn from(written: WrittenSet) -> Self {
        let keys = written.keys.into_iter().filter_map(|key| serde_json::from_value::<Written>(key).ok());
        Self(keys.filter_map(Written::key).collect())
    }
}

impl Written {
    fn key(self) -> Option<Key> {
        let bytes = |text: &Option<String>| URL_SAFE_NO_PAD.decode(text.as_ref()?).ok();
        let public = match (self.kty.as_str(), self.crv.as_deref()) {
            ("RSA", _) => PublicKey::Rsa { n: bytes(&self.n)?, e: bytes(&self.e)? },
            // The uncompressed point of SEC 1, section 2.3.3.
            ("EC", Some("P-256")) => PublicKey::P256([vec![4], bytes(&self.x)?, bytes(&self.y)?].concat()),
            ("OKP", Some("Ed25519")) => PublicKey::Ed25519(bytes(&self.x)?),
            _ => return None,
        };
        let is_for_signatures = self.purpose.is_none_or(|purpose| purpose == "sig");
        let algorithm = self.alg.map(|alg| serde_json::from_value(alg.into()).ok());
        let is_of_algorithm = algorithm.is_none_or(|algorithm| algorithm == Some(public.algorithm()));
        (is_for_signatures && is_of_algorithm).then_some(Key { id: self.kid, public, issuer: self.issuer })
    }
}

impl KeySet {
    /// The key of a token. A token may name none only if one key could have signed it (OpenID Connect Core 1.0, section 10.1).
    pub(super) fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Result<&Key, NoKey> {
        let fits = |key: &&Key| {
            key.public.algorithm() == algorithm && id.is_none_or(|id| key.id.as_deref() == Some(id))
        };
        let mut fitting = self.0.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            (None, _) => Err(NoKey::Unknown),
            (Some(_), Some(_)) => Err(NoKey::Ambiguous),
        }
    }
}

impl Key {
    /// Whether the signature of a message is by this key.
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.public {
            PublicKey::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            PublicKey::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
            }
            PublicKey::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature),
        };
        verified.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// RFC 7515, appendix A.2 and A.3, and RFC 8037, appendix A.4: keys, messages and signatures of the standards.
    #[test]
    fn the_signatures_of_the_standards_are_good_and_others_are_not() {
        let message =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        for (key, algorithm, message, signature) in [
            (
                json!({
                    "kty": "RSA", "e": "AQAB",
                    "n": "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
                }),
                Algorithm::RS256,
                format!("eyJhbGciOiJSUzI1NiJ9.{message}"),
                "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
            ),
            (
                json!({
                    "kty": "EC", "crv": "P-256",
                    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
                }),
                Algorithm::ES256,
                format!("eyJhbGciOiJFUzI1NiJ9.{message}"),
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
            ),
            (
                json!({ "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }),
                Algorithm::EdDSA,
                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".to_owned(),
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
            ),
        ] {
            let keys = KeySet::from(WrittenSet { keys: vec![key] });
            let found = keys.find(None, algorithm).expect("the key");
            let mut signature = URL_SAFE_NO_PAD.decode(signature).expect("base64");
            assert!(found.has_signed(message.as_bytes(), &signature), "{algorithm:?}");
            assert!(!found.has_signed(format!("{message}A").as_bytes(), &signature), "{algorithm:?}");
            signature[7] ^= 1;
            assert!(!found.has_signed(message.as_bytes(), &signature), "{algorithm:?}");
            assert!(!found.has_signed(message.as_bytes(), &[]), "{algorithm:?}");
        }
    }

    #[test]
    fn a_key_is_found_by_its_id_and_for_its_purpose_alone() {
        let ed = |id: Value, purpose: &str, alg: &str| json!({ "kty": "OKP", "crv": "Ed25519", "x": "11qY", "kid": id, "use": purpose, "alg": alg });
        let keys = |keys: Vec<Value>| KeySet::from(WrittenSet { keys });
        let two = keys(vec![ed(json!("a"), "sig", "EdDSA"), ed(json!("b"), "sig", "EdDSA")]);
        assert!(two.find(Some("a"), Algorithm::EdDSA).is_ok());
        assert_eq!(two.find(Some("c"), Algorithm::EdDSA).err(), Some(NoKey::Unknown));
        assert_eq!(two.find(Some("a"), Algorithm::ES256).err(), Some(NoKey::Unknown));
        assert_eq!(two.find(None, Algorithm::EdDSA).err(), Some(NoKey::Ambiguous));
        let useless = keys(vec![
            ed(json!("a"), "enc", "EdDSA"),
            ed(json!("b"), "sig", "ES256"),
            ed(json!(7), "sig", "EdDSA"),
            json!({ "kty": "oct", "k": "c2VjcmV0", "kid": "a" }),
            json!({ "kty": "EC", "crv": "P-384", "x": "AA", "y": "AA", "kid": "a" }),
            json!("nonsense"),
            ed(json!("a"), "sig", "EdDSA"),
        ]);
        assert!(useless.find(None, Algorithm::EdDSA).is_ok(), "only the last one can be used");
    }
}
