//! The events that a shop's page gets from its elements, and the API calls that they make.

use anyhow::{Result, ensure};
use portico_e2e::{Page, eventually, until};
use serde_json::{Value, json};

/// The script that records them; a page loads it before the element's.
pub(crate) const SCRIPT: (&str, &str) = ("heard.js", include_str!("heard.js"));

/// A page with the script, the element's script and stylesheet, and `$body`.
macro_rules! page {
    ($body:literal) => {
        concat!(
            "<!doctype html><html lang=en><title>A shop</title><script src=heard.js></script>",
            "<link rel=stylesheet href={cdn}/embed/portico.css crossorigin>",
            "<script type=module src={cdn}/embed/portico.js crossorigin></script><h1>A shop</h1>",
            $body
        )
    };
}
pub(crate) use page;

/// Opens a page and waits until its first element is ready.
pub(crate) async fn open(page: &Page, path: &str) -> Result<()> {
    page.arrive_at(path).await?;
    page.element_ready().await
}

/// Reloads the page and waits until its first element is ready.
pub(crate) async fn reload(page: &Page) -> Result<()> {
    page.refresh().await?;
    page.element_ready().await
}

/// Every event so far: `[id of the element, name, detail, whether it can be cancelled]`.
pub(crate) async fn heard(page: &Page) -> Result<Value> {
    page.eval("return heard").await
}

/// Waits until the events are these.
pub(crate) async fn hears(page: &Page, events: Value) -> Result<()> {
    eventually("the events", async || {
        let heard = heard(page).await?;
        ensure!(heard == events, "{heard:#}, not {events:#}");
        Ok(())
    })
    .await
}

/// Waits until the events of each element are these. Which element hears first is up to the browser.
pub(crate) async fn each_hears(page: &Page, events: Value) -> Result<()> {
    let by_element = |events: &Value| {
        let mut events = events.as_array().cloned().unwrap_or_default();
        events.sort_by_key(|event| event[0].to_string());
        events
    };
    eventually("the events of each", async || {
        let heard = heard(page).await?;
        ensure!(by_element(&heard) == by_element(&events), "{heard:#}, not {events:#}");
        Ok(())
    })
    .await
}

/// Forgets the events and the calls so far.
pub(crate) async fn forget(page: &Page) -> Result<()> {
    page.eval("heard.length = 0; calls.length = 0").await.map(drop)
}

/// Waits for the next call to a path with this ending: `{url, method, headers}`.
pub(crate) async fn call(page: &Page, end: &str) -> Result<Value> {
    let script = "return calls.find(({ url }) => new URL(url).pathname.endsWith(arguments[0])) ?? null";
    eventually(&format!("the call to {end}"), async || {
        let call = page.eval_with(script, vec![json!(end)]).await?;
        ensure!(!call.is_null(), "there was no call");
        Ok(call)
    })
    .await
}

/// Holds every call from now on until [`let_go`]: it has left the element but not the page.
pub(crate) async fn hold(page: &Page) -> Result<()> {
    page.eval("self.held = new Promise((go) => self.letGo = go)").await.map(drop)
}

/// Releases the calls on hold, and all later ones.
pub(crate) async fn let_go(page: &Page) -> Result<()> {
    page.eval("self.held = undefined; letGo()").await.map(drop)
}

/// Waits until a script returns `true`.
pub(crate) async fn comes_true(page: &Page, what: &str, script: &str) -> Result<()> {
    until(what, async || Ok(page.eval(script).await? == true)).await
}
