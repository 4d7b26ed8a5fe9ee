//! Signing in with a provider: a real one on this machine.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{
    ACCOUNT, CODE, CODE_TITLE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, GO_TO_SIGN_IN, NEW_PASSWORD,
    PASSWORD as PASSWORD_LABEL, PROBLEM, SEND_CODE, SIGN_IN, SIGN_OUT, TRY_AGAIN,
};
use portico_e2e::{
    Options, Page, Plays, Provider, Role, Shop, Site, assert_accessible, forget_console, in_a_shop, until,
    with_a_provider,
};
use serde_json::{Value, json};

/// The field and the button of the provider's page.
const LOGIN: &str = "Name or email address";
const AGREE: &str = "Sign in at the provider";
const CANCEL: &str = "Cancel";

/// What the page says when it can't tell what an answer belongs to.
const ELSEWHERE: &str =
    "This sign-in was started in another tab or browser, or has already been used. Start again here.";

fn button(plays: Plays) -> String {
    format!("Sign in with {}", plays.name())
}

/// Presses the button on the current page, and waits for the provider's page.
async fn leave(page: &Page, provider: &Provider, button: &str) -> Result<()> {
    page.press(button).await?;
    until("the provider's page", async || {
        Ok(page.driver().current_url().await?.as_str().starts_with(provider.origin()))
    })
    .await?;
    page.find(Role::Button, AGREE).await.map(drop)
}

/// Signs in at the provider under a name.
async fn agree(page: &Page, name: &str) -> Result<()> {
    page.fill(LOGIN, name).await?;
    page.press(AGREE).await
}

/// Goes to the sign-in page, and signs in with the provider.
async fn enter(page: &Page, provider: &Provider, plays: Plays, name: &str) -> Result<()> {
    page.open("/login/").await?;
    leave(page, provider, &button(plays)).await?;
    agree(page, name).await
}

/// The code in the last email to an address.
async fn code(shop: &Shop, email: &str) -> Result<String> {
    shop.mailbox().mail_to(email).await?.code()
}

/// What this tab remembers of a sign-in that was begun.
async fn begun(page: &Page) -> Result<Value> {
    let text = page.eval("return sessionStorage['portico.social'] ?? 'null'").await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or_default())?)
}

