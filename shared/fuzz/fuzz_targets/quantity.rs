//! Fuzzes quantities, which are exact.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| portico_fuzz::quantity(text));
