//! Carts: exact quantities, limits, and merging that neither loses an item nor counts it twice.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{EMAIL, PASSWORD, Portico, text};
use portico_shared::cart::Quantity;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::json;

const OTHERS_EMAIL: &str = "bob@example.com";

async fn hand_over_and_redeem(portico: &Portico, token: &str, items: &str) -> String {
    let body = format!(r#"{{"email":"{EMAIL}","cart":{{"items":{items}}}}}"#);
    let answer = portico.hand_over_text(token, body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    portico.redeem(text(&answer.body["code"])).await.token()
}

#[tokio::test]
async fn quantities_are_exact() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let item = |quantity: &str| format!(r#"[{{"sku":"A","uom":"KG","quantity":{quantity}}}]"#);
    let mut session = String::new();
    for (quantity, sum) in [
        ("0.1", "0.1"),
        ("0.2", "0.3"),
        ("0.001", "0.301"),
        ("\"0.699\"", "1"),
        ("1e-3", "1.001"),
        ("1.000000", "2.001"),
        ("1000000.000", "1000002.001"),
        ("1E+6", "2000002.001"),
        ("999999.999", "3000002"),
        // As a float, this times 1000 is 1004.9999999999999.
        ("1.005", "3000003.005"),
    ] {
        session = hand_over_and_redeem(&portico, &token, &item(quantity)).await;
        assert_eq!(portico.cart(&session).await, item(sum), "after {quantity}");
    }
    // A sum of very many is exact as well, where a float would have been rounded long ago.
    sqlx::query("UPDATE cart_items SET quantity = 9007199254740993001")
        .execute(&portico.database().await)
        .await
        .expect("updated");
    hand_over_and_redeem(&portico, &token, &item("0.002")).await;
    assert_eq!(portico.cart(&session).await, item("9007199254740993.003"));
}

#[tokio::test]
async fn every_item_of_a_cart_is_checked() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let ask = async |items: &str| {
        portico.hand_over_text(&token, format!(r#"{{"email":"{EMAIL}","cart":{{"items":{items}}}}}"#)).await
    };
    let long = |count: usize| "x".repeat(count);
    for (item, refused) in [
        ("{}".to_owned(), "sku: required, quantity: required"),
        (
            r#"{"sku":"","uom":"","quantity":null}"#.to_owned(),
            "sku: required, uom: required, quantity: required",
        ),
        (
            format!(r#"{{"sku":"{}","uom":"{}","quantity":1}}"#, long(65), long(17)),
            "sku: length, uom: length",
        ),
        (r#"{"sku":"A\u0000","uom":"M\u0000","quantity":1}"#.to_owned(), "sku: characters, uom: characters"),
        (r#"{"sku":"\u200b","uom":"\n","quantity":1}"#.to_owned(), "sku: required, uom: required"),
        (r#"{"sku":"A","quantity":0}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":-1}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":0.0001}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":1000000.001}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":1e400}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":"three"}"#.to_owned(), "quantity: quantity"),
        (r#"{"sku":"A","quantity":true}"#.to_owned(), "quantity: type"),
        (r#"{"sku":"A","quantity":[1]}"#.to_owned(), "quantity: type"),
    ] {
        let answer = ask(&format!(r#"[{{"sku":"A","quantity":1}},{item}]"#)).await;
        let expected: Vec<_> =
            refused.split(", ").map(|refused| format!("cart.items[1].{refused}")).collect();
        assert_eq!((answer.verdict(), answer.fields()), ((400, "invalid"), expected), "{item}");
    }
    for item in [
        format!(r#"{{"sku":"{}","uom":"{}","quantity":1,"more":[]}}"#, long(64), long(16)),
        r#"{"sku":"A","uom":null,"quantity":0.001}"#.to_owned(),
    ] {
        assert_eq!(ask(&format!("[{item}]")).await.status, 200, "{item}");
    }
    let items = |count: usize| vec![r#"{"sku":"A","quantity":1}"#; count].join(",");
    assert_eq!(ask(&format!("[{}]", items(500))).await.status, 200);
    let answer = ask(&format!("[{}]", items(501))).await;
    assert_eq!((answer.verdict(), answer.fields()), ((400, "invalid"), vec!["cart.items: items".to_owned()]));
    assert_eq!(answer.body["errors"][0]["params"], json!({ "max": 500 }));
    assert_eq!(answer.body["errors"][0]["message"], "A cart can have up to 500 items");
}

#[tokio::test]
async fn the_largest_cart_arrives_whole() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let item =
        |number: usize| format!(r#"{{"sku":"{number:0>64}","uom":"{number:0>16}","quantity":{number}.125}}"#);
    let items: Vec<_> = (1..=500).map(item).collect();
    let items = format!("[{}]", items.join(","));
    let body = format!(r#"{{"email":"{EMAIL}","cart":{{"items":{items}}}}}"#);
    let answer = portico.hand_over_text(&token, body).await;
    let code = text(&answer.body["code"]);
    assert_eq!(portico.check_code(code).await.body["data"]["items"], 500);
    let session = portico.redeem(code).await.token();
    assert_eq!(portico.cart(&session).await, items);
}

/// A cart that wouldn't fit is refused at the hand-over, so an issued code always brings its cart.
#[tokio::test]
async fn a_cart_grows_to_ten_thousand_items_with_those_that_wait() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    sqlx::query(
        "INSERT INTO cart_items (customer_id, sku, uom, quantity)
         WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 9998)
         SELECT customers.id, CAST(number AS TEXT), '', 1000 FROM numbers, customers",
    )
    .execute(&portico.database().await)
    .await
    .expect("filled");
    let cart = |skus: &[&str]| {
        let items: Vec<_> = skus.iter().map(|sku| json!({ "sku": sku, "quantity": 1 })).collect();
        json!({ "email": EMAIL, "cart": { "items": items } })
    };
    let answer = portico.hand_over(&token, cart(&["A", "B"])).await;
    let code = text(&answer.body["code"]);
    let refused = portico.hand_over(&token, cart(&["C"])).await;
    assert_eq!(
        (refused.verdict(), refused.fields()),
        ((400, "invalid"), vec!["cart.items: items".to_owned()])
    );
    assert_eq!(refused.body["errors"][0]["params"], json!({ "max": 10_000 }));
    assert_eq!(portico.hand_over(&token, cart(&[])).await.status, 200, "an empty cart always fits");
    let answer = portico.redeem(code).await;
    assert_eq!(answer.body["data"]["cart"]["items"].as_array().map(Vec::len), Some(10_000));
}

/// Product, unit, thousandths of the quantity.
type Line = (usize, usize, i64);

const SKUS: [&str; 4] = ["A", "a", "MAR 2930", "\u{e9} \\\" '"];
const UOMS: [Option<&str>; 3] = [None, Some("CS"), Some("EA")];

fn json_of(lines: &[Line]) -> String {
    let items = lines.iter().map(|&(sku, uom, thousandths)| {
        let mut item = format!("{{\"sku\":{}", json!(SKUS[sku]));
        if let Some(uom) = UOMS[uom] {
            write!(item, ",\"uom\":\"{uom}\"").expect("written");
        }
        format!("{item},\"quantity\":{}}}", Quantity::from_thousandths(thousandths))
    });
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// The expected cart once everything has arrived, in any order.
fn sum_of(hand_overs: &[Vec<Line>]) -> String {
    let mut sums = BTreeMap::new();
    for &(sku, uom, thousandths) in hand_overs.iter().flatten() {
        *sums.entry((SKUS[sku], UOMS[uom], sku, uom)).or_insert(0) += thousandths;
    }
    json_of(&sums.into_iter().map(|((_, _, sku, uom), sum)| (sku, uom, sum)).collect::<Vec<_>>())
}

/// Hands carts over and redeems them in the order of `turns`, each code twice; returns the final cart.
async fn cart_after(
    portico: &Portico,
    token: &str,
    email: &str,
    carts: &[Vec<Line>],
    turns: &[usize],
) -> String {
    let mut codes = Vec::new();
    for lines in carts {
        let body = format!(r#"{{"email":"{email}","cart":{{"items":{}}}}}"#, json_of(lines));
        let answer = portico.hand_over_text(token, body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        codes.push(text(&answer.body["code"]).to_owned());
    }
    let mut session = String::new();
    for &turn in turns {
        session = portico.redeem(&codes[turn]).await.token();
        assert_eq!(portico.redeem(&codes[turn]).await.verdict(), (403, "login_code_used"));
    }
    portico.cart(&session).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_whatever_order_carts_come_nothing_is_lost_or_counted_twice() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let database = portico.database().await;
    let line = (0..SKUS.len(), 0..UOMS.len(), prop_oneof![1..=2_000_i64, Just(1_000_000_000)]);
    let strategy = vec(vec(line, 0..5), 1..5).prop_flat_map(|carts| {
        let turns: Vec<_> = (0..carts.len()).collect();
        (Just(carts), Just(turns.clone()).prop_shuffle(), Just(turns).prop_shuffle())
    });
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(24) });
    let property = |(carts, some, others): (Vec<Vec<Line>>, Vec<usize>, Vec<usize>)| {
        let check = async {
            sqlx::query("DELETE FROM cart_items").execute(&database).await.expect("deleted");
            let expected = sum_of(&carts);
            let one = cart_after(&portico, &token, EMAIL, &carts, &some).await;
            let other = cart_after(&portico, &token, OTHERS_EMAIL, &carts, &others).await;
            prop_assert_eq!(&one, &expected);
            prop_assert_eq!(&other, &expected);
            Ok::<_, TestCaseError>(())
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(check))
    };
    runner.run(&strategy, property).expect("the property holds");
}
