//! Fuzzes the authenticator data of assertions.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| portico_webauthn_fuzz::authenticator_data(data));
