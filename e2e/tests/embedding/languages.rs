//! The language of an element: its own, or that of the page around it, and its direction.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN, SIGN_OUT, TRY_AGAIN};
use portico_e2e::{
    Front, Options, Page, WASM, assert_fits, assert_targets, eventually, forget_console, in_a_storefront,
    until,
};
use serde_json::json;

use crate::heard::{SCRIPT, call, forget, open, page};

/// A page in a language, with an element in a part of it.
macro_rules! in_language {
    ($page:literal, $element:literal) => {
        concat!(
            "<!doctype html><html ",
            $page,
            "><title>A shop</title><meta charset=utf-8>",
            "<meta name=viewport content='width=device-width, initial-scale=1'>",
            "<link rel=stylesheet href={cdn}/embed/portico.css crossorigin>",
            "<script type=module src={cdn}/embed/portico.js crossorigin></script>",
            "<portico-auth id=one api={api} loading=eager ",
            $element,
            "></portico-auth>"
        )
    };
}

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("light.html", page!("<div id=part><portico-auth id=one api={api}></portico-auth></div>")),
        ("shadow.html", page!("<div id=part><portico-auth id=one api={api} shadow></portico-auth></div>")),
        ("german.html", page!("<portico-auth id=one api={api} lang=de></portico-auth>")),
        ("rtl-in-ltr.html", in_language!("lang=en", "lang=ar")),
        ("rtl-in-ltr-shadow.html", in_language!("lang=en", "lang=ar shadow")),
        ("ltr-in-rtl.html", in_language!("lang=ar dir=rtl", "lang=de")),
        ("ltr-in-rtl-shadow.html", in_language!("lang=ar dir=rtl", "lang=de shadow")),
        ("rtl.html", in_language!("lang=he dir=rtl", "view=register")),
    ],
    options: Options::DEFAULT,
};

/// Types an address and a password, and leaves the caret in the middle of the password.
async fn type_both(page: &Page) -> Result<()> {
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    page.eval("(one.shadowRoot ?? one).querySelector('[type=password]').setSelectionRange(3, 5)")
        .await
        .map(drop)
}

/// Waits until the element is in a language, with everything typed and the caret where it was.
async fn goes_on_in(page: &Page, tag: &str) -> Result<()> {
    page.expect_language(tag)?;
    page.heading(SIGN_IN).await?;
    let script = "const root = one.shadowRoot ?? one, portico = root.querySelector('.portico');
        const input = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
        return [portico.lang, portico.dir, root.querySelector('[type=email]').value, input.value,
          input.type, input.selectionStart, input.selectionEnd]";
    let now = page.eval(script).await?;
    let direction = page.language().direction().attribute();
    ensure!(now == json!([tag, direction, ADA, PASSWORD, "password", 3, 5]), "{tag}: {now}");
    Ok(())
}

#[tokio::test]
async fn an_element_follows_its_attribute_else_the_page_and_keeps_what_is_typed() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for host in ["/light.html", "/shadow.html"] {
            page.expect_language("en")?;
            open(page, host).await?;
            type_both(page).await?;
            goes_on_in(page, "en").await?;
            for (change, tag) in [
                ("document.documentElement.lang = 'de'", "de"),
                ("part.lang = 'ar'", "ar"),
                ("one.lang = 'ja'", "ja"),
                ("one.lang = 'pt-PT'", "pt-BR"),
                ("one.config = {language: 'fr'}; one.removeAttribute('lang')", "fr"),
                ("one.config = {}", "ar"),
                ("part.removeAttribute('lang')", "de"),
                ("document.documentElement.removeAttribute('lang')", "en"),
                ("one.lang = 'nn-NO'", "nb"),
            ] {
                page.eval(change).await?;
                goes_on_in(page, tag).await.map_err(|error| error.context(format!("{host}: {change}")))?;
            }
            forget_console(page).await?;
            page.eval("one.lang = 'tlh'").await?;
            goes_on_in(page, "en").await?;
            let said = page.console().await?;
            let names = |entry: &str| {
                entry.contains(r#"there is no language "tlh", only "#) && entry.contains("zh-Hans")
            };
            ensure!(said.len() == 1 && names(&said[0].text), "{host}: {said:?}");
            page.eval("one.lang = 'ja'").await?;
            goes_on_in(page, "ja").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_call_carries_the_language_by_its_id_or_else_by_its_tag() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        page.expect_language("de")?;
        open(page, "/german.html").await?;
        type_both(page).await?;
        page.press(SIGN_IN).await?;
        let headers = call(page, "/customer/login").await?["headers"].clone();
        ensure!(headers["accept-language"] == "de" && headers["languagekey"].is_null(), "{headers}");
        page.says("is incorrect").await?;
        forget(page).await?;
        page.eval("one.config = {languages: {58: 'de'}}").await?;
        page.settle().await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        let headers = call(page, "/customer/login").await?["headers"].clone();
        ensure!(headers["languagekey"] == "58", "{headers}");
        page.says("is incorrect").await
    })
    .await
}

