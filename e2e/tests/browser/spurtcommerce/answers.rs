//! Sends every recorded refusal to the page that makes the call.

use anyhow::{Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, sign_in, sign_out, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, LINK_BROKEN, NEW_PASSWORD, PROBLEM,
    RESET_TITLE, SEND_LINK, SIGN_IN,
};
use portico_e2e::{Entry, FaultProxy, Level, Page, Role, forget_console};
use portico_replay::recorded::{Exchange, Recorded};
use serde_json::{Value, json};

use super::reset::{CHOSEN, choose, mailed};
use super::{envelope, in_adas_shop, in_an_empty_shop, message, refusal};

/// What the shopper reads for a refusal, by the start of its text.
const WORDS: &[(&str, &str)] = &[
    ("You are not Registered with us", "The email address or password is incorrect."),
    ("The Password entered is invalid", "The email address or password is incorrect."),
    ("Inactive Customer account", "This account is inactive."),
    ("Your account has been locked. Please try after 0", "Too many attempts."),
    ("Your account has been locked. Please try after 1", "You can try again in"),
    ("Your Login attempts try", "Too many attempts."),
    ("Couldn't Able to Find Configuration", "We can’t find this shop."),
    ("You are not install this plugin", "Signing in with another provider isn’t available."),
    ("Category ", "We can’t find this shop."),
    ("Account Already Exist", "There’s already an account with this email address."),
    ("The provided email address is already", "There’s already an account with this email address."),
    ("This Email is Not Registered", "There’s no account with this email address yet."),
    ("Please enter a valid OTP", "That code is incorrect."),
    ("Your OTP Got Expired", "That code has expired."),
    ("Invalid key", "This link isn’t valid."),
    ("Key is missing", "This link isn’t valid."),
    ("This link has been used already", "This link has already been used."),
    ("your password reset link has been expired", "This link has expired."),
    ("Invalid character in email", "Your email address can’t contain any of"),
    ("Invalid character in firstName", "Your first name can’t contain any of"),
    ("Invalid character in lastName", "Your last name can’t contain any of"),
    ("property firstname is required", "Enter your first name"),
    ("property firstname should be maximum", "Your first name must be 32 characters or fewer"),
    ("property password is required", "Choose a password"),
    ("property password must contain minimum", "Your password must be 8 to 128 characters"),
    ("property Password must contain", "Include an upper-case letter, a lower-case letter, and a number"),
    ("property Email Id is required", "Enter your email address"),
    ("property emailId should be maximum", "Your email address must be 96 characters or fewer"),
    ("property OTP is requeried", "Enter the code from your email"),
];

/// The text of an unexpected error for a key or a token that can't be decrypted.
const UNDECRYPTABLE: &str = "Malformed UTF-8 data";

const FAULT: &str = "Something went wrong on our side. Try again in a moment.";

/// What the shopper reads for a recorded response. Of several texts about one field, only the first in the list above.
fn words(body: &Value) -> Vec<&'static str> {
    if body["message"] == UNDECRYPTABLE || body["message"] == "Invalid character in key" {
        return vec!["This link isn’t valid."];
    }
    if body["status"].is_null() {
        return vec![FAULT];
    }
    let list = body["data"]["message"].as_array().cloned().unwrap_or_else(|| vec![body["message"].clone()]);
    let texts: Vec<_> = list.iter().filter_map(Value::as_str).collect();
    let is_said = |beginning: &str| texts.iter().any(|text| text.starts_with(beginning));
    let mut fields = Vec::new();
    let mut words = Vec::new();
    for (beginning, said) in WORDS.iter().filter(|(beginning, _)| is_said(beginning)) {
        // `firstname`, `Email Id`, `emailId`, `password`, `Password`, `OTP`.
        let field: String =
            beginning.to_lowercase().split(' ').nth(1).unwrap_or_default().chars().take(5).collect();
        let is_of_list = beginning.starts_with("property");
        if !(is_of_list && fields.contains(&field)) {
            words.push(*said);
        }
        fields.push(field);
    }
    words
}

