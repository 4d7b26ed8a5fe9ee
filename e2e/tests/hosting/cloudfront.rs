//! The function that `deploy/s3-cloudfront` runs in front of the files. It is JavaScript, so the browser can run it.

use anyhow::{Context, Result};
use portico_e2e::{Options, in_a_shop};
use portico_locales::Language;
use serde_json::{Value, json};

use crate::languages::{ACCEPTED, UI_LOCALES};

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
                json!({"method": method, "uri": uri, "querystring": {}, "headers": {"accept-encoding": {"value": encodings}}});
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
            ("/embed/assets/words-de-0123456789abcdef.json", "/embed/assets/words-de-0123456789abcdef.json"),
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

#[tokio::test]
async fn a_page_without_a_language_comes_in_the_one_that_is_asked_for() -> Result<()> {
    let run = |base: &str| {
        let code = function()?.replace("BASE = '/'", &format!("BASE = '{base}'"));
        Ok::<_, anyhow::Error>(format!("{code}\nreturn handler({{request: arguments[0]}}).uri"))
    };
    let (at_root, below) = (run("/")?, run("/account/")?);
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.visit("/login/").await?;
        let ask = async |run: &str, uri: &str, ui_locales: &str, accepted: &str| -> Result<Value> {
            let request = json!({
                "method": "GET",
                "uri": uri,
                "querystring": {"ui_locales": {"value": ui_locales}},
                "headers": {"accept-language": {"value": accepted}},
            });
            page.eval_with(run, vec![request]).await
        };
        let all: Vec<_> = Language::all().collect();
        for accepted in ACCEPTED.into_iter().chain(Language::all().map(Language::tag)) {
            let folder = Language::preferred(accepted, &all).map(|language| format!("/{}", language.tag()));
            let expected = format!("{}/login/index.html", folder.unwrap_or_default());
            assert_eq!(ask(&at_root, "/login/", "", accepted).await?, expected, "{accepted}");
        }
        for (ui_locales, file) in UI_LOCALES {
            assert_eq!(ask(&at_root, "/login", ui_locales, "de").await?, file, "{ui_locales}");
        }
        for (uri, file) in [
            ("/account/", "/account/ja/index.html"),
            ("/account", "/account/ja/index.html"),
            ("/account/login", "/account/ja/login/index.html"),
            ("/account/fr/login/", "/account/fr/login/index.html"),
            ("/account/assets/boot-0123456789abcdef.js", "/account/assets/boot-0123456789abcdef.js"),
        ] {
            assert_eq!(ask(&below, uri, "", "ja").await?, file, "{uri}");
        }
        Ok(())
    })
    .await
}
