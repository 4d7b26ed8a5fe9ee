//! The element as a shop's code sees it: attributes, properties, methods and events.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CODE_TITLE, CREATE_ACCOUNT, EMAIL, FORGOT_TITLE, PASSWORD as PASSWORD_LABEL, PROBLEM, REMEMBER, SIGN_IN,
    SIGN_OUT,
};
use portico_e2e::{Front, Options, Page, Role, forget_console, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, comes_true, forget, heard, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        ("cart.html", page!("<portico-auth id=one api={api} return-to=/empty.html></portico-auth>")),
        (
            "below.html",
            page!("<p id=above></p><portico-auth id=one api={api}></portico-auth><script src=below.js></script>"),
        ),
        ("below.js", "above.style.blockSize = '5000px'"),
        (
            "late.html",
            concat!(
                "<!doctype html><html lang=en><title>A shop</title><script src=heard.js></script><h1>A shop</h1>",
                "<portico-auth id=one key=8097571064818418></portico-auth><script src=late.js></script>"
            ),
        ),
        (
            "late.js",
            "one.cart = [{sku: 'lamp', quantity: 2}]; one.config = {api: '{api}', key: '1', industry: 'lamps'};
             self.script = '{cdn}/embed/portico.js'",
        ),
    ],
    options: Options::DEFAULT,
};

/// Signs out, like a dialog that closes at once.
const SIGN_OUT_AND_GO: &str = "self.ended = false; one.signOut().then(() => self.ended = true); one.remove()";

async fn set(page: &Page, attribute: &str, value: &str) -> Result<()> {
    page.eval_with("one.setAttribute(...arguments)", vec![json!(attribute), json!(value)]).await.map(drop)
}

