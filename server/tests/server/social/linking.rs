//! Which account an identity signs in to.

use serde_json::json;

use super::{Issuer, PROVIDER, start, start_doubting, ticket, trust_with};
use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another, text};

const OTHER: &str = "bob@example.com";

#[tokio::test]
async fn an_address_that_the_provider_vouches_for_gets_an_account_without_a_password() {
    let (portico, issuer) = start().await;
    let first = portico.login_as(&issuer, json!({})).await;
    let user = &first.body["data"]["user"];
    assert_eq!((first.verdict(), &user["emailVerified"]), ((200, ""), &json!(true)), "{first:?}");
    assert_eq!((text(&user["firstName"]), text(&user["lastName"])), ("Ada", "Lovelace"));
    assert_eq!(portico.profile(&first.token()).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (403, "credentials"), "it has no password");
    assert_eq!(portico.login(EMAIL, "").await.verdict(), (400, "invalid"));
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "the mailed code is a way in");

    let again = portico.login_as(&issuer, json!({ "email": OTHER, "given_name": "Eve" })).await;
    assert_eq!(again.body["data"]["user"], *user, "an email that changed at the provider is not followed");
    let links = portico.links(&again.token()).await;
    assert_eq!(
        (links.len(), &links[0]["provider"], &links[0]["email"]),
        (1, &json!(PROVIDER), &json!(EMAIL))
    );
    assert!(portico.mails().iter().all(|mail| !mail.subject.contains("Acme")), "nothing to warn about");
}

#[tokio::test]
async fn the_first_proof_voids_what_a_stranger_has_entered() {
    let (portico, issuer) = start().await;
    portico.register_with(EMAIL, json!({ "firstName": "Eve", "phoneNumber": "+442079460018" })).await;
    let stranger = portico.login(EMAIL, PASSWORD).await.token();
    let owner = portico.login_as(&issuer, json!({})).await;
    let user = &owner.body["data"]["user"];
    assert_eq!((text(&user["firstName"]), text(&user["mobileNumber"])), ("Ada", ""));
    assert_eq!(user["emailVerified"], json!(true));
    assert_eq!(portico.profile(&stranger).await.verdict(), (401, "session"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (403, "credentials"));
    assert_eq!(portico.links(&owner.token()).await.len(), 1);
}

#[tokio::test]
async fn an_account_that_is_proved_is_linked_and_its_owner_gets_a_notice() {
    let (portico, issuer) = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.all_mailed().await;
    let before = portico.mails().len();
    let answer =
        portico.login_as(&issuer, json!({ "email": EMAIL.to_uppercase(), "given_name": "Eve" })).await;
    assert_eq!(text(&answer.body["data"]["user"]["firstName"]), "Ada", "the profile stays: {answer:?}");
    let notice = portico.mail_after(before).await;
    assert_eq!(notice.subject, "You can now sign in to Portico with Acme");
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "so does the password");
    portico.login_as(&issuer, json!({})).await.token();
    portico.all_mailed().await;
    assert_eq!(portico.mails().len(), before + 1, "one notice for one link");
}

#[tokio::test]
async fn an_address_that_nobody_vouches_for_has_to_be_proved_whether_or_not_it_has_an_account() {
    let (portico, issuer) = start_doubting().await;
    portico.verified(EMAIL, PASSWORD).await;
    for (changes, email) in [
        (json!({}), json!(EMAIL)),
        (json!({ "email": OTHER }), json!(OTHER)),
        (json!({ "email_verified": false }), json!(EMAIL)),
        (json!({ "email": null }), json!(null)),
        (json!({ "email": "not an address" }), json!(null)),
    ] {
        let answer = portico.login_as(&issuer, changes).await;
        assert!(!ticket(&answer).is_empty());
        assert_eq!((&answer.body["data"]["email"], &answer.body["data"]["expiresIn"]), (&email, &json!(600)));
    }
}

#[tokio::test]
async fn an_address_that_the_provider_calls_unverified_is_not_taken_from_anyone() {
    let (portico, issuer) = start().await;
    let answer = portico.login_as(&issuer, json!({ "email_verified": false })).await;
    assert_eq!(answer.verdict(), (403, "social_proof_needed"), "`always` doesn't mean this");
}

#[tokio::test]
async fn a_mailed_code_signs_in_with_the_ticket_and_links() {
    let (portico, issuer) = start_doubting().await;
    portico.verified(EMAIL, PASSWORD).await;
    let ticket = ticket(&portico.login_as(&issuer, json!({})).await);
    let code = portico.mailed_code(EMAIL).await;
    let wrong = portico.login_with_ticket(EMAIL, &another(&code), &ticket).await;
    assert_eq!(wrong.verdict(), (403, "code_wrong"));
    let wrong = portico.login_with_ticket(EMAIL, &code, "not the ticket").await;
    assert_eq!(wrong.verdict(), (403, "ticket_expired"));
    portico.all_mailed().await;
    let before = portico.mails().len();
    let signed_in = portico.login_with_ticket(EMAIL, &code, &ticket).await;
    assert_eq!(portico.links(&signed_in.token()).await.len(), 1, "neither used the other up");
    assert_eq!(portico.mail_after(before).await.subject, "You can now sign in to Portico with Acme");
    assert_eq!(portico.login_as(&issuer, json!({})).await.verdict(), (200, ""), "from now on it signs in");

    let code = portico.mailed_code(EMAIL).await;
    let again = portico.login_with_ticket(EMAIL, &code, &ticket).await;
    assert_eq!(again.verdict(), (403, "ticket_expired"), "a ticket works once");
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "the code is not used up");
}

