//! The first paint, and that the page then stays as it is.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, newcomer, path_of, reset_link};
use portico_e2e::words::{
    ACCOUNT, CHECK_MAIL, CODE, CODE_TITLE, CREATE_ACCOUNT, EMAIL, FORGOT_TITLE, HAND_OFF, NEW_PASSWORD,
    NOT_FOUND, PASSWORD as PASSWORD_LABEL, RESET_TITLE, SEND_CODE, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{
    API, FaultProxy, Options, Page, Role, SCRIPTS, WASM, WASM_AND_API, forget_console, through_a_proxy, until,
};
use serde_json::json;

/// Finishes the running animations, and returns their delays in milliseconds.
const FINISH_ANIMATIONS: &str =
    "return document.getAnimations().filter(({ playState }) => playState === 'running')
    .map((animation) => (animation.finish(), animation.effect.getComputedTiming().delay))";

/// A phone and a desktop, in CSS pixels.
const WINDOWS: [(u32, u32); 2] = [(360, 780), (1280, 860)];

/// Checks that the page is the same in every pixel before and after the app has adopted it, and that nothing moves.
async fn assert_nothing_changes(page: &Page, proxy: &FaultProxy, path: &str, heading: &str) -> Result<()> {
    for (width, height) in WINDOWS {
        page.empty_cache().await?;
        page.resize(width, height).await?;
        proxy.hold(WASM_AND_API);
        page.arrive(path).await?;
        page.heading(heading).await?;
        page.watch().await?;
        let before = page.picture().await?;
        ensure!(!page.is_ready().await?, "the app got past the proxy");
        proxy.hold(API);
        page.started().await?;
        let after = page.picture().await?;
        ensure!(before == after, "{path} at {width} px looks different with the app");
        let watched = page.watched().await?;
        ensure!(watched.texts.len() == 1, "{path} changes its text: {:#?}", watched.texts);
        ensure!(watched.removed.is_empty(), "{path}, removed from the page: {:#?}", watched.removed);
        proxy.release();
        page.assert_still(&format!("{path} at {width} px")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_page_changes_a_pixel_or_moves_when_the_app_takes_it_over() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        page.record_moves().await?;
        let pages = [
            ("/", SIGN_IN),
            ("/login/", SIGN_IN),
            ("/login", SIGN_IN),
            ("/register/", CREATE_ACCOUNT),
            ("/otp/", CODE_TITLE),
            ("/forgot-password/", FORGOT_TITLE),
            ("/reset-password/#token=x", RESET_TITLE),
            ("/hand-off/#code=x", HAND_OFF),
            ("/no/such/page", NOT_FOUND),
        ];
        for (path, heading) in pages {
            assert_nothing_changes(page, proxy, path, heading).await?;
        }
        // The 404 response is expected.
        forget_console(page).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        assert_nothing_changes(page, proxy, "/account/", ACCOUNT).await
    })
    .await
}

#[tokio::test]
async fn what_comes_later_moves_nothing_either() -> Result<()> {
    newcomer(Options::DEFAULT, async |shop, page, proxy| {
        page.record_moves().await?;
        let link = reset_link(shop, ADA).await?;
        for (width, height) in WINDOWS {
            page.resize(width, height).await?;
            page.empty_cache().await?;
            proxy.hold(WASM_AND_API);
            page.arrive(path_of(shop, &link)?).await?;
            page.says("Checking your link…").await?;
            proxy.hold(API);
            page.started().await?;
            assert_eq!(page.address().await?, "/reset-password/", "the key is in the address bar");
            page.says("Checking your link…").await?;
            proxy.release();
            page.find(Role::Textbox, NEW_PASSWORD).await?;
            page.assert_still(&format!("the reset page at {width} px")).await?;
        }
        account::sign_in(page, ADA, PASSWORD).await?;
        for (width, height) in WINDOWS {
            page.resize(width, height).await?;
            proxy.hold(API);
            page.open("/account/").await?;
            page.says("Loading your account…").await?;
            proxy.release();
            page.says(ADA).await?;
            page.assert_still(&format!("the account page at {width} px")).await?;
        }
        Ok(())
    })
    .await
}

/// For an address whose page is about to be replaced: checks that only "Loading…" is visible until the app is ready, and
/// then the page that replaces it.
async fn assert_loads_instead(page: &Page, proxy: &FaultProxy, never: &[&str]) -> Result<()> {
    until("the page to load", async || Ok(page.text().await?.trim_start().starts_with("Loading…"))).await?;
    page.watch().await?;
    page.picture().await?;
    ensure!(page.look_for(Role::Textbox, EMAIL).await?.is_none(), "a form is visible");
    proxy.release();
    page.started().await?;
    for text in page.watched().await?.texts {
        ensure!(!never.iter().any(|words| text.contains(words)), "in between the page shows {text:?}");
    }
    Ok(())
}

#[tokio::test]
async fn whoever_is_signed_in_sees_no_form_on_the_way_to_the_account() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        account::sign_in(page, ADA, PASSWORD).await?;
        for path in ["/login/", "/register/", "/otp/", "/"] {
            page.empty_cache().await?;
            proxy.hold(WASM);
            page.arrive(path).await?;
            assert_loads_instead(
                page,
                proxy,
                &["New here?", "Already have an account?", "Forgot your password?"],
            )
            .await?;
            page.account().await?;
            page.says(ADA).await?;
            page.is_at("/account/").await?;
        }
        page.empty_cache().await?;
        proxy.hold(WASM);
        page.arrive_again().await?;
        page.watch().await?;
        page.heading(ACCOUNT).await?;
        proxy.release();
        page.says(ADA).await?;
        for text in page.watched().await?.texts {
            ensure!(
                text.contains(ACCOUNT) && !text.contains(EMAIL) || text.contains(ADA),
                "it shows {text:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_signed_out_sees_no_account_on_the_way_to_the_form() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(WASM);
        page.arrive("/account/").await?;
        assert_loads_instead(page, proxy, &[ACCOUNT, SIGN_OUT]).await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/login/").await
    })
    .await
}

