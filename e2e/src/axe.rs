//! Accessibility checks of a page with axe-core.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use portico_test_support::eventually;
use serde_json::{Value, json};

use crate::page::Page;
use crate::tools;

/// Runs every rule of axe-core on the page in its current state.
///
/// # Errors
/// If axe-core is missing or finds a violation; the error says which rule was broken and where.
pub async fn assert_accessible(page: &Page, state: &str) -> Result<()> {
    run(page, state, &json!({})).await
}

/// Like [`assert_accessible`], without the rule about colours, which takes longer than all others: for states that only have other words.
///
/// # Errors
/// See [`assert_accessible`].
pub async fn assert_accessible_words(page: &Page, state: &str) -> Result<()> {
    run(page, state, &json!({"color-contrast": {"enabled": false}})).await
}

async fn run(page: &Page, state: &str, rules: &Value) -> Result<()> {
    let axe = tools::axe()?;
    let axe = fs::read_to_string(&axe).with_context(|| axe.display().to_string())?;
    if page.eval("return typeof window.axe").await? == "undefined" {
        page.eval(&axe).await?;
    }
    // On a busy machine it takes longer than a script may.
    let start = "self.porticoAxe = null;
        axe.run(document, {resultTypes: ['violations'], rules: arguments[0]})
          .then(({ violations }) => self.porticoAxe = violations, (error) => self.porticoAxe = String(error))";
    page.eval_with(start, vec![rules.clone()]).await?;
    let found = eventually("axe-core", async || {
        let found = page.eval("return self.porticoAxe").await?;
        ensure!(!found.is_null(), "it is still running, or the page was left");
        Ok(found)
    })
    .await?;
    let violations = found.as_array().with_context(|| format!("axe-core didn't run: {found}"))?;
    ensure!(violations.is_empty(), "{state}: axe-core finds\n{}", describe(violations));
    Ok(())
}

fn describe(violations: &[Value]) -> String {
    let mut text = String::new();
    for violation in violations {
        // Writing to a string can't fail.
        let _ = writeln!(text, "- {}: {}", violation["id"], violation["help"]);
        for node in violation["nodes"].as_array().into_iter().flatten() {
            let _ = writeln!(text, "    {}\n    {}", node["html"], node["failureSummary"]);
        }
    }
    text
}