#[tokio::test]
async fn a_stranger_signs_in_with_the_shop_s_own_provider_and_is_a_customer_then() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        enter(page, provider, Plays::Example, "grace").await?;
        page.account().await?;
        page.is_at("/account/").await?;
        page.says("grace@example.com").await?;
        ensure!(begun(page).await? == Value::Null, "nothing of the sign-in is left");
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.find(Role::Button, "Sign in with Example Last used").await?;
        page.press("Sign in with Example Last used").await?;
        // The provider still knows who it is.
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_answer_is_out_of_the_address_before_anything_is_loaded() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        page.open("/login/").await?;
        leave(page, provider, &button(Plays::Example)).await?;
        let begun_at = page.driver().current_url().await?;
        ensure!(!begun_at.as_str().contains("code_verifier"), "{begun_at}");
        page.before_scripts(
            "const { fetch } = self; self.fetch = (...values) => {
                 sessionStorage.seen = (sessionStorage.seen ?? '') + location.href + ' ';
                 return fetch(...values);
             }",
        )
        .await?;
        agree(page, "grace").await?;
        page.account().await?;
        let seen = page.eval("return sessionStorage.seen").await?;
        let seen = seen.as_str().context("the page has loaded something")?;
        ensure!(seen.contains("/social/ ") && !seen.contains("code=") && !seen.contains("state="), "{seen}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_known_customer_is_linked_and_signs_in_and_goes_where_they_came_from() -> Result<()> {
    with_a_provider(Plays::Example, async |shop, page, provider| {
        account::create(shop, ADA).await?;
        page.open("/login/?return-to=%2Fno-such-page%3Fitem%3D7").await?;
        leave(page, provider, &button(Plays::Example)).await?;
        agree(page, "ada").await?;
        page.is_at("/no-such-page?item=7").await?;
        page.open("/account/").await?;
        page.says(ADA).await?;
        page.find(Role::Button, "Unlink Example").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_unverified_address_is_proven_with_a_mailed_code_and_linked() -> Result<()> {
    with_a_provider(Plays::Example, async |shop, page, provider| {
        account::create(shop, ADA).await?;
        let before = shop.mailbox().mails_to(ADA)?.len();
        enter(page, provider, Plays::Example, "not-verified").await?;
        page.heading(CODE_TITLE).await?;
        page.says("Confirm your email address with a code to finish.").await?;
        ensure!(page.value(EMAIL).await? == ADA, "the provider's address is filled in");
        assert_accessible(page, "the proof").await?;
        page.press(SEND_CODE).await?;
        let otp = shop.mailbox().nth_mail_to(ADA, before + 1).await?.code()?;
        page.fill(CODE, &otp).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.find(Role::Button, "Unlink Example").await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.press("Sign in with Example").await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_provider_without_an_address_leads_to_an_account_that_a_code_confirms() -> Result<()> {
    with_a_provider(Plays::Example, async |shop, page, provider| {
        enter(page, provider, Plays::Example, "no-email").await?;
        page.heading(CODE_TITLE).await?;
        page.fill(EMAIL, "grace@example.com").await?;
        page.press(SEND_CODE).await?;
        page.fill(CODE, &code(shop, "grace@example.com").await?).await?;
        page.press(CONTINUE).await?;
        page.follow("Create an account with this email address").await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Grace").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.fill(CODE, &code(shop, "grace@example.com").await?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.find(Role::Button, "Unlink Example").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_shopper_who_cancels_at_the_provider_is_told_how_to_go_on() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        page.open("/login/").await?;
        leave(page, provider, &button(Plays::Example)).await?;
        page.follow(CANCEL).await?;
        page.heading(PROBLEM).await?;
        page.is_at("/social/").await?;
        page.says("You didn’t finish signing in with Example. Try again, or sign in another way.").await?;
        assert_accessible(page, "cancelled").await?;
        page.press(TRY_AGAIN).await?;
        page.find(Role::Button, AGREE).await?;
        agree(page, "grace").await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn an_answer_counts_once_and_in_its_own_tab() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        enter(page, provider, Plays::Example, "grace").await?;
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        // A link with someone else's answer, and an old one.
        page.open("/social/?code=stolen&state=guessed").await?;
        page.says(ELSEWHERE).await?;
        page.is_at("/social/").await?;
        ensure!(page.requests_to("/customer/social-token").await? == 0, "nothing was exchanged");
        page.open("/social/#code=stolen&state=guessed").await?;
        page.says(ELSEWHERE).await?;
        page.is_at("/social/").await?;
        page.follow(GO_TO_SIGN_IN).await?;
        page.heading(SIGN_IN).await?;
        // Without an answer there is nothing to go on with.
        page.open("/social/").await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/login/").await
    })
    .await
}

#[tokio::test]
async fn an_answer_of_another_issuer_and_an_expired_one_are_refused_in_words() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        page.open("/login/").await?;
        leave(page, provider, &button(Plays::Example)).await?;
        page.visit("/login/").await?;
        let state = begun(page).await?["state"].as_str().context("a sign-in was begun")?.to_owned();
        page.open(&format!("/social/?code=x&state={state}&iss=http://127.0.0.1:1")).await?;
        page.says("Example couldn’t sign you in. Try again, or sign in another way.").await?;
        ensure!(page.requests_to("/customer/social-token").await? == 0, "nothing was exchanged");

        page.open("/login/").await?;
        leave(page, provider, &button(Plays::Example)).await?;
        page.visit("/login/").await?;
        let state = begun(page).await?["state"].as_str().context("a sign-in was begun")?.to_owned();
        page.open(&format!("/social/?code=x&state={state}&iss={}", provider.origin())).await?;
        page.says("Your sign-in with the provider has expired. Try again.").await
    })
    .await
}

#[tokio::test]
async fn where_the_browser_stores_nothing_the_shopper_is_told_so_before_leaving() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, _| {
        page.before_scripts(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        )
        .await?;
        page.open("/login/").await?;
        page.press(&button(Plays::Example)).await?;
        page.says("Signing in with Example needs browser storage, which is blocked for this site.").await?;
        page.summary_has_focus().await?;
        page.is_at("/login/").await
    })
    .await
}

#[tokio::test]
async fn inside_an_app_google_is_not_offered_in_vain() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0.0";
        page.before_scripts(&format!("Object.defineProperty(navigator, 'userAgent', {{ value: '{agent}' }})")).await?;
        page.open("/login/").await?;
        page.press("Sign in with Google").await?;
        page.says("Google doesn’t allow signing in inside this app.").await?;
        page.is_at("/login/").await?;
        ensure!(page.requests_to("/customer/social-begin").await? == 0, "nothing was begun");
        // Others may allow it.
        leave(page, provider, &button(Plays::Example)).await
    })
    .await
}

