//! Page, CDN and API on three origins.

use std::fs;

use anyhow::{Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::{Front, Options, forget_console, in_a_storefront, until};
use serde_json::json;

const PROBING: Front = Front {
    pages: &[
        ("probing.html", "<!doctype html><title>Probing</title><script type=module src=probing.js></script>"),
        ("probing.js", "import { value } from '{cdn}/embed/probe.js'; document.title = value;"),
    ],
    options: Options::DEFAULT,
};

#[tokio::test]
async fn a_page_of_another_origin_loads_the_element_and_calls_the_api_but_gets_no_page_of_ours() -> Result<()>
{
    in_a_storefront(PROBING, async |front, page| {
        let probe = front.site().join("embed/probe.js");
        fs::create_dir_all(front.site().join("embed"))?;
        fs::write(probe, "export const value = 'loaded';")?;
        front.create_customer(page, ADA).await?;
        front.hold(&["probe"]);
        page.arrive_at("/probing.html").await?;
        until("the request", async || Ok(front.requests().len() == 1)).await?;
        ensure!(page.title().await? == "Probing", "it is held up");
        front.open();
        until("the module", async || Ok(page.title().await? == "loaded")).await?;
        let script =
            "const done = arguments[1]; fetch(arguments[0]).then(() => done('read'), () => done('refused'))";
        let fetch = async |path: &str| -> Result<_> {
            let url = json!(format!("{}{path}", front.cdn_origin()));
            Ok(page.driver().execute_async(script, vec![url]).await?.json().clone())
        };
        ensure!(fetch("/embed/probe.js").await? == "read");
        ensure!(fetch("/login/").await? == "refused", "only the element is for all");
        forget_console(page).await
    })
    .await
}
