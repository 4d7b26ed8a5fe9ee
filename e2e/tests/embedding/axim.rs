//! A shop whose backend only has the AXIM customer login: the page's access token gets a customer's one-time login code.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA};
use portico_e2e::words::{CONTINUE, EMAIL, PASSWORD as PASSWORD_LABEL, PROBLEM};
use portico_e2e::{
    Entry, Front, Options, Page, Role, Storefront, eventually, forget_console, in_a_storefront,
};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, forget, heard, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api} dialect=axim></portico-auth>")),
        (
            "led.html",
            page!("<portico-auth id=one api={api} dialect=axim code-to=/empty.html></portico-auth>"),
        ),
        (
            "fragment.html",
            page!("<portico-auth id=one api={api} dialect=axim code-to=/empty.html#offers></portico-auth>"),
        ),
        (
            "evil.html",
            page!("<portico-auth id=one api={api} dialect=axim code-to={cdn}/hand-off/></portico-auth>"),
        ),
    ],
    options: Options::DEFAULT,
};

const GIVEN: &str = "You can continue shopping.";

/// Creates Ada as a customer, and opens this page with the shop's access token; returns the token.
async fn arrive(front: &Storefront, page: &Page, path: &str) -> Result<String> {
    account::create(front.shop(), ADA).await?;
    arrive_as_customer(front, page, path).await
}

/// Like [`arrive`], for Ada as an existing customer.
async fn arrive_as_customer(front: &Storefront, page: &Page, path: &str) -> Result<String> {
    let token = front.shop().access_token().await?;
    front.forget_requests();
    front.api().forget_requests();
    open(page, path).await?;
    page.eval_with("one.accessToken = arguments[0]", vec![json!(token)]).await?;
    Ok(token)
}

async fn ask(page: &Page, email: &str) -> Result<()> {
    page.fill(EMAIL, email).await?;
    page.press(CONTINUE).await
}

/// The code in the last event.
async fn code(page: &Page) -> Result<String> {
    eventually("the code", async || {
        let all = heard(page).await?;
        let last = all.as_array().and_then(|all| all.iter().rfind(|event| event[1] == "code"));
        let [_, _, detail, cancelable] =
            last.and_then(Value::as_array).context("there is no event")?.as_slice()
        else {
            anyhow::bail!("{all:#}")
        };
        ensure!(detail["version"] == 1 && *cancelable == true, "{all:#}");
        Ok(detail["code"].as_str().context("the code is a string")?.to_owned())
    })
    .await
}

/// The cart of the customer whom a code signs in.
async fn redeem(front: &Storefront, page: &Page, code: &str) -> Result<Value> {
    let (status, answer) = front.call(page, "login", &json!({"type": "code", "token": code})).await?;
    ensure!(status == 200 && answer["data"]["user"]["email"] == ADA, "{status} {answer}");
    Ok(answer["data"]["cart"]["items"].clone())
}

