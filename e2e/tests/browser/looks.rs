//! Checks that apply to every page in every state.

use anyhow::Result;
use portico_e2e::scenes::{OPTIONS, visit_all};
use portico_e2e::{assert_accessible, assert_fits, assert_spaced, assert_targets, through_a_proxy};

#[tokio::test]
async fn no_state_of_any_page_violates_a_rule_of_axe_in_light_or_dark() -> Result<()> {
    through_a_proxy(OPTIONS, async |shop, page, proxy| {
        visit_all(shop, page, proxy, async |state| {
            for dark in [false, true] {
                page.dark(dark).await?;
                assert_accessible(page, &format!("{state}, {}", if dark { "dark" } else { "light" })).await?;
            }
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn no_state_of_any_page_scrolls_sideways_has_parts_that_touch_or_targets_that_are_hard_to_hit()
-> Result<()> {
    through_a_proxy(OPTIONS, async |shop, page, proxy| {
        visit_all(shop, page, proxy, async |state| {
            // 640 pixels at 200 % zoom are 320.
            for width in [320, 360, 1280] {
                page.resize(width, 800).await?;
                let state = format!("{state}, {width} px");
                assert_fits(page, &state).await?;
                assert_targets(page, &state).await?;
                assert_spaced(page, &state).await?;
            }
            Ok(())
        })
        .await
    })
    .await
}
