//! Properties that hold for any input, however hostile. The property tests (`webauthn/tests/ceremonies/hostile.rs`) and the fuzzer
//! check them. To fuzz, install `cargo-fuzz` and run `cargo +nightly fuzz run attestation_object -- -max_total_time=300` in
//! `webauthn/`, and the same for `authenticator_data` and `response`.

pub mod vectors;

use std::sync::LazyLock;

use portico_webauthn::{Authentication, PublicKey, Refusal, Registration};

use vectors::Vector;

/// The vector that the input is put into.
static GOOD: LazyLock<(Vector, PublicKey)> = LazyLock::new(|| {
    let vector = vectors::named("none-es256");
    let record = vector.register(&vector.registration_text()).expect("the vector is registered");
    (vector, record.public_key)
});

/// Any text is parsed or refused. What can be parsed isn't accepted with a challenge that it doesn't name.
pub fn response(text: &str) {
    let (vector, key) = &*GOOD;
    vectors::with_party(|party| {
        if let Ok(registration) = Registration::parse(text) {
            assert!(registration.verify(party, &[registration.challenge(), &[0]].concat()).is_err());
            let _ = registration.verify(party, registration.challenge());
        }
        if let Ok(authentication) = Authentication::parse(text) {
            assert!(authentication.user_handle().is_none_or(|handle| (1..=64).contains(&handle.len())));
            assert!(authentication.verify(party, &[authentication.challenge(), &[0]].concat(), key).is_err());
            let is_signed = authentication.verify(party, authentication.challenge(), key).is_ok();
            assert!(!is_signed || authentication.challenge() == vector.authentication.challenge.0);
        }
    });
}

/// Any attestation object is refused, or has a credential that is within the limits and can be stored.
pub fn attestation_object(data: &[u8]) {
    let (vector, _) = &*GOOD;
    match vector.register(&vector.registration_text_with(data)) {
        Ok(record) => {
            assert_eq!(record.id, vector.credential_id.0);
            assert!(record.backup_eligible || !record.backup_state);
            is_stored(&record.public_key);
        }
        Err(refusal) => assert!(Refusal::ALL.contains(&refusal)),
    }
    if let Ok(key) = PublicKey::from_cose(data) {
        is_stored(&key);
    }
}

fn is_stored(key: &PublicKey) {
    let stored = key.to_cose();
    assert!(stored.len() <= PublicKey::COSE_MAX);
    let read = PublicKey::from_cose(&stored).expect("a stored key can be read");
    assert_eq!(read, *key);
    assert_eq!(read.to_cose(), stored);
}

/// No authenticator data is accepted but the one that was signed.
pub fn authenticator_data(data: &[u8]) {
    let (vector, key) = &*GOOD;
    let signed = &vector.authentication;
    let text = vector.authentication_text_with(data, &signed.signature.0);
    assert_eq!(vector.authenticate(&text, key).is_ok(), data == signed.authenticator_data.0);
}
