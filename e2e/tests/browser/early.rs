//! What a shopper does before the app is ready is carried out once it is, and never through an address.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, newcomer, submit_sign_in};
use portico_e2e::words::{
    ACCOUNT, CHECK_MAIL, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, PASSWORD as PASSWORD_LABEL,
    SEND_CODE, SEND_LINK, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{FaultProxy, Options, Page, Role, SCRIPTS, WASM, eventually, through_a_proxy, until};
use thirtyfour::Key;

/// Waits until the page has shown in some frame that the request is pending.
async fn is_told(page: &Page, pending: &str) -> Result<()> {
    page.submit_button_says(pending).await?;
    until(&format!("a frame with {pending:?}"), async || {
        Ok(page.watched().await?.texts.iter().any(|text| text.contains(pending)))
    })
    .await
}

/// Checks that from the submit to the next page, the page always shows that the request is pending.
async fn assert_told_throughout(page: &Page, pending: &str, next: &str) -> Result<()> {
    let texts = page.watched().await?.texts;
    let meanwhile = texts.iter().skip_while(|text| !text.contains(pending));
    let gap = meanwhile.take_while(|text| !text.contains(next)).find(|text| !text.contains(pending));
    ensure!(gap.is_none(), "in between the page shows {gap:#?}");
    Ok(())
}

#[tokio::test]
async fn signing_in_before_the_app_is_there_is_kept_and_carried_out() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        for by_key in [true, false] {
            page.empty_cache().await?;
            proxy.hold(WASM);
            page.arrive("/login/").await?;
            page.watch().await?;
            page.fill(EMAIL, ADA).await?;
            page.fill(PASSWORD_LABEL, PASSWORD).await?;
            if by_key {
                page.keys(Key::Enter).await?;
            } else {
                page.press(SIGN_IN).await?;
            }
            is_told(page, "Signing in…").await?;
            ensure!(!page.is_ready().await?);
            proxy.release();
            page.account().await?;
            assert_told_throughout(page, "Signing in…", ACCOUNT).await?;
            assert_eq!(page.requests_to("/customer/login").await?, 1);
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
        }
        assert_no_field_in_an_address(proxy)
    })
    .await
}

#[tokio::test]
async fn a_submit_is_not_lost_to_what_is_pressed_after_it() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.submit_button_says("Signing in…").await?;
        page.press("Show password").await?;
        page.find(Role::Textbox, PASSWORD_LABEL).await?.click().await?;
        page.keys(Key::Enter).await?;
        page.press("Show password").await?;
        proxy.release();
        page.account().await?;
        assert_eq!(page.requests_to("/customer/login").await?, 1, "two submits make one sign-in");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_invalid_form_that_was_submitted_early_says_what_is_wrong() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.submit_button_says("Signing in…").await?;
        proxy.release();
        assert_eq!(page.summary().await?, ["Enter your email address"]);
        page.summary_has_focus().await?;
        page.submit_button_says(SIGN_IN).await?;
        ensure!(page.find(Role::Button, SIGN_IN).await?.attr("aria-disabled").await?.is_none());
        assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_other_forms_keep_an_early_submit_too() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/register/").await?;
        page.watch().await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        is_told(page, "Sending code…").await?;
        proxy.release();
        page.heading(CHECK_MAIL).await?;
        assert_told_throughout(page, "Sending code…", CHECK_MAIL).await?;
        shop.mailbox().mail_to(ADA).await?;
        let others =
            [("/otp/", SEND_CODE, "Sending code…"), ("/forgot-password/", SEND_LINK, "Sending link…")];
        for (path, button, pending) in others {
            // To the address where it is, the browser may reload, with what its history remembers.
            page.open("/login/").await?;
            page.empty_cache().await?;
            proxy.hold(WASM);
            page.arrive(path).await?;
            page.fill(EMAIL, "mary@example.com").await?;
            page.press(button).await?;
            page.submit_button_says(pending).await?;
            proxy.release();
            page.heading(CHECK_MAIL).await?;
            page.says("mary@example.com").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_password_that_is_to_be_shown_early_is_shown_when_the_app_is_there() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press("Show password").await?;
        proxy.release();
        page.find(Role::Button, "Hide password").await?;
        let field = page.find(Role::Textbox, PASSWORD_LABEL).await?;
        assert_eq!(field.attr("type").await?.as_deref(), Some("text"));
        assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signing_out_before_the_app_is_there_signs_out() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        account::sign_in(page, ADA, PASSWORD).await?;
        page.empty_cache().await?;
        proxy.hold(WASM);
        page.arrive("/account/").await?;
        page.press(SIGN_OUT).await?;
        proxy.release();
        page.heading(SIGN_IN).await?;
        page.says("You’re signed out.").await?;
        assert_eq!(page.stored().await?.1, "{}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn before_any_script_runs_nothing_typed_is_lost_or_gets_into_an_address() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(SCRIPTS);
        page.arrive("/login/?return-to=%2Faccount%2F").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.press(SIGN_IN).await?;
        assert_as_typed(page).await?;
        ensure!(posts(proxy) == 0, "the button does nothing until a script can record a submit");
        // Like the script of a password manager, which ignores buttons. Firefox throws, because the form isn't in a dialog.
        page.eval("try { document.forms[0].submit() } catch {}").await?;
        assert_as_typed(page).await?;
        proxy.hold(WASM);
        eventually("the button to work", async || {
            ensure!(page.find(Role::Button, SIGN_IN).await?.is_enabled().await?);
            Ok(())
        })
        .await?;
        page.eval("try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch {}").await?;
        assert_as_typed(page).await?;
        proxy.release();
        page.started().await?;
        assert_as_typed(page).await?;
        ensure!(posts(proxy) == 0, "a form is never posted");
        page.press(SIGN_IN).await?;
        page.account().await?;
        assert_no_field_in_an_address(proxy)
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_followed_early_takes_the_return_address_along() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/?return-to=%2Fbasket").await?;
        eventually("the loader to run", async || {
            let ready = "return !document.querySelector('[type=submit]').disabled";
            ensure!(page.eval(ready).await? == true);
            Ok(())
        })
        .await?;
        page.follow(CREATE_ACCOUNT).await?;
        eventually("the register page with the return address", async || {
            assert_address(page, "/register/?return-to=%2Fbasket").await
        })
        .await
    })
    .await
}

async fn assert_address(page: &Page, expected: &str) -> Result<()> {
    let address = page.address().await?;
    ensure!(address == expected, "{address}");
    Ok(())
}

async fn assert_as_typed(page: &Page) -> Result<()> {
    assert_eq!(page.address().await?, "/login/?return-to=%2Faccount%2F");
    assert_eq!(page.value(EMAIL).await?, ADA);
    assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD);
    Ok(())
}

/// How often the sign-in page was sent a POST.
fn posts(proxy: &FaultProxy) -> usize {
    let requests = proxy.requests();
    requests.iter().filter(|request| request.method == "POST" && request.path.starts_with("/login/")).count()
}

/// Checks that nothing that was typed is in the address or in any header of a request.
fn assert_no_field_in_an_address(proxy: &FaultProxy) -> Result<()> {
    let requests = proxy.requests();
    ensure!(requests.iter().any(|request| request.path == "/customer/login"), "{requests:#?}");
    for request in requests {
        let head = request.head.to_lowercase();
        for word in ["ada%40", "ada@", "example", "analytical", "1843", "emailid", "password="] {
            ensure!(!head.contains(word), "{word:?} is in {head}");
        }
    }
    Ok(())
}
