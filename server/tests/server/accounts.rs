//! Registering, verifying an email, signing in and out.

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another, full_cost, text};
use portico_argon2::Implementation;
use serde_json::json;

#[tokio::test]
async fn register_as_the_document_has_it_makes_an_unverified_account() {
    let portico = Portico::start().await;
    let answer = portico.register(EMAIL, PASSWORD).await;
    assert_eq!(answer.verdict(), (200, ""));

    let answer = portico.login(EMAIL, PASSWORD).await;
    let user = &answer.body["data"]["user"];
    assert_eq!(user["firstName"], "Ada");
    assert_eq!(user["lastName"], "Lovelace");
    assert_eq!(user["email"], EMAIL);
    assert_eq!(user["mobileNumber"], "");
    assert_eq!(user["emailVerified"], false);
    assert!(user["id"].is_i64());

    // The mailed code verifies the email, by signing in.
    let code = portico.mail_after(0).await.code().expect("a code");
    let answer = portico.login_by_code(EMAIL, &code).await;
    assert_eq!(answer.body["data"]["user"]["emailVerified"], true);
}

#[tokio::test]
async fn register_with_a_code_makes_a_verified_account() {
    let portico = Portico::start().await;
    let code = portico.mailed_code(EMAIL).await;
    let spaced = format!(" {}-{} ", &code[..3], &code[3..]);
    let answer = portico.register_with(EMAIL, json!({ "otp": spaced })).await;
    assert_eq!(answer.verdict(), (200, ""));
    let answer = portico.login(EMAIL, PASSWORD).await;
    assert_eq!(answer.body["data"]["user"]["emailVerified"], true);

    let answer = portico.register_with(EMAIL, json!({ "otp": code })).await;
    assert_eq!(answer.verdict(), (403, "code_used"));
}

#[tokio::test]
async fn a_verified_account_is_told_of_to_its_owner_alone_and_the_code_stays_good() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    let answer = portico.register_with(EMAIL, json!({ "otp": code, "password": OTHER_PASSWORD })).await;
    assert_eq!(answer.verdict(), (409, "account_exists"));
    assert_eq!(portico.login(EMAIL, OTHER_PASSWORD).await.verdict(), (403, "credentials"));
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_code_for_an_email_without_an_account_stays_good_for_registering() {
    let portico = Portico::start().await;
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "account_missing"));
    assert_eq!(portico.register_with(EMAIL, json!({ "otp": code })).await.verdict(), (200, ""));
}

/// A stranger registers someone else's email and waits. However the owner then verifies it, nothing of the stranger's
/// stays: no password, session, name, phone number or cart.
#[tokio::test]
async fn an_account_opened_by_somebody_else_keeps_no_way_in() {
    for proof in ["register", "code", "reset"] {
        let portico = Portico::start().await;
        let members = json!({ "password": "the stranger's own", "phoneNumber": "+44 20 7946 018" });
        assert_eq!(portico.register_with(EMAIL, members).await.verdict(), (200, ""));
        let stranger = portico.login(EMAIL, "the stranger's own").await.token();
        portico.mail_after(0).await;

        match proof {
            "register" => {
                let code = portico.mailed_code(EMAIL).await;
                let answer =
                    portico.register_with(EMAIL, json!({ "otp": code, "firstName": "Augusta" })).await;
                assert_eq!(answer.verdict(), (200, ""));
            }
            "code" => {
                let code = portico.mailed_code(EMAIL).await;
                let answer = portico.login_by_code(EMAIL, &code).await;
                assert_eq!(owner(&answer), ["", "", ""]);
            }
            _ => {
                let key = portico.mailed_key(EMAIL).await;
                assert_eq!(portico.reset(&key, PASSWORD).await.verdict(), (200, ""));
            }
        }
        assert_eq!(portico.profile(&stranger).await.verdict(), (401, "session"), "{proof}");
        let answer = portico.login(EMAIL, "the stranger's own").await;
        assert_eq!(answer.verdict(), (403, "credentials"), "{proof}");
        if proof == "code" {
            continue;
        }
        let answer = portico.login(EMAIL, PASSWORD).await;
        assert_eq!(answer.body["data"]["user"]["emailVerified"], true, "{proof}");
        let expected = if proof == "register" { ["Augusta", "Lovelace", ""] } else { ["", "", ""] };
        assert_eq!(owner(&answer), expected, "{proof}");
        assert_eq!(portico.cart(&answer.token()).await, "[]", "{proof}");
        let database = portico.database().await;
        let kept = sqlx::query_scalar("SELECT industry FROM customers").fetch_one(&database).await;
        let kept: String = kept.expect("the customer");
        assert_eq!(kept, if proof == "register" { "electronics" } else { "" });
    }
}

