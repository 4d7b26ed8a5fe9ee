//! Other scripts change the hosted page.

use anyhow::{Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, FIRST_NAME, PASSWORD};
use portico_e2e::{Options, Role, WASM, in_a_shop, through_a_proxy};
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
               trustedTypes.createPolicy('default', { createHTML: (text) => text });
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
