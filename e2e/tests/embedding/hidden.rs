//! An element that the page hides, and one that can't load, which shows what the page has put into it.

use anyhow::{Result, ensure};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{Front, Options, Page, forget_console, in_a_storefront, until};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, comes_true, heard, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("hidden.html", page!("<portico-auth id=one api={api} loading=eager></portico-auth>")),
        ("shadow.html", page!("<portico-auth id=one api={api} loading=eager shadow></portico-auth>")),
        (
            "fallback.html",
            page!(
                "<portico-auth id=one api={api} loading=eager><a href=/empty.html>By phone: 0800 1</a></portico-auth>"
            ),
        ),
        (
            "fallback-shadow.html",
            page!(
                "<portico-auth id=one api={api} loading=eager shadow><a href=/empty.html>By phone: 0800 1</a></portico-auth>"
            ),
        ),
        (
            "policy.html",
            concat!(
                "<meta http-equiv=Content-Security-Policy content=\"script-src 'self' {cdn}\">",
                page!(
                    "<portico-auth id=one api={api} loading=eager><a href=/empty.html>By phone: 0800 1</a></portico-auth>"
                )
            ),
        ),
    ],
    options: Options::DEFAULT,
};

/// Whether the form can be seen, and how high the element is.
async fn is_shown(page: &Page) -> Result<Value> {
    page.eval(
        "const input = (one.shadowRoot ?? one).querySelector('input');
         return input.checkVisibility() && one.offsetHeight > 100",
    )
    .await
}

#[tokio::test]
async fn an_element_that_the_page_hides_is_hidden() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for path in ["/hidden.html", "/shadow.html"] {
            open(page, path).await?;
            ensure!(is_shown(page).await? == true, "{path}");
            for (how, hide, show) in [
                ("hidden", "one.hidden = true", "one.hidden = false"),
                ("until-found", "one.setAttribute('hidden', 'until-found')", "one.removeAttribute('hidden')"),
                ("Until-Found", "one.setAttribute('hidden', 'Until-Found')", "one.removeAttribute('hidden')"),
                ("popover", "one.popover = 'auto'", "one.showPopover()"),
                ("popover closed", "one.hidePopover()", "one.removeAttribute('popover')"),
                ("style", "one.style.display = 'none'", "one.style.display = ''"),
                (
                    "rule",
                    "self.sheet = new CSSStyleSheet(); sheet.replaceSync('portico-auth { display: none }');
                     document.adoptedStyleSheets = [sheet]",
                    "document.adoptedStyleSheets = []",
                ),
            ] {
                page.eval(hide).await?;
                ensure!(is_shown(page).await? == false, "{path}: {how} shows it");
                page.eval(show).await?;
                ensure!(is_shown(page).await? == true, "{path}: {how} still hides it");
            }
            // An inert one is shown, and takes no focus.
            page.eval("one.inert = true; (one.shadowRoot ?? one).querySelector('input').focus()").await?;
            ensure!(page.eval("return document.activeElement === document.body").await? == true, "{path}");
            ensure!(is_shown(page).await? == true, "{path}");
        }
        Ok(())
    })
    .await
}

/// Waits for the failure `code`, which says `words` and shows what the page has put into the element.
pub(crate) async fn falls_back(page: &Page, code: &str, words: &str) -> Result<()> {
    let shown = "const root = one.shadowRoot?.querySelector('.portico') ?? one.querySelector('.portico');
        return root.innerText.includes(arguments[0])";
    until("the message", async || Ok(page.eval_with(shown, vec![json!(words)]).await? == true)).await?;
    let error = json!(["one", "error", {"version": 1, "code": code}, false]);
    ensure!(heard(page).await? == json!([error]), "{:#}", heard(page).await?);
    let is_visible = page.eval("return one.querySelector('a').checkVisibility()").await?;
    ensure!(is_visible == true && page.eval("return one.hasAttribute('failed')").await? == true);
    forget_console(page).await
}

#[tokio::test]
async fn a_sign_in_that_cannot_load_says_why_and_shows_what_the_page_has_put_into_the_element() -> Result<()>
{
    const BLOCKED: &str = "Your browser is blocking WebAssembly, which sign-in needs.";
    const NOT_LOADED: &str = "Sign-in didn’t load. Check your connection and try again.";
    in_a_storefront(SHOP, async |front, page| {
        for path in ["/fallback.html", "/fallback-shadow.html"] {
            open(page, path).await?;
            let is_visible = page.eval("return one.querySelector('a').checkVisibility()").await?;
            ensure!(is_visible == false, "{path}: hidden where the sign-in works");
        }
        // A page's policy forbids it.
        page.arrive_at("/policy.html").await?;
        falls_back(page, "unsupported", BLOCKED).await?;
        ensure!(page.eval("return one.querySelector('form')").await?.is_null(), "a form that can't be sent");
        // Lockdown Mode takes it away.
        page.before_scripts("if (location.search) delete self.WebAssembly").await?;
        for path in ["/fallback.html?locked", "/fallback-shadow.html?locked"] {
            page.arrive_at(path).await?;
            falls_back(page, "unsupported", BLOCKED).await?;
        }

        // Whatever else doesn't load.
        let assets = front.site().join("embed/assets");
        let names: Vec<_> = std::fs::read_dir(&assets)?.collect::<std::io::Result<_>>()?;
        let whole: Vec<_> =
            names.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        for kind in [".wasm", "portico-app-", "views-", ".css"] {
            let is_app = kind.starts_with("portico-app");
            let gone = whole.iter().filter(|name| {
                if is_app {
                    name.starts_with("portico-app-") && !name.contains("_bg")
                } else {
                    name.contains(kind)
                }
            });
            let gone: Vec<_> =
                gone.map(|name| (assets.join(name), assets.join(format!("gone {name}")))).collect();
            for (file, away) in &gone {
                std::fs::rename(file, away)?;
            }
            page.empty_cache().await?;
            page.arrive_at("/fallback-shadow.html").await?;
            falls_back(page, "load", NOT_LOADED).await.map_err(|error| error.context(kind))?;
            for (file, away) in &gone {
                std::fs::rename(away, file)?;
            }
            page.press("Try again").await?;
            page.element_ready().await?;
            page.heading(SIGN_IN).await?;
            comes_true(page, "the fallback to go", "return !one.querySelector('a').checkVisibility()")
                .await?;
            forget_console(page).await?;
        }
        Ok(())
    })
    .await
}
