//! Every page in every state that a shopper can see, for checks that apply everywhere and for screenshots.

pub mod arabic;
pub mod axim;
pub mod element;
mod hand_off;
pub mod older;
pub mod passkeys;
pub mod shop;
pub mod social;
pub mod spurtcommerce;

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use crate::account::{self, ADA, PASSWORD, path_of, reset_link, sign_in, submit_sign_in};
use crate::clock::pass_time;
use crate::console::forget_console;
use crate::fault_proxy::{API, FaultProxy, LATER, SCRIPTS, WASM_AND_API};
use crate::page::{Page, Role};
use crate::shop::{Limits, Options, Shop};
use crate::words::{
    CHECK_MAIL, CODE, CODE_TITLE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, FORGOT_TITLE, LAST_NAME,
    LINK_BROKEN, NEW_PASSWORD, NOT_FOUND, PASSWORD as PASSWORD_LABEL, RESEND, RESET_TITLE, SAVE_PASSWORD,
    SEND_CODE, SEND_LINK, SIGN_IN, SIGN_OUT,
};
use portico_test_support::until;

/// The shop that [`visit_all`] needs: with limits, a long wait after the first wrong password, and a short one before
/// another code.
pub const OPTIONS: Options = Options {
    limits: Limits::On,
    config: "[limits]\nsign-in-failures = 1\nfirst-wait = 600\n[lifetimes]\nresend = 5\n",
    ..Options::DEFAULT
};

/// Brings the page into each state in turn, and calls `look` with the state's name. For
/// [`through_a_proxy`](crate::through_a_proxy).
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit_all(
    shop: &Shop,
    page: &Page,
    proxy: &FaultProxy,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    account::create(shop, ADA).await?;
    sign_in_scenes(page, proxy, &mut look).await?;
    account_scenes(page, proxy, &mut look).await?;
    language_scenes(page, proxy, &mut look).await?;
    session_scenes(shop, page, &mut look).await?;
    hand_off::visit(shop, page, proxy, &mut look).await?;
    refused_scenes(page, &mut look).await?;
    waiting_scenes(page, proxy, &mut look).await?;
    register_scenes(page, &mut look).await?;
    code_scenes(shop, page, proxy, &mut look).await?;
    code_refused_scenes(shop, page, &mut look).await?;
    reset_scenes(shop, page, proxy, &mut look).await?;
    page.open("/no-such-page").await?;
    page.heading(NOT_FOUND).await?;
    look("not-found").await?;
    // The 404 response is expected.
    forget_console(page).await?;
    failing_scenes(shop, page, &mut look).await
}

async fn sign_in_scenes(
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.empty_cache().await?;
    proxy.hold(SCRIPTS);
    page.arrive("/login/").await?;
    look("before-any-script").await?;
    // Finish the animations, which only time would.
    page.eval("for (const animation of document.getAnimations()) animation.finish()").await?;
    page.says("This is taking longer than usual.").await?;
    look("late").await?;
    proxy.release();
    page.started().await?;
    look("sign-in").await?;
    page.press(SIGN_IN).await?;
    page.summary().await?;
    look("sign-in-invalid").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    page.press("Show password").await?;
    look("sign-in-password-shown").await?;
    proxy.go_offline();
    page.press(SIGN_IN).await?;
    page.says("We can’t reach the shop").await?;
    look("sign-in-offline").await?;
    proxy.release();
    proxy.hold(API);
    page.press(SIGN_IN).await?;
    page.says("Signing in…").await?;
    look("sign-in-pending").await?;
    proxy.release();
    page.account().await
}

/// For a signed-in customer.
async fn account_scenes(
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.says(ADA).await?;
    look("account").await?;
    page.empty_cache().await?;
    proxy.hold(WASM_AND_API);
    page.arrive("/login/").await?;
    page.says("Loading…").await?;
    look("loading").await?;
    proxy.hold(API);
    page.says("Loading your account…").await?;
    look("account-loading").await?;
    proxy.release();
    page.says(ADA).await?;
    page.open("/no-such-page").await?;
    forget_console(page).await?;
    proxy.go_offline();
    page.follow("Go to sign in").await?;
    page.says("We can’t reach the shop").await?;
    look("account-offline").await?;
    proxy.release();
    page.press(SIGN_OUT).await?;
    page.says("You’re signed out.").await?;
    look("signed-out").await
}

