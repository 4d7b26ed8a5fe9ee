//! The API, called by a program other than a browser.

use anyhow::{Context, Result};
use portico_test_support::wait::PATIENCE;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;

use crate::shop::Shop;

/// A client that gives up on a response that is later than a busy machine's, and follows no redirect.
///
/// # Errors
/// If it can't be made.
pub fn client() -> Result<Client> {
    // The machine's proxy, if any, is only for outside connections.
    Ok(Client::builder().no_proxy().redirect(Policy::none()).timeout(PATIENCE).build()?)
}

/// Calls a shop's API, with a JSON body unless it is null; returns the status and the body.
///
/// # Errors
/// If there is no response, or it isn't JSON.
pub async fn call(shop: &Shop, method: &str, path: &str, body: &Value) -> Result<(u16, Value)> {
    let request = request(shop, method, path)?;
    send(if body.is_null() { request } else { request.json(body) }).await
}

/// Like [`call()`], with another system's access token.
///
/// # Errors
/// See [`call()`].
pub async fn call_with_access_token(
    shop: &Shop,
    method: &str,
    path: &str,
    token: &str,
    body: &Value,
) -> Result<(u16, Value)> {
    send(request(shop, method, path)?.header("accessToken", format!("Bearer {token}")).json(body)).await
}

fn request(shop: &Shop, method: &str, path: &str) -> Result<RequestBuilder> {
    Ok(client()?.request(method.parse()?, format!("{}{path}", shop.origin())))
}

async fn send(request: RequestBuilder) -> Result<(u16, Value)> {
    let response = request.send().await?;
    let status = response.status().as_u16();
    let body = response.text().await?;
    let json = serde_json::from_str(&body)
        .with_context(|| format!("the response of {status} is not JSON: {body}"))?;
    Ok((status, json))
}
