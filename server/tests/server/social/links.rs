//! The identities of a customer: what is linked, linking, and unlinking.

use serde_json::json;
use sqlx::Row as _;

use super::{PROVIDER, start, start_doubting, ticket};
use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico, text};

const OTHER: &str = "bob@example.com";

async fn session(portico: &Portico, email: &str, password: &str) -> String {
    portico.verified(email, password).await;
    portico.login(email, password).await.token()
}

#[tokio::test]
async fn a_customer_links_and_unlinks_identities_and_gets_a_notice_of_each() {
    let (portico, issuer) = start().await;
    let ada = session(&portico, EMAIL, PASSWORD).await;
    assert_eq!(portico.links(&ada).await, Vec::<serde_json::Value>::new());
    portico.all_mailed().await;
    let before = portico.mails().len();
    let token = portico.id_token(&issuer, json!({ "email": "ada@acme.example" })).await;
    assert_eq!(portico.link(&ada, &token).await.verdict(), (200, ""));
    assert_eq!(portico.link(&ada, &token).await.verdict(), (403, "social_expired"), "a token works once");
    assert_eq!(portico.mail_after(before).await.subject, "You can now sign in to Portico with Acme");
    let links = portico.links(&ada).await;
    assert_eq!((links.len(), &links[0]["provider"]), (1, &json!(PROVIDER)));
    assert_eq!(links[0]["email"], json!("ada@acme.example"), "not the account's, which doesn't matter");
    let (linked, used) = (text(&links[0]["linkedAt"]), text(&links[0]["lastUsedAt"]));
    assert_eq!(linked, used);

    portico.pass(60);
    assert_eq!(portico.login_as(&issuer, json!({})).await.body["data"]["user"]["email"], json!(EMAIL));
    assert!(text(&portico.links(&ada).await[0]["lastUsedAt"]) > used, "a sign-in is a use");
    let token = portico.id_token(&issuer, json!({})).await;
    assert_eq!(portico.link(&ada, &token).await.verdict(), (200, ""), "it's linked already");

    portico.all_mailed().await;
    let before = portico.mails().len();
    assert_eq!(portico.unlink(&ada, &links[0]["id"]).await.verdict(), (200, ""));
    assert_eq!(portico.mail_after(before).await.subject, "You can no longer sign in to Portico with Acme");
    assert_eq!(portico.links(&ada).await, Vec::<serde_json::Value>::new());
    assert_eq!(portico.unlink(&ada, &links[0]["id"]).await.verdict(), (404, "not_found"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn an_identity_belongs_to_one_customer() {
    let (portico, issuer) = start().await;
    let ada = session(&portico, EMAIL, PASSWORD).await;
    let bob = session(&portico, OTHER, OTHER_PASSWORD).await;
    let token = portico.id_token(&issuer, json!({})).await;
    assert_eq!(portico.link(&ada, &token).await.verdict(), (200, ""));
    let token = portico.id_token(&issuer, json!({})).await;
    assert_eq!(portico.link(&bob, &token).await.verdict(), (409, "social_taken"));
    let id = portico.links(&ada).await[0]["id"].clone();
    assert_eq!(portico.unlink(&bob, &id).await.verdict(), (404, "not_found"));
    assert_eq!(portico.links(&ada).await.len(), 1);
    for none in [json!("x"), json!(-1), json!(7_000_000)] {
        assert_eq!(portico.unlink(&ada, &none).await.verdict(), (404, "not_found"), "{none}");
    }
}

#[tokio::test]
async fn an_account_that_nobody_has_proved_needs_a_code_before_it_is_linked() {
    let (portico, issuer) = start_doubting().await;
    portico.register(EMAIL, PASSWORD).await;
    let stranger = portico.login(EMAIL, PASSWORD).await.token();
    let token = portico.id_token(&issuer, json!({ "email": "eve@acme.example" })).await;
    let answer = portico.link(&stranger, &token).await;
    let ticket = ticket(&answer);
    assert_eq!(answer.body["data"]["email"], json!(EMAIL), "the account's, to which the code goes");
    assert_eq!(portico.links(&stranger).await, Vec::<serde_json::Value>::new());
    let code = portico.mailed_code(EMAIL).await;
    let owner = portico.login_with_ticket(EMAIL, &code, &ticket).await.token();
    assert_eq!(portico.links(&owner).await.len(), 1);
}

/// No call links an identity to an account that nobody has proved; if one did, its proof would undo it.
#[tokio::test]
async fn the_first_proof_voids_identities() {
    let (portico, issuer) = start().await;
    portico.register(OTHER, OTHER_PASSWORD).await;
    let bob = session(&portico, EMAIL, PASSWORD).await;
    let token = portico.id_token(&issuer, json!({})).await;
    portico.link(&bob, &token).await;
    let database = portico.database().await;
    let moved =
        sqlx::query("UPDATE social_identities SET customer_id = (SELECT id FROM customers WHERE email = $1)");
    assert_eq!(moved.bind(OTHER).execute(&database).await.expect("moved").rows_affected(), 1);
    let code = portico.mailed_code(OTHER).await;
    let proved = portico.login_by_code(OTHER, &code).await.token();
    assert_eq!(portico.links(&proved).await, Vec::<serde_json::Value>::new());
}

#[tokio::test]
async fn nothing_is_linked_without_a_session() {
    let (portico, issuer) = start().await;
    let token = portico.id_token(&issuer, json!({})).await;
    assert_eq!(portico.link("not a session", &token).await.verdict(), (401, "session"));
    let request = portico.get("/customer/social-links");
    assert_eq!(portico.ask(request).await.verdict(), (401, "session"));
    assert_eq!(portico.unlink("not a session", &json!(1)).await.verdict(), (401, "session"));
    assert_eq!(portico.login_by_token(&token).await.verdict(), (200, ""), "the token was not used up");
}

#[tokio::test]
async fn what_is_done_is_in_the_audit_log_and_no_token_is() {
    let (portico, issuer) = start_doubting().await;
    portico.verified(EMAIL, PASSWORD).await;
    let answer = portico.login_as(&issuer, json!({ "sub": "a-telling-subject" })).await;
    let ticket = ticket(&answer);
    let code = portico.mailed_code(EMAIL).await;
    let session = portico.login_with_ticket(EMAIL, &code, &ticket).await.token();
    let token = portico.id_token(&issuer, json!({ "sub": "a-telling-subject" })).await;
    assert_eq!(portico.login_by_token(&token).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_token(&token).await.verdict(), (403, "social_expired"));
    let id = portico.links(&session).await[0]["id"].clone();
    assert_eq!(portico.unlink(&session, &id).await.verdict(), (200, ""));
    let sql = "SELECT event, outcome, customer_id FROM audit_events ORDER BY id";
    let rows = sqlx::query(sql).fetch_all(&portico.database().await).await.expect("the log");
    let events: Vec<_> = rows
        .iter()
        .map(|row| {
            let customer = row.get::<Option<i64>, _>("customer_id").map(|_| " customer").unwrap_or_default();
            format!("{} {}{customer}", row.get::<String, _>("event"), row.get::<String, _>("outcome"))
        })
        .filter(|event| event.contains("social") || event.contains("code"))
        .collect();
    assert_eq!(
        events,
        [
            "sign_in_code ok customer",
            "social_linked ok customer",
            "sign_in_social ok customer",
            "sign_in_social social_expired",
            "social_unlinked ok customer",
        ]
    );
    let stolen = portico.stolen().await;
    let has = |needle: &str| stolen.windows(needle.len()).any(|part| part == needle.as_bytes());
    assert!(!has(&token) && !has(&ticket) && !has(token.rsplit('.').next().expect("a signature")));
}
