//! The boundary between the app's script and its wasm. The build shortens the names on both sides and removes what neither
//! side calls; a call without its counterpart would fail only where a page makes it.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, PROBLEM, SIGN_IN};
use portico_e2e::{Front, Options, in_a_storefront, until};

use crate::heard::{SCRIPT, comes_true, open, page};

const SHOP: Front = Front {
    pages: &[SCRIPT, ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>"))],
    options: Options::DEFAULT,
};

/// How many parts of the wasm have been loaded.
const PARTS: &str =
    "return performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.wasm')).length";

/// The longest name that is exported from the wasm or imported into it.
const LONGEST: &str = "const files = performance.getEntriesByType('resource').map((entry) => entry.name);
    const compiled = files.filter((name) => name.endsWith('.wasm')).map((name) => WebAssembly.compileStreaming(fetch(name)));
    return Promise.all(compiled).then((modules) => {
      const both = modules.flatMap((module) => [...WebAssembly.Module.exports(module), ...WebAssembly.Module.imports(module)]);
      return modules.length === 2 && Math.max(...both.map(({name}) => name.length));
    });";

#[tokio::test]
async fn a_call_of_each_kind_reaches_the_other_side_of_the_built_app() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/plain.html").await?;
        until("both parts", async || Ok(page.eval(PARTS).await? == 2)).await?;
        ensure!(page.eval(LONGEST).await?.as_u64().is_some_and(|length| length <= 2), "long names remain");

        // Calls out of the wasm: elements, events, a request, its promise and its response.
        submit_sign_in(page, ADA, "not the password").await?;
        page.says(PROBLEM).await?;

        // Calls into it with numbers, texts and nothing; results of a boolean, a text and nothing.
        page.eval("one.show('register')").await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.eval("one.setAttribute('email', 'grace@shop.example')").await?;
        comes_true(
            page,
            "the address",
            "return one.querySelector('[type=email]').value === 'grace@shop.example'",
        )
        .await?;
        page.eval("one.config = {storage: 'browser'}").await?;
        page.settle().await?;
        page.heading(CREATE_ACCOUNT).await?;
        // The element asks whether an answer is pending, ends its app, and starts another one where that was.
        page.eval("self.kept = one; one.remove()").await?;
        comes_true(
            page,
            "the end of the app",
            "return new Promise((over) => setTimeout(() => over(true), 50))",
        )
        .await?;
        page.eval("document.body.append(kept)").await?;
        page.heading(CREATE_ACCOUNT).await?;
        assert_eq!(page.value(EMAIL).await?, "grace@shop.example");
        page.press(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.eval("kept.signOut()").await?;
        page.heading(SIGN_IN).await
    })
    .await
}