#[tokio::test]
async fn an_address_and_the_pages_token_give_the_page_a_code_that_signs_in_with_the_cart() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let token = arrive(front, page, "/plain.html").await?;
        ensure!(page.look_for(Role::Textbox, PASSWORD_LABEL).await?.is_none(), "there are no passwords");
        page.eval(
            "one.cart = [{sku: 'MAR 2930', unit: 'CS', quantity: 3}, {sku: 'MAR 7', quantity: '0.125'}]",
        )
        .await?;
        forget(page).await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        let code = code(page).await?;
        let cart = redeem(front, page, &code).await?;
        let items =
            json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}, {"sku": "MAR 7", "quantity": 0.125}]);
        ensure!(cart == items, "{cart}");
        ensure!(page.eval("return one.session").await?.is_null(), "no customer is signed in here");

        // Only the call of the AXIM customer login, and none of another API.
        let sent = call(page, "/customer/login").await?;
        let bearer = format!("Bearer {token}");
        let headers = json!({"accesstoken": bearer, "content-type": "application/json"});
        ensure!(sent["method"] == "POST" && sent["headers"] == headers, "{sent:#}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_token_is_in_no_markup_no_storage_and_no_request_but_that_one() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let token = arrive(front, page, "/plain.html").await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        let code = code(page).await?;
        let seen = "return JSON.stringify([document.documentElement.outerHTML, {...localStorage}, {...sessionStorage},
            location.href, history.state, document.cookie, one.config, Object.keys(one)])";
        let seen = page.eval(seen).await?.to_string();
        ensure!(!seen.contains(&token) && !seen.contains(&code), "{seen}");
        let all = heard(page).await?.to_string();
        ensure!(!all.contains(&token), "an event has the token: {all}");
        for request in front.requests() {
            ensure!(!request.head.contains(&token) && !request.head.contains(&code), "{}", request.head);
        }
        for request in front.api().requests() {
            let has_token = request.head.contains(&token);
            ensure!(!has_token || (request.method == "POST" && request.path == "/customer/login"), "{}", request.head);
        }
        ensure!(!front.shop().log().contains(&token) && !front.shop().log().contains(&code));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_function_gives_the_token_each_time_it_is_needed() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let token = arrive(front, page, "/plain.html").await?;
        let give =
            "self.asked = 0; one.accessToken = () => { asked++; return asked > 1 ? arguments[0] : 'stale' }";
        page.eval_with(give, vec![json!(token)]).await?;
        ensure!(page.eval("return asked").await? == 0, "the function is called too early");
        ask(page, ADA).await?;
        page.says("The access token is missing or invalid.").await?;
        page.press(CONTINUE).await?;
        page.says(GIVEN).await?;
        ensure!(page.eval("return asked").await? == 2);
        code(page).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn each_refusal_is_said_at_its_place_and_the_page_hears_of_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let token = arrive(front, page, "/plain.html").await?;
        let errors = async || {
            let all = heard(page).await?;
            let errors = all.as_array().into_iter().flatten().filter(|event| event[1] == "error");
            Ok::<_, anyhow::Error>(errors.map(|event| event[2]["code"].clone()).collect::<Vec<_>>())
        };
        ask(page, "ada@").await?;
        ensure!(page.summary().await?.len() == 1);
        ensure!(page.is_invalid(EMAIL).await?, "the field has the error");
        ask(page, "nobody@example.com").await?;
        page.says("No verified customer has this email address.").await?;
        page.summary_has_focus().await?;
        ensure!(page.value(EMAIL).await? == "nobody@example.com", "what was typed is kept");

        page.eval("one.accessToken = undefined").await?;
        ask(page, ADA).await?;
        page.says("The access token is missing or invalid.").await?;
        page.eval("one.accessToken = 'stale'").await?;
        page.press(CONTINUE).await?;
        page.says("The access token is missing or invalid.").await?;

        page.eval_with(
            "one.accessToken = arguments[0]; one.cart = [{sku: 'lamp', quantity: 0}]",
            vec![json!(token)],
        )
        .await?;
        page.press(CONTINUE).await?;
        page.says("Check what you entered and try again.").await?;
        page.eval("one.cart = undefined").await?;
        front.shop().break_database()?;
        page.press(CONTINUE).await?;
        page.says("Something went wrong on our side. Try again in a moment.").await?;
        page.says(PROBLEM).await?;
        let codes = errors().await?;
        ensure!(
            codes == ["customer_unknown", "access_token", "access_token", "invalid", "internal"],
            "{codes:?}"
        );
        ensure!(!heard(page).await?.to_string().contains("\"code\",{"), "no code was returned");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_browser_goes_where_the_code_is_taken_unless_the_page_keeps_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, "/led.html").await?;
        page.eval("addEventListener('portico-code', (event) => event.preventDefault(), {once: true})")
            .await?;
        ask(page, ADA).await?;
        redeem(front, page, &code(page).await?).await?;
        page.is_at("/led.html").await?;
        ensure!(!page.text().await?.contains(GIVEN), "a page that keeps the code has its own message");
        ask(page, ADA).await?;
        let fragment = eventually("the address with the code", async || {
            let address = page.address().await?;
            // Before that, WebKit still drops what the page asks for.
            ensure!(
                page.eval("return document.readyState === 'complete'").await? == true,
                "{address} is loading"
            );
            address.strip_prefix("/empty.html#code=").map(str::to_owned).with_context(|| address.clone())
        })
        .await?;
        redeem(front, page, &fragment).await?;
        // Not by the driver, since WebKit's loses a page that comes back.
        page.eval("history.back()").await?;
        page.is_at("/led.html").await
    })
    .await
}