/// The recorded refusals of a call.
fn refusals(call: &str) -> impl Iterator<Item = &'static Exchange> {
    let path = format!("/api/customer/{call}");
    let is_of = move |exchange: &&Exchange| {
        let Exchange { request, answer, .. } = *exchange;
        let is_done = answer.status < 300 && answer.body["status"] == 1;
        request.path.split('?').next() == Some(&path) && !is_done && request.method != "OPTIONS"
    };
    // Another test is about those that a page can't read.
    let is_readable =
        |exchange: &&Exchange| !matches!(&*exchange.answer.headers, "json without cors" | "bare");
    let all = Recorded::get().exchanges.iter();
    all.filter(is_of).filter(is_readable)
}

fn answer(proxy: &FaultProxy, call: &str, exchange: &Exchange) {
    let body = &exchange.answer.body;
    let status = exchange.answer.status;
    let message = match body {
        Value::String(html) => message(status, "text/html; charset=utf-8", html),
        body => envelope(status, body),
    };
    proxy.respond_with(&format!("/customer/{call}"), message);
}

/// Waits until the page shows the words for a response, and checks that it shows none of the server's own.
async fn expect(page: &Page, exchange: &Exchange) -> Result<()> {
    let expected = words(&exchange.answer.body);
    ensure!(!expected.is_empty(), "{}: there is no message for it", exchange.name);
    for words in expected {
        page.says(words).await.map_err(|error| error.context(exchange.name.clone()))?;
    }
    let text = page.text().await?;
    if let Some(own) = exchange.answer.body["message"].as_str().filter(|own| !own.is_empty()) {
        ensure!(!text.contains(own), "{}: {text}", exchange.name);
    }
    Ok(())
}

/// Each kind of response once; at least one.
fn kinds(call: &str) -> Vec<&'static Exchange> {
    let mut seen = Vec::new();
    let kinds: Vec<_> = refusals(call)
        .filter(|exchange| {
            let kind = (exchange.answer.status, exchange.answer.body.to_string());
            let is_new = !seen.contains(&kind);
            seen.push(kind);
            is_new
        })
        .collect();
    assert!(!kinds.is_empty(), "no refusal of {call} was recorded");
    kinds
}

