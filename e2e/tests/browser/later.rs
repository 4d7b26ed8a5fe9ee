//! The part of the app that comes after the first screen: on a slow line, on a press that comes first, and when it doesn't load.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, newcomer, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CREATE_ACCOUNT, EMAIL, FIRST_NAME, FORGOT_TITLE, NEW_PASSWORD, PASSWORD as PASSWORD_LABEL,
    PROBLEM, SIGN_IN, TRY_AGAIN,
};
use portico_e2e::{
    Backend, FaultProxy, LATER, Options, Page, RawRequest, Role, Site, WASM, eventually, forget_console,
    through_a_proxy, until,
};
use serde_json::json;

const LOADING: &str = "Loading…";
const UNREACHABLE: &str = "We can’t reach the shop. Check your connection and try again.";
const SPURTCOMMERCE: Options =
    Options { site: Site::Spurtcommerce, backend: Backend::Spurtcommerce, ..Options::DEFAULT };
const AXIM: Options = Options { site: Site::Axim, ..Options::DEFAULT };
/// What the files are named after that the part needs: its own, and its words.
const FILES: [&str; 2] = [LATER[0], WORDS];
const WORDS: &str = "words-";
/// What a host may answer in the place of the part: that it's gone, or something else that a browser may keep for a year.
const FAILURES: [&str; 2] = [
    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\nCache-Control: max-age=31536000, immutable\r\n\
     Content-Length: 8\r\nConnection: close\r\n\r\nnot wasm",
];

/// The requests so far for which this holds.
fn count(proxy: &FaultProxy, is: impl Fn(&RawRequest) -> bool) -> usize {
    proxy.requests().iter().filter(|request| is(request)).count()
}

fn documents(proxy: &FaultProxy) -> usize {
    count(proxy, |request| request.has(&["sec-fetch-dest: document"]))
}

fn loads(proxy: &FaultProxy) -> usize {
    count(proxy, |request| request.path.contains(LATER[0]))
}

async fn is_asked_for(proxy: &FaultProxy, times: usize) -> Result<()> {
    until("the part to be asked for", async || Ok(loads(proxy) == times)).await
}

/// What screen readers announce.
async fn announced(page: &Page) -> Result<String> {
    let statuses =
        "return [...document.querySelectorAll('[role=status]')].map((it) => it.textContent).join()";
    Ok(page.eval(statuses).await?.as_str().context("text")?.to_owned())
}

#[tokio::test]
async fn it_comes_once_while_the_shopper_types_and_no_press_waits_for_it() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/").await?;
        is_asked_for(proxy, 1).await?;
        page.settle().await?;
        page.watch().await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.follow(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        let texts = page.watched().await?.texts;
        ensure!(!texts.iter().any(|text| text.contains(LOADING)), "{texts:#?}");
        assert_eq!((loads(proxy), documents(proxy)), (1, 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_pressed_at_once_leads_to_the_page_as_any_link_does() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(LATER);
        page.open("/login/").await?;
        page.follow(CREATE_ACCOUNT).await?;
        until("the page", async || Ok(documents(proxy) == 2)).await?;
        page.heading(CREATE_ACCOUNT).await?;
        // It can be filled in although the app isn't there yet.
        page.fill(EMAIL, ADA).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        ensure!(!page.is_ready().await?, "the page needs the part");
        page.press(CREATE_ACCOUNT).await?;
        proxy.release();
        page.heading(CHECK_MAIL).await
    })
    .await
}

