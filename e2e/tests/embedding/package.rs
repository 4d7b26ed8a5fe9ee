//! The element as an npm package.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use portico_e2e::{element, unit_tests};
use serde_json::Value;
use tokio::process::Command;

/// The manifest of the built package, and the files that npm packs.
async fn packed() -> Result<(Value, BTreeSet<String>)> {
    let folder = element()?;
    let manifest = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    let mut npm = Command::new("npm");
    let output = npm.args(["pack", "--dry-run", "--json"]).current_dir(&folder).output().await?;
    ensure!(output.status.success(), "npm pack: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).context("npm printed no JSON")?;
    let files = said[0]["files"].as_array().with_context(|| format!("npm packs nothing: {said}"))?;
    Ok((manifest, files.iter().filter_map(|file| file["path"].as_str().map(str::to_owned)).collect()))
}

/// All texts in a JSON value, at any depth.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn a_shops_unit_tests_and_servers_without_a_browser_can_import_and_render_it() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let test = folder.path().join("shop.js");
    fs::write(folder.path().join("package.json"), r#"{"type": "module"}"#)?;
    fs::write(&test, include_str!("../../unit-tests/shop.js"))?;
    std::os::unix::fs::symlink(unit_tests()?, folder.path().join("node_modules"))?;
    let script = format!("file://{}", element()?.join("portico.js").display());
    for library in ["none", "jsdom", "happy-dom"] {
        let output = Command::new("node").arg(&test).args([library, &script]).output().await?;
        // It has to end by itself: nothing may keep a test runner open.
        let said = String::from_utf8_lossy(&output.stdout);
        ensure!(
            output.status.success() && said.contains("passed"),
            "{library}: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

#[tokio::test]
async fn npm_packs_the_folder_without_what_is_compressed() -> Result<()> {
    let (_, files) = packed().await?;
    let folder = element()?;
    let mut expected = BTreeSet::new();
    for below in ["", "assets/", "prefetch/"] {
        for entry in fs::read_dir(folder.join(below))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_compressed = entry.path().extension().is_some_and(|kind| kind == "br" || kind == "gz");
            if entry.file_type()?.is_file() && !is_compressed {
                expected.insert(format!("{below}{name}"));
            }
        }
    }
    ensure!(files == expected, "{files:#?} should be {expected:#?}");
    for file in
        ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "portico.js", "portico.css", "custom-elements.json"]
    {
        ensure!(files.contains(file), "{file} isn't packed: {files:?}");
    }
    Ok(())
}

#[tokio::test]
async fn each_file_that_the_manifest_names_is_in_the_package() -> Result<()> {
    let (manifest, files) = packed().await?;
    ensure!(manifest["name"] == "portico-auth" && manifest["version"] == env!("CARGO_PKG_VERSION"));
    let members = ["main", "module", "types", "customElements", "exports"].map(|name| &manifest[name]);
    let named: BTreeSet<_> =
        members.into_iter().flat_map(texts).map(|path| path.trim_start_matches("./")).collect();
    ensure!(named.contains("portico.js") && named.contains("portico.d.ts"), "{named:?}");
    for file in named {
        ensure!(files.contains(file), "{file} isn't packed: {files:?}");
    }
    Ok(())
}
