//! The login codes of hand-overs: checked without being used up, redeemed once, void when the session or token that
//! created them ends.

use std::sync::Arc;
use std::time::Duration;

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, text};
use portico_server::config::Store;
use portico_shared::paths::DEFAULT_KEY;
use serde_json::{Value, json};
use tokio::task::JoinSet;

const HOUR: u64 = 3600;
const OTHERS_EMAIL: &str = "bob@example.com";
/// Concurrent uses.
const USES: usize = 32;

fn one_item() -> Value {
    json!([{ "sku": "A", "uom": "CS", "quantity": 2 }])
}

const ONE_ITEM: &str = r#"[{"sku":"A","uom":"CS","quantity":2}]"#;

impl Portico {
    async fn redeem_signed_in(&self, session: &str, code: &str) -> Answer {
        let request = self.post("/customer/login").bearer_auth(session);
        self.ask(request.json(&json!({ "type": "code", "token": code }))).await
    }

    async fn check_signed_in(&self, session: &str, code: &str) -> Answer {
        let request = self.post("/customer/login-code-check").bearer_auth(session);
        self.ask(request.json(&json!({ "token": code }))).await
    }
}

#[tokio::test]
async fn a_code_opens_a_session_once_and_brings_the_cart() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let code = portico.login_code(&token, EMAIL, one_item()).await;
    let answer = portico.redeem(&code).await;
    let data = &answer.body["data"];
    assert_eq!(data["user"]["email"], EMAIL);
    assert_eq!(data["cart"], json!({ "items": one_item() }));
    let session = answer.token();
    assert_eq!(portico.profile(&session).await.body["data"]["user"]["email"], EMAIL);
    assert_eq!(portico.cart(&session).await, ONE_ITEM);
    assert_eq!(portico.redeem(&code).await.verdict(), (403, "login_code_used"));
    assert_eq!(portico.cart(&session).await, ONE_ITEM, "added only once");

    // Every other way to sign in returns the cart as well.
    assert_eq!(portico.login(EMAIL, PASSWORD).await.body["data"]["cart"]["items"], one_item());
    let mailed = portico.mailed_code(EMAIL).await;
    let answer = portico.login_by_code(EMAIL, &mailed).await;
    assert_eq!(answer.body["data"]["cart"]["items"], one_item());
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let other = portico.login(OTHERS_EMAIL, PASSWORD).await;
    assert_eq!(other.body["data"]["cart"], json!({ "items": [] }), "each has a cart of their own");
}

#[tokio::test]
async fn looking_at_a_code_tells_enough_to_ask_and_uses_nothing_up() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let code = portico.login_code(&token, EMAIL, one_item()).await;
    portico.pass(10);
    for _ in 0..3 {
        let answer = portico.check_code(&code).await;
        assert_eq!(answer.verdict(), (200, ""));
        let found = json!({ "store": "Portico", "email": "a•••@e•••.com", "expiresIn": 290, "items": 1, "own": false });
        assert_eq!(answer.body["data"], found);
    }
    assert_eq!(portico.redeem(&code).await.verdict(), (200, ""));
    assert_eq!(portico.check_code(&code).await.verdict(), (403, "login_code_used"));
}

#[tokio::test]
async fn codes_that_do_not_work_are_told_apart() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let code = portico.login_code(&token, EMAIL, one_item()).await;
    portico.pass(299);
    assert_eq!(portico.check_code(&code).await.body["data"]["expiresIn"], 1);
    portico.pass(1);
    for (code, verdict) in [
        (code.as_str(), (403, "login_code_expired")),
        ("not a code", (403, "login_code_unknown")),
        (token.as_str(), (403, "login_code_unknown")),
        ("", (400, "invalid")),
    ] {
        assert_eq!(portico.check_code(code).await.verdict(), verdict, "{code}");
        assert_eq!(portico.redeem(code).await.verdict(), verdict, "{code}");
    }
    assert_eq!(portico.redeem("").await.fields(), ["token: required"]);
    let missing = portico.post_json("/customer/login", json!({ "type": "code" })).await;
    assert_eq!(missing.fields(), ["token: required"]);
}