#[tokio::test]
async fn the_manifest_names_what_the_element_has() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/plain.html").await?;
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/js/package/custom-elements.json");
        let manifest: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let element = &manifest["modules"][0]["declarations"][0];
        let names = |list: &str| {
            let items = element[list].as_array().context("the manifest lists it")?;
            let mut names: Vec<_> = items.iter().filter_map(|item| item["name"].as_str()).collect();
            names.sort_unstable();
            Ok::<_, anyhow::Error>(json!(names))
        };
        let attributes = "return customElements.get('portico-auth').observedAttributes.toSorted()";
        ensure!(page.eval(attributes).await? == names("attributes")?);
        // Methods that the browser calls aren't part of the page's API.
        let members = "return Object.getOwnPropertyNames(customElements.get('portico-auth').prototype)
            .filter((name) => name !== 'constructor' && !name.endsWith('Callback')).toSorted()";
        ensure!(page.eval(members).await? == names("members")?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn attributes_take_effect_while_the_element_is_on_the_page() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/plain.html").await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        set(page, "email", ADA).await?;
        comes_true(
            page,
            "the address",
            "return one.querySelector('[type=email]').value === 'ada@example.com'",
        )
        .await?;
        for (attribute, value) in
            [("key", "17"), ("industry", "books"), ("language-key", "3"), ("lang", "en-GB")]
        {
            set(page, attribute, value).await?;
        }
        ensure!(page.value(PASSWORD_LABEL).await? == PASSWORD, "what was typed is kept");
        page.press(SIGN_IN).await?;
        let sent = call(page, "/customer/login").await?;
        let headers = &sent["headers"];
        ensure!(
            headers["key"] == "17" && headers["industry"] == "books" && headers["languagekey"] == "3",
            "{sent:#}"
        );
        page.says(PROBLEM).await?;
        let error = json!(["one", "error", {"version": 1, "code": "unreachable"}, false]);
        ensure!(
            heard(page).await?.as_array().is_some_and(|all| all.contains(&error)),
            "{:#}",
            heard(page).await?
        );

        forget(page).await?;
        page.eval("one.removeAttribute('key'); one.removeAttribute('api')").await?;
        page.press(SIGN_IN).await?;
        let sent = call(page, "/customer/login").await?;
        let own = format!("{}/customer/login", front.page_origin());
        ensure!(sent["url"] == own, "without `api` it is the page's own origin: {sent:#}");

        for (view, heading) in [
            ("register", CREATE_ACCOUNT),
            ("otp", CODE_TITLE),
            ("forgot-password", FORGOT_TITLE),
            ("login", SIGN_IN),
        ] {
            set(page, "view", view).await?;
            page.heading(heading).await?;
        }
        page.look_for(Role::Checkbox, REMEMBER).await?.context("there is a checkbox")?;
        set(page, "storage", "memory").await?;
        comes_true(page, "no box", "return !one.querySelector('[type=checkbox]')").await?;

        let colours =
            "const root = one.shadowRoot?.querySelector('.portico') ?? one.querySelector('.portico');
            return getComputedStyle(root).colorScheme";
        for theme in ["dark", "light"] {
            set(page, "theme", theme).await?;
            comes_true(page, theme, &colours.replace("return", &format!("return '{theme}' ==="))).await?;
        }
        set(page, "shadow", "").await?;
        comes_true(
            page,
            "the shadow tree",
            "return !!one.shadowRoot?.querySelector('form') && !one.querySelector('form')",
        )
        .await?;
        page.heading(SIGN_IN).await?;
        page.eval("one.removeAttribute('shadow')").await?;
        comes_true(page, "the light tree", "return !!one.querySelector('form')").await?;
        page.heading(SIGN_IN).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn properties_that_were_set_before_the_script_came_count_and_attributes_come_first() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        page.arrive_at("/late.html").await?;
        page.eval("import(self.script)").await?;
        page.element_ready().await?;
        let own = page.eval("return [Object.keys(one), one.cart, one.config.industry, one.session]").await?;
        ensure!(own == json!([[], [{"sku": "lamp", "quantity": 2}], "lamps", null]), "{own}");
        submit_sign_in(page, ADA, PASSWORD).await?;
        let sent = call(page, "/customer/login").await?;
        ensure!(
            sent["headers"]["key"] == "8097571064818418" && sent["headers"]["industry"] == "lamps",
            "{sent:#}"
        );
        page.says(PROBLEM).await?;
        page.eval("one.config = {...one.config, industry: 'books'}; calls.length = 0").await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        let sent = call(page, "/customer/login").await?;
        ensure!(sent["headers"]["industry"] == "books", "{sent:#}");
        let change =
            page.eval("try { 'use strict'; one.session = {token: 'x'} } catch {} return one.session").await?;
        ensure!(change.is_null(), "the session is read-only: {change}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn methods_work_before_the_app_is_there() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.arrive_at("/below.html").await?;
        comes_true(page, "the element", "return !!customElements.get('portico-auth')").await?;
        ensure!(
            page.eval("return one.querySelector('form')").await?.is_null(),
            "it is far from the viewport"
        );
        let refused = page.eval("try { one.show('nowhere') } catch (error) { return String(error) }").await?;
        ensure!(refused == "TypeError: No view \"nowhere\"", "{refused}");
        page.eval("one.show('register')").await?;
        page.element_ready().await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.eval("one.show('login')").await?;
        page.heading(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        let token = page.eval("return one.session.token").await?;

        page.arrive_at("/below.html").await?;
        comes_true(page, "the session", "return !!window.one?.session").await?;
        page.eval(SIGN_OUT_AND_GO).await?;
        comes_true(page, "the end", "return self.ended").await?;
        ensure!(
            page.stored().await? == ("{}".into(), "{}".into()),
            "nothing is left: {:?}",
            page.stored().await?
        );
        let sent = call(page, "/customer/logout").await?;
        let bearer = format!("Bearer {}", token.as_str().unwrap_or_default());
        ensure!(sent["headers"]["authorization"] == bearer, "the API receives the call: {sent:#}");

        // Also once the app has loaded, and is removed.
        open(page, "/plain.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.eval(SIGN_OUT_AND_GO).await?;
        comes_true(page, "the end", "return self.ended").await?;
        call(page, "/customer/logout").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_events_are_these_and_none_has_a_secret() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/cart.html").await?;
        // If the event is cancelled, the element stays where it is.
        page.eval(
            "one.cart = [{sku: 'lamp', quantity: 1}];
             addEventListener('portico-signed-in', (event) => event.preventDefault())",
        )
        .await?;
        submit_sign_in(page, ADA, "not the password").await?;
        page.says(PROBLEM).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.account().await?;
        let token = page.eval("return one.session.token").await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        let user = json!({"id": 1, "firstName": "Ada", "lastName": "Lovelace", "email": ADA});
        let cart = json!([{"sku": "lamp", "quantity": 1}]);
        hears(
            page,
            json!([
                ["one", "ready", {"version": 1, "view": "login"}, false],
                ["one", "error", {"version": 1, "code": "credentials"}, false],
                ["one", "signed-in", {"version": 1, "user": user, "cart": cart, "cartTaken": true, "way": "password", "taken": cart, "here": true}, true],
                ["one", "view-change", {"version": 1, "view": "account"}, false],
                ["one", "signed-out", {"version": 1, "reason": "signed-out", "here": true}, false],
                ["one", "view-change", {"version": 1, "view": "login"}, false],
            ]),
        )
        .await?;
        let all = heard(page).await?.to_string();
        let token = token.as_str().context("a token is a string")?;
        ensure!(!all.contains(token) && !all.contains(PASSWORD), "{all}");
        ensure!(page.address().await? == "/cart.html", "{}", page.address().await?);

        // If it isn't cancelled, the element leaves.
        open(page, "/cart.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.is_at("/empty.html").await
    })
    .await
}
