//! A browser that can't use the pages, on a host that has the shop above them.

use anyhow::{Result, ensure};
use portico_e2e::{Api, Place, Role, forget_console, on_nginx};
use serde_json::json;

#[tokio::test]
async fn pages_that_cannot_be_used_lead_to_the_shop() -> Result<()> {
    on_nginx(Place::Below, Api::Elsewhere, async |host, page| {
        page.before_scripts("delete self.WebAssembly").await?;
        page.visit(&host.path("login/")).await?;
        page.heading("Sign-in has stopped working").await?;
        let link = page.find(Role::Link, "Go to the shop").await?;
        ensure!(link.attr("href").await?.as_deref() == Some("/"), "{:?}", link.attr("href").await?);
        // Those that are not shown here.
        let script = "return ['.portico-older', '.portico-late'].map((of) => document.querySelector(`${of} a`)?.pathname)";
        ensure!(page.eval(script).await? == json!(["/", "/"]), "{}", page.eval(script).await?);
        forget_console(page).await
    })
    .await
}
