//! Passkeys, in an authenticator that the browser's driver plays.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{
    Authenticator, Engine, FaultProxy, Page, Role, Shop, WASM, assert_accessible, eventually, forget_console,
    until, with_passkeys,
};
use serde_json::{Value, json};

/// The button of the sign-in page.
const BUTTON: &str = "Sign in with a passkey";
/// The heading of the offer after a sign-in, and its buttons.
const OFFER: &str = "Sign in faster next time";
const CREATE: &str = "Create a passkey";
const NOT_NOW: &str = "Not now";
/// The heading on the account page, and the button below the list.
const PASSKEYS: &str = "Passkeys";
const ADD: &str = "Add a passkey";
/// The notice after a passkey was created.
const CREATED: &str = "Your passkey is ready. You can use it the next time you sign in.";

/// Where the page gets what a passkey signs, and where it signs in.
const OPTIONS: &str = "/customer/passkey-options";
const LOGIN: &str = "/customer/login";

/// A browser that doesn't offer passkeys in its autofill, and creates none by itself.
const BY_PRESSES_ALONE: &str = "if (self.PublicKeyCredential) {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
      PublicKeyCredential.getClientCapabilities = async () => ({});
    }";

/// Connects an authenticator that is used by presses alone. Chromium's autofill would take a passkey without one here; Firefox' waits, until
/// a press takes its place.
async fn authenticator_for_presses(page: &Page) -> Result<Authenticator<'_>> {
    let authenticator = page.authenticator().await?;
    if Engine::current()? == Engine::Chromium {
        page.before_scripts(BY_PRESSES_ALONE).await?;
    }
    Ok(authenticator)
}