#[tokio::test]
async fn what_was_typed_is_kept_while_a_page_is_on_its_way() -> Result<()> {
    for options in [Options::DEFAULT, SPURTCOMMERCE] {
        through_a_proxy(options, async |_, page, proxy| {
            proxy.hold(LATER);
            page.open("/login/").await?;
            page.fill(EMAIL, ADA).await?;
            page.follow(CREATE_ACCOUNT).await?;
            page.is_at("/register/").await?;
            page.heading(LOADING).await?;
            page.has_focus(LOADING).await?;
            ensure!(announced(page).await?.contains(LOADING), "the wait is announced");
            proxy.release();
            page.heading(CREATE_ACCOUNT).await?;
            page.has_focus(CREATE_ACCOUNT).await?;
            assert_eq!(page.value(EMAIL).await?, ADA);
            page.driver().back().await?;
            page.heading(SIGN_IN).await?;
            assert_eq!(page.value(EMAIL).await?, ADA);
            assert_eq!(documents(proxy), 1);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_sign_in_that_comes_first_waits_for_it_and_says_so() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(LATER);
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.submit_button_says("Signing in…").await?;
        ensure!(announced(page).await?.contains("Signing in…"));
        page.settle().await?;
        assert_eq!(page.requests_to("/customer/login").await?, 0);
        proxy.release();
        page.account().await?;
        assert_eq!((page.requests_to("/customer/login").await?, loads(proxy)), (1, 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_screen_has_all_its_words_before_it_is_there() -> Result<()> {
    for options in [Options::DEFAULT, SPURTCOMMERCE] {
        through_a_proxy(options, async |_, page, proxy| {
            proxy.respond_with(WORDS, FAILURES[0].to_owned());
            page.open("/login/").await?;
            let long = format!("{}@example.com", "a".repeat(96));
            for (email, password) in [
                ("", ""),
                ("ada", "a\0b"),
                (&long, &"a".repeat(129)),
                ("a\u{202e}@b.c", "x"),
                ("a'b@example.com", ""),
            ] {
                let fill = "for (const [id, value] of Object.entries(arguments[0])) {
                    const input = document.getElementById(`login-${id}`);
                    input.value = value;
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                }";
                page.eval_with(fill, vec![json!({"emailId": email, "password": password})]).await?;
                page.press(SIGN_IN).await?;
                page.heading(PROBLEM).await?;
                let faults = page.summary().await?;
                ensure!(
                    !faults.is_empty() && faults.iter().all(|words| !words.is_empty()),
                    "{email}: {faults:?}"
                );
            }
            ensure!(page.title().await?.contains("Error"), "{}", page.title().await?);
            page.press("Show password").await?;
            page.press("Hide password").await?;
            page.follow(CREATE_ACCOUNT).await?;
            page.heading(PROBLEM).await?;
            page.says(UNREACHABLE).await?;
            page.find(Role::Button, TRY_AGAIN).await?;
            forget_console(page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_sign_in_without_it_says_so_and_the_next_press_tries_again() -> Result<()> {
    for (file, failure) in FILES.into_iter().flat_map(|file| FAILURES.map(|failure| (file, failure))) {
        newcomer(Options::DEFAULT, async |_, page, proxy| {
            proxy.respond_with(file, failure.to_owned());
            page.open("/login/").await?;
            is_asked_for(proxy, 1).await?;
            for tries in 2..4 {
                submit_sign_in(page, ADA, PASSWORD).await?;
                is_asked_for(proxy, tries).await?;
                page.says(UNREACHABLE).await?;
                page.summary_has_focus().await?;
                assert_eq!(
                    (page.value(EMAIL).await?.as_str(), page.value(PASSWORD_LABEL).await?.as_str()),
                    (ADA, PASSWORD)
                );
            }
            proxy.release();
            page.press(SIGN_IN).await?;
            page.account().await?;
            assert_eq!(documents(proxy), 1);
            forget_console(page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_does_not_come_says_so_and_can_be_tried_again() -> Result<()> {
    for options in [Options::DEFAULT, SPURTCOMMERCE] {
        through_a_proxy(options, async |_, page, proxy| {
            proxy.respond_with(LATER[0], FAILURES[0].to_owned());
            page.open("/login/").await?;
            is_asked_for(proxy, 1).await?;
            page.fill(EMAIL, ADA).await?;
            page.follow(CREATE_ACCOUNT).await?;
            page.heading(PROBLEM).await?;
            page.has_focus(PROBLEM).await?;
            page.says(UNREACHABLE).await?;
            page.press(TRY_AGAIN).await?;
            let again = |request: &RawRequest| {
                FILES.iter().any(|file| request.path.contains(file)) && request.path.ends_with("?2")
            };
            until("the part and its words to be asked for again", async || Ok(count(proxy, again) == 2))
                .await?;
            page.heading(PROBLEM).await?;
            proxy.release();
            page.press(TRY_AGAIN).await?;
            page.heading(CREATE_ACCOUNT).await?;
            page.has_focus(CREATE_ACCOUNT).await?;
            assert_eq!(page.value(EMAIL).await?, ADA);
            forget_console(page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_of_its_own_loads_all_together_and_stops_with_a_way_on_if_it_cannot() -> Result<()> {
    for (options, path, heading) in [
        (Options::DEFAULT, "/register/", CREATE_ACCOUNT),
        (SPURTCOMMERCE, "/forgot-password/", FORGOT_TITLE),
        (AXIM, "/login/", SIGN_IN),
    ] {
        through_a_proxy(options, async |_, page, proxy| {
            proxy.hold(WASM);
            page.arrive(path).await?;
            // Both are under way at once.
            eventually("both files to be asked for", async || {
                let asked = proxy.requests().into_iter().filter(|request| request.path.contains(WASM[0]));
                let paths: Vec<_> = asked.map(|request| request.path).collect();
                ensure!(paths.len() == 2, "{paths:?}");
                Ok(())
            })
            .await?;
            proxy.hold(LATER);
            page.fill(EMAIL, ADA).await?;
            page.settle().await?;
            ensure!(!page.is_ready().await?);
            proxy.release();
            page.started().await?;
            page.heading(heading).await?;
            assert_eq!((page.value(EMAIL).await?.as_str(), loads(proxy)), (ADA, 1));

            page.empty_cache().await?;
            proxy.respond_with(LATER[0], FAILURES[0].to_owned());
            page.arrive_again().await?;
            page.heading("Sign-in has stopped working").await?;
            proxy.release();
            page.follow("Reload the page").await?;
            page.started().await?;
            page.find(Role::Textbox, EMAIL).await?;
            forget_console(page).await
        })
        .await?;
    }
    Ok(())
}
