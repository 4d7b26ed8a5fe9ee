//! Fuzzes the bodies of requests and answers.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| portico_fuzz::wire(data));
