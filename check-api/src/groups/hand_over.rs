//! Checks of the AXIM customer login, with which another system hands over a customer.

use portico_shared::paths;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{NotChecked, Observation, Outcome, Run};

static TOKEN_MISSING: Check = Check {
    id: "hand-off.token-missing",
    expected: "a hand-over without an access token is refused with 401",
    why: "Anyone could get a login code for any customer.",
};
static TOKEN_UNKNOWN: Check = Check {
    id: "hand-off.token-unknown",
    expected: "a hand-over with an unknown access token is refused with 401",
    why: "Anyone could get a login code for any customer.",
};
static CUSTOMER_UNKNOWN: Check = Check {
    id: "hand-off.customer-unknown",
    expected: "a hand-over of an unknown customer is refused with 403",
    why: "A code for an unknown customer ends in an error that the shopper cannot understand.",
};
static CART: Check = Check {
    id: "hand-off.cart",
    expected: "a cart with an invalid quantity is refused with 400",
    why: "Refuse what cannot be ordered while the sending system can still correct it.",
};

/// Tries to hand over made-up customers. Without an access token, checks that need one are skipped.
pub async fn run(run: &Run, access_token: Option<&str>) {
    let email = run.address("nobody");
    let hand_over = |quantity: Value| {
        let body = json!({"email": email, "cart": {"items": [{"sku": "portico-check", "uom": "EA", "quantity": quantity}]}});
        Request::json(Method::POST, paths::LOGIN, &body)
    };
    let with =
        |request: Request, token: &str| request.header(paths::ACCESS_TOKEN, &format!("Bearer {token}"));
    run.record(
        &TOKEN_MISSING,
        refused(run, hand_over(json!(1)), StatusCode::UNAUTHORIZED).await.map(|(_, observation)| observation),
    );
    let unknown = with(hand_over(json!(1)), "portico-check");
    run.record(
        &TOKEN_UNKNOWN,
        refused(run, unknown, StatusCode::UNAUTHORIZED).await.map(|(_, observation)| observation),
    );
    let Some(token) = access_token else {
        let reason = "needs an access token: set the environment variable PORTICO_CHECK_ACCESS_TOKEN";
        return run.skip(&[&CUSTOMER_UNKNOWN, &CART], &NotChecked::because(reason));
    };
    let of_nobody = refused(run, with(hand_over(json!(1)), token), StatusCode::FORBIDDEN).await;
    run.record(&CUSTOMER_UNKNOWN, of_nobody.and_then(with_good_token));
    let of_nothing = refused(run, with(hand_over(json!(-1)), token), StatusCode::BAD_REQUEST).await;
    run.record(&CART, of_nothing.and_then(with_good_token));
}

/// Dangerous only if it succeeds: a server without the AXIM customer login refuses in its own way.
async fn refused(
    run: &Run,
    request: Request,
    status: StatusCode,
) -> Result<(Response, Observation), NotChecked> {
    let response = run.client.send(request).await?;
    let succeeded =
        response.succeeded() || (response.status.is_success() && response.json["success"] == true);
    let otherwise = if succeeded { Verdict::Dangerous } else { Verdict::Warn };
    let observation = Observation::of(&response, response.status == status, otherwise);
    Ok((response, observation))
}

/// A refused token says nothing about what else is wrong with the hand-over.
fn with_good_token((response, observation): (Response, Observation)) -> Outcome {
    if response.status == StatusCode::UNAUTHORIZED {
        return Err(NotChecked::because(format!(
            "needs a valid access token, but it was refused: {response}"
        )));
    }
    Ok(observation)
}
