//! Focus: it moves if the shopper has done something in the element, and stays if they are elsewhere on the page.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{ACCOUNT, EMAIL, LINK_BROKEN, SIGN_IN, SIGN_OUT};
use portico_e2e::{Front, Options, Page, WASM, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, comes_true, hold, let_go, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "search.html",
            page!("<input id=search aria-label=Search><portico-auth id=one api={api}></portico-auth>"),
        ),
        (
            "two.html",
            page!(
                "<portico-auth id=one api={api} loading=eager></portico-auth>
                 <portico-auth id=two api={api} loading=eager></portico-auth>"
            ),
        ),
        (
            "reset.html",
            page!(
                "<input id=search aria-label=Search><portico-auth id=one api={api} view=reset-password></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

/// Checks that the shopper can continue typing in the shop's search, and that nothing they typed is lost.
async fn can_type_on(page: &Page, already: &str) -> Result<()> {
    page.settle().await?;
    page.keys("mp").await?;
    let search = page.eval("return [document.activeElement.id, search.value]").await?;
    ensure!(search == json!(["search", format!("{already}mp")]), "{search}");
    Ok(())
}

#[tokio::test]
async fn whoever_types_elsewhere_is_left_there_when_the_session_changes_in_another_tab() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/search.html").await?;
        let first = page.driver().window().await?;
        let second = page.new_tab().await?;
        page.go_to_tab(second.clone()).await?;
        open(page, "/search.html").await?;

        page.fill("Search", "la").await?;
        page.go_to_tab(first.clone()).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.has_focus(ACCOUNT).await?;
        page.go_to_tab(second.clone()).await?;
        page.account().await?;
        can_type_on(page, "la").await?;

        page.go_to_tab(first).await?;
        page.press(SIGN_OUT).await?;
        page.has_focus(SIGN_IN).await?;
        page.go_to_tab(second).await?;
        page.heading(SIGN_IN).await?;
        can_type_on(page, "lamp").await
    })
    .await
}

#[tokio::test]
async fn of_two_elements_the_one_that_is_used_has_the_focus() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/two.html").await?;
        comes_true(page, "both", "return document.querySelectorAll('.portico[data-ready]').length === 2")
            .await?;
        let focus =
            "return [document.activeElement.closest('portico-auth')?.id, document.activeElement.innerText]";
        submit_sign_in(page, ADA, PASSWORD).await?;
        both_show(page, ACCOUNT).await?;
        ensure!(page.eval(focus).await? == json!(["one", ACCOUNT]), "{}", page.eval(focus).await?);
        page.press(SIGN_OUT).await?;
        both_show(page, SIGN_IN).await?;
        ensure!(page.eval(focus).await? == json!(["one", SIGN_IN]), "{}", page.eval(focus).await?);
        Ok(())
    })
    .await
}

/// Waits until both elements have this heading, and have finished what follows from it.
async fn both_show(page: &Page, title: &str) -> Result<()> {
    let script = format!(
        "return [...document.querySelectorAll('portico-auth h2')].every((title) => title.innerText === {})",
        Value::from(title)
    );
    comes_true(page, title, &script).await?;
    page.settle().await
}

#[tokio::test]
async fn whoever_types_elsewhere_is_left_there_when_a_reset_link_has_been_checked() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.hold(WASM);
        page.arrive_at("/reset.html#token=used").await?;
        comes_true(page, "the static form", "return !!window.one?.querySelector('.portico-card')").await?;
        hold(page).await?;
        front.release();
        call(page, "/customer/forgot-password-key-check").await?;
        page.fill("Search", "la").await?;
        let_go(page).await?;
        page.heading(LINK_BROKEN).await?;
        can_type_on(page, "la").await
    })
    .await
}

#[tokio::test]
async fn a_footer_that_comes_later_leaves_the_shopper_in_the_field() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/search.html").await?;
        page.fill(EMAIL, "ada@").await?;
        for place in ["append", "prepend"] {
            let add = "const footer = document.createElement('p');
                footer.slot = 'footer'; one[arguments[0]](footer)";
            page.eval_with(add, vec![json!(place)]).await?;
            page.settle().await?;
            page.keys(place).await?;
        }
        ensure!(page.value(EMAIL).await? == "ada@appendprepend", "{:?}", page.value(EMAIL).await?);
        page.has_focus(EMAIL).await
    })
    .await
}
