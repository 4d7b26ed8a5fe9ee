//! The target of the browser, and the distribution's compiler for it.

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where the distribution's compiler and linker are. Rustup's compiler stays first in `PATH` and builds all else.
pub(crate) const RUSTC: &str = "/usr/bin/rustc";
/// The linker that fits it.
pub(crate) const LINKER: &str = "wasm-ld-22";
/// The lints that fit it.
pub(crate) const CLIPPY: &str = "/usr/bin/cargo-clippy";
