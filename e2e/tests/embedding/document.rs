//! The examples in docs/embedding.md work as written.

use std::fs;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL};
use portico_e2e::{Front, Options, element, in_a_storefront, until};
use serde_json::Value;
use thirtyfour::Key;

fn read(path: &str) -> Result<String> {
    fs::read_to_string(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))).with_context(|| path.to_owned())
}

/// The first sample in a language that contains these words, with the test's addresses instead of the example's.
pub(crate) fn sample(language: &str, words: &str) -> Result<String> {
    let (document, begin) = (read("docs/embedding.md")?, format!("\n```{language}\n"));
    let mut samples = document.split(&begin).skip(1).filter_map(|rest| rest.split("\n```").next());
    let sample =
        samples.find(|sample| sample.contains(words)).with_context(|| format!("no sample has `{words}`"))?;
    Ok(sample
        .replace("https://cdn.example/", "{cdn}/")
        .replace("\"/embed/", "\"{cdn}/embed/")
        .replace("https://api.shop.example", "{api}"))
}

/// A page with this body, a stylesheet and a script.
fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>A shop</title><link rel=stylesheet href=style.css>{body}\
         <script type=module src=script.js></script>"
    )
}

/// The front with a page, a stylesheet and a script. What a test reads from the document is leaked: a front is a constant
/// elsewhere, and a test process is short-lived.
fn front(body: &str, style: String, script: String) -> Front {
    let pages = vec![("page.html", page(body)), ("style.css", style), ("script.js", script)];
    let pages = pages.into_iter().map(|(name, text)| (name, &*text.leak())).collect::<Vec<_>>();
    Front { pages: pages.leak(), options: Options::DEFAULT }
}

#[tokio::test]
async fn the_five_lines_are_a_sign_in_and_the_readme_has_the_same() -> Result<()> {
    let five = sample("html", "rel=\"stylesheet\"")?;
    ensure!(five.lines().count() == 5, "{five}");
    let readme = read("README.md")?;
    let readme: Vec<_> = readme.lines().map(|line| line.trim_start_matches("    ")).collect();
    let same = five.replace("{cdn}", "").replace("{api}", "https://api.shop.example");
    ensure!(
        readme.join("\n").contains(same.trim_start_matches(' ')),
        "README.md doesn't have the lines\n{same}"
    );
    let style = sample("css", "--portico-accent")?;
    in_a_storefront(front(&five, style, String::new()), async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.arrive_at("/page.html").await?;
        page.element_ready().await?;
        let colour = "return getComputedStyle(document.querySelector('button[type=submit]')).backgroundColor";
        ensure!(page.eval(colour).await? == "rgb(47, 107, 79)", "it has the shop's colour");
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_shop_s_code_hears_of_the_session_and_calls_the_api_and_may_keep_the_element_here() -> Result<()>
{
    let session = sample("js", "authorizedFetch")?;
    let cancel = sample("js", "preventDefault")?;
    let dialog = sample("js", "event.detail.here")?;
    let slots = sample("html", "slot=\"footer\"")?.replace(
        "<portico-auth>",
        "<portico-auth api=\"{api}\" return-to=\"/empty.html\" loading=\"eager\">",
    );
    let body = format!(
        "<script type=module src={{cdn}}/embed/portico.js></script><button id=account></button><dialog open></dialog>{slots}"
    );
    let script = format!(
        "{session}\nself.shopAnswer = answer.status;\nconst element = document.querySelector('portico-auth');\n\
         const router = {{ push: (address) => (document.title = address) }};\n{cancel}\n{dialog}"
    );
    in_a_storefront(front(&body, String::new(), script), async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.arrive_at("/page.html").await?;
        page.element_ready().await?;
        until("the call without a session", async || Ok(page.eval("return self.shopAnswer").await? == 401))
            .await?;
        let label = "return document.querySelector('#account').textContent";
        ensure!(page.eval(label).await? == "Sign in");
        page.fill(EMAIL, ADA).await?;
        page.says("Sign in to see your orders.").await?;
        // With the Enter key, because the page has a button of that name, too.
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(Key::Enter).await?;
        until("the shop to go on", async || Ok(page.title().await? == "/checkout")).await?;
        ensure!(page.eval(label).await? == "Your account");
        ensure!(
            page.eval("return document.querySelector('dialog').open").await? == false,
            "the dialog is closed"
        );
        page.account().await?;
        let address = page.eval("return location.pathname").await?;
        ensure!(address == "/page.html", "it was cancelled: {address}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_may_pin_the_script() -> Result<()> {
    let digests: Value = serde_json::from_str(&fs::read_to_string(element()?.join("integrity.json"))?)?;
    let digest = digests["portico.js"].as_str().context("a digest")?;
    let pinned = sample("html", "integrity=")?.replace("sha256-…", digest);
    let body = format!("{pinned}<portico-auth api={{api}}></portico-auth>");
    in_a_storefront(front(&body, String::new(), String::new()), async |_, page| {
        page.arrive_at("/page.html").await?;
        page.element_ready().await
    })
    .await
}