/// The name and the phone number of the customer who is signed in.
fn owner(answer: &Answer) -> [String; 3] {
    let user = &answer.body["data"]["user"];
    ["firstName", "lastName", "mobileNumber"].map(|name| text(&user[name]).to_owned())
}

/// Emails that differ in case belong to one account, and its owner reads mails at the address that it has.
#[tokio::test]
async fn every_mail_goes_to_the_address_of_the_account() {
    let portico = Portico::start().await;
    let (stored, typed) = ("Ada.Smith@Example.com", "ada.SMITH@example.COM");
    portico.verified(stored, PASSWORD).await;
    let number = std::cell::Cell::new(1);
    let mailed = async |what: &str| {
        let mail = portico.mail_after(number.get()).await;
        number.set(number.get() + 1);
        portico.pass(1);
        assert_eq!(mail.to, stored, "{what}");
        mail
    };
    portico.pass(1);
    assert_eq!(portico.send_otp(typed).await.verdict(), (200, ""));
    mailed("a code").await;
    assert_eq!(portico.register(typed, OTHER_PASSWORD).await.verdict(), (200, ""));
    mailed("the notice that there is an account").await;
    assert_eq!(portico.forgot(typed).await.verdict(), (200, ""));
    let key = mailed("a reset link").await.key().expect("a link");
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    mailed("the notice of a new password").await;

    // Also while it is unverified.
    let (stored, typed) = ("Bob@Example.com", "BOB@example.com");
    assert_eq!(portico.register(stored, PASSWORD).await.verdict(), (200, ""));
    assert_eq!(portico.mail_after(number.get()).await.to, stored);
    portico.pass(1);
    assert_eq!(portico.send_otp(typed).await.verdict(), (200, ""));
    assert_eq!(portico.mail_after(number.get() + 1).await.to, stored);
}

#[tokio::test]
async fn a_later_proof_changes_nothing() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let code = portico.mailed_code(EMAIL).await;
    portico.login_by_code(EMAIL, &code).await.token();
    assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn an_email_is_one_in_any_case_and_kept_as_typed() {
    let portico = Portico::start().await;
    portico.verified("Ada@Example.com", PASSWORD).await;
    let answer = portico.login("  aDA@eXAMPLE.COM ", PASSWORD).await;
    assert_eq!(answer.body["data"]["user"]["email"], "Ada@Example.com");
    let code = portico.mailed_code("ADA@example.com").await;
    assert_eq!(portico.login_by_code("ada@EXAMPLE.com", &code).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_password_is_verbatim_but_for_the_unicode_form() {
    let portico = Portico::start().await;
    // U+00E9 in one, e with U+0301 in the other: the same key on two systems.
    portico.verified(EMAIL, " caf\u{e9} noir ").await;
    assert_eq!(portico.login(EMAIL, " cafe\u{301} noir ").await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, "caf\u{e9} noir").await.verdict(), (403, "credentials"));
    assert_eq!(portico.login(EMAIL, " Caf\u{e9} noir ").await.verdict(), (403, "credentials"));
}

/// The same body and status, so that the answer doesn't reveal who is a customer.
#[tokio::test]
async fn unknown_and_known_emails_are_answered_alike() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let same = |known: Answer, unknown: Answer| {
        assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    };
    let nobody = "nobody@example.com";
    same(portico.login(EMAIL, "not the password").await, portico.login(nobody, "not the password").await);
    same(portico.send_otp(EMAIL).await, portico.send_otp(nobody).await);
    same(portico.forgot(EMAIL).await, portico.forgot(nobody).await);
    same(
        portico.login_by_code(EMAIL, "000000").await,
        portico.login_by_code("none@example.com", "000000").await,
    );
    // As if the earlier codes had been deleted long ago.
    sqlx::query("DELETE FROM codes").execute(&portico.database().await).await.expect("deleted");
    portico.all_mailed().await;
    let before = portico.mails().len();
    same(portico.register(EMAIL, PASSWORD).await, portico.register("new@example.com", PASSWORD).await);

    // The owner is notified; and later codes behave alike too.
    portico.mail_after(before + 1).await;
    let notice = portico.mails().into_iter().find(|mail| mail.subject.contains("already")).expect("a notice");
    assert_eq!(notice.to, EMAIL);
    for _ in 0..6 {
        same(
            portico.login_by_code(EMAIL, "000000").await,
            portico.login_by_code("new@example.com", "000000").await,
        );
    }
}