#[tokio::test]
async fn an_address_that_has_a_fragment_is_not_gone_to_and_the_console_says_so() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, "/fragment.html").await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        page.is_at("/fragment.html").await?;
        redeem(front, page, &code(page).await?).await?;
        let console = page.console().await?;
        let says = |entry: &Entry| {
            entry.text.contains("code-to can't be") && entry.text.contains("without a fragment")
        };
        ensure!(console.iter().any(says), "{console:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_session_of_a_sign_in_elsewhere_is_none_here_and_its_token_goes_nowhere() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for same_api in [false, true] {
            open(page, "/plain.html").await?;
            let keep = "const api = arguments[0] ? one.getAttribute('api') : 'https://other.example';
                const session = {token: 'not-for-here', expiresAt: '2100-01-01T00:00:00Z', remember: false, api};
                sessionStorage.setItem('portico.session', JSON.stringify(session))";
            page.eval_with(keep, vec![json!(same_api)]).await?;
            arrive_as_customer(front, page, "/plain.html").await?;
            hears(page, json!([["one", "ready", {"version": 1, "view": "login"}, false]])).await?;
            ask(page, ADA).await?;
            page.says(GIVEN).await?;
            redeem(front, page, &code(page).await?).await?;
            for request in front.api().requests() {
                let head = request.head.to_lowercase();
                ensure!(!head.contains("not-for-here") && !head.contains("\nauthorization:"), "{head}");
            }
            ensure!(!front.shop().log().contains("not-for-here"));
            ensure!(page.stored().await?.1.contains("not-for-here"), "the other session continues");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_origin_is_gone_to_where_the_page_allows_it_and_no_other() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let token = arrive(front, page, "/evil.html").await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        page.is_at("/evil.html").await?;
        redeem(front, page, &code(page).await?).await?;
        let console = page.console().await?;
        ensure!(console.iter().any(|entry| entry.text.contains("code-to")), "{console:?}");

        open(page, "/evil.html").await?;
        let allow = "one.accessToken = arguments[0]; one.config = {returnTo: [arguments[1]]};
            one.setAttribute('code-to', arguments[1] + '/embed/integrity.json')";
        page.eval_with(allow, vec![json!(token), json!(front.cdn_origin())]).await?;
        ask(page, ADA).await?;
        let there = format!("{}/embed/integrity.json#code=", front.cdn_origin());
        eventually("the other origin", async || {
            let address = page.driver().current_url().await?;
            ensure!(address.as_str().starts_with(&there), "it is {address}");
            Ok(())
        })
        .await?;
        // The browser requests an icon from that address some time later.
        page.driver().goto("about:blank").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_token_comes_before_the_script_as_well_and_what_is_none_is_refused_where_it_is_set() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        let token = front.shop().access_token().await?;
        // The script also runs on the empty page before.
        let early = format!(
            "addEventListener('DOMContentLoaded', () => {{ if (self.one) one.accessToken = '{token}' }})"
        );
        page.before_scripts(&early).await?;
        open(page, "/plain.html").await?;
        ask(page, ADA).await?;
        page.says(GIVEN).await?;
        for none in ["1", "{}", "Promise.resolve('x')"] {
            let set = format!("try {{ one.accessToken = {none} }} catch (error) {{ return error.name }}");
            ensure!(page.eval(&set).await? == "TypeError", "{none}");
        }
        Ok(())
    })
    .await
}
