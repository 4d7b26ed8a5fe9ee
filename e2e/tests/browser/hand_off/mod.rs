//! A customer who comes from another system, with a cart.

mod late;
mod present;
mod secrecy;
mod trouble;
mod way;

use anyhow::{Result, ensure};
use portico_e2e::account::hand_over;
use portico_e2e::{Page, Shop, eventually};
use serde_json::{Value, json};

/// The cart that the other system hands over: integers and decimals, with a unit and without.
fn items() -> Value {
    json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}, {"sku": "MAR 7", "quantity": 0.125}])
}

/// The rows that the account page shows for them.
fn rows() -> Value {
    json!([["MAR 2930", "CS", "3"], ["MAR 7", "", "0.125"]])
}

/// The path that the other system sends this customer to.
async fn link(shop: &Shop, email: &str) -> Result<String> {
    hand_over(shop, &shop.access_token().await?, email, &items()).await
}

/// The code in such a path.
fn code_of(link: &str) -> &str {
    link.split_once("#code=").map_or("", |(_, code)| code)
}

/// Waits until the page shows this cart.
async fn shows_cart(page: &Page, rows: Value) -> Result<()> {
    eventually("the cart", async || {
        let cart = cart(page).await?;
        ensure!(cart == rows, "it is {cart}");
        Ok(())
    })
    .await
}

/// The rows of the cart on the page; none if there is no cart.
async fn cart(page: &Page) -> Result<Value> {
    let script = "return [...document.querySelectorAll('table tbody tr')]
        .map((row) => [...row.cells].map((cell) => cell.innerText))";
    page.eval(script).await
}

/// The token of the session that the browser has stored, in either storage.
async fn kept_token(page: &Page) -> Result<Value> {
    let script = "const kept = sessionStorage['portico.session'] ?? localStorage['portico.session'];
        return kept ? JSON.parse(kept).token : null";
    page.eval(script).await
}

/// The status of the server's response to a call with a session token.
async fn status(page: &Page, method: &str, path: &str, token: &Value) -> Result<Value> {
    let script = "const [method, path, token] = arguments;
        return fetch(path, {method, headers: {authorization: `Bearer ${token}`}}).then(({ status }) => status)";
    page.eval_with(script, vec![json!(method), json!(path), token.clone()]).await
}
