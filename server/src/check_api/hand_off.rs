//! Checks of document B: another system hands a customer over.

use axum::http::{Method, StatusCode};
use portico_shared::paths;
use serde_json::{Value, json};

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Outcome, Run, Seen, Unchecked};

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
    run.conclude(
        &TOKEN_MISSING,
        refused(run, hand_over(json!(1)), StatusCode::UNAUTHORIZED).await.map(|(_, seen)| seen),
    );
    let unknown = with(hand_over(json!(1)), "portico-check");
    run.conclude(&TOKEN_UNKNOWN, refused(run, unknown, StatusCode::UNAUTHORIZED).await.map(|(_, seen)| seen));
    let Some(token) = access_token else {
        let needs = "needs an access token: put one into the environment as PORTICO_CHECK_ACCESS_TOKEN";
        return run.skip(&[&CUSTOMER_UNKNOWN, &CART], &Unchecked::needs(needs));
    };
    let of_nobody = refused(run, with(hand_over(json!(1)), token), StatusCode::FORBIDDEN).await;
    run.conclude(&CUSTOMER_UNKNOWN, of_nobody.and_then(with_good_token));
    let of_nothing = refused(run, with(hand_over(json!(-1)), token), StatusCode::BAD_REQUEST).await;
    run.conclude(&CART, of_nothing.and_then(with_good_token));
}

/// Dangerous only where it was done: a server without document B refuses in a way of its own.
async fn refused(run: &Run, ask: Ask, status: StatusCode) -> Result<(Answer, Seen), Unchecked> {
    let answer = run.client.send(ask).await?;
    let is_done = answer.is_done() || (answer.status.is_success() && answer.json["success"] == true);
    let otherwise = if is_done { Verdict::Dangerous } else { Verdict::Differs };
    let seen = Seen::of(&answer, answer.status == status, otherwise);
    Ok((answer, seen))
}

/// With a token that is refused nothing else is looked at.
fn with_good_token((answer, seen): (Answer, Seen)) -> Outcome {
    if answer.status == StatusCode::UNAUTHORIZED {
        return Err(Unchecked::needs(format!(
            "needs an access token that is good, and it was refused: {answer}"
        )));
    }
    Ok(seen)
}
