//! Checks of document B: another system hands a customer over.

use axum::http::{Method, StatusCode};
use portico_shared::paths;
use serde_json::{Value, json};

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Run, Unchecked};

static TOKEN_MISSING: Check = Check {
    id: "hand-off.token-missing",
    expected: "a hand-over without an access token is refused with 401",
    why: "Anybody could get a login code for any customer.",
};
static TOKEN_UNKNOWN: Check = Check {
    id: "hand-off.token-unknown",
    expected: "a hand-over with an access token that is none is refused with 401",
    why: "Anybody could get a login code for any customer.",
};
static CUSTOMER_UNKNOWN: Check = Check {
    id: "hand-off.customer-unknown",
    expected: "a hand-over of somebody who is no customer is refused with 403",
    why: "A code that signs in as nobody ends in an error that the shopper cannot understand.",
};
static CART: Check = Check {
    id: "hand-off.cart",
    expected: "a cart with a quantity that is none is refused with 400",
    why: "What the shop cannot order has to be refused where somebody can still correct it.",
};

/// Hands made-up customers over; with an access token, further ones.
pub async fn run(run: &Run, access_token: Option<&str>) {
    let email = run.address("nobody");
    let hand_over = |quantity: Value| {
        let body = json!({"email": email, "cart": {"items": [{"sku": "portico-check", "uom": "EA", "quantity": quantity}]}});
        Ask::json(Method::POST, paths::LOGIN, &body)
    };
    let with = |ask: Ask, token: &str| ask.header(paths::ACCESS_TOKEN, &format!("Bearer {token}"));
    let unauthorized = |answer: &Answer| answer.status == StatusCode::UNAUTHORIZED;
    run.judge(&TOKEN_MISSING, hand_over(json!(1)), Verdict::Dangerous, unauthorized).await;
    let unknown = with(hand_over(json!(1)), "portico-check");
    run.judge(&TOKEN_UNKNOWN, unknown, Verdict::Dangerous, unauthorized).await;
    let Some(token) = access_token else {
        let needs = "needs an access token: put one into the environment as PORTICO_CHECK_ACCESS_TOKEN";
        return run.skip(&[&CUSTOMER_UNKNOWN, &CART], &Unchecked::needs(needs));
    };
    run.judge(&CUSTOMER_UNKNOWN, with(hand_over(json!(1)), token), Verdict::Dangerous, |answer| {
        answer.status == StatusCode::FORBIDDEN && answer.json["success"] != true
    })
    .await;
    let wrong = with(hand_over(json!(-1)), token);
    run.judge(&CART, wrong, Verdict::Differs, |answer| answer.status == StatusCode::BAD_REQUEST).await;
}
