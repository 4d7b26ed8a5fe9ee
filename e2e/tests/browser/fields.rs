//! Fields and their errors, which work the same in every form.

use anyhow::Result;
use portico_e2e::account::ADA;
use portico_e2e::words::{
    CODE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, LAST_NAME, NEW_PASSWORD, PASSWORD, PHONE, SEND_CODE, SIGN_IN,
};
use portico_e2e::{Options, Page, Role, in_a_shop};
use thirtyfour::Key;

#[tokio::test]
async fn nothing_is_wrong_before_anything_was_typed_or_submitted() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        page.find(Role::Textbox, FIRST_NAME).await?.click().await?;
        for _ in 0..5 {
            page.keys(Key::Tab).await?;
        }
        for label in [FIRST_NAME, LAST_NAME, EMAIL, PHONE, NEW_PASSWORD] {
            assert!(!page.is_invalid(label).await?, "{label}");
        }
        assert!(!page.text().await?.contains("Enter your"));
        assert_eq!(page.title().await?, CREATE_ACCOUNT);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn leaving_a_field_that_was_typed_into_says_what_is_wrong_with_it_and_only_with_it() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        page.fill(EMAIL, "ada").await?;
        assert!(!page.is_invalid(EMAIL).await?, "no error while typing");
        page.keys(Key::Tab).await?;
        page.refuses(EMAIL, "Enter an email address like name@example.com").await?;
        assert!(!page.is_invalid(FIRST_NAME).await?, "a field that was not touched");
        page.fill(EMAIL, ADA).await?;
        assert!(!page.is_invalid(EMAIL).await?, "the error disappears once it is corrected");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_failed_submit_lists_what_is_wrong_and_leads_to_each_field() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        page.press(CREATE_ACCOUNT).await?;
        let summary = page.summary().await?;
        assert_eq!(summary, ["Enter your first name", "Enter your email address", "Choose a password"]);
        page.summary_has_focus().await?;
        assert_eq!(page.title().await?, format!("Error: {CREATE_ACCOUNT}"));
        for (words, label) in summary.iter().zip([FIRST_NAME, EMAIL, NEW_PASSWORD]) {
            page.refuses(label, words).await?;
            page.follow(words).await?;
            page.has_focus(label).await?;
        }
        assert!(!page.is_invalid(LAST_NAME).await? && !page.is_invalid(PHONE).await?, "both may be empty");
        assert_eq!(page.requests_to("/customer/send-otp").await?, 0, "nothing is sent");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_title_says_error_only_as_long_as_there_is_one() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        assert_eq!(page.title().await?, "Error: Sign in");
        page.follow("Email me a code instead").await?;
        page.find(Role::Button, SEND_CODE).await?;
        assert_eq!(page.title().await?, "Sign in with a code");
        page.driver().back().await?;
        page.heading(SIGN_IN).await?;
        assert_eq!(page.title().await?, SIGN_IN);
        assert!(!page.is_invalid(EMAIL).await?, "the errors of the last visit are gone");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_password_can_be_shown_and_is_hidden_again_on_submit() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.fill(EMAIL, "ada").await?;
        page.fill(PASSWORD, "secret").await?;
        let field = page.find(Role::Textbox, PASSWORD).await?;
        page.press("Show password").await?;
        page.find(Role::Button, "Hide password").await?;
        assert_eq!(field.attr("type").await?.as_deref(), Some("text"));
        assert_eq!(field.prop("value").await?.as_deref(), Some("secret"));
        page.press(SIGN_IN).await?;
        page.find(Role::Button, "Show password").await?;
        assert_eq!(field.attr("type").await?.as_deref(), Some("password"));
        assert_eq!(field.prop("value").await?.as_deref(), Some("secret"), "it wasn't sent, so it is kept");
        Ok(())
    })
    .await
}

/// The attributes that password managers, on-screen keyboards and spelling checkers rely on.
#[tokio::test]
async fn each_field_tells_the_browser_what_it_is() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        assert_attributes(page, EMAIL, "login-emailId", "emailId", "email", "username").await?;
        assert_attributes(page, PASSWORD, "login-password", "password", "password", "current-password")
            .await?;
        page.open("/register/").await?;
        assert_attributes(page, FIRST_NAME, "register-firstName", "firstName", "text", "given-name").await?;
        assert_attributes(page, LAST_NAME, "register-lastName", "lastName", "text", "family-name").await?;
        assert_attributes(page, EMAIL, "register-emailId", "emailId", "email", "email").await?;
        assert_attributes(page, PHONE, "register-phoneNumber", "phoneNumber", "tel", "tel").await?;
        assert_attributes(page, NEW_PASSWORD, "register-password", "password", "password", "new-password")
            .await?;
        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        assert_attributes(page, CODE, "otp-otp", "otp", "text", "one-time-code").await?;
        let code = page.find(Role::Textbox, CODE).await?;
        assert_eq!(code.attr("inputmode").await?.as_deref(), Some("numeric"));
        assert_eq!(code.attr("pattern").await?.as_deref(), Some(r"\d{6}"));
        Ok(())
    })
    .await
}

async fn assert_attributes(
    page: &Page,
    label: &str,
    id: &str,
    name: &str,
    input_type: &str,
    autocomplete: &str,
) -> Result<()> {
    let field = page.find(Role::Textbox, label).await?;
    for (attribute, value) in
        [("id", id), ("name", name), ("type", input_type), ("autocomplete", autocomplete)]
    {
        assert_eq!(field.attr(attribute).await?.as_deref(), Some(value), "{attribute} of {label}");
    }
    if ["email", "password"].contains(&input_type) {
        assert_eq!(field.attr("spellcheck").await?.as_deref(), Some("false"), "{label}");
        assert_eq!(field.attr("autocapitalize").await?.as_deref(), Some("none"), "{label}");
        assert_eq!(field.attr("maxlength").await?, None, "{label}: nothing is cut off");
    }
    Ok(())
}

#[tokio::test]
async fn no_form_is_ever_sent_by_the_browser_and_each_has_one_submit_button() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for path in ["/login/", "/register/", "/otp/", "/forgot-password/"] {
            page.open(path).await?;
            let script = "return [...document.forms].map((form) =>
                [form.method, form.noValidate, form.querySelectorAll('button[type=submit]').length])";
            assert_eq!(page.eval(script).await?, serde_json::json!([["dialog", true, 1]]), "{path}");
        }
        Ok(())
    })
    .await
}
