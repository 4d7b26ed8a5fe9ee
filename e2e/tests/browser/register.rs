//! Creating an account.

use anyhow::Result;
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{
    CHANGE, CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, LAST_NAME, NEW_PASSWORD, PHONE,
};
use portico_e2e::{Options, Page, Role, in_a_shop, through_a_proxy};

async fn fill_in(page: &Page, email: &str, password: &str) -> Result<()> {
    page.open("/register/").await?;
    page.fill(FIRST_NAME, "Ada").await?;
    page.fill(LAST_NAME, "Lovelace").await?;
    page.fill(EMAIL, email).await?;
    page.fill(PHONE, "+44 20 7946 0000").await?;
    page.fill(NEW_PASSWORD, password).await
}

async fn submit(page: &Page, email: &str, password: &str) -> Result<()> {
    fill_in(page, email, password).await?;
    page.press(CREATE_ACCOUNT).await?;
    page.heading(CHECK_MAIL).await
}

async fn enter_code(page: &Page, code: &str) -> Result<()> {
    page.fill(CODE, code).await?;
    page.press(CONTINUE).await
}

#[tokio::test]
async fn a_shopper_registers_proves_the_address_and_is_signed_in() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        page.open("/login/").await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.is_at("/register/").await?;
        submit(page, ADA, PASSWORD).await?;
        page.is_at("/otp/").await?;
        page.says(ADA).await?;
        enter_code(page, &shop.mailbox().mail_to(ADA).await?.code()?).await?;
        page.account().await?;
        page.is_at("/account/").await?;
        page.says("Ada Lovelace").await?;
        page.says("+442079460000").await?;
        assert!(!page.text().await?.contains("Not confirmed"), "the address is verified");
        page.press("Sign out").await?;
        account::sign_in(page, ADA, PASSWORD).await
    })
    .await
}

/// Pasted, since no key of a keyboard types some of it.
#[tokio::test]
async fn what_looks_right_is_accepted_whatever_a_paste_brought_along() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        page.open("/register/").await?;
        paste(page, FIRST_NAME, "\u{feff}Ada\u{200b}").await?;
        paste(page, EMAIL, "\u{feff}\u{200b}ada@example.com\u{200f}").await?;
        paste(page, PHONE, "\u{202a}+44 (0)20\u{a0}7946\u{2011}0018\u{202c}").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        let code = shop.mailbox().mail_to(ADA).await?.code()?;
        paste(page, CODE, "Your code is 123").await?;
        page.press(CONTINUE).await?;
        page.refuses(CODE, "Enter the 6-digit code").await?;
        let wide: String =
            code.chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect();
        paste(page, CODE, &format!("\u{200e}Your code is \u{200b}{wide}\u{feff}")).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.says("+442079460018").await
    })
    .await
}

#[tokio::test]
async fn what_looks_empty_or_reorders_text_is_no_name_and_an_extension_no_phone_number() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        paste(page, FIRST_NAME, "\u{200b}\u{3164}").await?;
        paste(page, LAST_NAME, "\u{202e}ecalevoL").await?;
        paste(page, PHONE, "212 555 0123 ext. 5").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(FIRST_NAME, "Enter your first name").await?;
        page.refuses(LAST_NAME, "Your last name contains a character that isn’t allowed").await?;
        page.refuses(PHONE, "Enter a full phone number without an extension, like +44 20 7946 0000").await?;
        paste(page, PHONE, "+44 20 7946 0000 0000").await?;
        page.refuses(PHONE, "Your phone number must be 15 characters or fewer, not counting spaces").await
    })
    .await
}

/// Replaces what is in a field, as a paste does.
async fn paste(page: &Page, label: &str, text: &str) -> Result<()> {
    page.find(Role::Textbox, label).await?.focus().await?;
    let script = "document.execCommand('selectAll'); document.execCommand('insertText', false, arguments[0])";
    page.eval_with(script, vec![text.into()]).await?;
    Ok(())
}

#[tokio::test]
async fn whatever_was_typed_is_still_there_on_the_way_back_from_the_code() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        submit(page, ADA, PASSWORD).await?;
        page.driver().back().await?;
        page.heading(CREATE_ACCOUNT).await?;
        assert_kept(page).await?;
        page.driver().forward().await?;
        page.heading(CHECK_MAIL).await?;
        page.follow(CHANGE).await?;
        page.heading(CREATE_ACCOUNT).await?;
        assert_kept(page).await
    })
    .await
}

