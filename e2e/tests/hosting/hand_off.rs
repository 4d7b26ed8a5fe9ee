//! A customer who comes from another system.

use std::fs;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, hand_over};
use portico_e2e::words::{CONTINUE, EMAIL, HAND_OFF_GO_ON};
use portico_e2e::{Api, Host, Page, Place, Role, on_nginx};
use serde_json::json;

use crate::origins::create;

/// The fragment of the link that the other system sends Ada to.
async fn fragment(host: &Host) -> Result<String> {
    let shop = host.shop();
    let items = json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}]);
    let link = hand_over(shop, &shop.access_token().await?, ADA, &items).await?;
    let (_, fragment) = link.split_once('#').context("the code is in the fragment")?;
    Ok(fragment.to_owned())
}

/// Opens the link that the other system sends Ada to.
async fn open_link(host: &Host, page: &Page, page_name: &str) -> Result<()> {
    let fragment = fragment(host).await?;
    page.open(&format!("{}#{fragment}", host.path(page_name))).await?;
    page.find(Role::Button, HAND_OFF_GO_ON).await?;
    page.is_at(&host.path(page_name)).await
}

async fn a_link_leads_to_the_cart(place: Place, page_name: &str) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        create(host, page, host.shop().origin()).await?;
        open_link(host, page, page_name).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        page.is_at(&host.path("account/")).await?;
        page.says("MAR 2930").await?;
        let requests = host.requests()?;
        ensure!(requests.iter().all(|request| !request.path.contains("code=")), "{requests:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_with_a_code_leads_to_the_cart() -> Result<()> {
    a_link_leads_to_the_cart(Place::Root, "hand-off/").await
}

#[tokio::test]
async fn a_link_with_a_code_below_a_path_and_without_a_slash_leads_to_the_cart() -> Result<()> {
    a_link_leads_to_the_cart(Place::Below, "hand-off").await
}

#[tokio::test]
async fn the_pages_of_document_b_lead_to_the_shop_that_takes_the_code_and_to_no_other() -> Result<()> {
    on_nginx(Place::Root, Api::Elsewhere, async |host, page| {
        let shop = host.shop().origin();
        create(host, page, shop).await?;
        let token = host.shop().access_token().await?;
        let ask = async |allowed: &str| -> Result<()> {
            let code_to = format!("{shop}/hand-off/");
            host.configure(&json!({"dialect": "axim", "codeTo": code_to, "returnTo": [allowed]}))?;
            page.open("/login/").await?;
            page.eval_with(
                "document.getElementById('portico').accessToken = arguments[0]",
                vec![json!(token)],
            )
            .await?;
            page.fill(EMAIL, ADA).await?;
            page.press(CONTINUE).await
        };
        ask("https://shop.example").await?;
        page.says("You can continue shopping.").await?;
        page.is_at("/login/").await?;
        let console = page.console().await?;
        ensure!(console.iter().any(|entry| entry.text.contains("code-to")), "{console:?}");

        ask(shop).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says(ADA).await?;
        let address = page.driver().current_url().await?;
        ensure!(address.as_str() == format!("{shop}/account/"), "the browser is at {address}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_frame_of_another_page_there_is_nothing_to_press() -> Result<()> {
    on_nginx(Place::Root, Api::Elsewhere, async |host, page| {
        create(host, page, host.shop().origin()).await?;
        let link = format!("{}/hand-off/#{}", host.plain_origin(), fragment(host).await?);
        let around = format!(
            "<!doctype html><html lang=en><title>Another page</title><iframe src=\"{link}\"></iframe>"
        );
        fs::write(host.site().join("around.html"), around)?;
        // From another site than the page in its frame.
        let other = host.plain_origin().replace("127.0.0.1", "localhost");
        page.driver().goto(format!("{other}/around.html")).await?;
        page.enter_frame().await?;
        page.started().await?;
        page.says("For your security, open this link in a new tab.").await?;
        ensure!(page.eval("return document.querySelectorAll('#portico :is(button, a)').length").await? == 0);
        ensure!(!host.shop().log().contains("login-code-check"), "no server is asked about the code");
        Ok(())
    })
    .await
}
