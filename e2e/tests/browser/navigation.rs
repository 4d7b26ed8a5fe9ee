//! Addresses, back, forward and reload.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{CHECK_MAIL, CODE_TITLE, CREATE_ACCOUNT, EMAIL, SEND_CODE, SIGN_IN, heading_of};
use portico_e2e::{Options, Role, forget_console, in_a_shop, through_a_proxy, until};
use portico_shared::pages::Page;

/// The paths that stay in the address bar for a visitor without a session, an email or a link, and the heading of each.
fn pages() -> impl Iterator<Item = (String, &'static str)> {
    let pages =
        Page::ALL.into_iter().filter(|page| !matches!(page, Page::Account | Page::Passkey | Page::Social));
    let pages = pages.map(|page| (format!("/{}/", page.name()), heading_of(page)));
    pages.chain([("/no-such-page".to_owned(), heading_of(Page::NotFound))])
}

#[tokio::test]
async fn every_page_opens_by_its_address_and_survives_a_reload() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for (path, heading) in pages() {
            page.open(&path).await?;
            page.heading(heading).await?;
            page.reload().await?;
            page.heading(heading).await?;
            page.is_at(&path).await?;
            assert_eq!(page.title().await?, heading, "{path}");
            assert_eq!(page.eval("return document.documentElement.lang").await?, "en");
            let headings = "return [...document.querySelectorAll('h1')]
                .filter((heading) => heading.checkVisibility({ visibilityProperty: true })).length";
            assert_eq!(page.eval(headings).await?, 1, "{path}");
        }
        // The 404 response for the page that doesn't exist is expected.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_address_without_its_slash_leads_to_the_same_page() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for (path, heading) in pages() {
            let bare = path.trim_end_matches('/');
            page.open(bare).await?;
            page.heading(heading).await?;
            page.is_at(bare).await?;
        }
        page.open("/").await?;
        page.heading(SIGN_IN).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn back_and_forward_lead_through_the_pages_and_the_focus_goes_along() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.follow("Email me a code instead").await?;
        page.has_focus(CODE_TITLE).await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.has_focus(CREATE_ACCOUNT).await?;
        for (step, heading, path) in
            [("back", CODE_TITLE, "/otp/"), ("back", SIGN_IN, "/login/"), ("forward", CODE_TITLE, "/otp/")]
        {
            if step == "back" {
                page.driver().back().await?;
            } else {
                page.driver().forward().await?;
            }
            page.heading(heading).await?;
            page.is_at(path).await?;
            page.has_focus(heading).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_from_the_account_does_not_lead_into_a_form_again() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.open("/login/").await?;
        page.account().await?;
        page.is_at("/account/").await?;
        page.open("/register/").await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_account_is_for_those_who_are_signed_in() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/account/").await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/login/").await?;
        assert!(!page.text().await?.contains("Your session has ended"), "there was no session before");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_typed_on_one_page_is_there_on_the_next() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        for link in
            ["Forgot your password?", "Use my password instead", "Email me a code instead", CREATE_ACCOUNT]
        {
            page.follow(link).await?;
            assert_eq!(page.value(EMAIL).await?, ADA, "behind {link:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_from_the_code_leads_to_the_address_it_was_sent_to() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.heading(CHECK_MAIL).await?;
        page.driver().back().await?;
        page.heading(CODE_TITLE).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.driver().forward().await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn an_answer_that_comes_late_leaves_the_shopper_where_they_went() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        let call = "/customer/send-otp";
        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        proxy.hold(&["/customer/send-otp"]);
        page.press(SEND_CODE).await?;
        let is_sent = || proxy.requests().iter().any(|request| request.path == call);
        until("the call", async || Ok(is_sent())).await?;
        page.follow("Use my password instead").await?;
        page.heading(SIGN_IN).await?;
        proxy.release();
        shop.mailbox().mail_to(ADA).await?;
        page.answered(call).await?;
        assert_eq!(page.address().await?, "/login/");
        ensure!(page.look_for(Role::Heading, SIGN_IN).await?.is_some(), "{}", page.text().await?);
        Ok(())
    })
    .await
}
