//! Takes a picture of every page in every state: `screenshots FOLDER [NAME…]`, all of them, or those named.
//!
//! `cargo xtask screenshots` builds what it needs and calls it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use portico_e2e::behind_a_gate;
use portico_e2e::scenes::{OPTIONS, visit_all};

/// A phone and a desk, in CSS pixels.
const WINDOWS: [(u32, u32); 2] = [(360, 780), (1280, 860)];

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("say where to: screenshots FOLDER [NAME…]")?);
    let wanted: Vec<_> = arguments.collect();
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    behind_a_gate(OPTIONS, async |shop, page, gate| {
        let hidden = serde_json::json!({"hidden": true});
        page.driver().cdp().send_raw("Emulation.setScrollbarsHidden", hidden).await?;
        visit_all(shop, page, gate, async |state| {
            if !wanted.is_empty() && !wanted.iter().any(|name| name == state) {
                return Ok(());
            }
            for (width, height) in WINDOWS {
                page.resize(width, height).await?;
                for (dark, colours) in [(false, "light"), (true, "dark")] {
                    page.dark(dark).await?;
                    page.screenshot(&folder.join(format!("{state}-{width}-{colours}.png"))).await?;
                }
            }
            println!("{state}");
            Ok(())
        })
        .await
    })
    .await
}
