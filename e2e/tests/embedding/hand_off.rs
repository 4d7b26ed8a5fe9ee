//! A customer who comes from another system to one of the shop's own pages.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, hand_over};
use portico_e2e::words::{HAND_OFF_GO_ON, SIGN_OUT};
use portico_e2e::{Front, Options, Page, Role, Storefront, in_a_storefront};
use serde_json::json;

use crate::heard::{SCRIPT, call, comes_true, forget, hold, let_go, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "hand-off.html",
            page!("<portico-auth id=one api={api} loading=eager view=hand-off></portico-auth>"),
        ),
    ],
    options: Options::DEFAULT,
};

/// The fragment of the link that the other system sends this customer to.
async fn fragment(front: &Storefront, email: &str) -> Result<String> {
    let shop = front.shop();
    let items = json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}]);
    let link = hand_over(shop, &shop.access_token().await?, email, &items).await?;
    let (_, fragment) = link.split_once('#').context("the code is in the fragment")?;
    Ok(format!("#{fragment}"))
}

/// Opens the link that the other system sends Ada to.
async fn arrive(front: &Storefront, page: &Page) -> Result<()> {
    account::create(front.shop(), ADA).await?;
    open(page, &format!("/hand-off.html{}", fragment(front, ADA).await?)).await?;
    page.find(Role::Button, HAND_OFF_GO_ON).await?;
    page.says("You’ll be signed in as a•••@e•••.com").await?;
    page.is_at("/hand-off.html").await
}

#[tokio::test]
async fn a_second_link_in_the_same_tab_is_another_offer_and_its_code_goes_out_of_sight() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), BORIS).await?;
        arrive(front, page).await?;
        let to_boris = fragment(front, BORIS).await?;
        page.eval_with("location.hash = arguments[0]", vec![json!(to_boris)]).await?;
        page.says("You’ll be signed in as b•••@e•••.com").await?;
        page.is_at("/hand-off.html").await?;
        // Other fragments that the shop sets change nothing.
        page.eval("location.hash = '#offers'").await?;
        page.settle().await?;
        page.is_at("/hand-off.html#offers").await?;
        page.says("You’ll be signed in as b•••@e•••.com").await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        page.says(BORIS).await?;
        page.says("MAR 2930").await
    })
    .await
}

#[tokio::test]
async fn what_the_shop_changes_meanwhile_loses_neither_the_offer_nor_the_session() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page).await?;
        page.eval("one.setAttribute('language-key', '58')").await?;
        page.settle().await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        forget(page).await?;
        hold(page).await?;
        page.press(HAND_OFF_GO_ON).await?;
        let sent = call(page, "/customer/login").await?;
        ensure!(sent["headers"]["languagekey"] == "58", "{sent:#}");
        page.eval("one.setAttribute('language-key', '59')").await?;
        page.settle().await?;
        let_go(page).await?;
        page.account().await?;
        page.says("MAR 2930").await?;
        ensure!(page.eval("return !!one.session").await? == true);
        page.settle().await?;
        page.press(SIGN_OUT).await?;
        let sent = call(page, "/customer/logout").await?;
        ensure!(sent["headers"]["languagekey"] == "59", "the change applies from then on: {sent:#}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_element_that_goes_while_its_code_is_redeemed_has_the_session_when_it_comes_back() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page).await?;
        hold(page).await?;
        page.press(HAND_OFF_GO_ON).await?;
        call(page, "/customer/login").await?;
        page.eval("self.kept = one; kept.remove()").await?;
        page.settle().await?;
        let_go(page).await?;
        comes_true(page, "the session", "return !!kept.session").await?;
        page.settle().await?;
        page.eval("document.body.append(kept)").await?;
        page.element_ready().await?;
        page.account().await?;
        page.says("MAR 2930").await
    })
    .await
}
