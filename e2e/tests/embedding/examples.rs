//! The examples, tried out as a developer would.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    Options, Page, Role, Shop, Site, assert_accessible, assert_fits, assert_targets, example,
    in_a_built_shop, in_a_shop, until,
};
use portico_locales::{Argument, Language, Translations};
use serde_json::{Value, json};
use thirtyfour::Key;

const SHOP: Options = Options { site: Site::WithShop, ..Options::DEFAULT };

/// Fills in the current sign-in form, and submits it with the Enter key: the page may have a button of the same name, too.
async fn sign_in(page: &Page) -> Result<()> {
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    page.keys(Key::Enter).await
}

/// Waits until a list on the page has these lines.
async fn lists(page: &Page, list: &str, lines: &[&str]) -> Result<()> {
    let script = "return [...document.querySelectorAll(`${arguments[0]} > li`)].map((line) => line.innerText.split('\\n')[0])";
    until(&format!("{list} to be {lines:?}"), async || {
        Ok(page.eval_with(script, vec![json!(list)]).await? == json!(lines))
    })
    .await
}

async fn dialog_is_open(page: &Page) -> Result<bool> {
    Ok(page.eval("return document.querySelector('dialog').open").await? == true)
}

/// Creates Ada as a customer, opens the shop and puts three things into the cart.
async fn go_shopping(shop: &Shop, page: &Page) -> Result<()> {
    account::create(shop, ADA).await?;
    page.visit("/shop/").await?;
    for product in ["Reading lamp", "Reading lamp", "Alarm clock"] {
        page.press(&format!("Add to cart: {product}")).await?;
    }
    has_cart(page).await
}

async fn has_cart(page: &Page) -> Result<()> {
    lists(page, "#cart-lines", &["2 × Reading lamp", "1 × Alarm clock"]).await
}

#[tokio::test]
async fn the_shop_signs_in_within_its_dialog_and_the_cart_comes_along() -> Result<()> {
    in_a_shop(SHOP, async |shop, page| {
        go_shopping(shop, page).await?;
        page.press(SIGN_IN).await?;
        page.element_ready().await?;
        page.has_focus(EMAIL).await?;
        sign_in(page).await?;
        page.says("Hello, Ada").await?;
        ensure!(!dialog_is_open(page).await?, "the dialog has closed");
        page.has_focus(ACCOUNT).await?;
        page.says("Your cart has been kept.").await?;
        has_cart(page).await?;

        page.visit("/shop/").await?;
        page.says("Hello, Ada").await?;
        has_cart(page).await?;

        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        page.has_focus(SIGN_IN).await?;
        lists(page, "#cart-lines", &[]).await?;
        let signed_out = page.eval("return document.querySelector('#sign-out').checkVisibility()").await?;
        ensure!(signed_out == false, "no customer is signed in");

        // It waits for the customer, and is counted once.
        page.press(SIGN_IN).await?;
        sign_in(page).await?;
        page.says("Hello, Ada").await?;
        has_cart(page).await
    })
    .await
}

/// Checks that nothing of the page is wider than a small phone if text is twice as large.
async fn has_room_for_large_text(page: &Page, state: &str) -> Result<()> {
    page.resize(360, 800).await?;
    page.text_size(200).await?;
    assert_fits(page, state).await?;
    page.text_size(100).await?;
    page.resize(1280, 900).await
}

#[tokio::test]
async fn the_shop_has_room_for_text_twice_as_large_on_a_small_phone() -> Result<()> {
    in_a_shop(SHOP, async |shop, page| {
        go_shopping(shop, page).await?;
        has_room_for_large_text(page, "a cart").await?;
        page.press(SIGN_IN).await?;
        page.element_ready().await?;
        page.has_focus(EMAIL).await?;
        has_room_for_large_text(page, "the dialog").await?;
        sign_in(page).await?;
        page.says("Hello, Ada").await?;
        has_room_for_large_text(page, "signed in").await?;
        page.visit("/shop/hand-over.html").await?;
        page.find(Role::Textbox, EMAIL).await?;
        has_room_for_large_text(page, "another system").await
    })
    .await
}

#[tokio::test]
async fn with_forced_colours_the_dialog_of_the_shop_has_an_edge() -> Result<()> {
    in_a_shop(SHOP, async |_, page| {
        page.high_contrast(true).await?;
        page.visit("/shop/").await?;
        page.press(SIGN_IN).await?;
        let script = "const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(document.querySelector('dialog'));
            return borderTopWidth === '1px' && borderTopColor !== backgroundColor && borderTopColor !== 'rgba(0, 0, 0, 0)'";
        ensure!(page.eval(script).await? == true);
        page.element_ready().await
    })
    .await
}