#[tokio::test]
async fn each_refusal_of_a_sign_in_is_said() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        for exchange in kinds("login") {
            answer(proxy, "login", exchange);
            page.open("/login/").await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.heading(PROBLEM).await?;
            expect(page, exchange).await?;
            if exchange.answer.body["message"] == "Invalid character in emailId" {
                page.refuses(EMAIL, "can’t contain any of").await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_of_a_code_is_said() -> Result<()> {
    in_an_empty_shop(async |_, page, proxy| {
        for exchange in kinds("send-otp") {
            answer(proxy, "send-otp", exchange);
            page.open("/register/").await?;
            page.fill(FIRST_NAME, "Ada").await?;
            page.fill(EMAIL, ADA).await?;
            page.fill(NEW_PASSWORD, PASSWORD).await?;
            page.press(CREATE_ACCOUNT).await?;
            page.heading(PROBLEM).await?;
            expect(page, exchange).await?;
            if exchange.answer.body["message"] == "Invalid character in emailId" {
                page.refuses(EMAIL, "can’t contain any of").await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_of_a_registration_is_said_at_the_field_that_it_is_about() -> Result<()> {
    in_an_empty_shop(async |_, page, proxy| {
        for exchange in kinds("register") {
            proxy.release();
            page.open("/register/").await?;
            page.fill(FIRST_NAME, "Ada").await?;
            page.fill(EMAIL, ADA).await?;
            page.fill(NEW_PASSWORD, PASSWORD).await?;
            page.press(CREATE_ACCOUNT).await?;
            page.heading(CHECK_MAIL).await?;
            answer(proxy, "register", exchange);
            page.fill(CODE, "123456").await?;
            page.press(CONTINUE).await?;
            page.heading(PROBLEM).await?;
            let texts = exchange.answer.body.to_string();
            let is_of_code = !texts.contains("property") && !texts.contains("Invalid character") || {
                let list = exchange.answer.body["data"]["message"].as_array();
                list.is_some_and(|list| list.len() == 1) && texts.contains("OTP is")
            };
            page.heading(if is_of_code { CHECK_MAIL } else { CREATE_ACCOUNT }).await?;
            if texts.contains("OTP is") && !is_of_code {
                // If several fields are invalid, the code is asked for again once the others are valid.
                page.refuses(FIRST_NAME, "Enter your first name").await?;
                page.refuses(EMAIL, "Enter your email address").await?;
                page.refuses(NEW_PASSWORD, "Choose a password").await?;
                continue;
            }
            expect(page, exchange).await?;
            let fields = [
                ("valid OTP", CODE),
                ("OTP Got Expired", CODE),
                ("OTP is", CODE),
                ("firstName", FIRST_NAME),
                ("firstname", FIRST_NAME),
                ("Password must", NEW_PASSWORD),
                ("Email Id", EMAIL),
                ("property emailId", EMAIL),
            ];
            for (_, field) in fields.iter().filter(|(part, _)| texts.contains(part)) {
                ensure!(page.is_invalid(field).await?, "{}: {field}", exchange.name);
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_of_a_link_is_said() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        for exchange in kinds("forgot-password-link") {
            answer(proxy, "forgot-password-link", exchange);
            page.open("/forgot-password/").await?;
            page.fill(EMAIL, ADA).await?;
            page.press(SEND_LINK).await?;
            page.heading(PROBLEM).await?;
            expect(page, exchange).await?;
        }
        for exchange in kinds("forgot-password-key-check") {
            answer(proxy, "forgot-password-key-check", exchange);
            page.open("/?token=VTJG").await?;
            if exchange.answer.status < 500 || exchange.answer.body["message"] == UNDECRYPTABLE {
                page.heading(LINK_BROKEN).await?;
                page.find(Role::Link, "Request a new link").await?;
            }
            expect(page, exchange).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_of_a_new_password_is_said() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        let link = mailed(shop, page, ADA).await?;
        for exchange in kinds("reset-password") {
            proxy.release();
            page.open(&format!("/{link}")).await?;
            page.heading(RESET_TITLE).await?;
            answer(proxy, "reset-password", exchange);
            choose(page, CHOSEN).await?;
            page.heading(PROBLEM).await?;
            expect(page, exchange).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whatever_signing_out_is_answered_nobody_stays_signed_in() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        for exchange in kinds("logout") {
            proxy.release();
            sign_in(page, ADA, PASSWORD).await?;
            answer(proxy, "logout", exchange);
            sign_out(page).await?;
            ensure!(page.eval("return sessionStorage['portico.session']").await?.is_null());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_refusal_of_a_session_ends_it_and_a_fault_does_not() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        for exchange in kinds("get-profile") {
            proxy.release();
            page.open("/login/").await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.account().await?;
            answer(proxy, "get-profile", exchange);
            page.reload().await?;
            if exchange.answer.status == 401 || exchange.answer.body["message"] == UNDECRYPTABLE {
                page.says("Your session has ended. Please sign in again.").await?;
                page.heading(SIGN_IN).await?;
            } else {
                page.says(FAULT).await?;
                page.account().await?;
                page.press("Sign out").await?;
                page.heading(SIGN_IN).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_text_that_is_not_known_is_shown_as_it_came_and_the_console_says_so_without_the_address()
-> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        let text = format!("{ADA} may come on Sundays alone");
        proxy.respond_with("/customer/login", refusal(400, &text));
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(&text).await?;
        let console = page.console().await?;
        let said = console.iter().find(|entry| entry.text.contains("may come on Sundays alone"));
        let is_right = |entry: &Entry| entry.level == Level::Warning && !entry.text.contains(ADA);
        ensure!(said.is_some_and(is_right), "{console:?}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn what_is_no_answer_of_its_server_is_a_fault_and_none_of_it_is_shown() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        let html = "<!DOCTYPE html><title>Error</title><pre>Cannot POST</pre>";
        for answer in [
            message(200, "text/html", html),
            message(502, "text/html", html),
            message(200, "application/json", ""),
            envelope(200, &json!({"status": 1})),
            envelope(500, &json!({"name": "Error", "message": "Cannot POST", "stack": "at /srv/app.js:1"})),
        ] {
            proxy.respond_with("/customer/login", answer);
            page.open("/login/").await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.says(FAULT).await?;
            ensure!(!page.text().await?.contains("Cannot POST"));
        }
        // Node's response to a query that is too long: no body, no headers. On another origin a browser doesn't even report that.
        proxy.respond_with("/customer/login", message(431, "text/plain", ""));
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says(FAULT).await
    })
    .await
}
