//! Other scripts change the hosted page.

use anyhow::{Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, FIRST_NAME, PASSWORD, SIGN_IN};
use portico_e2e::{Options, Page, Role, WASM, forget_console, in_a_shop, through_a_proxy, until};
use serde_json::json;

#[tokio::test]
async fn what_is_taken_from_a_hosted_form_is_put_back() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(FIRST_NAME, "Ada Lovelace").await?;
        page.eval(
            "self.root = document.getElementById('portico'); self.input = document.activeElement;
             self.shape = root.cloneNode(true); input.setSelectionRange(3, 5)",
        )
        .await?;
        for way in [
            "root.remove()",
            "root.replaceChildren()",
            "input.closest('form').remove()",
            "root.querySelectorAll('*').forEach((node) => ['id', 'class', 'type'].forEach((name) => node.removeAttribute(name)))",
            "root.querySelector('[type=submit]').disabled = true",
            // The page as the server has it, as a morph would set it.
            "return fetch('/login/').then(async (answer) => {
               self.trustedTypes?.createPolicy('default', { createHTML: (text) => text });
               const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
               root.replaceChildren(...page.getElementById('portico').childNodes);
               root.removeAttribute('data-ready');
             })",
        ] {
            page.eval(way).await?;
            page.settle().await?;
            let state = page
                .eval(
                    "return [root.isConnected, root.isEqualNode(shape) || root.outerHTML, input.value,
                       input === document.activeElement, input.selectionStart, input.selectionEnd]",
                )
                .await?;
            ensure!(state == json!([true, true, "Ada Lovelace", true, 3, 5]), "{way}: {state:#}");
        }
        page.heading(CREATE_ACCOUNT).await
    })
    .await
}

/// The part of the page's script that puts things back.
const KEEPER: &[&str] = &["/assets/keeper-"];
/// Whether that part has loaded.
const IS_KEPT: &str = "return performance.getEntriesByName('portico-kept').length > 0";

/// Goes to the sign-in page, types an address and half a password, and keeps the caret within it.
async fn half_typed_before_the_keeper(page: &Page) -> Result<()> {
    page.arrive("/login/").await?;
    until("the app", async || page.is_ready().await).await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD, "half a password").await?;
    page.eval(
        "self.root = document.getElementById('portico'); self.input = document.activeElement;
         self.shape = root.cloneNode(true); input.setSelectionRange(3, 5)",
    )
    .await?;
    ensure!(page.eval(IS_KEPT).await? == false, "the part has loaded already");
    Ok(())
}

#[tokio::test]
async fn what_is_taken_from_a_form_before_the_part_that_keeps_it_has_loaded_is_put_back_then() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        for way in [
            "root.remove()",
            "root.replaceChildren()",
            "input.remove()",
            "root.querySelectorAll('*').forEach((node) => ['id', 'class', 'type'].forEach((name) => node.removeAttribute(name)))",
            "root.querySelector('[type=submit]').disabled = true; root.querySelector('form').hidden = true",
            "root.querySelector('form').replaceWith(Object.assign(document.createElement('form'), { className: 'portico-form' }))",
        ] {
            page.empty_cache().await?;
            proxy.hold(KEEPER);
            half_typed_before_the_keeper(page).await?;
            page.eval(way).await?;
            proxy.release();
            until("the part", async || Ok(page.eval(IS_KEPT).await? == true)).await?;
            let state = page
                .eval(
                    "return [root.isConnected, root.isEqualNode(shape) || root.outerHTML, input.value,
                       input === document.activeElement, input.selectionStart, input.selectionEnd]",
                )
                .await?;
            ensure!(state == json!([true, true, "half a password", true, 3, 5]), "{way}: {state:#}");
            // From now on it is put back at once.
            page.eval("input.closest('form').remove()").await?;
            page.settle().await?;
            ensure!(page.eval("return input.isConnected").await? == true, "{way}");
        }
        Ok(())
    })
    .await
}

/// What the app and a password manager change meanwhile is no damage.
#[tokio::test]
async fn what_the_app_shows_before_that_part_has_loaded_stays_and_so_do_icons() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(KEEPER);
        half_typed_before_the_keeper(page).await?;
        page.eval("input.before(Object.assign(document.createElement('div'), { className: 'foreign' }))")
            .await?;
        page.fill(PASSWORD, "").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        page.eval("input.after(Object.assign(document.createElement('div'), { className: 'foreign' }))")
            .await?;
        page.eval("self.shape = root.cloneNode(true)").await?;
        proxy.release();
        until("the part", async || Ok(page.eval(IS_KEPT).await? == true)).await?;
        page.settle().await?;
        let state = page.eval("return root.isEqualNode(shape) || root.outerHTML").await?;
        ensure!(state == true, "{state}");
        // The summary is kept as well.
        page.eval("root.querySelector('.portico-summary').remove()").await?;
        page.settle().await?;
        page.summary().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_form_whose_keeper_does_not_load_works_and_asks_for_it_again() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        let gone = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        proxy.respond_with(KEEPER[0], gone.to_owned());
        page.arrive("/login/").await?;
        until("the app", async || page.is_ready().await).await?;
        let asked = || proxy.requests().iter().filter(|request| request.path.contains(KEEPER[0])).count();
        until("the part to be asked for", async || Ok(asked() == 1)).await?;
        page.settle().await?;
        page.press("Show password").await?;
        page.find(Role::Button, "Hide password").await?;
        until("the part to be asked for again", async || Ok(asked() == 2)).await?;
        page.settle().await?;
        ensure!(page.eval(IS_KEPT).await? == false);
        proxy.release();
        page.fill(EMAIL, ADA).await?;
        until("the part", async || Ok(page.eval(IS_KEPT).await? == true)).await?;
        page.eval("document.activeElement.closest('form').remove()").await?;
        page.settle().await?;
        ensure!(page.value(EMAIL).await? == ADA);
        let log = page.console().await?;
        ensure!(log.iter().any(|entry| entry.text.contains("keeper-")), "{log:#?}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_hosted_form_that_a_password_manager_has_changed_is_adopted() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD, "half a password").await?;
        page.eval(
            "self.input = document.activeElement;
             for (const node of document.querySelectorAll('input, form, button')) node.classList.add('foreign-class');
             input.before(Object.assign(document.createElement('div'), { className: 'foreign' }));
             input.focus();
             input.setSelectionRange(4, 6)",
        )
        .await?;
        proxy.release();
        page.started().await?;
        ensure!(page.value(EMAIL).await? == ADA);
        let state = page
            .eval(
                "return [input.value, input === document.activeElement, input.selectionStart,
                    document.querySelectorAll('input.foreign-class').length]",
            )
            .await?;
        ensure!(state == json!(["half a password", true, 4, 3]), "{state}");
        page.press("Show password").await?;
        page.find(Role::Button, "Hide password").await.map(drop)
    })
    .await
}
