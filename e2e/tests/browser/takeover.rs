//! The app adopts the static page, and a shopper who is typing doesn't notice.

use anyhow::{Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, newcomer};
use portico_e2e::words::{EMAIL, FIRST_NAME, FORGOT_TITLE, PASSWORD as PASSWORD_LABEL, REMEMBER, SIGN_IN};
use portico_e2e::{
    FaultProxy, Options, Page, Role, Site, WASM, assert_fits, assert_targets, eventually, through_a_proxy,
};
use serde_json::json;
use thirtyfour::Key;

/// Remembers the inputs that are on the page now, and marks each one.
const MARK: &str = "self.inputs = [...document.querySelectorAll('#portico input')];
    for (const input of self.inputs) input.marked = true;";
/// Whether the inputs on the page are those that were marked.
const ARE_MARKED: &str = "const now = [...document.querySelectorAll('#portico input')];
    return now.length > 0 && now.every((input, at) => input === self.inputs[at] && input.marked);";

/// Lets the app load, and checks that nothing that a shopper looks at or types into was removed, and no other words were shown.
async fn take_over(page: &Page, proxy: &FaultProxy) -> Result<()> {
    page.watch().await?;
    proxy.release();
    page.started().await?;
    let watched = page.watched().await?;
    ensure!(watched.removed.is_empty(), "removed from the page: {:#?}", watched.removed);
    ensure!(watched.texts.len() == 1, "the page changes its text: {:#?}", watched.texts);
    Ok(())
}

#[tokio::test]
async fn what_is_typed_and_ticked_while_the_app_loads_for_five_seconds_stays_and_signs_in() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.heading(SIGN_IN).await?;
        assert_fits(page, "before the app").await?;
        assert_targets(page, "before the app").await?;
        page.eval(MARK).await?;
        page.fill(EMAIL, ADA).await?;
        page.tick(REMEMBER).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.eval("document.activeElement.setSelectionRange(3, 7, 'backward')").await?;
        ensure!(!page.is_ready().await?, "the app got past the proxy");
        take_over(page, proxy).await?;
        assert_eq!(page.eval(ARE_MARKED).await?, true, "the inputs were replaced");
        let selection = "const { selectionStart, selectionEnd, selectionDirection } = document.activeElement;
            return [selectionStart, selectionEnd, selectionDirection]";
        assert_eq!(page.eval(selection).await?, json!([3, 7, "backward"]));
        page.has_focus(PASSWORD_LABEL).await?;
        assert_eq!(
            (page.value(EMAIL).await?, page.value(PASSWORD_LABEL).await?),
            (ADA.into(), PASSWORD.into())
        );
        ensure!(page.find(Role::Checkbox, REMEMBER).await?.is_selected().await?, "the tick is gone");
        page.keys(Key::Enter).await?;
        page.account().await?;
        let (local, session) = page.stored().await?;
        ensure!(local.contains("token"), "the tick has no effect: {local} {session}");
        Ok(())
    })
    .await
}

/// Types letters while the proxy lets the app through; returns them.
async fn type_on(page: &Page, proxy: &FaultProxy) -> Result<String> {
    let (mut typed, mut behind) = (String::new(), 0);
    for letter in ('a'..='z').cycle().take(600) {
        page.keys(letter.to_string()).await?;
        typed.push(letter);
        if typed.len() == 5 {
            proxy.release();
        }
        behind += u32::from(page.is_ready().await?);
        if behind == 5 {
            return Ok(typed);
        }
    }
    page.started().await.map(|()| typed)
}

#[tokio::test]
async fn whoever_types_on_while_the_app_takes_over_loses_no_key_and_stays_in_the_middle_of_the_word()
-> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        for (label, behind) in [(EMAIL, "@example.com"), (PASSWORD_LABEL, " in the middle")] {
            page.empty_cache().await?;
            proxy.hold(WASM);
            page.arrive("/login/").await?;
            page.fill(label, behind).await?;
            page.keys(Key::Home).await?;
            page.eval(MARK).await?;
            page.watch().await?;
            let typed = type_on(page, proxy).await?;
            let watched = page.watched().await?;
            assert_eq!(page.value(label).await?, format!("{typed}{behind}"));
            assert_eq!(page.eval(ARE_MARKED).await?, true, "the inputs were replaced");
            ensure!(watched.removed.is_empty(), "removed from the page: {:#?}", watched.removed);
            let before = watched.at_takeover["value"].as_str().unwrap_or_default().len() - behind.len();
            ensure!(
                before >= 5 && before < typed.len(),
                "{before} of {} keys came before the app",
                typed.len()
            );
            if label == PASSWORD_LABEL {
                assert_eq!(watched.at_takeover["selectionStart"], before, "the caret has moved");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn letters_that_are_being_composed_are_not_torn_apart() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        let devtools = page.devtools("an input method that tests can use")?;
        proxy.hold(WASM);
        page.arrive("/register/").await?;
        page.find(Role::Textbox, FIRST_NAME).await?.click().await?;
        page.eval("addEventListener('compositionend', ({ data }) => (self.composed ??= []).push(data))")
            .await?;
        let composing = json!({"text": "えい", "selectionStart": 2, "selectionEnd": 2});
        devtools.send_raw("Input.imeSetComposition", composing).await?;
        take_over(page, proxy).await?;
        assert_eq!(page.value(FIRST_NAME).await?, "えい");
        ensure!(page.eval("return self.composed").await?.is_null(), "the composition was ended");
        devtools.send_raw("Input.insertText", json!({"text": "英"})).await?;
        eventually("the composed letter", async || {
            let value = page.value(FIRST_NAME).await?;
            ensure!(value == "英", "{value}");
            Ok(())
        })
        .await?;
        assert_eq!(page.eval("return self.composed").await?, json!(["英"]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_password_manager_filled_in_before_without_a_word_is_sent_and_carried_on() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        let fill = "document.getElementById('login-emailId').value = arguments[0];
            document.getElementById('login-password').value = arguments[1];";
        page.eval_with(fill, vec![json!(ADA), json!(PASSWORD)]).await?;
        take_over(page, proxy).await?;
        page.follow("Forgot your password?").await?;
        page.heading(FORGOT_TITLE).await?;
        assert_eq!(page.value(EMAIL).await?, ADA, "the address is carried over");
        page.driver().back().await?;
        page.press(SIGN_IN).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_store_that_is_configured_otherwise_than_when_its_pages_were_built_loses_nothing_typed()
-> Result<()> {
    let site = Site::Configured(r#"{"shop": "Lovelace & Sons", "storage": "memory"}"#);
    newcomer(Options { site, ..Options::DEFAULT }, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        page.tick(REMEMBER).await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(Key::Left).await?;
        page.watch().await?;
        proxy.release();
        page.started().await?;
        page.says("Lovelace & Sons").await?;
        ensure!(page.look_for(Role::Checkbox, REMEMBER).await?.is_none(), "the session couldn't be stored");
        let removed = page.watched().await?.removed;
        ensure!(
            removed.iter().all(|html| html.contains("portico-check")),
            "removed from the page: {removed:#?}"
        );
        page.has_focus(PASSWORD_LABEL).await?;
        assert_eq!(page.eval("return document.activeElement.selectionStart").await?, PASSWORD.len() - 1);
        page.keys(Key::Enter).await?;
        page.account().await
    })
    .await
}