#[tokio::test]
async fn a_registration_takes_the_ticket() {
    let (portico, issuer) = start_doubting().await;
    let ticket = ticket(&portico.login_as(&issuer, json!({})).await);
    let code = portico.mailed_code(EMAIL).await;
    let missing = portico.login_with_ticket(EMAIL, &code, &ticket).await;
    assert_eq!(missing.verdict(), (403, "account_missing"));
    let without = portico.register_with(EMAIL, json!({ "ticket": ticket })).await;
    assert_eq!((without.verdict(), without.fields()), ((400, "invalid"), vec!["otp: required".to_owned()]));
    let wrong = portico.register_with(EMAIL, json!({ "otp": code, "ticket": "not the ticket" })).await;
    assert_eq!(wrong.verdict(), (403, "ticket_expired"));
    let registered = portico.register_with(EMAIL, json!({ "otp": code, "ticket": ticket })).await;
    assert_eq!(registered.verdict(), (200, ""), "nothing was made, and nothing used up: {registered:?}");
    let signed_in = portico.login_as(&issuer, json!({})).await;
    assert_eq!(portico.links(&signed_in.token()).await.len(), 1);
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_ticket_works_for_ten_minutes_and_in_its_store() {
    let issuer = Issuer::start().await;
    let portico = Portico::start_with(|config| {
        trust_with(config, &issuer, "");
        let (key, name) = ("other".to_owned(), "Other".to_owned());
        config.stores.push(portico_server::config::Store { key, name, ..Default::default() });
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified_in("other", EMAIL).await;
    let first = ticket(&portico.login_as(&issuer, json!({})).await);
    let code = portico.mailed_code(EMAIL).await;
    portico.pass(599);
    assert_eq!(portico.login_with_ticket(EMAIL, &code, &first).await.verdict(), (200, ""));

    let second = ticket(&portico.login_as(&issuer, json!({ "sub": "bob" })).await);
    portico.pass(600);
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_with_ticket(EMAIL, &code, &second).await.verdict(), (403, "ticket_expired"));

    let third = ticket(&portico.login_as(&issuer, json!({ "sub": "bob" })).await);
    portico.all_mailed().await;
    let before = portico.mails().len();
    let send = portico.post("/customer/send-otp").header("key", "other").json(&json!({ "emailId": EMAIL }));
    assert_eq!(portico.ask(send).await.verdict(), (200, ""));
    let code = portico.mail_after(before).await.code().expect("a code");
    let body = json!({ "emailId": EMAIL, "type": "otp", "token": code, "ticket": third });
    let elsewhere = portico.ask(portico.post("/customer/login").header("key", "other").json(&body)).await;
    assert_eq!(elsewhere.verdict(), (403, "ticket_expired"));
}

#[tokio::test]
async fn a_ticket_for_an_identity_that_is_another_customers_by_now_is_refused() {
    let (portico, issuer) = start_doubting().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHER, OTHER_PASSWORD).await;
    let tickets = [
        ticket(&portico.login_as(&issuer, json!({})).await),
        ticket(&portico.login_as(&issuer, json!({})).await),
    ];
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_with_ticket(EMAIL, &code, &tickets[0]).await.verdict(), (200, ""));
    let code = portico.mailed_code(OTHER).await;
    assert_eq!(portico.login_with_ticket(OTHER, &code, &tickets[1]).await.verdict(), (409, "social_taken"));
    assert_eq!(portico.login_by_code(OTHER, &code).await.verdict(), (200, ""), "the code is not used up");
}

#[tokio::test]
async fn the_ticket_of_an_account_that_nobody_has_proved_counts_as_its_first_proof() {
    let (portico, issuer) = start_doubting().await;
    portico.register(EMAIL, PASSWORD).await;
    let stranger = portico.login(EMAIL, PASSWORD).await.token();
    let ticket = ticket(&portico.login_as(&issuer, json!({})).await);
    let code = portico.mailed_code(EMAIL).await;
    let owner = portico.login_with_ticket(EMAIL, &code, &ticket).await.token();
    assert_eq!(portico.profile(&stranger).await.verdict(), (401, "session"));
    assert_eq!(portico.links(&owner).await.len(), 1);
}

#[tokio::test]
async fn names_beside_the_token_are_those_of_a_new_account() {
    let (portico, issuer) = start().await;
    let token = portico.id_token(&issuer, json!({ "given_name": null, "family_name": null })).await;
    let body = json!({ "type": "social", "token": token, "firstName": " Ada ", "lastName": "x".repeat(500) });
    let answer = portico.post_json("/customer/login", body).await;
    let user = &answer.body["data"]["user"];
    assert_eq!((text(&user["firstName"]), text(&user["lastName"])), ("Ada", ""), "{answer:?}");
}