async fn assert_kept(page: &Page) -> Result<()> {
    for (label, value) in [
        (FIRST_NAME, "Ada"),
        (LAST_NAME, "Lovelace"),
        (EMAIL, ADA),
        (PHONE, "+44 20 7946 0000"),
        (NEW_PASSWORD, PASSWORD),
    ] {
        assert_eq!(page.value(label).await?, value, "{label}");
    }
    Ok(())
}

#[tokio::test]
async fn a_corrected_address_gets_a_code_of_its_own_and_the_same_address_no_second_one() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        submit(page, "adda@example.com", PASSWORD).await?;
        page.follow(CHANGE).await?;
        page.fill(EMAIL, ADA).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        let code = shop.mailbox().mail_to(ADA).await?.code()?;
        page.follow(CHANGE).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        enter_code(page, &code).await?;
        page.account().await?;
        assert_eq!(shop.mailbox().mails_to(ADA)?.len(), 1, "the code that was mailed is used");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_has_an_account_already_signs_in_with_the_code_instead() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        submit(page, ADA, "Another password, 1852").await?;
        enter_code(page, &shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
        page.says("There’s already an account with this email address.").await?;
        page.press("Sign in with this code").await?;
        page.account().await?;
        page.press("Sign out").await?;
        account::sign_in(page, ADA, PASSWORD).await
    })
    .await
}

#[tokio::test]
async fn a_common_password_is_named_at_its_field_and_the_code_stays_good() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        submit(page, ADA, "password123").await?;
        let code = shop.mailbox().mail_to(ADA).await?.code()?;
        enter_code(page, &code).await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.refuses(NEW_PASSWORD, "This password is too easy to guess").await?;
        assert_eq!(page.summary().await?, ["This password is too easy to guess. Choose another one"]);
        assert_eq!(page.value(FIRST_NAME).await?, "Ada");
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        enter_code(page, &code).await?;
        page.account().await?;
        assert_eq!(shop.mailbox().mails_to(ADA)?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_password_is_taken_verbatim_with_its_spaces() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        submit(page, ADA, "  six of one  ").await?;
        enter_code(page, &shop.mailbox().mail_to(ADA).await?.code()?).await?;
        page.account().await?;
        page.press("Sign out").await?;
        page.says("You’re signed out.").await?;
        account::submit_sign_in(page, ADA, "six of one").await?;
        page.says("is incorrect").await?;
        account::sign_in(page, ADA, "  six of one  ").await
    })
    .await
}

#[tokio::test]
async fn a_password_of_128_characters_is_accepted_and_one_of_129_refused() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        fill_in(page, ADA, &"long ".repeat(26)[..129]).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(NEW_PASSWORD, "must be 8 to 128 characters").await?;
        assert_eq!(page.value(NEW_PASSWORD).await?.len(), 129, "nothing is cut off");
        page.fill(NEW_PASSWORD, &"long ".repeat(26)[..128]).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await
    })
    .await
}

#[tokio::test]
async fn the_address_is_no_password() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        fill_in(page, ADA, "ADA@example.com").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(NEW_PASSWORD, "Your password can’t be your email address").await
    })
    .await
}

/// The server has created the account and used the code up; a proxy has lost its answer.
#[tokio::test]
async fn a_request_that_the_browser_sends_twice_still_leads_to_the_account() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        submit(page, ADA, PASSWORD).await?;
        let code = shop.mailbox().mail_to(ADA).await?.code()?;
        proxy.double(&["POST", "/customer/register"]);
        enter_code(page, &code).await?;
        page.account().await?;
        page.says("Ada Lovelace").await
    })
    .await
}

#[tokio::test]
async fn after_an_answer_that_was_lost_the_next_press_finds_the_account_that_was_created() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        submit(page, ADA, PASSWORD).await?;
        let code = shop.mailbox().mail_to(ADA).await?.code()?;
        proxy.drop_responses(&["POST", "/customer/register"]);
        enter_code(page, &code).await?;
        page.says("We can’t reach the shop.").await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.says("Ada Lovelace").await
    })
    .await
}
