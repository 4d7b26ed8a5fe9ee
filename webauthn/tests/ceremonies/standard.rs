//! The test vectors of WebAuthn Level 3.

use portico_webauthn::{Algorithm, Authentication, PublicKey, Refusal, Registration};

use crate::promises::vectors::{self, Vector};

/// What becomes of a vector: the algorithm of its key, or why it's refused.
fn expected(vector: &Vector) -> Result<Algorithm, Refusal> {
    match vector.name.as_str() {
        // We take no part in frames of other origins.
        "none-es256-crossOrigin" | "none-es256-topOrigin" => Err(Refusal::CrossOrigin),
        // We ask for none of these.
        "packed-es384" | "packed-es512" | "packed-ed448" => Err(Refusal::Algorithm),
        "packed-rs256" => Ok(Algorithm::RS256),
        "packed-eddsa" => Ok(Algorithm::EdDSA),
        _ => Ok(Algorithm::ES256),
    }
}

/// The vectors that are accepted, with their keys.
fn accepted() -> Vec<(Vector, PublicKey)> {
    let of_ours = vectors::all().into_iter().filter(|vector| expected(vector).is_ok());
    let with_key = |vector: Vector| {
        let key = vector.register(&vector.registration_text()).expect("a record").public_key;
        (vector, key)
    };
    of_ours.map(with_key).collect()
}

/// The bytes with each bit flipped, one at a time.
fn flips(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..bytes.len() * 8).map(|bit| {
        let mut flipped = bytes.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        flipped
    })
}

#[test]
fn the_vectors_that_we_ask_for_are_accepted() {
    let all = vectors::all();
    assert_eq!(all.len(), 15);
    for vector in &all {
        let name = &vector.name;
        let text = vector.registration_text();
        let parsed = Registration::parse(&text).expect("a registration");
        assert_eq!(parsed.challenge(), vector.registration.challenge.0, "{name}");
        assert_eq!(parsed.credential_id(), vector.credential_id.0, "{name}");
        let record = vector.register(&text);
        let algorithm = record.as_ref().map(|record| record.public_key.algorithm());
        assert_eq!(algorithm, expected(vector).as_ref().copied(), "{name}");
        let Ok(record) = record else { continue };
        assert_eq!(record.id, vector.credential_id.0, "{name}");
        assert_eq!(record.aaguid[..], vector.aaguid.0, "{name}");
        assert_eq!(record.sign_count, 0, "{name}");

        let text = vector.authentication_text();
        let parsed = Authentication::parse(&text).expect("an authentication");
        assert_eq!(parsed.challenge(), vector.authentication.challenge.0, "{name}");
        assert_eq!(parsed.credential_id(), vector.credential_id.0, "{name}");
        assert_eq!(parsed.user_handle(), Some(&b"user"[..]), "{name}");
        let stored = PublicKey::from_cose(&record.public_key.to_cose()).expect("a stored key");
        let assertion = vector.authenticate(&text, &stored).expect("an assertion");
        assert_eq!(assertion.sign_count, 0, "{name}");
        assert_eq!(assertion.backup_eligible, record.backup_eligible, "{name}");
        let flags = vector.authentication.authenticator_data.0[32];
        assert_eq!(assertion.user_verified, flags & 0x04 != 0, "{name}");
        assert_eq!(assertion.backup_state, flags & 0x10 != 0, "{name}");
    }
}

#[test]
fn each_flipped_bit_of_what_is_signed_is_refused() {
    for (vector, key) in accepted() {
        let good = &vector.authentication;
        let (data, signature) = (&good.authenticator_data.0, &good.signature.0);
        for flipped in flips(data) {
            assert!(
                vector.authenticate(&vector.authentication_text_with(&flipped, signature), &key).is_err()
            );
        }
        for flipped in flips(signature) {
            let text = vector.authentication_text_with(data, &flipped);
            assert_eq!(vector.authenticate(&text, &key), Err(Refusal::Signature), "{}", vector.name);
        }
    }
}

#[test]
fn each_flipped_bit_of_the_client_data_is_refused() {
    for (mut vector, key) in accepted() {
        for flipped in flips(&vector.authentication.client_data.0.clone()) {
            vector.authentication.client_data.0 = flipped;
            assert!(vector.authenticate(&vector.authentication_text(), &key).is_err(), "{}", vector.name);
        }
    }
}

#[test]
fn what_is_cut_short_or_goes_on_is_refused() {
    for (vector, key) in accepted() {
        let object = &vector.registration.attestation_object.0;
        for length in 0..object.len() {
            let text = vector.registration_text_with(&object[..length]);
            assert_eq!(vector.register(&text), Err(Refusal::AttestationObject), "{}", vector.name);
        }
        let longer = vector.registration_text_with(&[&object[..], &[0xa0]].concat());
        assert_eq!(vector.register(&longer), Err(Refusal::AttestationObject), "{}", vector.name);

        let (data, signature) =
            (&vector.authentication.authenticator_data.0, &vector.authentication.signature.0);
        for length in 0..data.len() {
            let text = vector.authentication_text_with(&data[..length], signature);
            assert_eq!(vector.authenticate(&text, &key), Err(Refusal::AuthenticatorData), "{}", vector.name);
        }
        for length in 0..signature.len() {
            let text = vector.authentication_text_with(data, &signature[..length]);
            assert_eq!(vector.authenticate(&text, &key), Err(Refusal::Signature), "{}", vector.name);
        }
        let longer = vector.authentication_text_with(data, &[&signature[..], &[0]].concat());
        assert_eq!(vector.authenticate(&longer, &key), Err(Refusal::Signature), "{}", vector.name);
    }
}

#[test]
fn a_key_verifies_nothing_of_another_credential() {
    let accepted = accepted();
    for (vector, _) in &accepted {
        for (other, key) in &accepted {
            let is_good = vector.authenticate(&vector.authentication_text(), key).is_ok();
            assert_eq!(is_good, vector.name == other.name, "{} by {}", vector.name, other.name);
        }
    }
}