#[tokio::test]
async fn a_press_before_the_app_is_there_is_kept() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        // Before the app is ready, but after the script that keeps presses.
        page.before_scripts(
            "new MutationObserver((_, observer) => {
                 const button = document.getElementById('portico-provider-example');
                 if (!button || button.disabled || 'early' in sessionStorage) return;
                 sessionStorage.early = !document.querySelector('[data-ready]');
                 observer.disconnect();
                 button.click();
             }).observe(document, { subtree: true, childList: true, attributes: true })",
        )
        .await?;
        page.visit("/login/").await?;
        page.find(Role::Button, AGREE).await?;
        ensure!(page.driver().current_url().await?.as_str().starts_with(provider.origin()));
        page.visit("/register/").await?;
        ensure!(page.eval("return sessionStorage.early").await? == "true", "the press was early");
        Ok(())
    })
    .await
}

/// Has the part of the app that comes later wait, and fail if `self.fails`, until `self.release()`.
const WITHOUT_THE_REST: &str = "{
    const original = self.fetch;
    const released = new Promise((release) => (self.release = release));
    self.fetch = async (address, how) => {
        if (String(address).includes('later-')) {
            await released;
            if (self.fails) throw new TypeError('offline');
        }
        return original(address, how);
    };
}";

/// What a button says about its press: whether it is pending, and what is announced.
async fn pressed(page: &Page) -> Result<(bool, bool)> {
    let state = "const button = document.getElementById('portico-provider-example');
        const said = [...document.querySelectorAll('.portico-providers [role=status]')].map((it) => it.textContent);
        return [button.ariaDisabled === 'true', said.join() === 'Signing in…']";
    Ok(serde_json::from_value(page.eval(state).await?)?)
}