#[tokio::test]
async fn the_shop_its_dialog_and_the_form_speak_the_language_of_the_shopper() -> Result<()> {
    in_a_shop(SHOP, async |shop, page| {
        account::create(shop, ADA).await?;
        let arabic = Language::of_tag("ar").context("Arabic")?;
        let translations = Translations::default();
        let text = |id: &str| translations.text(arabic, id, &[]);
        let of_page = "return [document.documentElement.lang, document.documentElement.dir]";

        page.visit("/shop/?lang=ar-EG").await?;
        until("the shop's language", async || Ok(page.eval(of_page).await? == json!(["ar", "rtl"]))).await?;
        page.press("Add to cart: Alarm clock").await?;
        page.says("Alarm clock added to your cart.").await?;
        page.press(&text("shop-sign-in")).await?;
        page.element_ready().await?;
        page.has_focus(&text("label-email")).await?;
        page.says(&text("shop-footer")).await?;
        let of_dialog = "const dialog = document.querySelector('dialog');
            return [dialog.ariaLabel, getComputedStyle(dialog).direction, document.querySelector('#close').ariaLabel]";
        assert_eq!(page.eval(of_dialog).await?, json!([text("shop-account"), "rtl", text("shop-close")]));
        for (width, height) in [(320, 800), (1280, 800)] {
            page.resize(width, height).await?;
            assert_fits(page, "the shop in Arabic").await?;
        }
        assert_accessible(page, "the shop in Arabic").await?;

        page.fill(&text("label-email"), ADA).await?;
        page.fill(&text("label-password"), PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.says(&text("shop-signed-in-cart-kept")).await?;
        let name = [("name", Argument::Text("Ada"))];
        page.says(&translations.text(arabic, "shop-hello", &name)).await?;
        page.press(&text("shop-sign-out")).await?;
        page.says(&text("shop-signed-out")).await?;

        page.visit("/shop/?lang=tlh").await?;
        until("the shop in English", async || Ok(page.eval(of_page).await? == json!(["en", "ltr"]))).await?;
        page.press(SIGN_IN).await?;
        page.has_focus(EMAIL).await
    })
    .await
}

#[tokio::test]
async fn the_shop_s_checkout_goes_on_after_signing_in() -> Result<()> {
    in_a_shop(SHOP, async |shop, page| {
        go_shopping(shop, page).await?;
        page.press("Check out").await?;
        page.element_ready().await?;
        sign_in(page).await?;
        page.says("In a real shop, checkout would start here, with €133.00").await?;
        page.press(ACCOUNT).await?;
        page.says("Ada Lovelace").await?;
        page.keys(Key::Escape).await?;
        until("the dialog to close", async || Ok(!dialog_is_open(page).await?)).await?;
        page.has_focus(ACCOUNT).await
    })
    .await
}

#[tokio::test]
async fn the_shop_is_accessible_and_fits_a_phone() -> Result<()> {
    in_a_shop(SHOP, async |shop, page| {
        go_shopping(shop, page).await?;
        for state in ["closed", "open"] {
            if state == "open" {
                page.press(SIGN_IN).await?;
                page.element_ready().await?;
            }
            for is_dark in [false, true] {
                page.dark(is_dark).await?;
                assert_accessible(page, &format!("the shop, {state}, dark: {is_dark}")).await?;
            }
            for width in [320, 1280] {
                page.resize(width, 800).await?;
                assert_fits(page, state).await?;
                assert_targets(page, state).await?;
            }
        }
        Ok(())
    })
    .await
}

/// The events that a page of an example with a framework has received.
async fn heard(page: &Page) -> Result<Vec<Value>> {
    let script = "return [...document.querySelectorAll('#heard > li')].map((line) => line.innerText.trim())";
    Ok(page.eval(script).await?.as_array().cloned().unwrap_or_default())
}

async fn has_element(page: &Page) -> Result<bool> {
    Ok(page.eval("return !!document.querySelector('portico-auth')").await? == true)
}

/// Signs in and out in an example built with Vite.
async fn walk_through(name: &str) -> Result<()> {
    in_a_built_shop(&example(name)?, Options::DEFAULT, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.arrive_at("/index.html").await?;
        page.press("Add Reading lamp").await?;
        page.press(SIGN_IN).await?;
        page.element_ready().await?;
        page.fill(EMAIL, "grace@example.com").await?;
        // The framework re-renders around the form that is being filled in.
        page.press("Add Alarm clock").await?;
        lists(page, "#cart", &["1 × Reading lamp", "1 × Alarm clock"]).await?;
        ensure!(page.value(EMAIL).await? == "grace@example.com", "what was typed is kept");

        // Removed from the page, and added again.
        page.press(SIGN_IN).await?;
        until("the element to disappear", async || Ok(!has_element(page).await?)).await?;
        page.press(SIGN_IN).await?;
        page.element_ready().await?;
        sign_in(page).await?;
        page.says("Hello, Ada").await?;
        until("the element to disappear", async || Ok(!has_element(page).await?)).await?;
        lists(page, "#cart", &["1 × Reading lamp", "1 × Alarm clock"]).await?;
        ensure!(heard(page).await?.contains(&json!("portico-signed-in")), "{:?}", heard(page).await?);

        page.press(ACCOUNT).await?;
        page.says("Ada Lovelace").await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        lists(page, "#cart", &[]).await?;
        until("the page to get the event", async || {
            Ok(heard(page).await?.contains(&json!("portico-signed-out")))
        })
        .await?;
        assert_accessible(page, name).await
    })
    .await
}

#[tokio::test]
async fn react_renders_the_element_hears_it_and_lets_the_cart_come_along() -> Result<()> {
    walk_through("react").await
}

#[tokio::test]
async fn vue_renders_the_element_hears_it_and_lets_the_cart_come_along() -> Result<()> {
    walk_through("vue").await
}
