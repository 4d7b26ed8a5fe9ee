//! What later visits load.

use anyhow::{Result, ensure};
use portico_e2e::words::{CREATE_ACCOUNT, SIGN_IN};
use portico_e2e::{Api, Place, on_nginx, until};

#[tokio::test]
async fn a_second_visit_loads_nothing_but_the_html_and_of_that_only_that_it_is_the_same() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        page.open("/login/").await?;
        // HTML, style, script, words and wasm; then the keeper and the rest of the app.
        until("the first visit", async || Ok(host.requests()?.len() == 7)).await?;
        page.settle().await?;
        let first = host.requests()?;
        page.open("/login/").await?;
        page.heading(SIGN_IN).await?;
        let all = host.requests()?;
        let [again] = &all[first.len()..] else { anyhow::bail!("the second visit loads {all:#?}") };
        ensure!(again.path == "/login/" && again.status == 304, "{again:?}");
        page.open("/register/").await?;
        page.heading(CREATE_ACCOUNT).await?;
        let all = host.requests()?;
        let [other] = &all[first.len() + 1..] else { anyhow::bail!("another page loads {all:#?}") };
        ensure!(other.path == "/register/" && other.status == 200, "{other:?}");
        Ok(())
    })
    .await
}