#[tokio::test]
async fn a_code_works_for_as_long_as_is_configured() {
    let portico = Portico::start_with(|config| config.lifetimes.login_code = 20).await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let [first, second] = [
        portico.login_code(&token, EMAIL, json!([])).await,
        portico.login_code(&token, EMAIL, json!([])).await,
    ];
    portico.pass(19);
    assert_eq!(portico.redeem(&first).await.verdict(), (200, ""));
    portico.pass(1);
    assert_eq!(portico.redeem(&second).await.verdict(), (403, "login_code_expired"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_redemptions_one_wins() {
    let portico = Arc::new(Portico::start().await);
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let code = portico.login_code(&token, EMAIL, one_item()).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let mut uses = JoinSet::new();
    for number in 0..USES {
        let (portico, code, session) = (Arc::clone(&portico), code.clone(), session.clone());
        uses.spawn(async move {
            match number % 2 {
                0 => portico.redeem(&code).await,
                _ => portico.redeem_signed_in(&session, &code).await,
            }
        });
    }
    let answers = uses.join_all().await;
    let won = answers.iter().filter(|answer| answer.verdict() == (200, "")).count();
    let lost = answers.iter().filter(|answer| answer.verdict() == (403, "login_code_used")).count();
    assert_eq!((won, lost), (1, USES - 1));
    assert_eq!(portico.cart(&session).await, ONE_ITEM);
}

#[tokio::test]
async fn a_code_is_of_one_store() {
    let portico = Portico::start_with(|config| {
        let other = Store { key: "two".to_owned(), ..config.stores[0].clone() };
        config.stores.push(other);
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let code = portico.login_code(&token, EMAIL, one_item()).await;
    let body = json!({ "type": "code", "token": code });
    for path in ["/customer/login", "/customer/login-code-check"] {
        let answer = portico.ask(portico.post(path).header("key", "two").json(&body)).await;
        assert_eq!(answer.verdict(), (403, "login_code_unknown"), "{path}");
    }
    let answer = portico.ask(portico.post("/customer/login").header("key", DEFAULT_KEY).json(&body)).await;
    assert_eq!(answer.verdict(), (200, ""));
}

/// Signing out, revoking the access token or resetting the password voids the login codes that depend on it.
#[tokio::test]
async fn a_code_is_void_after_logout_reset_and_revocation() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let (token, number) = portico.access_token_for(DEFAULT_KEY, Duration::from_secs(HOUR)).await;
    let other = portico.access_token().await;
    let code = async |token: &str, email: &str| portico.login_code(token, email, one_item()).await;

    let [of_session, of_token] = [code(&session, EMAIL).await, code(&token, EMAIL).await];
    assert_eq!(portico.logout(&session).await.verdict(), (200, ""));
    assert_eq!(portico.redeem(&of_session).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.check_code(&of_session).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.redeem(&of_token).await.verdict(), (200, ""), "the session didn't create it");

    let [of_token, of_other] = [code(&token, EMAIL).await, code(&other, EMAIL).await];
    portico.revoke(number).await;
    assert_eq!(portico.redeem(&of_token).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.redeem(&of_other).await.verdict(), (200, ""), "another token created it");

    let [of_ada, of_bob] = [code(&other, EMAIL).await, code(&other, OTHERS_EMAIL).await];
    let key = portico.mailed_key(EMAIL).await;
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    assert_eq!(portico.redeem(&of_ada).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.redeem(&of_bob).await.verdict(), (200, ""), "it is another customer's");

    // A void code adds nothing, not even for its own customer: a thief may have created it.
    let session = portico.login(EMAIL, OTHER_PASSWORD).await.token();
    for code in [of_session, of_token, of_ada] {
        let answer = portico.redeem_signed_in(&session, &code).await;
        assert_eq!(answer.verdict(), (403, "login_code_expired"));
    }
}

/// A code can't extend a session's lifetime.
#[tokio::test]
async fn what_comes_of_a_session_ends_with_it() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let answer = portico.login(EMAIL, PASSWORD).await;
    let ends = text(&answer.body["data"]["expiresAt"]).to_owned();
    let session = answer.token();
    portico.pass(HOUR);
    let code = portico.login_code(&session, EMAIL, one_item()).await;
    let body = json!({ "type": "code", "token": code, "remember": true });
    let opened = portico.post_json("/customer/login", body).await;
    assert_eq!(text(&opened.body["data"]["expiresAt"]), ends);
    assert_ne!(opened.token(), session);
    // It isn't remembered longer than the other session: a use extends it to eight hours, not to thirty days.
    assert_eq!(portico.profile(&opened.token()).await.verdict(), (200, ""));
    portico.pass(8 * HOUR);
    assert_eq!(portico.profile(&opened.token()).await.verdict(), (401, "session"));

    let session = portico.login(EMAIL, PASSWORD).await.token();
    portico.pass(8 * HOUR - 10);
    let code = portico.login_code(&session, EMAIL, one_item()).await;
    assert_eq!(portico.check_code(&code).await.body["data"]["expiresIn"], 10);
    portico.pass(10);
    assert_eq!(portico.redeem(&code).await.verdict(), (403, "login_code_expired"));
}

#[tokio::test]
async fn a_code_of_another_system_opens_what_the_shopper_asks_for() {
    const DAY: u64 = 24 * HOUR;
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let (token, _) = portico.access_token_for(DEFAULT_KEY, Duration::from_secs(100 * DAY)).await;
    for (remember, lifetime) in [(false, 8 * HOUR), (true, 30 * DAY)] {
        let code = portico.login_code(&token, EMAIL, json!([])).await;
        let body = json!({ "type": "code", "token": code, "remember": remember });
        let session = portico.post_json("/customer/login", body).await.token();
        portico.pass(lifetime - 10);
        assert_eq!(portico.profile(&session).await.verdict(), (200, ""), "{remember}");
        portico.pass(lifetime);
        assert_eq!(portico.profile(&session).await.verdict(), (401, "session"), "{remember}");
    }
}

/// Signing in with the Spurtcommerce customer API keeps the guest's cart.
#[tokio::test]
async fn a_guests_cart_goes_along_at_sign_in() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let before = portico.login_code(&token, EMAIL, one_item()).await;
    portico.redeem(&before).await.token();

    let signed_in = portico.login(EMAIL, PASSWORD).await;
    let session = signed_in.token();
    let guests = json!([{ "sku": "A", "uom": "CS", "quantity": 1.5 }, { "sku": "B", "quantity": 1 }]);
    let code = portico.login_code(&session, EMAIL, guests).await;
    let answer = portico.redeem_signed_in(&session, &code).await;
    assert_eq!(answer.token(), session, "the session continues");
    assert_eq!(answer.body["data"]["expiresAt"], signed_in.body["data"]["expiresAt"]);
    let merged = r#"[{"sku":"A","uom":"CS","quantity":3.5},{"sku":"B","quantity":1}]"#;
    assert_eq!(answer.body["data"]["cart"]["items"], serde_json::from_str::<Value>(merged).expect("JSON"));
    assert_eq!(portico.cart(&session).await, merged);
    let sessions: i64 = sqlx::query_scalar("SELECT count(*) FROM sessions")
        .fetch_one(&portico.database().await)
        .await
        .expect("a number");
    assert_eq!(sessions, 2, "no other session was opened");
}

/// An expired code no longer opens a session, but the cart isn't lost: its customer gets it by signing in.
#[tokio::test]
async fn the_cart_of_an_expired_code_waits_for_its_customer() {
    let mut portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let [code, late] = [
        portico.login_code(&token, EMAIL, one_item()).await,
        portico.login_code(&token, EMAIL, one_item()).await,
    ];
    portico.pass(HOUR);
    assert_eq!(portico.redeem(&code).await.verdict(), (403, "login_code_expired"));
    let other = portico.login(OTHERS_EMAIL, PASSWORD).await.token();
    assert_eq!(portico.redeem_signed_in(&other, &code).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.redeem_signed_in("no session", &code).await.verdict(), (403, "login_code_expired"));

    assert_eq!(portico.check_signed_in(&other, &code).await.verdict(), (403, "login_code_expired"));

    let session = portico.login(EMAIL, PASSWORD).await.token();
    let found = portico.check_signed_in(&session, &code).await;
    assert_eq!((&found.body["data"]["own"], &found.body["data"]["expiresIn"]), (&json!(true), &json!(0)));
    assert_eq!(portico.redeem_signed_in(&session, &code).await.token(), session);
    assert_eq!(portico.cart(&session).await, ONE_ITEM);
    assert_eq!(portico.redeem_signed_in(&session, &code).await.verdict(), (403, "login_code_used"));
    assert_eq!(portico.cart(&session).await, ONE_ITEM, "added only once");

    // The cart is kept for a day.
    portico.pass(24 * HOUR);
    portico.stop().await;
    portico.resume().await;
    portico.swept("hand_offs").await;
    portico.swept("hand_off_items").await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    assert_eq!(portico.redeem_signed_in(&session, &late).await.verdict(), (403, "login_code_unknown"));
    assert_eq!(portico.cart(&session).await, ONE_ITEM);
}

/// A valid code redeemed in another customer's session signs in its own customer: the page has already asked for
/// confirmation.
#[tokio::test]
async fn a_code_replaces_another_customers_session() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let other = portico.login(OTHERS_EMAIL, PASSWORD).await.token();
    let code = portico.login_code(&portico.access_token().await, EMAIL, one_item()).await;
    let answer = portico.redeem_signed_in(&other, &code).await;
    assert_ne!(answer.token(), other);
    assert_eq!(answer.body["data"]["user"]["email"], EMAIL);
    assert_eq!(portico.cart(&other).await, "[]", "the other cart is unchanged");
}
