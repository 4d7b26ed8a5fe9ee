//! A hand-over from start to end: what the link is for, one press, and the account with the cart.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, hand_over};
use portico_e2e::words::{
    ACCOUNT, CONTINUE, HAND_OFF, HAND_OFF_GO_ON, HAND_OFF_OTHER, HAND_OFF_REPLACES, SIGN_OUT,
};
use portico_e2e::{API, FaultProxy, Options, Page, Role, in_a_shop, through_a_proxy};
use serde_json::json;
use thirtyfour::{By, Key};

use super::{items, kept_token, link, rows, shows_cart};

/// How many sign-ins were requested.
fn sign_ins(proxy: &FaultProxy) -> usize {
    let asked = proxy.requests();
    asked.iter().filter(|request| request.method == "POST" && request.path == "/customer/login").count()
}

#[tokio::test]
async fn a_customer_sees_whose_account_it_is_and_after_one_press_the_cart() -> Result<()> {
    for path in ["/hand-off/", "/hand-off"] {
        in_a_shop(Options::DEFAULT, async |shop, page| {
            account::create(shop, ADA).await?;
            let link = link(shop, ADA).await?.replace("/hand-off/", path);
            page.open(&link).await?;
            page.heading(HAND_OFF).await?;
            page.says("This link takes you to Portico").await?;
            page.says("You’ll be signed in as a•••@e•••.com").await?;
            ensure!(!page.text().await?.contains(ADA), "the link alone doesn't reveal the whole address");
            ensure!(!page.text().await?.contains(HAND_OFF_REPLACES), "no customer is signed in");
            page.says("The items sent with this link").await?;
            page.is_at(path).await?;
            page.press(HAND_OFF_GO_ON).await?;
            page.account().await?;
            page.is_at("/account/").await?;
            page.says(ADA).await?;
            shows_cart(page, rows()).await?;
            page.reload().await?;
            shows_cart(page, rows()).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn looking_at_a_link_signs_nobody_in_and_does_not_use_it_up() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        proxy.forget_requests();
        for _ in 0..3 {
            page.open(&link).await?;
            page.find(Role::Button, HAND_OFF_GO_ON).await?;
        }
        // Like a program that shows a preview of a link in a message.
        let head = "return fetch(location.pathname, {method: 'HEAD'}).then(({ status }) => status)";
        ensure!(page.eval(head).await? == 200);
        ensure!(page.stored().await? == ("{}".into(), "{}".into()), "a customer is signed in");
        ensure!(sign_ins(proxy) == 0, "{:#?}", proxy.requests());
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn however_often_it_is_pressed_the_code_is_redeemed_once() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        let button = page.find(Role::Button, HAND_OFF_GO_ON).await?;
        proxy.forget_requests();
        proxy.hold(API);
        page.eval_with("arguments[0].click(); arguments[0].click()", vec![button.to_json()?]).await?;
        let button = page.find(Role::Button, "Signing in…").await?;
        ensure!(button.attr("aria-disabled").await?.as_deref() == Some("true"));
        ensure!(button.is_enabled().await?, "a disabled button would lose the focus");
        button.click().await?;
        proxy.release();
        page.account().await?;
        shows_cart(page, rows()).await?;
        ensure!(sign_ins(proxy) == 1, "{:#?}", proxy.requests());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_goes_by_the_keyboard_and_the_focus_follows() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        proxy.hold(API);
        page.open(&link).await?;
        let announced =
            "return [...document.querySelectorAll('[role=status]')].map((part) => part.innerText).join('')";
        ensure!(page.eval(announced).await? == "Checking your link…", "the wait is announced");
        proxy.release();
        page.has_focus(HAND_OFF).await?;
        page.keys(Key::Tab).await?;
        page.has_focus(HAND_OFF_GO_ON).await?;
        page.keys(Key::Enter).await?;
        page.account().await?;
        page.has_focus(ACCOUNT).await
    })
    .await
}

#[tokio::test]
async fn a_visitor_goes_on_to_another_account_instead() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        page.says("Not your account? Don’t continue").await?;
        page.follow(HAND_OFF_OTHER).await?;
        account::submit_sign_in(page, ADA, account::PASSWORD).await?;
        page.account().await?;
        page.says(ADA).await?;
        shows_cart(page, json!([])).await?;
        ensure!(kept_token(page).await?.is_string());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn carts_add_up_to_the_last_decimal() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let token = shop.access_token().await?;
        let long = "W".repeat(64);
        for (items, button) in [
            (json!([{"sku": "A", "quantity": 0.1}, {"sku": long, "uom": "KG", "quantity": 1_000_000}]), HAND_OFF_GO_ON),
            (json!([{"sku": "A", "quantity": "0.2"}, {"sku": long, "uom": "KG", "quantity": "999999.999"}]), CONTINUE),
            (json!([{"sku": "A", "uom": "KG", "quantity": 1.5}]), CONTINUE),
        ] {
            page.open(&hand_over(shop, &token, ADA, &items).await?).await?;
            page.press(button).await?;
            page.account().await?;
        }
        shows_cart(page, json!([["A", "", "0.3"], ["A", "KG", "1.5"], [long, "KG", "1,999,999.999"]])).await
    })
    .await
}