#[tokio::test]
async fn a_press_before_the_rest_of_the_app_waits_for_it_and_says_so() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        page.before_scripts(WITHOUT_THE_REST).await?;
        page.open("/login/").await?;
        page.eval("self.first = document.getElementById('portico-provider-example')").await?;
        ensure!(pressed(page).await? == (false, false));
        page.press(&button(Plays::Example)).await?;
        page.press("Sign in with Google").await?;
        page.settle().await?;
        ensure!(pressed(page).await? == (true, true), "the press is pending");
        ensure!(page.requests_to("/customer/social-begin").await? == 0);

        // It fails, and says so; the next press tries again.
        page.eval("self.fails = true; self.release()").await?;
        page.says("We can’t reach the shop. Check your connection and try again.").await?;
        page.summary_has_focus().await?;
        ensure!(pressed(page).await? == (false, false), "it can be pressed again");
        page.eval("self.fails = false").await?;
        let same = "return self.first === document.getElementById('portico-provider-example')";
        ensure!(page.eval(same).await? == true, "the buttons are those of the static page");
        leave(page, provider, &button(Plays::Example)).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_customer_links_and_unlinks_a_provider() -> Result<()> {
    with_a_provider(Plays::Example, async |shop, page, provider| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.heading("Linked accounts").await?;
        assert_accessible(page, "nothing linked").await?;
        leave(page, provider, "Link Example").await?;
        agree(page, "someone-else").await?;
        page.account().await?;
        page.says("Example is linked. You can now sign in with it.").await?;
        page.says("someone-else@example.com").await?;
        assert_accessible(page, "a provider linked").await?;
        page.press("Unlink Example").await?;
        page.says("Example is no longer linked.").await?;
        page.find(Role::Button, "Link Example").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn an_identity_of_another_customer_cannot_be_linked() -> Result<()> {
    with_a_provider(Plays::Example, async |shop, page, provider| {
        enter(page, provider, Plays::Example, "grace").await?;
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.press("Link Example").await?;
        page.says("This account is already linked to another customer.").await?;
        page.follow(ACCOUNT).await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn the_shopper_comes_back_to_the_language_that_they_left() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, provider| {
        page.open("/de/login/").await?;
        leave(page, provider, "Mit Example anmelden").await?;
        page.follow(CANCEL).await?;
        page.is_at("/social/").await?;
        page.is_in("de").await?;
        page.heading(PROBLEM).await
    })
    .await
}

#[tokio::test]
async fn a_customer_signs_in_with_a_provider_of_many_issuers() -> Result<()> {
    with_a_provider(Plays::Microsoft, async |shop, page, provider| {
        enter(page, provider, Plays::Microsoft, "grace").await?;
        // Its word on an address isn't taken.
        page.heading(CODE_TITLE).await?;
        page.press(SEND_CODE).await?;
        page.fill(CODE, &code(shop, "grace@example.com").await?).await?;
        page.press(CONTINUE).await?;
        page.follow("Create an account with this email address").await?;
        page.fill(FIRST_NAME, "Grace").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.fill(CODE, &code(shop, "grace@example.com").await?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.press(&button(Plays::Microsoft)).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_customer_signs_in_with_a_provider_that_posts_its_answer_and_tells_the_name_beside_it() -> Result<()>
{
    with_a_provider(Plays::Apple, async |_, page, provider| {
        enter(page, provider, Plays::Apple, "grace").await?;
        page.account().await?;
        page.says("Ada Lovelace").await?;
        page.says("grace@example.com").await
    })
    .await
}

#[tokio::test]
async fn nothing_is_asked_of_a_provider_before_the_press() -> Result<()> {
    with_a_provider(Plays::Example, async |_, page, _| {
        page.open("/login/").await?;
        let others = "return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))";
        ensure!(page.eval(others).await? == json!([]));
        ensure!(page.requests_to("/customer/social-begin").await? == 0);
        let marks =
            "return [...document.querySelectorAll('.portico-mark')].map((mark) => mark.naturalWidth > 0)";
        ensure!(page.eval(marks).await? == json!([true, true, true]), "Google, Apple, Microsoft");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_store_without_providers_and_another_backend_show_no_buttons() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        ensure!(page.eval("return document.querySelector('.portico-providers')").await? == Value::Null);
        page.find(Role::Textbox, PASSWORD_LABEL).await.map(drop)
    })
    .await?;
    let spurtcommerce = r#"{"dialect": "spurtcommerce", "providers": [{"id": "google", "name": "Google"}]}"#;
    let options = Options { site: Site::Configured(spurtcommerce), ..Options::DEFAULT };
    in_a_shop(options, async |_, page| {
        page.open("/login/").await?;
        ensure!(page.eval("return document.querySelector('.portico-providers')").await? == Value::Null);
        Ok(())
    })
    .await
}
