//! The page before the app has loaded, and when it never does.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, newcomer, submit_sign_in};
use portico_e2e::words::{
    CODE_TITLE, CREATE_ACCOUNT, EMAIL, FORGOT_TITLE, PASSWORD as PASSWORD_LABEL, SIGN_IN,
};
use portico_e2e::{
    FaultProxy, LATER, Options, Page, RawRequest, Role, Site, assert_fits, forget_console, in_a_shop,
    through_a_proxy, until,
};

/// Checks that the page says that it has stopped, offers a reload, and doesn't reload itself: its files are the current ones.
async fn assert_stops(page: &Page, proxy: &FaultProxy, path: &str) -> Result<()> {
    proxy.forget_requests();
    page.arrive(path).await?;
    page.heading("Sign-in has stopped working").await?;
    assert_eq!(page.text().await?.matches("Reload the page to start again.").count(), 1);
    page.says("your browser may be blocking WebAssembly").await?;
    // A page that reloads itself would be gone before the response arrives.
    let status = page.eval("return fetch(location.href).then(({ status }) => status)").await?;
    assert_eq!((status, documents(proxy)), (200.into(), 1), "{path} reloads itself");
    let address = page.address().await?;
    page.follow("Reload the page").await?;
    until("the page to be loaded again", async || Ok(documents(proxy) == 2)).await?;
    page.heading("Sign-in has stopped working").await?;
    assert_eq!(page.address().await?, address);
    assert_eq!(documents(proxy), 2, "{path} reloads itself");
    Ok(())
}

/// How often the browser has requested a page.
fn documents(proxy: &FaultProxy) -> usize {
    let is_document = |request: &RawRequest| request.has(&["sec-fetch-dest: document"]);
    proxy.requests().iter().filter(|request| is_document(request)).count()
}