/// On the sign-in page.
async fn language_scenes(
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.open_languages().await?;
    look("languages").await?;
    let other = match page.language().tag() {
        "en" => "de",
        // It counts as English, which isn't offered to those who read it already.
        "en-XA" => "ar-XB",
        _ => "en",
    };
    // An empty page would be left for that of the language.
    page.fill(EMAIL, ADA).await?;
    proxy.go_offline();
    page.choose_language(other).await?;
    page.says("We can’t reach the shop").await?;
    look("language-failed").await?;
    proxy.release();
    // The page in the other language is supposed not to load.
    forget_console(page).await?;
    // Else the server would respond with the page in that language.
    let prefers = format!(
        "if (location.search === '?prefers') {{
           Object.defineProperty(navigator, 'language', {{ value: '{other}' }});
           Object.defineProperty(navigator, 'languages', {{ value: ['{other}'] }});
         }}"
    );
    page.before_scripts(&prefers).await?;
    page.open("/login/?prefers").await?;
    let script = "return !!document.querySelector('.portico-offer')";
    until("the offer of another language", async || Ok(page.eval(script).await? == true)).await?;
    look("language-offer").await
}

/// Makes the browser store nothing on a page with this query.
const WITHOUT_STORAGE: &str = "if (location.search === '?blocked') {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(self, name, { get() { throw new DOMException('forbidden', 'SecurityError') } });
      }
    }";

async fn session_scenes(
    shop: &Shop,
    page: &Page,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    sign_in(page, ADA, PASSWORD).await?;
    pass_time(shop, Duration::from_hours(24)).await?;
    page.open("/account/").await?;
    page.says("Your session has ended. Please sign in again.").await?;
    look("session-over").await?;
    page.before_scripts(WITHOUT_STORAGE).await?;
    page.open("/login/?blocked").await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.says("Your browser couldn’t save your sign-in.").await?;
    page.says(ADA).await?;
    look("session-not-kept").await?;
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await
}

async fn refused_scenes(page: &Page, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    // Another address, since the first one has to wait after the wrong password.
    submit_sign_in(page, "nobody@example.com", "wrong").await?;
    page.says("is incorrect").await?;
    look("sign-in-refused").await?;
    submit_sign_in(page, "nobody@example.com", "wrong").await?;
    page.says("You can try again in").await?;
    look("sign-in-too-many-tries").await
}

/// For a link that is followed before the page behind it has loaded.
async fn waiting_scenes(
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.empty_cache().await?;
    proxy.hold(LATER);
    page.open("/login/").await?;
    // Without anything typed, the browser would load the page anew.
    page.fill(EMAIL, ADA).await?;
    page.follow(CREATE_ACCOUNT).await?;
    page.heading("Loading…").await?;
    look("waiting").await?;
    proxy.release();
    page.heading(CREATE_ACCOUNT).await
}

async fn register_scenes(page: &Page, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.open("/register/").await?;
    page.heading(CREATE_ACCOUNT).await?;
    look("register").await?;
    page.fill(EMAIL, "ada@").await?;
    page.fill(NEW_PASSWORD, "short").await?;
    page.press(CREATE_ACCOUNT).await?;
    page.summary().await?;
    look("register-invalid").await?;
    page.fill(FIRST_NAME, "Grace").await?;
    page.fill(LAST_NAME, "Hopper").await?;
    page.fill(EMAIL, "grace.brewster.murray.hopper@a-rather-long-name-of-a-shop.example.com").await?;
    page.fill(NEW_PASSWORD, PASSWORD).await?;
    look("register-filled").await?;
    page.press(CREATE_ACCOUNT).await?;
    page.heading(CHECK_MAIL).await?;
    look("register-code").await?;
    page.fill(CODE, "000000").await?;
    page.press(CONTINUE).await?;
    page.summary().await?;
    look("register-code-wrong").await
}

