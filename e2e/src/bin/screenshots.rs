//! Takes a screenshot of every page in every state, or only of the named ones: `screenshots FOLDER [NAME…]`.
//!
//! `cargo xtask screenshots` builds what it needs and runs it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use portico_e2e::scenes::{OPTIONS, shop, spurtcommerce, visit_all};
use portico_e2e::{Page, in_a_shop, through_a_proxy};

/// A phone and a desktop, in CSS pixels.
const WINDOWS: [(u32, u32); 2] = [(360, 780), (1280, 860)];

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("usage: screenshots FOLDER [NAME…]")?);
    let wanted: Vec<_> = arguments.collect();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let is_wanted = |state: &str| wanted.is_empty() || wanted.iter().any(|name| name == state);
    let take = async |page: &Page, state: &str| {
        if !is_wanted(state) {
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
    };
    // Each group of states has its own shop, and the names of its states share a prefix.
    let groups = ["spurtcommerce-", "shop-"];
    let of_group = |group: &str| wanted.is_empty() || wanted.iter().any(|name| name.starts_with(group));
    let is_other = |name: &String| !groups.iter().any(|group| name.starts_with(group));
    if wanted.is_empty() || wanted.iter().any(is_other) {
        through_a_proxy(OPTIONS, async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            visit_all(shop, page, proxy, async |state| take(page, state).await).await
        })
        .await?;
    }
    if of_group("shop-") {
        in_a_shop(shop::OPTIONS, async |_, page| {
            hide_scrollbars(page).await?;
            shop::visit(page, async |state| take(page, state).await).await
        })
        .await?;
    }
    if of_group("spurtcommerce-") {
        through_a_proxy(spurtcommerce::OPTIONS, async |shop, page, _| {
            hide_scrollbars(page).await?;
            spurtcommerce::visit(shop, page, async |state| take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

async fn hide_scrollbars(page: &Page) -> Result<()> {
    let hidden = serde_json::json!({"hidden": true});
    page.driver().cdp().send_raw("Emulation.setScrollbarsHidden", hidden).await?;
    Ok(())
}