#[tokio::test]
async fn an_app_that_does_not_load_leaves_a_message_and_a_way_on() -> Result<()> {
    through_a_proxy(Options { site: Site::WithoutWasm, ..Options::DEFAULT }, async |_, page, proxy| {
        for path in ["/login/", "/reset-password/#token=x"] {
            assert_stops(page, proxy, path).await?;
        }
        // For a signed-in customer, the page first says that it is loading.
        page.eval("localStorage.setItem('portico.session', 'some')").await?;
        assert_stops(page, proxy, "/login/").await?;
        ensure!(!page.text().await?.contains("Loading…"), "it no longer says that it is loading");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_app_that_somebody_has_changed_does_not_run() -> Result<()> {
    through_a_proxy(Options { site: Site::TamperedWasm, ..Options::DEFAULT }, async |_, page, proxy| {
        assert_stops(page, proxy, "/login/").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_script_that_somebody_has_changed_does_not_run() -> Result<()> {
    through_a_proxy(Options { site: Site::TamperedScripts, ..Options::DEFAULT }, async |_, page, proxy| {
        // Browsers look at the digest of a preloaded script in different places, and what may not be stored is loaded twice.
        for is_stored in [true, false] {
            if !is_stored {
                proxy.forbid_storing();
            }
            page.arrive("/login/").await?;
            page.is_late().await?;
            ensure!(page.eval("return self.hasRun ?? null").await?.is_null());
            ensure!(!page.find(Role::Button, SIGN_IN).await?.is_enabled().await?);
        }
        forget_console(page).await
    })
    .await
}

const UNREACHABLE: &str = "We can’t reach the shop. Check your connection and try again.";
/// What an attacker adds to a script.
const MARK: &[u8] = b"\nself.hasRun = true";

/// Opens the sign-in page as on a first visit, with something added to what comes for some of its parts. `is_stored` is whether the browser
/// may store what comes.
async fn open_with(
    page: &Page,
    proxy: &FaultProxy,
    parts: &'static [&'static str],
    addition: &'static [u8],
    is_stored: bool,
) -> Result<()> {
    page.empty_cache().await?;
    if !is_stored {
        proxy.forbid_storing();
    }
    proxy.tamper_with(parts, addition);
    proxy.forget_requests();
    page.arrive("/login/").await?;
    until("the app", async || page.is_ready().await).await
}

#[tokio::test]
async fn a_later_script_that_somebody_has_changed_does_not_run() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        for is_stored in [true, false] {
            open_with(page, proxy, &["assets/keeper-", "assets/languages-"], MARK, is_stored).await?;
            let asked = |part| proxy.requests().iter().filter(|request| request.path.contains(part)).count();
            until("the keeper", async || Ok(asked("keeper-") > 0)).await?;
            page.settle().await?;
            page.fill(EMAIL, ADA).await?;
            page.fill(PASSWORD_LABEL, PASSWORD).await?;
            until("the keeper again, as at each use of the form", async || Ok(asked("keeper-") > 1)).await?;
            // The link to the page in that language would empty what was typed.
            page.choose_language("de").await?;
            page.says(UNREACHABLE).await?;
            ensure!(asked("languages-") > 0 && page.value(EMAIL).await? == ADA);
            page.press(SIGN_IN).await?;
            page.account().await?;
            ensure!(proxy.has_tampered() && page.eval("return self.hasRun ?? null").await?.is_null());
            account::sign_out(page).await?;
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn nor_does_the_script_for_providers() -> Result<()> {
    newcomer(Options { site: Site::Social, ..Options::DEFAULT }, async |_, page, proxy| {
        for is_stored in [true, false] {
            open_with(page, proxy, &["assets/social-"], MARK, is_stored).await?;
            page.press("Sign in with Example").await?;
            page.says(UNREACHABLE).await?;
            ensure!(proxy.has_tampered() && page.eval("return self.hasRun ?? null").await?.is_null());
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.account().await?;
            account::sign_out(page).await?;
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn nor_does_the_later_part_of_the_app() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        for is_stored in [true, false] {
            // A custom section without a name: it would do the same, but its digest differs.
            open_with(page, proxy, LATER, &[0, 1, 0], is_stored).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.says(UNREACHABLE).await?;
            assert_eq!([page.value(EMAIL).await?, page.value(PASSWORD_LABEL).await?], [ADA, PASSWORD]);
            let is_sign_in = |request: &RawRequest| request.path == "/customer/login";
            ensure!(proxy.has_tampered(), "what has come is as it was built");
            ensure!(!proxy.requests().iter().any(is_sign_in), "nothing that was typed has left the page");
            assert_stops(page, proxy, "/register/").await?;
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn in_lockdown_mode_the_page_says_what_to_turn_off() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.before_scripts("delete self.WebAssembly").await?;
        page.arrive("/login/").await?;
        page.heading("Sign-in has stopped working").await?;
        page.says("Turn off Lockdown Mode for this site, or use another browser.").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_panic_of_the_app_leaves_a_message_and_a_way_on() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.expose_app().await?;
        page.open("/login/").await?;
        page.trap().await?;
        page.heading("Sign-in has stopped working").await?;
        page.follow("Reload the page").await?;
        page.started().await?;
        page.heading("Sign in").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn errors_of_others_leave_the_page_alone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        // As an extension may: errors of every kind and realm that look like the app's, and wasm that traps.
        page.eval(
            "const wasm = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
             const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)));
             const realm = document.body.appendChild(document.createElement('iframe')).contentWindow;
             const script = document.querySelector('script[src]').src;
             const ours = document.querySelector('link[as=fetch]').href;
             const errors = [
               Object.assign(new Error('foreign'), { name: 'RuntimeError' }),
               new WebAssembly.RuntimeError('unreachable'),
               new realm.WebAssembly.RuntimeError('unreachable'),
               Object.assign(new WebAssembly.RuntimeError('unreachable'), { stack: `at ${ours}:1 at ${script}:1` }),
             ];
             for (const error of errors) {
               dispatchEvent(new ErrorEvent('error', { error }));
               Promise.reject(error);
               setTimeout(() => { throw error });
             }
             document.querySelector('h1').addEventListener('click', exports.t, { once: true });
             document.querySelector('h1').click()",
        )
        .await?;
        page.settle().await?;
        ensure!(page.eval("return document.getElementById('portico-failed').hidden").await? == true);
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.follow(CREATE_ACCOUNT).await?;
        page.heading(CREATE_ACCOUNT).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_javascript_each_page_is_there_and_says_what_it_needs() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        let devtools = page.devtools("a switch for scripts that leaves those of tests on")?;
        let off = serde_json::json!({"value": true});
        devtools.send_raw("Emulation.setScriptExecutionDisabled", off).await?;
        let pages = [
            ("/login/", SIGN_IN),
            ("/register/", CREATE_ACCOUNT),
            ("/forgot-password/", FORGOT_TITLE),
            ("/otp/", CODE_TITLE),
        ];
        for (path, heading) in pages {
            page.visit(path).await?;
            page.heading(heading).await?;
            page.find(Role::Textbox, EMAIL).await?;
            page.says("This page needs JavaScript. Turn it on for this site, then reload the page.").await?;
            assert_fits(page, path).await?;
        }
        let late =
            page.eval("return getComputedStyle(document.querySelector('.portico-late')).display").await?;
        assert_eq!(late, "none", "waiting doesn't help");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_asks_no_other_origin_for_anything() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        page.open("/login/").await?;
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let urls = page.eval(script).await?;
        for url in urls.as_array().into_iter().flatten().filter_map(|url| url.as_str()) {
            ensure!(url.starts_with(shop.origin()) || url.starts_with("data:"), "the page loads {url}");
        }
        Ok(())
    })
    .await
}
