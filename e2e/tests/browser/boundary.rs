//! The boundary between the app's script and its wasm. The build shortens the names on both sides and removes what neither
//! side calls; a call without its counterpart would fail only where a page makes it.

use anyhow::{Result, ensure};
use portico_e2e::account::{ADA, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, PROBLEM};
use portico_e2e::{Options, in_a_shop};
use serde_json::json;

/// Calls a function of the app's script, with the page's app as the first argument.
const CALL: &str = "const [name, ...rest] = arguments;
    const glue = document.head.querySelector('link[rel=modulepreload]').href;
    return import(glue).then((app) => app[name](0, ...rest));";

/// The longest name that is exported from the wasm or imported into it.
const LONGEST: &str = "const {href} = document.head.querySelector('link[type=\"application/wasm\"]');
    return WebAssembly.compileStreaming(fetch(href)).then((module) => {
      const both = [...WebAssembly.Module.exports(module), ...WebAssembly.Module.imports(module)];
      return Math.max(...both.map(({name}) => name.length));
    });";

#[tokio::test]
async fn a_call_of_each_kind_reaches_the_other_side_of_the_built_app() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        ensure!(page.eval(LONGEST).await?.as_u64().is_some_and(|length| length <= 2), "long names remain");

        // Calls out of the wasm: elements, events, a request, its promise and its response.
        submit_sign_in(page, ADA, "not the password").await?;
        page.says(PROBLEM).await?;

        // Calls into it with numbers, texts and nothing; results of a boolean, a text and nothing.
        let call = async |arguments| page.eval_with(CALL, arguments).await;
        assert_eq!(call(vec![json!("is_busy")]).await?, json!(false));
        assert_eq!(call(vec![json!("sign_out")]).await?, json!(false), "no session is open");
        assert_eq!(call(vec![json!("session_changed")]).await?, json!(null));
        call(vec![json!("show"), json!("register")]).await?;
        page.heading(CREATE_ACCOUNT).await?;
        call(vec![json!("prefill"), json!("grace@shop.example")]).await?;
        assert_eq!(page.value(EMAIL).await?, "grace@shop.example");
        let config = page.eval("return document.getElementById('portico-config').textContent").await?;
        call(vec![json!("configure"), config]).await?;
        page.heading(CREATE_ACCOUNT).await?;
        let location = call(vec![json!("unmount")]).await?;
        ensure!(location.as_str().is_some_and(|text| text.contains("register")), "{location}");
        Ok(())
    })
    .await
}
