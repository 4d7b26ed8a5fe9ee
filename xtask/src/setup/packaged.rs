//! The browser's target, and the distribution's compiler for it.

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The distribution's compiler and linker. Rustup's compiler stays first in `PATH` and builds everything else.
pub(crate) const RUSTC: &str = "/usr/bin/rustc";
/// The linker that belongs to it.
pub(crate) const LINKER: &str = "wasm-ld-22";
/// The lints that belong to it.
pub(crate) const CLIPPY: &str = "/usr/bin/cargo-clippy";
