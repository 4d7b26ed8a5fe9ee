//! A session in memory: every tab has it, and it is in no storage of the browser.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{SIGN_IN, SIGN_OUT};
use portico_e2e::{Front, Options, Page, in_a_storefront};

use crate::heard::{SCRIPT, comes_true, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "memory.html",
            page!(
                "<script type=module src=code.js></script>
                 <portico-auth id=one api={api} storage=memory></portico-auth>"
            ),
        ),
        (
            "browser.html",
            page!("<script type=module src=code.js></script><portico-auth id=one api={api}></portico-auth>"),
        ),
        ("bare.html", page!("<script type=module src=code.js></script>")),
        ("code.js", "import { session } from '{cdn}/embed/portico.js'; self.session = session"),
    ],
    options: Options::DEFAULT,
};

/// Whether a customer is signed in, according to the shop's code.
const HAS_SESSION: &str = "return !!window.session?.current";

/// Checks that the page is signed in, and that nothing of the session is in any storage.
async fn is_in_memory(page: &Page) -> Result<()> {
    comes_true(page, "the session", HAS_SESSION).await?;
    page.settle().await?;
    ensure!(page.eval(HAS_SESSION).await? == true, "the session is gone");
    ensure!(page.stored().await? == ("{}".into(), "{}".into()), "{:?}", page.stored().await?);
    Ok(())
}

#[tokio::test]
async fn every_tab_has_a_session_that_is_kept_in_memory_and_none_stores_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        // A page that is already open and has no element.
        page.arrive_at("/bare.html").await?;
        comes_true(page, "the shop's code", "return !!window.session").await?;
        let bare = page.driver().window().await?;
        let first = page.new_tab().await?;
        page.go_to_tab(first.clone()).await?;
        open(page, "/memory.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        is_in_memory(page).await?;
        page.go_to_tab(bare.clone()).await?;
        is_in_memory(page).await?;

        // Pages that are opened later ask for the session.
        for path in ["/memory.html", "/browser.html"] {
            let tab = page.new_tab().await?;
            page.go_to_tab(tab).await?;
            open(page, path).await?;
            page.account().await?;
            is_in_memory(page).await?;
        }
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.go_to_tab(first).await?;
        page.heading(SIGN_IN).await?;
        page.go_to_tab(bare).await?;
        comes_true(page, "the end", "return session.current === null").await
    })
    .await
}

#[tokio::test]
async fn an_element_that_asks_for_memory_decides_for_those_that_come_later() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/memory.html").await?;
        page.heading(SIGN_IN).await?;
        let replace = "const two = document.createElement('portico-auth');
            two.id = 'two';
            two.setAttribute('api', one.getAttribute('api'));
            one.replaceWith(two)";
        page.eval(replace).await?;
        page.heading(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        is_in_memory(page).await
    })
    .await
}
