//! A page that goes away and comes back: from the browser's cache of whole pages, or because the other page never arrives.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, PASSWORD, hand_over, newcomer, submit_sign_in};
use portico_e2e::words::{
    CREATE_ACCOUNT, EMAIL, FIRST_NAME, HAND_OFF_GO_ON, NEW_PASSWORD, PASSWORD as PASSWORD_LABEL, REMEMBER,
    SIGN_IN, SIGN_OUT,
};
use portico_e2e::{
    FaultProxy, Options, Page, Role, SCRIPTS, Shop, WASM, eventually, forget_console, through_a_proxy, until,
};
use serde_json::json;

/// A page of the same origin with nothing of ours.
const ELSEWHERE: &str = "/embed/integrity.json";
/// Heading of the page when it can't start.
const STOPPED: &str = "Sign-in has stopped working";
/// An answer to a navigation after which the browser stays where it is, as for a download.
const STAY: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
/// Makes the page wait a hundredth of the time in which another page may arrive, and notes each such wait.
const IMPATIENT: &str = "const real = self.setTimeout;
    self.delays = [];
    self.setTimeout = (act, delay, ...more) => {
      const isLong = delay > 5000 && delay <= 10000;
      if (isLong) delays.push(delay);
      return real(act, isLong ? delay / 100 : delay, ...more);
    }";

/// Leaves for another page, in a way that lets the browser keep this one.
async fn leave(page: &Page) -> Result<()> {
    page.eval_with(
        "addEventListener('pagehide', () => {
           const shown = [...document.querySelectorAll('#portico, input')];
           self.kept = shown.map((it) => it.value ?? it.innerText).join(' ');
         });
         location.href = arguments[0]",
        vec![json!(ELSEWHERE)],
    )
    .await?;
    let arrived = "return location.pathname === arguments[0] && document.readyState === 'complete'";
    until("the other page", async || Ok(page.eval_with(arrived, vec![json!(ELSEWHERE)]).await? == true)).await
}

/// Goes back, and returns what the page showed when the browser kept it.
async fn come_back(page: &Page) -> Result<String> {
    page.eval("history.back()").await?;
    eventually("the page as it was kept", async || {
        let kept = page.eval("return self.kept ?? null").await?;
        kept.as_str().map(str::to_owned).context("the browser hasn't kept the page")
    })
    .await
}

/// A product in the cart that Ada comes with.
const PRODUCT: &str = "MAR 2930";

/// Signs Ada in, who comes from another system with a cart.
async fn enter(shop: &Shop, page: &Page) -> Result<()> {
    let items = json!([{"sku": PRODUCT, "quantity": 3}]);
    page.open(&hand_over(shop, &shop.access_token().await?, ADA, &items).await?).await?;
    page.press(HAND_OFF_GO_ON).await?;
    page.says(ADA).await?;
    page.says(PRODUCT).await
}

fn assert_nothing_of_ada(shown: &str) {
    for private in [ADA, "Ada", "Lovelace", PASSWORD, PRODUCT] {
        assert!(!shown.contains(private), "{private} is shown: {shown}");
    }
}

#[tokio::test]
async fn a_page_is_kept_without_what_is_private_and_shows_it_again() -> Result<()> {
    newcomer(Options::DEFAULT, async |shop, page, _| {
        enter(shop, page).await?;
        leave(page).await?;
        assert_nothing_of_ada(&come_back(page).await?);
        page.says(ADA).await?;
        page.says(PRODUCT).await?;
        forget_console(page).await
    })
    .await
}

/// What a sign-out on another page leaves of the session.
const END: &str = "sessionStorage.clear(); localStorage.removeItem('portico.session')";