/// Like [`with_passkeys`], with Ada as a customer and an authenticator that is used by presses alone.
async fn by_presses(
    test: impl AsyncFnOnce(&Page, &FaultProxy, &Authenticator<'_>) -> Result<()>,
) -> Result<()> {
    with_passkeys(async |shop, page, proxy| {
        let authenticator = authenticator_for_presses(page).await?;
        account::create(shop, ADA).await?;
        test(page, proxy, &authenticator).await
    })
    .await
}

/// Waits until an authenticator has this many passkeys.
async fn has(authenticator: &Authenticator<'_>, count: usize) -> Result<()> {
    eventually(&format!("{count} passkeys"), async || {
        let passkeys = authenticator.passkeys().await?;
        ensure!(passkeys.len() == count, "there are {passkeys:?}");
        Ok(())
    })
    .await
}

/// Waits until a browser has removed the passkey that the shop no longer has. Only Chromium can be told (Signal API).
async fn forgets(authenticator: &Authenticator<'_>) -> Result<()> {
    if Engine::current()? == Engine::Chromium { has(authenticator, 0).await } else { Ok(()) }
}

/// Signs Ada in by password, and takes the offer of a passkey.
async fn make_passkey(page: &Page, authenticator: &Authenticator<'_>) -> Result<()> {
    page.open("/login/").await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.press(CREATE).await?;
    page.account().await?;
    has(authenticator, 1).await
}

#[tokio::test]
async fn a_shopper_registers_makes_a_passkey_signs_in_with_it_and_removes_it() -> Result<()> {
    with_passkeys(async |shop, page, _| {
        let authenticator = authenticator_for_presses(page).await?;
        register(shop, page).await?;
        page.heading(OFFER).await?;
        page.is_at("/passkey/").await?;
        assert_accessible(page, "the offer").await?;
        page.press(CREATE).await?;
        page.account().await?;
        page.says(CREATED).await?;
        has(&authenticator, 1).await?;
        page.press("Rename").await?;
        page.fill("Name of the passkey", "Ada’s phone").await?;
        page.press("Save").await?;
        page.says("The passkey has been renamed.").await?;

        account::sign_out(page).await?;
        page.find(Role::Button, BUTTON).await?;
        assert_accessible(page, "the sign-in page").await?;
        page.press(BUTTON).await?;
        page.account().await?;
        page.is_at("/account/").await?;
        page.says("Ada’s phone").await?;

        page.press("Remove").await?;
        page.says("Remove this passkey? You won’t be able to sign in with it any more.").await?;
        assert_accessible(page, "a passkey that is being removed").await?;
        page.press("Remove").await?;
        page.says("The passkey has been removed.").await?;
        forgets(&authenticator).await
    })
    .await
}

#[tokio::test]
async fn one_in_the_autofill_signs_in_without_a_press() -> Result<()> {
    with_passkeys(async |shop, page, _| {
        let authenticator = page.authenticator().await?;
        page.devtools("passkeys that are taken from the autofill")?;
        register(shop, page).await?;
        page.press(CREATE).await?;
        page.account().await?;
        has(&authenticator, 1).await?;
        authenticator.let_autofill_wait(true).await?;
        account::sign_out(page).await?;
        page.find(Role::Button, BUTTON).await?;
        authenticator.let_autofill_wait(false).await?;
        page.open("/login/").await?;
        page.account().await?;
        page.is_at("/account/").await?;
        page.press("Remove").await?;
        page.press("Remove").await?;
        page.says("The passkey has been removed.").await?;
        forgets(&authenticator).await
    })
    .await
}

/// Creates an account on the pages.
async fn register(shop: &Shop, page: &Page) -> Result<()> {
    page.open("/register/").await?;
    page.fill(FIRST_NAME, "Ada").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(NEW_PASSWORD, PASSWORD).await?;
    page.press(CREATE_ACCOUNT).await?;
    page.fill(CODE, &shop.mailbox().mail_to(ADA).await?.code()?).await?;
    page.press(CONTINUE).await
}

/// In each engine that has passkeys.
#[tokio::test]
async fn the_button_signs_in_with_a_passkey_that_was_added_on_the_account_page() -> Result<()> {
    by_presses(async |page, _, authenticator| {
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.press(NOT_NOW).await?;
        page.account().await?;
        page.heading(PASSKEYS).await?;
        page.press(ADD).await?;
        page.says(CREATED).await?;
        has(authenticator, 1).await?;
        account::sign_out(page).await?;
        page.press(BUTTON).await?;
        page.account().await?;
        page.find(Role::Button, "Rename").await.map(drop)
    })
    .await
}

/// Removes Ada's passkeys at the server, as she would on another device.
async fn remove_elsewhere(page: &Page) -> Result<()> {
    let script = "const { token } = JSON.parse(sessionStorage['portico.session']);
        const headers = { authorization: `Bearer ${token}` };
        const call = (method, path) => fetch(`/customer/passkeys${path}`, { method, headers });
        return call('GET', '').then((answer) => answer.json())
          .then(({ data }) => Promise.all(data.passkeys.map(({ id }) => call('DELETE', `/${id}`))))
          .then((answers) => answers.map(({ status }) => status))";
    let removed = page.eval(script).await?;
    ensure!(removed == json!([200]), "{removed}");
    Ok(())
}

#[tokio::test]
async fn a_passkey_that_the_shop_no_longer_has_leaves_the_browser_and_without_one_other_ways_work()
-> Result<()> {
    by_presses(async |page, _, authenticator| {
        make_passkey(page, authenticator).await?;
        remove_elsewhere(page).await?;
        account::sign_out(page).await?;
        page.press(BUTTON).await?;
        page.summary().await?;
        page.says("This passkey isn’t set up for an account here. Sign in another way.").await?;
        page.summary_has_focus().await?;
        forgets(authenticator).await?;
        authenticator.clear().await?;

        page.press(BUTTON).await?;
        page.says("You didn’t finish signing in with a passkey. Try again, or sign in another way.").await?;
        assert_accessible(page, "no passkey was chosen").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        // She has none now, and hasn't said no.
        page.heading(OFFER).await
    })
    .await
}

#[tokio::test]
async fn while_the_browser_waits_for_a_passkey_a_password_works_here_and_in_another_tab() -> Result<()> {
    with_passkeys(async |shop, page, _| {
        let authenticator = page.authenticator().await?;
        account::create(shop, ADA).await?;
        authenticator.let_autofill_wait(true).await?;
        page.open("/login/").await?;
        page.answered(OPTIONS).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        // The browser, which has stored no password, creates none by itself.
        page.heading(OFFER).await?;
        page.press(NOT_NOW).await?;
        page.account().await?;
        account::sign_out(page).await?;
        let first = page.open_tab("/login/").await?;
        page.answered(OPTIONS).await?;
        // Who has said no isn't asked again.
        account::sign_in_here(page, ADA, PASSWORD).await?;
        page.go_to_tab(first).await?;
        page.account().await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn a_press_before_the_app_is_there_is_kept_and_nothing_of_passkeys_has_loaded() -> Result<()> {
    by_presses(async |page, proxy, authenticator| {
        make_passkey(page, authenticator).await?;
        account::sign_out(page).await?;
        page.empty_cache().await?;
        proxy.forget_requests();
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.press(BUTTON).await?;
        ensure!(!page.is_ready().await?);
        let loaded = proxy.requests().into_iter().find(|request| request.path.contains("passkey"));
        ensure!(loaded.is_none(), "{loaded:?}");
        proxy.release();
        page.account().await
    })
    .await
}

/// An answer of the API, as the server would send it.
fn answer(status: &str, body: &Value) -> String {
    let body = body.to_string();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[tokio::test]
async fn without_a_connection_it_says_so_and_a_challenge_that_has_expired_is_renewed_by_itself() -> Result<()>
{
    by_presses(async |page, proxy, authenticator| {
        make_passkey(page, authenticator).await?;
        account::sign_out(page).await?;
        proxy.go_offline();
        page.press(BUTTON).await?;
        page.says("We can’t reach the shop. Check your connection and try again.").await?;
        proxy.release();

        let has_asked = |path: &str| proxy.requests().iter().any(|request| request.path == path);
        proxy.hold(&[LOGIN]);
        page.press(BUTTON).await?;
        until("the sign-in", async || Ok(has_asked(LOGIN))).await?;
        proxy.forget_requests();
        let refusal = json!({"status": 0, "message": "", "code": "passkey_expired", "errors": []});
        proxy.respond_with(LOGIN, answer("403 Forbidden", &refusal));
        proxy.hold(&[OPTIONS]);
        until("another challenge", async || Ok(has_asked(OPTIONS))).await?;
        proxy.release();
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_challenge_that_has_expired_meanwhile_is_renewed_when_the_page_is_seen_again() -> Result<()> {
    with_passkeys(async |_, page, proxy| {
        let authenticator = page.authenticator().await?;
        authenticator.let_autofill_wait(true).await?;
        page.open("/login/").await?;
        let (status, mut options) = page.call("POST", OPTIONS, &json!({})).await?;
        ensure!(status == 200, "{options}");
        // It counts as expired a minute before.
        options["data"]["expiresIn"] = 61.into();
        proxy.respond_with(OPTIONS, answer("200 OK", &options));
        page.before_scripts(
            "Object.defineProperty(document, 'hidden', { get: () => self.isHidden ?? true })",
        )
        .await?;
        page.open("/login/").await?;
        page.answered(OPTIONS).await?;
        proxy.release();
        let seen = "self.isHidden = false; document.dispatchEvent(new Event('visibilitychange'))";
        until("another challenge", async || {
            page.eval(seen).await?;
            Ok(page.requests_to(OPTIONS).await? > 1)
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_script_for_them_that_somebody_has_changed_does_not_run_and_other_ways_work() -> Result<()> {
    by_presses(async |page, proxy, _| {
        for is_stored in [true, false] {
            page.empty_cache().await?;
            if !is_stored {
                proxy.forbid_storing();
            }
            proxy.tamper_with(&["assets/passkey-"], b"\nself.hasRun = true");
            page.open("/login/").await?;
            page.press(BUTTON).await?;
            page.says("We can’t reach the shop. Check your connection and try again.").await?;
            ensure!(proxy.has_tampered() && page.eval("return self.hasRun ?? null").await?.is_null());
            account::sign_in_here(page, ADA, PASSWORD).await?;
            account::sign_out(page).await?;
        }
        // The sign-in page loads it again by itself.
        page.driver().goto("about:blank").await?;
        forget_console(page).await
    })
    .await
}

/// A browser that creates a passkey by itself. The one at hand does so only if it has filled in a password that it stores.
const BY_ITSELF: &str = "if (self.PublicKeyCredential) {
      const { create } = CredentialsContainer.prototype;
      CredentialsContainer.prototype.create = function ({ mediation, ...options }) {
        sessionStorage.mediation = mediation;
        return create.call(this, options);
      };
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
      PublicKeyCredential.getClientCapabilities = async () => ({ conditionalCreate: true });
    }";

#[tokio::test]
async fn where_the_browser_creates_one_by_itself_after_a_password_there_is_no_offer() -> Result<()> {
    with_passkeys(async |shop, page, _| {
        let authenticator = page.authenticator().await?;
        account::create(shop, ADA).await?;
        page.before_scripts(BY_ITSELF).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.says(CREATED).await?;
        ensure!(page.eval("return sessionStorage.mediation").await? == "conditional");
        has(&authenticator, 1).await
    })
    .await
}

/// A browser that has passkeys, but not the functions to read and write their JSON.
const WITHOUT_JSON: &str =
    "if (self.PublicKeyCredential) delete PublicKeyCredential.parseRequestOptionsFromJSON";

/// In each engine: WebKitGTK has no passkeys at all.
#[tokio::test]
async fn a_browser_without_passkeys_shows_no_trace_of_them() -> Result<()> {
    with_passkeys(async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.before_scripts(WITHOUT_JSON).await?;
        page.open("/login/").await?;
        ensure!(page.look_for(Role::Button, BUTTON).await?.is_none(), "there is no button");
        let fills = page.find(Role::Textbox, EMAIL).await?.attr("autocomplete").await?;
        ensure!(fills.as_deref() == Some("username"), "{fills:?}");
        account::sign_in_here(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        page.find(Role::Button, SIGN_OUT).await?;
        ensure!(!page.text().await?.to_lowercase().contains("passkey"), "the account has none");
        account::sign_out(page).await?;
        page.heading(SIGN_IN).await?;
        ensure!(!page.text().await?.to_lowercase().contains("passkey"), "the sign-in page has none");
        let asked = proxy.requests().into_iter().find(|request| request.path.contains("passkey"));
        ensure!(asked.is_none(), "{asked:?}");
        Ok(())
    })
    .await
}
