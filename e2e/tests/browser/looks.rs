//! Checks that apply to every page in every state.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, hand_over, submit_sign_in};
use portico_e2e::scenes::{OPTIONS, visit_all};
use portico_e2e::words::HAND_OFF_GO_ON;
use portico_e2e::{
    API, Options, Page, Role, Site, assert_accessible, assert_apart, assert_fits, assert_spaced,
    assert_targets, in_a_shop, through_a_proxy,
};
use portico_locales::{Language, Translations};
use serde_json::json;

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
            page.resize(360, 800).await?;
            page.text_size(200).await?;
            let state = format!("{state}, 360 px, text of 200 %");
            assert_fits(page, &state).await?;
            assert_spaced(page, &state).await?;
            assert_apart(page, &state).await?;
            page.text_size(100).await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_cart_has_room_for_text_twice_as_large_on_a_small_phone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        // As long as the API allows.
        let items = json!([{"sku": "W".repeat(64), "uom": "W".repeat(16), "quantity": 1_000_000}]);
        page.open(&hand_over(shop, &shop.access_token().await?, ADA, &items).await?).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        page.says("1,000,000").await?;
        page.resize(360, 800).await?;
        page.text_size(200).await?;
        assert_fits(page, "a cart").await?;
        assert_apart(page, "a cart").await
    })
    .await
}

#[tokio::test]
async fn with_forced_colours_the_ring_of_a_pending_button_keeps_its_gap() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/").await?;
        page.high_contrast(true).await?;
        proxy.hold(API);
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.find(Role::Button, "Signing in…").await?;
        let script = "const { borderTopColor, borderRightColor } =
              getComputedStyle(document.querySelector('.portico-button[aria-disabled]'), '::before');
            return [borderTopColor !== 'rgba(0, 0, 0, 0)', borderRightColor]";
        let ring = page.eval(script).await?;
        ensure!(ring == json!([true, "rgba(0, 0, 0, 0)"]), "{ring}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_reduced_motion_the_ring_of_a_pending_button_turns_slowly() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        let turns = "return document.getAnimations().filter(({ animationName }) => animationName === 'portico-turn')
            .map(({ playState, effect }) => [playState, effect.pseudoElement, effect.getComputedTiming().duration])";
        for (reduced, milliseconds) in [(true, 3000), (false, 900)] {
            page.reduce_motion(reduced).await?;
            page.open("/login/").await?;
            proxy.hold(API);
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.find(Role::Button, "Signing in…").await?;
            let ring = page.eval(turns).await?;
            ensure!(ring == json!([["running", "::before", milliseconds]]), "{reduced}: {ring}");
            proxy.release();
        }
        Ok(())
    })
    .await
}

/// Brings every page into each state, in a pseudo-language.
async fn in_each_state(tag: &str, mut look: impl AsyncFnMut(&Page, &str) -> Result<()>) -> Result<()> {
    through_a_proxy(Options { site: Site::Pseudo, ..OPTIONS }, async |shop, page, proxy| {
        page.speaks(tag).await?;
        visit_all(shop, page, proxy, async |state| look(page, &format!("{tag} {state}")).await).await
    })
    .await
}

/// At the widths of small phones and of a desktop.
async fn assert_roomy(page: &Page, state: &str) -> Result<()> {
    for width in [320, 360, 1280] {
        page.resize(width, 800).await?;
        let state = format!("{state}, {width} px");
        assert_fits(page, &state).await?;
        assert_spaced(page, &state).await?;
        assert_apart(page, &state).await?;
    }
    Ok(())
}

#[tokio::test]
async fn texts_that_are_half_as_long_again_have_room_in_each_state() -> Result<()> {
    in_each_state("en-XA", async |page, state| assert_roomy(page, state).await).await
}

#[tokio::test]
async fn texts_from_right_to_left_have_room_in_each_state() -> Result<()> {
    in_each_state("ar-XB", async |page, state| {
        if state.ends_with("account-with-cart") {
            let script = "const { paddingLeft, paddingRight } = getComputedStyle(document.querySelector('.portico-cart td'));
                return [parseFloat(paddingLeft) > 8, paddingRight]";
            let padding = page.eval(script).await?;
            ensure!(padding == json!([true, "0px"]), "the space is between the cells: {padding}");
        }
        assert_roomy(page, state).await
    })
    .await
}

#[tokio::test]
async fn the_first_view_of_each_page_has_room_in_every_language_on_a_small_phone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        let translations = Translations::default();
        page.resize(320, 800).await?;
        for language in Language::all() {
            for name in ["login", "register", "otp", "forgot-password"] {
                let state = format!("/{}/{name}/", language.tag());
                // Firefox complains of scripts that are still loading when the page is left.
                page.open(&state).await?;
                for word in ["show", "hide"] {
                    let script = "for (const button of document.querySelectorAll('.portico-reveal')) button.textContent = arguments[0]";
                    page.eval_with(script, vec![json!(translations.text(language, word, &[]))]).await?;
                    assert_apart(page, &state).await?;
                }
                assert_fits(page, &state).await?;
            }
        }
        Ok(())
    })
    .await
}