async fn code_scenes(
    shop: &Shop,
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.open("/otp/").await?;
    page.heading(CODE_TITLE).await?;
    look("code-ask").await?;
    page.fill(EMAIL, "charles@example.com").await?;
    page.press(SEND_CODE).await?;
    page.heading(CHECK_MAIL).await?;
    look("code-enter").await?;
    page.press(CONTINUE).await?;
    page.summary().await?;
    look("code-invalid").await?;
    let code = shop.mailbox().mail_to("charles@example.com").await?.code()?;
    page.fill(CODE, &code).await?;
    proxy.go_offline();
    page.press(CONTINUE).await?;
    page.says("We can’t reach the shop").await?;
    look("code-offline").await?;
    proxy.release();
    page.press(CONTINUE).await?;
    page.says("There’s no account with this email address yet.").await?;
    look("code-account-missing").await
}

/// Codes for `charles@example.com`, who has no account yet, and for Ada, who has one.
async fn code_refused_scenes(
    shop: &Shop,
    page: &Page,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let first = shop.mailbox().mail_to("charles@example.com").await?.code()?;
    until("the wait for another code to end", async || {
        let resend = page.find(Role::Button, RESEND).await?;
        Ok(resend.attr("aria-disabled").await?.is_none())
    })
    .await?;
    page.press(RESEND).await?;
    page.says("We’ve sent you a new code.").await?;
    look("code-sent-again").await?;
    let second = shop.mailbox().nth_mail_to("charles@example.com", 2).await?.code()?;
    if first != second {
        page.fill(CODE, &first).await?;
        page.press(CONTINUE).await?;
        page.says("That code has expired.").await?;
        look("code-expired").await?;
    }
    let form = json!({"firstName": "Charles", "emailId": "charles@example.com", "password": PASSWORD, "otp": second});
    page.call("POST", "/customer/register", &form).await?;
    page.fill(CODE, &second).await?;
    page.press(CONTINUE).await?;
    page.says("That code has already been used.").await?;
    look("code-used").await?;
    page.expose_app().await?;
    page.open("/register/").await?;
    page.fill(FIRST_NAME, "Ada").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(NEW_PASSWORD, PASSWORD).await?;
    page.press(CREATE_ACCOUNT).await?;
    page.heading(CHECK_MAIL).await?;
    page.fill(CODE, &shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
    page.press(CONTINUE).await?;
    page.find(Role::Button, "Sign in with this code").await?;
    look("register-account-exists").await?;
    page.trap().await?;
    page.says("Sign-in has stopped working").await?;
    look("stopped").await
}

async fn reset_scenes(
    shop: &Shop,
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.open("/forgot-password/").await?;
    page.heading(FORGOT_TITLE).await?;
    look("forgot-password").await?;
    page.press(SEND_LINK).await?;
    page.summary().await?;
    look("forgot-password-invalid").await?;
    page.fill(EMAIL, "mary@example.com").await?;
    page.press(SEND_LINK).await?;
    page.heading(CHECK_MAIL).await?;
    look("forgot-password-sent").await?;
    let link = reset_link(shop, ADA).await?;
    proxy.hold(API);
    page.open(path_of(shop, &link)?).await?;
    page.says("Checking your link…").await?;
    look("reset-link-checked").await?;
    proxy.release();
    page.find(Role::Textbox, NEW_PASSWORD).await?;
    page.heading(RESET_TITLE).await?;
    look("reset-password").await?;
    page.press(SAVE_PASSWORD).await?;
    page.summary().await?;
    look("reset-password-invalid").await?;
    page.fill(NEW_PASSWORD, "password1").await?;
    page.press(SAVE_PASSWORD).await?;
    page.says("easy to guess").await?;
    look("reset-password-refused").await?;
    page.fill(NEW_PASSWORD, "A new one, 1852").await?;
    page.press(SAVE_PASSWORD).await?;
    page.says("Your password has been changed").await?;
    look("reset-password-saved").await?;
    page.open(path_of(shop, &link)?).await?;
    page.heading(LINK_BROKEN).await?;
    look("reset-link-used").await
}

/// Comes last, because nothing works afterwards.
async fn failing_scenes(
    shop: &Shop,
    page: &Page,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.open("/login/").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    shop.break_database()?;
    page.press(SIGN_IN).await?;
    page.says("Something went wrong on our side").await?;
    look("sign-in-server-error").await
}
