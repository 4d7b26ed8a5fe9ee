//! What a shop configures: addresses as engineers write them, numbers out of bounds, and pages in frames without an address.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{PROBLEM, SIGN_IN, SIGN_OUT};
use portico_e2e::{Front, Options, Page, forget_console, in_a_storefront};
use portico_shared::cases::addresses::ADDRESSES;
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, comes_true, forget, open, page};

/// An element in a frame without an address, which it shows to the page as `frame.contentWindow` if it has the page's origin.
macro_rules! frame {
    ($attributes:literal) => {
        concat!(
            "<!doctype html><title>A shop</title><iframe width=600 height=800 ",
            $attributes,
            " srcdoc=\"<script type=module src={cdn}/embed/portico.js crossorigin></script>",
            "<portico-auth id=one loading=eager></portico-auth>\"></iframe>"
        )
    };
}

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("configuration.js", include_str!("../../../app/js/configuration.js")),
        ("slash.html", page!("<portico-auth id=one api={api}/ return-to=/empty.html></portico-auth>")),
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        ("frame.html", frame!("")),
        ("sandbox.html", frame!("sandbox='allow-scripts allow-forms'")),
    ],
    options: Options::DEFAULT,
};

/// What the console has said since the last time.
async fn console(page: &Page) -> Result<String> {
    let entries = page.console().await?;
    Ok(entries.into_iter().map(|entry| entry.text).collect::<Vec<_>>().join("\n"))
}

/// Waits until the console has named `setting`.
async fn names(page: &Page, setting: &str) -> Result<()> {
    let said = console(page).await?;
    ensure!(said.contains(&format!("portico: {setting} can't be")), "the console says: {said}");
    Ok(())
}

/// Opens a page and goes into its frame.
async fn enter(page: &Page, path: &str) -> Result<()> {
    page.arrive_at(path).await?;
    comes_true(page, "the frame", "return document.readyState === 'complete'").await?;
    page.enter_frame().await?;
    page.element_ready().await?;
    page.eval(concat!(
        include_str!("heard.js"),
        "self.errors = []; console.error = (words) => errors.push(words); one.setAttribute('industry', 'toys')"
    ))
    .await?;
    page.settle().await
}

#[tokio::test]
async fn an_address_is_made_canonical_or_named_in_the_console() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.arrive_at("/empty.html").await?;
        let script = "const [cases] = arguments;
            return import('/configuration.js').then(({ checked }) => {
              const errors = [];
              console.error = (words) => errors.push(words);
              const origins = (address) => checked({ returnTo: [address], destination: address?.trim() }).destination;
              return cases.map(([member, written]) => {
                errors.length = 0;
                const config = member === 'returnTo' ? { returnTo: [written] } : { [member]: written };
                const made = member === 'returnTo' ? origins(written) : checked(config)[member];
                const name = member === 'codeTo' ? 'code-to' : member;
                return [made || null, errors.length > 0 && errors[0].startsWith(`portico: ${name} can't be`)];
              });
            })";
        let cases: Vec<_> = ADDRESSES.iter().map(|(member, written, _)| json!([member, written])).collect();
        let made = page.eval_with(script, vec![json!(cases)]).await?;
        let made = made.as_array().with_context(|| made.to_string())?;
        for ((member, written, canonical), made) in ADDRESSES.iter().zip(made) {
            let expected = canonical.map(|canonical| match *member {
                "api" if !canonical.starts_with("http") => format!("{}{canonical}", front.page_origin()),
                // Leads to the origin itself.
                "returnTo" => format!("{canonical}/"),
                _ => canonical.to_owned(),
            });
            ensure!(*made == json!([expected, expected.is_none()]), "{member} {written:?}: {made}");
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_api_with_a_slash_at_its_end_works_and_one_that_cannot_gets_nothing() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/slash.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/empty.html").await?;
        open(page, "/plain.html").await?;
        // It's the same API, so the customer is signed in here, too.
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;

        for api in
            ["api.shop.example", "//api.shop.example", "javascript:alert(1)", "https://ada:x@api.example"]
        {
            forget(page).await?;
            page.eval_with("one.setAttribute('api', arguments[0])", vec![json!(api)]).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.says(PROBLEM).await?;
            names(page, "api").await.map_err(|error| error.context(api))?;
            let calls = page.eval("return calls").await?;
            ensure!(calls == json!([]), "{api}: {calls}");
        }
        page.eval("one.setAttribute('code-to', 'hand-off'); one.setAttribute('return-to', '//evil.example')")
            .await?;
        page.settle().await?;
        let said = console(page).await?;
        ensure!(said.contains("code-to can't be") && said.contains("return-to can't be"), "{said}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_frame_without_an_address_calls_the_page_around_it_and_one_without_an_origin_calls_nothing()
-> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        enter(page, "/frame.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        let sent = call(page, "/customer/login").await?;
        let own = format!("{}/customer/login", front.page_origin());
        ensure!(sent["url"] == own, "{sent:#}");
        page.says(PROBLEM).await?;
        forget_console(page).await?;

        enter(page, "/sandbox.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(PROBLEM).await?;
        ensure!(page.eval("return calls").await? == json!([]), "nothing is sent");
        let errors = page.eval("return errors").await?;
        ensure!(
            errors[0].as_str().is_some_and(|error| error.starts_with("portico: api can't be")),
            "{errors}"
        );
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn seconds_out_of_bounds_are_clamped_and_the_console_says_so() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/plain.html").await?;
        for (timeout, is_refused) in [
            (json!(2_147_484), true),
            (json!(0), true),
            (json!(-1), true),
            (json!("soon"), true),
            (json!(4_294_967_296_u64), true),
            (json!("30"), false),
            (Value::Null, false),
        ] {
            page.eval_with("one.config = {timeout: arguments[0]}", vec![timeout.clone()]).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.account().await.map_err(|error| error.context(timeout.to_string()))?;
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
            let said = console(page).await?;
            let names = said.contains("timeout can't be") && said.contains("1 to 3600 seconds");
            ensure!(names == is_refused, "{timeout}: {said}");
        }
        // A number where a text is read, as in JSON.
        page.eval("one.config = {industry: 7}").await?;
        comes_true(page, "the form", "return !!one.querySelector('form')").await?;
        forget(page).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        let sent = call(page, "/customer/login").await?;
        ensure!(sent["headers"]["industry"] == "7", "{sent:#}");
        page.account().await
    })
    .await
}