#[tokio::test]
async fn a_page_that_comes_back_follows_the_session_that_has_changed_meanwhile() -> Result<()> {
    newcomer(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, BORIS).await?;
        enter(shop, page).await?;
        leave(page).await?;
        let form = json!({"emailId": BORIS, "password": PASSWORD});
        let (_, boris) = page.call("POST", "/customer/login", &form).await?;
        let session = json!({"token": boris["data"]["token"], "remember": true, "api": proxy.origin()});
        let begin = format!("{END}; localStorage['portico.session'] = arguments[0]");
        page.eval_with(&begin, vec![json!(session.to_string())]).await?;
        assert_nothing_of_ada(&come_back(page).await?);
        page.says(BORIS).await?;
        let text = page.text().await?;
        ensure!(![ADA, PRODUCT].iter().any(|private| text.contains(private)), "{text}");

        leave(page).await?;
        page.eval(END).await?;
        come_back(page).await?;
        page.heading(SIGN_IN).await?;
        ensure!(!page.text().await?.contains(BORIS));
        assert_eq!(page.value(EMAIL).await?, "", "not even the address is left");

        // A session of the tab: its token is still good at the server, as after a sign-out without a connection.
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        page.says(PRODUCT).await?;
        leave(page).await?;
        page.eval(END).await?;
        assert_nothing_of_ada(&come_back(page).await?);
        page.heading(SIGN_IN).await?;
        assert_nothing_of_ada(&page.text().await?);
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_form_that_comes_back_has_what_was_typed_but_no_password() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, _| {
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press("Show password").await?;
        leave(page).await?;
        let kept = come_back(page).await?;
        ensure!(kept.contains(ADA) && !kept.contains(PASSWORD), "{kept}");
        assert_eq!(page.value(EMAIL).await?, ADA);
        assert_eq!(page.value(PASSWORD_LABEL).await?, "");
        page.follow(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        leave(page).await?;
        ensure!(!come_back(page).await?.contains(PASSWORD));
        assert_eq!(page.value(FIRST_NAME).await?, "Ada");
        assert_eq!(page.value(NEW_PASSWORD).await?, "");
        page.follow("Sign in").await?;
        assert_eq!(page.value(PASSWORD_LABEL).await?, "", "a password isn't in another form either");
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.account().await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_frozen_tab_hears_of_a_sign_out_once_it_goes_on() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, _| {
        let devtools = page.devtools("tabs that tests can freeze")?;
        page.open("/login/").await?;
        page.tick(REMEMBER).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        let second = page.new_tab().await?;
        let set_state =
            async |state: &str| devtools.send_raw("Page.setWebLifecycleState", json!({"state": state})).await;
        set_state("frozen").await?;
        let first = page.go_to_tab(second).await?;
        page.open("/account/").await?;
        page.says(ADA).await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.go_to_tab(first).await?;
        set_state("active").await?;
        page.heading(SIGN_IN).await?;
        ensure!(!page.text().await?.contains(ADA));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_session_ends_at_the_press_and_the_call_is_sent_even_if_the_shopper_leaves() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        account::sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        let token = page.eval("return JSON.parse(sessionStorage['portico.session']).token").await?;
        let first = page.open_tab("/account/").await?;
        page.says(ADA).await?;
        page.go_to_tab(first).await?;
        proxy.hold(&["/customer/logout"]);
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        until("the call", async || Ok(sent(proxy, "/customer/logout") == 1)).await?;
        leave(page).await?;
        proxy.release();
        let status = async || {
            let script = "const headers = {authorization: `Bearer ${arguments[0]}`};
                return fetch('/customer/get-profile', {headers}).then(({ status }) => status)";
            page.eval_with(script, vec![token.clone()]).await
        };
        until("the end of the session at the server", async || Ok(status().await? == 401)).await?;
        forget_console(page).await
    })
    .await
}

/// How often a path was requested.
fn sent(proxy: &FaultProxy, path: &str) -> usize {
    proxy.requests().iter().filter(|request| request.path.contains(path)).count()
}

#[tokio::test]
async fn what_breaks_off_while_the_browser_leaves_is_no_failure_and_goes_on_if_it_stays() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        // Firefox and WebKit break off what a page loads as soon as it's being left; here, the network does.
        const LEAVE: &str = "dispatchEvent(new Event('beforeunload'))";
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        until("the wasm", async || Ok(sent(proxy, ".wasm") > 0)).await?;
        page.eval(LEAVE).await?;
        proxy.drop_response(WASM);
        proxy.hold(&[]);
        page.started().await?;
        // Firefox also asks again by itself.
        ensure!(proxy.has_dropped_response() && sent(proxy, "_bg.wasm") >= 2);
        ensure!(!page.text().await?.contains(STOPPED));
        assert_eq!(page.value(EMAIL).await?, ADA);

        page.eval(IMPATIENT).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.eval(LEAVE).await?;
        proxy.drop_response(&["/customer/login"]);
        page.press(SIGN_IN).await?;
        page.says("We can’t reach the shop.").await?;
        let waited = "return delays.length";
        ensure!(page.eval(waited).await?.as_u64() > Some(1), "it was reported at once");
        page.press(SIGN_IN).await?;
        page.account().await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_return_address_that_is_a_download_leaves_a_page_that_works() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/?return-to=/invoice").await?;
        proxy.respond_with("/invoice", STAY.to_owned());
        page.eval(IMPATIENT).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.says(ADA).await?;
        ensure!(sent(proxy, "/invoice") > 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_form_that_a_script_submits_without_an_event_sends_nothing_and_works_on() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(SCRIPTS);
        page.arrive("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        // Firefox throws, because the form isn't in a dialog.
        let native = "try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch {}";
        page.eval(native).await?;
        proxy.hold(WASM);
        until("the button to work", async || {
            page.find(Role::Button, SIGN_IN).await?.is_enabled().await.map_err(Into::into)
        })
        .await?;
        page.eval(native).await?;
        proxy.release();
        page.started().await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        let posts = proxy.requests().iter().filter(|request| request.method == "POST").count();
        assert_eq!(posts, 0);
        page.eval("document.forms[0].submit()").await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn what_a_script_disables_at_a_submit_works_again() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, _| {
        page.open("/login/").await?;
        page.eval(
            "const disable = ({ target }) => {
               target.setAttribute('aria-busy', 'true');
               for (const control of target.elements) control.disabled = true;
             };
             addEventListener('submit', disable, true);
             addEventListener('submit', (event) => setTimeout(disable, 0, event))",
        )
        .await?;
        // Refused by the page itself, then by the server.
        for password in ["", "not the password"] {
            page.fill(EMAIL, ADA).await?;
            page.fill(PASSWORD_LABEL, password).await?;
            page.press(SIGN_IN).await?;
            page.summary_has_focus().await?;
            until("the form to work again", async || {
                let left = "return document.querySelectorAll(':disabled, [aria-busy]').length";
                Ok(page.eval(left).await? == 0)
            })
            .await?;
        }
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_wasm_is_fetched_once_by_a_preload_that_every_engine_can_use() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/").await?;
        assert_eq!(sent(proxy, "_bg.wasm"), 1, "{:#?}", proxy.requests());
        let preload =
            "const link = document.querySelector('link[as=fetch]'); return [link.as, link.crossOrigin]";
        assert_eq!(page.eval(preload).await?, json!(["fetch", null]));
        Ok(())
    })
    .await
}
