//! The part of the app that comes after the first screen, in an element: it can't follow a link, so a page that is on its way says so.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CREATE_ACCOUNT, EMAIL, FIRST_NAME, PASSWORD as PASSWORD_LABEL, PROBLEM, SIGN_IN, TRY_AGAIN,
};
use portico_e2e::{Front, LATER, Options, Storefront, forget_console, in_a_storefront, until};

use crate::heard::{SCRIPT, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        ("register.html", page!("<portico-auth id=one api={api} view=register></portico-auth>")),
        ("axim.html", page!("<portico-auth id=one api={api} dialect=axim></portico-auth>")),
        ("spurtcommerce.html", page!("<portico-auth id=one api={api} dialect=spurtcommerce></portico-auth>")),
    ],
    options: Options::DEFAULT,
};
/// What the name of the part's file contains.
const PART: &[&str] = &["later-", ".wasm"];
const LOADING: &str = "Loading…";
const UNREACHABLE: &str = "We can’t reach the shop. Check your connection and try again.";
const NOT_LOADED: &str = "Sign-in didn’t load.";

fn loads(front: &Storefront) -> usize {
    front.requests().iter().filter(|request| request.path.contains(LATER[0])).count()
}

async fn is_asked_for(front: &Storefront, times: usize) -> Result<()> {
    until("the part to be asked for", async || Ok(loads(front) == times)).await
}

#[tokio::test]
async fn a_page_that_is_pressed_for_at_once_says_that_it_is_on_its_way() -> Result<()> {
    // Each in a browser of its own: one that empties its cache may still be storing what the page before has loaded.
    for path in ["/plain.html", "/spurtcommerce.html"] {
        in_a_storefront(SHOP, async |front, page| {
            front.hold(LATER);
            open(page, path).await?;
            page.fill(EMAIL, ADA).await?;
            page.press(CREATE_ACCOUNT).await?;
            page.heading(LOADING).await?;
            page.has_focus(LOADING).await?;
            front.release();
            page.heading(CREATE_ACCOUNT).await?;
            page.has_focus(CREATE_ACCOUNT).await?;
            assert_eq!((page.value(EMAIL).await?.as_str(), loads(front)), (ADA, 1));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_form_that_has_waited_for_it_stays_when_the_shop_changes_something() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.hold(LATER);
        open(page, "/plain.html").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(LOADING).await?;
        front.release();
        page.heading(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.eval("window.focused = document.activeElement; one.lang = 'de'").await?;
        page.expect_language("de")?;
        page.heading(CREATE_ACCOUNT).await?;
        ensure!(page.eval("return document.activeElement === focused && focused.value").await? == "Ada");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sign_in_that_comes_first_waits_for_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        front.hold(LATER);
        open(page, "/plain.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.submit_button_says("Signing in…").await?;
        front.release();
        page.account().await
    })
    .await
}

/// Changes the part on the CDN, as an attacker would, and returns it as it was built.
fn damage(front: &Storefront) -> Result<Vec<u8>> {
    let mut built = Vec::new();
    front.change_file(PART, |content| {
        built.clone_from(content);
        // A custom section without a name: it would do the same, but its digest differs.
        content.extend([0, 1, 0]);
    })?;
    Ok(built)
}

#[tokio::test]
async fn without_it_a_press_says_so_and_the_next_one_tries_again() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        let built = damage(front)?;
        open(page, "/plain.html").await?;
        is_asked_for(front, 1).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(UNREACHABLE).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD);
        page.press(CREATE_ACCOUNT).await?;
        page.heading(PROBLEM).await?;
        page.press(TRY_AGAIN).await?;
        is_asked_for(front, 4).await?;
        page.heading(PROBLEM).await?;
        front.change_file(PART, |content| *content = built)?;
        page.press(TRY_AGAIN).await?;
        page.heading(CREATE_ACCOUNT).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.press(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_needs_it_at_once_waits_for_it_with_what_was_typed() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        for (path, heading) in [("/register.html", CREATE_ACCOUNT), ("/axim.html", SIGN_IN)] {
            let built = damage(front)?;
            page.empty_cache().await?;
            page.arrive_at(path).await?;
            page.says(NOT_LOADED).await?;
            page.fill(EMAIL, ADA).await?;
            ensure!(page.eval("return !one.querySelector('[data-ready]')").await? == true);
            front.change_file(PART, |content| *content = built)?;
            page.press(TRY_AGAIN).await?;
            page.element_ready().await?;
            page.heading(heading).await?;
            assert_eq!(page.value(EMAIL).await?, ADA);
        }
        forget_console(page).await
    })
    .await
}
