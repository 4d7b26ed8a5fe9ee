//! The hosted pages with Spurtcommerce's own server, as recorded: every flow, and every refusal with the right words in the
//! right place.

mod answers;
mod register;
mod reset;
mod sign_in;

use std::time::Duration;

use anyhow::{Context, Result};
use portico_e2e::account::{ADA, PASSWORD};
use portico_e2e::{Backend, FaultProxy, Options, Page, Shop, Site, through_a_proxy};
use serde_json::{Value, json};

/// The site as it is built for a Spurtcommerce server.
const OPTIONS: Options =
    Options { site: Site::Spurtcommerce, backend: Backend::Spurtcommerce, ..Options::DEFAULT };

/// Link to the sign-in page, shown if there is an account.
const GO_TO_SIGN_IN: &str = "Go to sign in";

/// A shop without customers.
async fn in_an_empty_shop(test: impl AsyncFnOnce(&Shop, &Page, &FaultProxy) -> Result<()>) -> Result<()> {
    through_a_proxy(OPTIONS, test).await
}

/// A shop where Ada is a customer.
async fn in_adas_shop(test: impl AsyncFnOnce(&Shop, &Page, &FaultProxy) -> Result<()>) -> Result<()> {
    through_a_proxy(OPTIONS, async |shop, page, proxy| {
        shop.spurtcommerce()?.add_account(ADA, PASSWORD);
        test(shop, page, proxy).await
    })
    .await
}

/// The last code that was mailed to an address.
fn code_of(shop: &Shop, email: &str) -> Result<String> {
    shop.spurtcommerce()?.code_of(email).with_context(|| format!("no code was mailed to {email}"))
}

/// The API calls so far, without preflights: method and path.
fn calls(proxy: &FaultProxy) -> Vec<(String, String)> {
    let requests = proxy.requests().into_iter().filter(|request| request.path.starts_with("/api/"));
    requests.map(|request| (request.method, request.path)).collect()
}

/// How many calls to a path there were.
fn count(proxy: &FaultProxy, path: &str) -> usize {
    calls(proxy).iter().filter(|call| call.1.contains(path)).count()
}

/// Makes time pass for the server.
fn advance(shop: &Shop, by: Duration) -> Result<()> {
    shop.spurtcommerce()?.advance(by);
    Ok(())
}

/// A response in the server's envelope.
fn envelope(status: u16, body: &Value) -> String {
    message(status, "application/json; charset=utf-8", &body.to_string())
}

/// A refusal in the server's envelope.
fn refusal(status: u16, text: &str) -> String {
    envelope(status, &json!({"status": 0, "message": text}))
}

/// An HTTP message.
fn message(status: u16, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Recorded\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