#[tokio::test]
async fn a_forgotten_password_of_nobody_mails_nothing() {
    let portico = Portico::start().await;
    assert_eq!(portico.forgot("nobody@example.com").await.verdict(), (200, ""));
    portico.mailed_code(EMAIL).await;
    portico.all_mailed().await;
    assert_eq!(portico.mails().len(), 1, "only the code");
}

#[tokio::test]
async fn a_session_ends_once() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let [first, second] = [portico.login(EMAIL, PASSWORD).await, portico.login(EMAIL, PASSWORD).await];
    let [first, second] = [first.token(), second.token()];
    assert_ne!(first, second);
    assert_eq!(first.len(), 43, "256 bits in base64url");
    assert_eq!(portico.profile(&first).await.body["data"]["user"]["email"], EMAIL);
    assert_eq!(portico.logout(&first).await.verdict(), (200, ""));
    assert_eq!(portico.logout(&first).await.verdict(), (401, "session"));
    assert_eq!(portico.profile(&first).await.verdict(), (401, "session"));
    assert_eq!(portico.profile(&second).await.verdict(), (200, ""));
    for request in [portico.post("/customer/logout"), portico.get("/customer/get-profile")] {
        let answer = portico.ask(request).await;
        assert_eq!(answer.verdict(), (401, "session"));
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
    }
}

#[tokio::test]
async fn a_session_lives_on_while_it_is_used() {
    const HOUR: u64 = 3600;
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    for (remember, lifetime) in [(false, 8 * HOUR), (true, 30 * 24 * HOUR)] {
        let body = json!({ "emailId": EMAIL, "password": PASSWORD, "remember": remember });
        let answer = portico.post_json("/customer/login", body).await;
        let ends = text(&answer.body["data"]["expiresAt"]);
        assert!(ends.ends_with('Z') && ends.len() == 20, "RFC 3339, UTC: {ends}");
        let token = answer.token();
        portico.pass(lifetime - 10);
        assert_eq!(portico.profile(&token).await.verdict(), (200, ""));
        portico.pass(lifetime - 10);
        assert_eq!(portico.profile(&token).await.verdict(), (200, ""), "the last use extended it");
        portico.pass(lifetime + 1);
        assert_eq!(portico.profile(&token).await.verdict(), (401, "session"));
        assert_eq!(portico.logout(&token).await.verdict(), (401, "session"));
    }
}

#[tokio::test]
async fn what_is_not_ours_is_refused_by_its_own_code() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let social = portico.post_json("/customer/login", json!({ "type": "social", "token": "x" })).await;
    assert_eq!(social.verdict(), (400, "social_unavailable"));
    let other = portico.post_json("/customer/login", json!({ "emailId": EMAIL, "type": "magic" })).await;
    assert_eq!((other.verdict(), other.fields()), ((400, "invalid"), vec!["type: choice".to_owned()]));
}

