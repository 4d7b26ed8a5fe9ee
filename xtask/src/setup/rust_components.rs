//! The formatter and the lints, which a minimal installation of Rust doesn't include.

use std::process::Command;

use anyhow::Result;

use super::part::Part;
use crate::run;

/// rustfmt and clippy, for the toolchain in use.
pub(crate) struct RustComponents;

impl Part for RustComponents {
    fn name(&self) -> String {
        "rustfmt and clippy".to_owned()
    }

    fn is_ready(&self) -> bool {
        ["fmt", "clippy"]
            .iter()
            .all(|tool| run::query(Command::new("cargo").args([tool, "--version"])).is_some())
    }

    fn install(&self) -> Result<()> {
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rustfmt", "clippy"]);
        run::check(
            &mut rustup,
            "Install both for your Rust: its distribution's packages may be called rustfmt and rust-clippy.",
        )
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
