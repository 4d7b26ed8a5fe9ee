//! Signing out works, whatever happens to the element in the meantime.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{SIGN_IN, SIGN_OUT};
use portico_e2e::{Front, Options, Page, Storefront, WASM, in_a_storefront};

use crate::heard::{SCRIPT, call, comes_true, forget, hold, let_go, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        (
            "second.html",
            page!(
                "<portico-auth id=one api={api}></portico-auth>
                 <template id=second><portico-auth id=two api={api} shadow></portico-auth></template>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

/// What a shop may do to an element that is signing out.
const INTERRUPTIONS: [&str; 3] =
    ["one.remove()", "one.setAttribute('industry', 'toys')", "one.remove(); document.body.append(kept)"];

/// Opens a page and signs in there.
async fn sign_in(front: &Storefront, page: &Page, path: &str) -> Result<()> {
    account::create(front.shop(), ADA).await?;
    sign_in_again(page, path).await
}

async fn sign_in_again(page: &Page, path: &str) -> Result<()> {
    open(page, path).await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await?;
    forget(page).await
}

/// Waits until no customer is signed in, and nothing of a session is left.
async fn is_over(page: &Page) -> Result<()> {
    comes_true(page, "the end of the session", "return kept.session === null").await?;
    ensure!(page.stored().await? == ("{}".into(), "{}".into()), "{:?}", page.stored().await?);
    Ok(())
}

#[tokio::test]
async fn whoever_presses_sign_out_is_signed_out_whatever_becomes_of_the_element() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for interruption in INTERRUPTIONS {
            sign_in_again(page, "/plain.html").await?;
            hold(page).await?;
            page.press(SIGN_OUT).await?;
            call(page, "/customer/logout").await?;
            page.eval(&format!("self.kept = one; {interruption}")).await?;
            let_go(page).await?;
            is_over(page).await.map_err(|error| error.context(interruption))?;
        }
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn whom_the_shop_signs_out_is_signed_out_whatever_becomes_of_the_element() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for interruption in INTERRUPTIONS {
            sign_in_again(page, "/plain.html").await?;
            hold(page).await?;
            page.eval("self.kept = one; self.ended = false; one.signOut().then(() => self.ended = true)")
                .await?;
            call(page, "/customer/logout").await?;
            page.eval(interruption).await?;
            let_go(page).await?;
            comes_true(page, interruption, "return ended").await?;
            is_over(page).await.map_err(|error| error.context(interruption))?;
        }
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn two_that_sign_out_at_once_both_come_to_an_end() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        sign_in(front, page, "/second.html").await?;
        // The second element hasn't loaded everything yet.
        front.hold(&[".css"]);
        page.eval(
            "self.ended = []; self.kept = one; document.body.append(second.content);
             for (const element of [two, one]) element.signOut().then(() => ended.push(element.id))",
        )
        .await?;
        comes_true(page, "the end of the first", "return ended.includes('one')").await?;
        is_over(page).await?;
        front.release();
        comes_true(page, "the end of both", "return ended.length === 2").await
    })
    .await
}

#[tokio::test]
async fn signing_out_comes_to_an_end_where_the_app_does_not_come() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        sign_in(front, page, "/plain.html").await?;
        page.empty_cache().await?;
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        comes_true(page, "the session", "return !!one.session").await?;
        // The page's clock runs a hundred times as fast.
        page.eval(
            "const real = self.setTimeout;
             self.setTimeout = (act, delay, ...more) => real(act, delay / 100, ...more);
             self.kept = one; self.ended = false; one.signOut().then(() => self.ended = true)",
        )
        .await?;
        comes_true(page, "the end", "return ended").await?;
        is_over(page).await?;
        front.release();
        page.element_ready().await?;
        page.heading(SIGN_IN).await
    })
    .await
}
