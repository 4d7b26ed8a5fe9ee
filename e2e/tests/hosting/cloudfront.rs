//! The function that `deploy/s3-cloudfront` runs in front of the files. It is JavaScript, so the browser can run it.

use anyhow::{Context, Result};
use portico_e2e::{Options, in_a_shop};
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("../../../deploy/s3-cloudfront/portico.yaml");

/// The function's source, from the template.
fn function() -> Result<String> {
    let (_, code) = TEMPLATE.split_once("FunctionCode: |\n").context("the template has no function")?;
    let (code, _) = code.split_once("\n\n").context("the function has no end")?;
    Ok(code.to_owned())
}

#[tokio::test]
async fn folders_lead_to_their_index_and_browsers_get_brotli() -> Result<()> {
    let run = format!("{}\nreturn handler({{request: arguments[0]}})", function()?);
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.visit("/login/").await?;
        let ask = async |method: &str, uri: &str, encodings: &str| -> Result<Value> {
            let request =
                json!({"method": method, "uri": uri, "headers": {"accept-encoding": {"value": encodings}}});
            page.eval_with(&run, vec![request]).await
        };
        for (uri, file) in [
            ("/", "/index.html"),
            ("/login/", "/login/index.html"),
            ("/login", "/login/index.html"),
            ("/account/reset-password", "/account/reset-password/index.html"),
            ("/assets/portico-0123456789abcdef.css", "/assets/portico-0123456789abcdef.css"),
            ("/assets/portico-app-0123456789abcdef_bg.wasm", "/assets/portico-app-0123456789abcdef_bg.wasm"),
            ("/embed/portico.js", "/embed/portico.js"),
            ("/embed/assets/views-en-0123456789abcdef.json", "/embed/assets/views-en-0123456789abcdef.json"),
        ] {
            assert_eq!(
                ask("GET", uri, "gzip, deflate, br, zstd").await?["uri"],
                format!("{file}.br"),
                "{uri}"
            );
            assert_eq!(ask("HEAD", uri, "gzip, deflate").await?["uri"], file, "{uri}");
        }
        assert_eq!(ask("GET", "/favicon.ico", "br").await?["uri"], "/favicon.ico", "it has no .br");
        assert_eq!(ask("POST", "/login/", "br").await?["statusCode"], 204);
        Ok(())
    })
    .await
}
