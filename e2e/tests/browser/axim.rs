//! The hosted pages of a shop whose backend only has the AXIM customer login: the page's own script has an access token.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA};
use portico_e2e::words::{CONTINUE, EMAIL, FIRST_NAME, PASSWORD as PASSWORD_LABEL, PROBLEM, SIGN_IN};
use portico_e2e::{
    Options, Page, Role, SCRIPTS, Shop, Site, assert_accessible, assert_fits, assert_targets, eventually,
    in_a_shop, through_a_proxy,
};
use serde_json::{Value, json};

const OPTIONS: Options = Options { site: Site::Axim, ..Options::DEFAULT };
const GIVEN: &str = "You can continue shopping.";

/// What the shop's own script on the page does: sets the token, and listens for codes and errors.
const SCRIPT: &str = "self.heard = [];
    document.getElementById('portico').accessToken = arguments[0];
    for (const name of ['portico-code', 'portico-error']) {
      addEventListener(name, ({ target, detail, cancelable }) => heard.push([target.id, name, detail, cancelable]));
    }";

/// Creates Ada as a customer, and opens the sign-in page with the shop's access token; returns the token.
async fn arrive(shop: &Shop, page: &Page) -> Result<String> {
    account::create(shop, ADA).await?;
    let token = shop.access_token().await?;
    page.open("/login/").await?;
    page.eval_with(SCRIPT, vec![json!(token)]).await?;
    Ok(token)
}

async fn ask(page: &Page, email: &str) -> Result<()> {
    page.fill(EMAIL, email).await?;
    page.press(CONTINUE).await
}

/// The code that the page has received in an event.
async fn code(page: &Page) -> Result<String> {
    eventually("the code", async || {
        let heard = page.eval("return heard").await?;
        let event = heard.as_array().and_then(|all| all.iter().find(|event| event[1] == "portico-code"));
        let event = event.context("there is no event")?;
        ensure!(event[0] == "portico" && event[2]["version"] == 1 && event[3] == true, "{heard:#}");
        Ok(event[2]["code"].as_str().context("the code is a string")?.to_owned())
    })
    .await
}

#[tokio::test]
async fn the_form_is_there_before_any_script_and_asks_for_no_password() -> Result<()> {
    through_a_proxy(OPTIONS, async |_, page, proxy| {
        for path in ["/", "/login/", "/register/", "/hand-off/"] {
            page.empty_cache().await?;
            proxy.hold(SCRIPTS);
            page.arrive(path).await?;
            page.heading(SIGN_IN).await?;
            page.find(Role::Textbox, EMAIL).await?;
            for other in [PASSWORD_LABEL, FIRST_NAME] {
                ensure!(page.look_for(Role::Textbox, other).await?.is_none(), "{path} asks for {other}");
            }
            page.fill(EMAIL, ADA).await?;
            proxy.release();
            page.started().await?;
            ensure!(page.value(EMAIL).await? == ADA, "what was typed early at {path} is kept");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_and_the_pages_token_give_a_code_that_signs_in() -> Result<()> {
    in_a_shop(OPTIONS, async |shop, page| {
        let token = arrive(shop, page).await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        page.is_at("/login/").await?;
        let code = code(page).await?;
        let (status, answer) =
            page.call("POST", "/customer/login", &json!({"type": "code", "token": code})).await?;
        ensure!(status == 200 && answer["data"]["user"]["email"] == ADA, "{status} {answer}");
        let seen = "return JSON.stringify([document.documentElement.outerHTML, {...localStorage}, {...sessionStorage},
            location.href, history.state, document.cookie])";
        let seen = page.eval(seen).await?.to_string();
        ensure!(!seen.contains(&token) && !seen.contains(&code), "{seen}");
        ensure!(!shop.log().contains(&token) && !shop.log().contains(&code));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_is_said_at_its_place() -> Result<()> {
    in_a_shop(OPTIONS, async |shop, page| {
        let token = arrive(shop, page).await?;
        ask(page, "ada@").await?;
        page.summary_has_focus().await?;
        ensure!(page.is_invalid(EMAIL).await?, "the field has the error");
        ask(page, "nobody@example.com").await?;
        page.says("No verified customer has this email address.").await?;
        page.summary_has_focus().await?;
        ensure!(page.value(EMAIL).await? == "nobody@example.com", "what was typed is kept");
        for none in ["undefined", "'stale'", "() => undefined"] {
            page.eval(&format!("document.getElementById('portico').accessToken = {none}")).await?;
            ask(page, ADA).await?;
            page.says("The access token is missing or invalid.").await?;
        }
        page.eval_with(
            "document.getElementById('portico').accessToken = () => arguments[0]",
            vec![json!(token)],
        )
        .await?;
        shop.break_database()?;
        page.press(CONTINUE).await?;
        page.says("Something went wrong on our side. Try again in a moment.").await?;
        page.says(PROBLEM).await?;
        let heard: Value = page.eval("return heard.map(([, name, { code }]) => [name, code])").await?;
        let error = |code: &str| json!(["portico-error", code]);
        let codes = ["customer_unknown", "access_token", "access_token", "access_token", "internal"];
        ensure!(heard == json!(codes.map(error)), "{heard:#}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_state_violates_a_rule_of_axe_or_runs_over() -> Result<()> {
    in_a_shop(OPTIONS, async |shop, page| {
        arrive(shop, page).await?;
        let look = async |state: &str| -> Result<()> {
            for width in [320, 1280] {
                page.resize(width, 800).await?;
                assert_fits(page, state).await?;
                assert_targets(page, state).await?;
            }
            assert_accessible(page, state).await
        };
        look("the form").await?;
        ask(page, "nobody@example.com").await?;
        page.says("No verified customer has").await?;
        look("a refusal").await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        look("a code is given").await
    })
    .await
}
