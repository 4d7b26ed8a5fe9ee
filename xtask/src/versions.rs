//! The versions of the tools, read from the files that already state them.

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::project::Project;

/// The tools whose version a build depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Versions {
    /// `trunk-version` of Trunk.toml.
    pub(crate) trunk: String,
    /// `wasm_opt` of Trunk.toml, as npm writes it: `132`.
    pub(crate) binaryen: String,
    /// The crate wasm-bindgen in Cargo.lock; its command needs exactly the same version.
    pub(crate) wasm_bindgen: String,
}

impl Versions {
    /// Reads Trunk.toml and Cargo.lock.
    ///
    /// # Errors
    /// If one of the files is missing, isn't TOML, or doesn't state a version.
    pub(crate) fn read(project: &Project) -> Result<Self> {
        Self::parse(&project.read("Trunk.toml")?, &project.read("Cargo.lock")?)
    }

    fn parse(trunk: &str, lock: &str) -> Result<Self> {
        let trunk: Table = trunk.parse().context("Trunk.toml isn't valid TOML")?;
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let version = text(trunk.get("trunk-version")).context("Trunk.toml has no `trunk-version`")?;
        let wasm_opt = text(trunk.get("tools").and_then(|tools| tools.get("wasm_opt")))
            .context("Trunk.toml has no `wasm_opt` under [tools]")?;
        Ok(Self {
            trunk: version.trim_start_matches('=').to_owned(),
            binaryen: wasm_opt.trim_start_matches("version_").to_owned(),
            wasm_bindgen: locked("wasm-bindgen", lock)?,
        })
    }
}

/// The version of a crate in the text of a Cargo.lock.
fn locked(name: &str, lock: &str) -> Result<String> {
    let lock: Table = lock.parse().context("Cargo.lock isn't valid TOML")?;
    let packages = lock.get("package").and_then(Value::as_array).context("Cargo.lock lists no packages")?;
    packages
        .iter()
        .find(|package| package.get("name").and_then(Value::as_str) == Some(name))
        .and_then(|package| package.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no crate {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = "trunk-version = \"=0.21.14\"\n[tools]\nwasm_opt = \"version_132\"\n";
    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.99"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]
"#;

    #[test]
    fn versions_come_from_the_files_that_state_them() {
        let versions = Versions::parse(TRUNK, LOCK).unwrap();
        assert_eq!(
            versions,
            Versions { trunk: "0.21.14".into(), binaryen: "132".into(), wasm_bindgen: "0.2.130".into() }
        );
    }

    #[test]
    fn a_version_that_is_missing_is_named() {
        let error =
            Versions::parse(TRUNK, "[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\n").unwrap_err();
        assert_eq!(error.to_string(), "Cargo.lock has no crate wasm-bindgen");
        let error = Versions::parse("[tools]\n", LOCK).unwrap_err();
        assert_eq!(error.to_string(), "Trunk.toml has no `trunk-version`");
    }
}
