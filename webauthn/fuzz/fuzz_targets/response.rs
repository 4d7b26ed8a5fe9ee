//! Fuzzes the JSON of both ceremonies.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| portico_webauthn_fuzz::response(text));