#[tokio::test]
async fn an_outdated_hash_is_renewed_at_sign_in() {
    let mut portico = Portico::start_with(full_cost).await;
    portico.verified(EMAIL, PASSWORD).await;
    let database = portico.database().await;
    let hash = async || -> String {
        sqlx::query_scalar("SELECT password_hash FROM customers").fetch_one(&database).await.expect("a hash")
    };
    assert!(hash().await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    portico.stop().await;
    portico.restart_with(|config| config.argon2.passes = 3).await;
    assert_eq!(portico.login(EMAIL, "not the password").await.verdict(), (403, "credentials"));
    assert!(hash().await.contains("t=2"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    assert!(hash().await.starts_with("$argon2id$v=19$m=19456,t=3,p=1$"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

/// Hashes of `lanes = 4` are in databases, and not every implementation computes them.
#[tokio::test]
async fn every_implementation_signs_in_with_the_hashes_of_the_others() {
    let mut portico = Portico::start_with(|config| {
        (config.argon2.implementation, config.argon2.lanes) = (Implementation::RustCrypto, 4);
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    let database = portico.database().await;
    let lanes = async || -> String {
        let hash: String = sqlx::query_scalar("SELECT password_hash FROM customers")
            .fetch_one(&database)
            .await
            .expect("a hash");
        hash.split('$').nth(3).expect("parameters").to_owned()
    };
    assert_eq!(lanes().await, "m=64,t=1,p=4");
    for implementation in Implementation::ALL.iter().rev().chain(Implementation::ALL) {
        portico.stop().await;
        portico
            .restart_with(|config| {
                (config.argon2.implementation, config.argon2.lanes) = (*implementation, 1);
            })
            .await;
        assert_eq!(portico.login(EMAIL, "not the password").await.verdict(), (403, "credentials"));
        assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    }
    assert_eq!(lanes().await, "m=64,t=1,p=1", "a foreign hash takes another time, so it was renewed");
}

#[tokio::test]
async fn nothing_secret_is_readable_in_the_database() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.login(EMAIL, PASSWORD).await.token();
    let key = portico.mailed_key(EMAIL).await;
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &another(&code)).await.verdict(), (403, "code_wrong"));
    portico.all_mailed().await;
    // The mails have been sent, so their rows are gone.
    let bytes = portico.stolen().await;
    for secret in [PASSWORD, &token, &key, &code] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is in the database");
    }
}

/// Each value is as a paste or a keyboard of another script may have it.
#[tokio::test]
async fn what_looks_right_is_accepted_and_stored_as_what_it_stands_for() {
    let portico = Portico::start().await;
    let mailed = portico.mailed_code("\u{feff}\u{2068}ada＠example.com\u{2069}\u{200b}").await;
    let arabic = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + 0x660).expect("a digit");
    let code: String = mailed.chars().map(arabic).collect();
    let members = json!({
        "firstName": "\u{feff}Ada\u{200b}",
        "lastName": "\u{3164}\u{2800}",
        "phoneNumber": "\u{202a}＋44 (0)20\u{a0}7946\u{2011}0018\u{202c}",
        "otp": format!("Your code is \u{200f}{code}."),
    });
    assert_eq!(portico.register_with("ada@\u{ad}example.com", members).await.verdict(), (200, ""));
    let answer = portico.login("\u{200e}ada@example.com", PASSWORD).await;
    let user = &answer.body["data"]["user"];
    assert_eq!(
        [&user["firstName"], &user["lastName"], &user["email"], &user["mobileNumber"]],
        ["Ada", "", "ada@example.com", "+442079460018"]
    );

    let code = portico.mailed_code("ada@example.com").await;
    let spaced: String = code.chars().flat_map(|digit| ['\u{200b}', digit]).collect();
    assert_eq!(portico.login_by_code("ada@example.com", &format!("{spaced}\n")).await.verdict(), (200, ""));
    let key = portico.mailed_key("ada@example.com").await;
    let pasted = format!("\u{feff} {key}\u{200b}\r\n");
    assert_eq!(portico.key_check(&pasted).await.verdict(), (200, ""));
    assert_eq!(portico.reset(&pasted, OTHER_PASSWORD).await.verdict(), (200, ""));

    let token = format!("\u{feff}{}\u{200b}", portico.access_token().await);
    let code = portico.login_code(&token, "\u{200b}ada@example.com", json!([])).await;
    let body = json!({ "type": "code", "token": format!("{code}\u{feff}\n") });
    assert_eq!(portico.post_json("/customer/login", body).await.verdict(), (200, ""));
}

#[tokio::test]
async fn what_cannot_be_seen_in_a_password_is_part_of_it() {
    let portico = Portico::start().await;
    let password = "\u{feff}pass 12\u{200b} ";
    assert_eq!(portico.register(EMAIL, password).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, password).await.verdict(), (200, ""));
    for other in ["pass 12", "pass 12\u{200b} ", "\u{feff}pass 12\u{200b}"] {
        assert_eq!(portico.login(EMAIL, other).await.verdict(), (403, "credentials"), "{other:?}");
    }
}
