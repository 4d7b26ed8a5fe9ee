//! Which language a shopper gets, and how to change it, on hosts with and without our headers.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, SEND_CODE, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Api, Engine, Page, Place, Role, forget_console, on_nginx, until};
use serde_json::json;

const PASSWORD: &str = "A good one, 1843";

/// The line that offers another language, if there is one.
const OFFER: &str = "return document.querySelector('.portico-offer a')?.innerText ?? null";

/// Goes to a page of the host without our headers, which gives everyone the same file.
async fn visit(page: &Page, origin: &str, path: &str) -> Result<()> {
    page.driver().goto(format!("{origin}{path}")).await?;
    page.started().await
}

/// Sets a language that the site doesn't have in the browser's settings, before one that it has. `WebKit` tells a page only the first one.
async fn prefers(page: &Page, other: &str, language: &str) -> Result<()> {
    let both = format!("{other},{language},en");
    page.prefers(if Engine::current()? == Engine::WebKit { language } else { &both }).await
}

/// A host that serves only files sends the same page to everyone.
#[tokio::test]
async fn on_a_host_of_files_the_browsers_language_is_offered_and_a_choice_is_kept() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        let plain = host.plain_origin();
        prefers(page, "tlh", "de-CH").await?;
        visit(page, plain, "/login/").await?;
        page.is_in("en").await?;
        until("the offer", async || Ok(page.eval(OFFER).await? == "Diese Seite auf Deutsch anzeigen"))
            .await?;
        let fits = "return document.documentElement.scrollHeight <= innerHeight";
        ensure!(page.eval(fits).await? == true, "there is something to scroll to");
        page.fill(EMAIL, ADA).await?;
        page.follow("Diese Seite auf Deutsch anzeigen").await?;
        page.is_in("de").await?;
        page.heading(SIGN_IN).await?;
        ensure!(page.value(EMAIL).await? == ADA, "what was typed stays");
        ensure!(page.eval(OFFER).await?.is_null(), "it was taken");
        page.reload().await?;
        page.is_in("de").await?;
        page.heading(SIGN_IN).await?;

        // The address counts first, then what was chosen on this device, then the browser's languages.
        page.prefers("fr").await?;
        for (path, tag) in [
            ("/register/", "de"),
            ("/ja/login/", "ja"),
            ("/ja/login/?ui_locales=it", "ja"),
            ("/login/?ui_locales=xx%20-%20it%20es", "it"),
            ("/login/", "de"),
            ("/login/?ui_locales=pt-PT", "pt-BR"),
            ("/login/?ui_locales=nn-NO", "nb"),
            ("/login/?ui_locales=no", "nb"),
            ("/login/?ui_locales=zh-CN", "zh-Hans"),
            ("/login/?ui_locales=zh-TW", "de"),
            ("/login/?ui_locales=%00", "de"),
        ] {
            visit(page, plain, path).await?;
            page.is_in(tag).await.with_context(|| path.to_owned())?;
            page.find(Role::Textbox, EMAIL).await.with_context(|| path.to_owned())?;
            ensure!(page.eval(OFFER).await?.is_null(), "{path}: the shopper has chosen");
        }

        page.eval("localStorage.clear()").await?;
        for (other, language, offered) in
            [("zh-TW", "fr", "Afficher cette page en français"), ("tlh", "nn", "Vis siden på norsk")]
        {
            prefers(page, other, language).await?;
            visit(page, plain, "/login/").await?;
            until(offered, async || Ok(page.eval(OFFER).await? == offered)).await?;
        }
        for languages in ["en-GB,de", "zh-TW", "tlh"] {
            page.prefers(languages).await?;
            visit(page, plain, "/login/").await?;
            page.settle().await?;
            ensure!(page.eval(OFFER).await?.is_null(), "{languages}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_of_the_language_keeps_the_page_and_everything_typed_under_the_strictest_policy()
-> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        page.open("/login/?return-to=%2Flogin%2F").await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        for tag in ["de", "ar", "ja"] {
            page.choose_language(tag).await?;
            page.is_in(tag).await?;
            page.heading(CREATE_ACCOUNT).await?;
            let values =
                [page.value(FIRST_NAME).await?, page.value(EMAIL).await?, page.value(NEW_PASSWORD).await?];
            ensure!(values == ["Ada", ADA, PASSWORD], "{tag}: {values:?}");
            let focus =
                page.eval("return document.activeElement.matches('.portico-languages summary')").await?;
            ensure!(focus == true, "{tag}: the focus stays where the shopper was");
            page.is_at("/register/?return-to=%2Flogin%2F").await?;
        }
        let sign_in = page.find(Role::Link, SIGN_IN).await?.to_json()?;
        // WebKit's driver would answer with the whole address.
        let href = page.eval_with("return arguments[0].getAttribute('href')", vec![sign_in]).await?;
        ensure!(href == "/login/?return-to=%2Flogin%2F", "{href}");

        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        page.fill(CODE, "12").await?;
        page.choose_language("de").await?;
        page.is_in("de").await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        ensure!(page.value(CODE).await? == "12", "the code so far stays");
        page.choose_language("en").await?;
        page.is_in("en").await?;
        let code = host.shop().mailbox().mail_to(ADA).await?.code()?;
        page.fill(CODE, &code).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.choose_language("he").await?;
        page.is_in("he").await?;
        page.account().await?;
        page.says(ADA).await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;

        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.heading(CHECK_MAIL).await?;
        page.choose_language("ko").await?;
        page.is_in("ko").await?;
        page.says(ADA).await?;
        page.reload().await?;
        page.is_in("ko").await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn an_address_with_a_language_leads_to_the_same_page_in_another_one_in_a_new_tab_too() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |_, page| {
        page.open("/de/login/?return-to=%2Fregister%2F&ui_locales=fr").await?;
        page.is_in("de").await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.is_at("/de/register/?return-to=%2Fregister%2F").await?;
        // Not with a plain click, which changes this page.
        page.open_languages().await?;
        let link = page.find(Role::Link, "Français").await?;
        let focused = "arguments[0].focus(); return arguments[0].href";
        let shown = "/fr/register/?return-to=%2Fregister%2F";
        until("the link to lead to the page that is shown", async || {
            let href = page.eval_with(focused, vec![link.to_json()?]).await?;
            Ok(href.as_str().is_some_and(|href| href.ends_with(shown)))
        })
        .await?;
        page.open_tab(shown).await?;
        page.is_in("fr").await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.choose_language("ja").await?;
        page.is_in("ja").await?;
        page.is_at("/ja/register/?return-to=%2Fregister%2F").await?;
        // An entry of the history from before the change.
        page.follow(SIGN_IN).await?;
        page.heading(SIGN_IN).await?;
        page.choose_language("es").await?;
        page.is_in("es").await?;
        page.is_at("/es/login/?return-to=%2Fregister%2F").await?;
        page.driver().back().await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.eval("return 1").await?;
        page.reload().await?;
        page.find(Role::Textbox, NEW_PASSWORD).await.map(drop)?;
        ensure!(
            page.eval("return localStorage['portico.language']").await? == json!("es"),
            "the last choice"
        );
        forget_console(page).await
    })
    .await
}