#[tokio::test]
async fn a_code_page_that_is_reloaded_comes_back_to_its_code() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.heading(CHECK_MAIL).await?;
        page.empty_cache().await?;
        proxy.hold(WASM);
        page.arrive_again().await?;
        assert_loads_instead(page, proxy, &[SEND_CODE, CODE_TITLE]).await?;
        page.heading(CHECK_MAIL).await?;
        page.find(Role::Textbox, CODE).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_page_whose_app_does_not_come_says_that_it_takes_long_and_stays_usable() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.record_moves().await?;
        proxy.hold(SCRIPTS);
        page.arrive("/login/").await?;
        let late = "This is taking longer than usual.";
        ensure!(!page.text().await?.contains(late));
        page.fill(PASSWORD_LABEL, "typed already").await?;
        // Skip the 10 seconds.
        let delays = page.eval(FINISH_ANIMATIONS).await?;
        assert_eq!(delays, json!([10000]), "the animation that shows it");
        page.says(late).await?;
        page.assert_still("the page that is late").await?;
        proxy.release();
        page.started().await?;
        ensure!(!page.text().await?.contains(late), "it is shown now");
        assert_eq!(page.value(PASSWORD_LABEL).await?, "typed already");
        page.assert_still("the page that was late").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_file_is_asked_for_once_and_a_second_visit_loads_nothing_but_the_page() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/").await?;
        until("the rest of the app", async || Ok(proxy.requests().len() == 7)).await?;
        page.settle().await?;
        let first: Vec<_> = proxy.requests().into_iter().map(|request| request.path).collect();
        let kind = |path: &String| path.rsplit_once('.').map_or(path.clone(), |(_, kind)| kind.to_owned());
        let mut kinds: Vec<_> = first.iter().map(kind).collect();
        kinds.sort();
        assert_eq!(kinds, ["/login/", "css", "js", "js", "json", "wasm", "wasm"], "{first:#?}");
        // Three of them come after the app is ready.
        ensure!(
            first[4..].iter().all(|path| ["/assets/keeper-", "/assets/portico-later-", "/assets/words-"]
                .iter()
                .any(|later| path.starts_with(later))),
            "{first:#?}"
        );
        proxy.forget_requests();
        page.open("/register/").await?;
        page.open("/login/").await?;
        let second: Vec<_> = proxy.requests().into_iter().map(|request| request.path).collect();
        assert_eq!(second, ["/register/", "/login/"]);
        Ok(())
    })
    .await
}