#[tokio::test]
async fn a_hand_over_without_a_cart_shows_no_table() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = hand_over(shop, &shop.access_token().await?, ADA, &json!([])).await?;
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        ensure!(!page.text().await?.contains("cart"), "{}", page.text().await?);
        page.press(HAND_OFF_GO_ON).await?;
        page.says(ADA).await?;
        ensure!(page.eval("return document.querySelectorAll('table').length").await? == 0);
        Ok(())
    })
    .await
}

/// The shell commands of the documentation's example, up to the link that they print.
fn documented(document: &str) -> Result<String> {
    let (_, section) = document.split_once("\n## Try a hand-over\n").context("the example")?;
    let (section, _) = section.split_once("login-code-check").context("what the browser does then")?;
    let blocks = section.split("```sh\n").skip(1).filter_map(|behind| Some(behind.split_once("\n```")?.0));
    // A person who types the commands has the email by then.
    let mailed = "\nfor _ in $(seq 100); do ls mail/*.eml >/dev/null 2>&1 && break; sleep 0.1; done\n";
    Ok(blocks.collect::<Vec<_>>().join(mailed))
}

#[tokio::test]
async fn the_example_of_the_documentation_ends_in_the_browser() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        let document = include_str!("../../../../docs/api.md");
        let said = shop.run(&documented(document)?).await?;
        let (_, link) = said.rsplit_once(shop.origin()).context("the link")?;
        ensure!(link.starts_with("/hand-off/#code="), "{said}");
        page.open(link.trim_end()).await?;
        page.says("You’ll be signed in as j•••@a•••.com").await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says("jrandazzo@anadigics.com").await?;
        shows_cart(page, json!([["MAR 2930", "CS", "3"]])).await
    })
    .await
}

/// The role and the name of each part of the cart's table, sorted.
async fn parts(page: &Page) -> Result<Vec<(String, String)>> {
    let mut parts = Vec::new();
    for part in page.driver().find_all(By::Css("table, table :is(th, td)")).await? {
        let (role, name) = page.role_and_name(&part).await?;
        // Not every engine gives a cell the name that its text is.
        let name = if name.is_empty() { part.text().await? } else { name };
        parts.push((role, name));
    }
    parts.sort();
    Ok(parts)
}

#[tokio::test]
async fn the_cart_is_a_table_with_a_caption_and_headers_of_columns_and_rows() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open(&hand_over(shop, &shop.access_token().await?, ADA, &items()).await?).await?;
        page.press(HAND_OFF_GO_ON).await?;
        shows_cart(page, rows()).await?;
        let button = page.find(Role::Button, SIGN_OUT).await?.to_json()?;
        let follows = "return !!(arguments[0].compareDocumentPosition(document.querySelector('table'))
            & Node.DOCUMENT_POSITION_FOLLOWING)";
        ensure!(
            page.eval_with(follows, vec![button]).await? == true,
            "a long cart hides the sign-out button"
        );
        let parts = parts(page).await?;
        let parts: Vec<_> = parts.iter().map(|(role, name)| (role.as_str(), name.as_str())).collect();
        ensure!(
            parts
                == [
                    ("cell", ""),
                    ("cell", "0.125"),
                    ("cell", "3"),
                    ("cell", "CS"),
                    ("columnheader", "Item"),
                    ("columnheader", "Quantity"),
                    ("columnheader", "Unit"),
                    ("rowheader", "MAR 2930"),
                    ("rowheader", "MAR 7"),
                    ("table", "Your cart"),
                ],
            "{parts:#?}"
        );
        Ok(())
    })
    .await
}
