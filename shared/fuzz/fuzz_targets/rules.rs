//! Fuzzes the rules of the forms.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| portico_fuzz::rules(text));
