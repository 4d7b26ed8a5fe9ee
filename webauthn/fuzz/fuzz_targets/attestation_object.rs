//! Fuzzes attestation objects, and the keys in them.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| portico_webauthn_fuzz::attestation_object(data));
