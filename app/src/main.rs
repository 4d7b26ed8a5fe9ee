//! The sign-in pages.
fn main() {}