#[tokio::test]
async fn an_element_runs_in_its_own_direction_whatever_the_pages() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for (host, tag) in [
            ("/rtl-in-ltr.html", "ar"),
            ("/rtl-in-ltr-shadow.html", "ar"),
            ("/ltr-in-rtl.html", "de"),
            ("/ltr-in-rtl-shadow.html", "de"),
            ("/rtl.html", "he"),
        ] {
            page.expect_language(tag)?;
            page.resize(360, 780).await?;
            open(page, host).await?;
            page.heading(if tag == "he" { CREATE_ACCOUNT } else { SIGN_IN }).await?;
            let script = "const root = one.shadowRoot ?? one, input = root.querySelector('[type=password]');
                const box = (element) => element.getBoundingClientRect(), style = getComputedStyle(input);
                const email = getComputedStyle(root.querySelector('[type=email]'));
                const reveal = box(root.querySelector('.portico-reveal'));
                const isAtRight = reveal.left > box(input).left + box(input).width / 2;
                const room = parseFloat(isAtRight ? style.paddingRight : style.paddingLeft);
                return [getComputedStyle(root.querySelector('.portico-title')).direction, email.direction, email.textAlign,
                  style.direction, style.textAlign, isAtRight,
                  room >= reveal.width, reveal.left >= box(input).left && reveal.right <= box(input).right]";
            let seen = page.eval(script).await?;
            let expected = if tag == "de" {
                json!(["ltr", "ltr", "left", "ltr", "left", true, true, true])
            } else {
                json!(["rtl", "ltr", "right", "ltr", "right", false, true, true])
            };
            ensure!(seen == expected, "{host}: {seen}");
            assert_fits(page, host).await?;
            assert_targets(page, host).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_cells_of_a_cart_have_their_space_at_their_end() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for (host, tag) in [("/rtl-in-ltr.html", "ar"), ("/ltr-in-rtl.html", "de")] {
            page.expect_language(tag)?;
            open(page, host).await?;
            page.eval("one.cart = [{sku: 'lamp', quantity: 2}]").await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.account().await?;
            page.says("lamp").await?;
            let script = "const cells = [...one.querySelectorAll('.portico-cart tbody tr > *')].map((it) => getComputedStyle(it));
                return cells.map(({ paddingLeft, paddingRight, textAlign }) => [paddingLeft, paddingRight, textAlign])";
            let [first, space, none] = [json!("start"), json!("12px"), json!("0px")];
            let at_end = if tag == "de" { json!([none, space, first]) } else { json!([space, none, first]) };
            let cells = page.eval(script).await?;
            ensure!(cells == json!([at_end, at_end, [none, none, "end"]]), "{host}: {cells}");
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_that_are_missing_or_changed_on_the_cdn_are_an_error_with_a_way_to_try_again() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let mut original = Vec::new();
        front.change_file(&["words-de-", ".json"], |text| {
            original.clone_from(text);
            text.push(b' ');
        })?;
        page.arrive_at("/german.html").await?;
        page.press(TRY_AGAIN).await?;
        page.says("Sign-in didn’t load. Check your connection and try again.").await?;
        eventually("an error for each try", async || {
            let errors =
                page.eval("return heard.map(([id, name, detail]) => [id, name, detail.code])").await?;
            ensure!(errors == json!([["one", "error", "load"], ["one", "error", "load"]]), "{errors}");
            Ok(())
        })
        .await?;
        front.change_file(&["words-de-", ".json"], |text| *text = original)?;
        page.press(TRY_AGAIN).await?;
        page.expect_language("de")?;
        page.heading(SIGN_IN).await?;
        page.element_ready().await?;
        type_both(page).await?;

        // What is there stays, until there are words to go on with.
        let refusal = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        front.respond_with("words-fr-", refusal.to_owned());
        forget_console(page).await?;
        page.eval("one.lang = 'fr'").await?;
        let is_asked = || front.requests().iter().any(|request| request.path.contains("words-fr-"));
        until("the words to be asked for", async || Ok(is_asked())).await?;
        page.settle().await?;
        goes_on_in(page, "de").await?;
        forget_console(page).await?;
        front.release();
        page.eval("one.lang = 'fr-CA'").await?;
        goes_on_in(page, "fr").await
    })
    .await
}

#[tokio::test]
async fn a_language_that_changes_before_the_app_is_there_is_that_of_the_app() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.hold(WASM);
        page.arrive_at("/light.html").await?;
        type_both(page).await?;
        page.eval("one.lang = 'ar'").await?;
        front.release();
        page.element_ready().await?;
        goes_on_in(page, "ar").await
    })
    .await
}
