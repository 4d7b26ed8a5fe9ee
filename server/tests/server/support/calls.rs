//! The calls of the API.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::{Answer, PASSWORD, Portico, text};
use crate::contract::Asked;

impl Portico {
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.url))
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.url))
    }

    /// Sends a request. The request and its answer have to match the `OpenAPI` document.
    pub(crate) async fn ask(&self, request: RequestBuilder) -> Answer {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let asked = Asked::new(&request, &self.config.prefix);
        let answer = Answer::of(client.execute(request).await.expect("an answer")).await;
        asked.hold(&answer);
        answer
    }

    pub(crate) async fn post_json(&self, path: &str, body: Value) -> Answer {
        self.ask(self.post(path).json(&body)).await
    }

    pub(crate) async fn register(&self, email: &str, password: &str) -> Answer {
        self.register_with(email, json!({ "password": password })).await
    }

    /// Registers with further members in the body.
    pub(crate) async fn register_with(&self, email: &str, members: Value) -> Answer {
        let mut body =
            json!({ "firstName": "Ada", "lastName": "Lovelace", "emailId": email, "password": PASSWORD });
        for (name, value) in members.as_object().expect("members") {
            body[name] = value.clone();
        }
        self.post_json("/customer/register", body).await
    }

    pub(crate) async fn login(&self, email: &str, password: &str) -> Answer {
        self.post_json("/customer/login", json!({ "emailId": email, "password": password, "type": "normal" }))
            .await
    }

    pub(crate) async fn login_by_code(&self, email: &str, code: &str) -> Answer {
        self.post_json("/customer/login", json!({ "emailId": email, "type": "otp", "token": code })).await
    }

    pub(crate) async fn send_otp(&self, email: &str) -> Answer {
        self.post_json("/customer/send-otp", json!({ "emailId": email })).await
    }

    pub(crate) async fn forgot(&self, email: &str) -> Answer {
        self.ask(self.get("/customer/forgot-password-link").query(&[("email", email)])).await
    }

    pub(crate) async fn key_check(&self, key: &str) -> Answer {
        self.post_json("/customer/forgot-password-key-check", json!({ "key": key })).await
    }

    pub(crate) async fn reset(&self, key: &str, password: &str) -> Answer {
        let request = self.client.put(format!("{}/customer/reset-password", self.url));
        self.ask(request.json(&json!({ "key": key, "newPassword": password }))).await
    }

    pub(crate) async fn profile(&self, token: &str) -> Answer {
        self.ask(self.get("/customer/get-profile").bearer_auth(token)).await
    }

    pub(crate) async fn logout(&self, token: &str) -> Answer {
        self.ask(self.post("/customer/logout").bearer_auth(token)).await
    }

    /// Hands over a customer, as in the AXIM customer login.
    pub(crate) async fn hand_over(&self, token: &str, body: Value) -> Answer {
        let request = self.post("/customer/login").header("accessToken", format!("Bearer {token}"));
        self.ask(request.json(&body)).await
    }

    /// Hands over a customer with this text as the body.
    pub(crate) async fn hand_over_text(&self, token: &str, body: impl Into<String>) -> Answer {
        let request = self.post("/customer/login").header("accessToken", format!("Bearer {token}"));
        self.ask(request.header("content-type", "application/json").body(body.into())).await
    }

    /// Hands over a customer with a cart and returns the login code.
    pub(crate) async fn login_code(&self, token: &str, email: &str, items: Value) -> String {
        let answer = self.hand_over(token, json!({ "email": email, "cart": { "items": items } })).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        text(&answer.body["code"]).to_owned()
    }

    pub(crate) async fn redeem(&self, code: &str) -> Answer {
        self.post_json("/customer/login", json!({ "type": "code", "token": code })).await
    }

    pub(crate) async fn check_code(&self, code: &str) -> Answer {
        self.post_json("/customer/login-code-check", json!({ "token": code })).await
    }

    /// The customer's cart in the profile, as the JSON that was sent, so that no float rounds a quantity.
    pub(crate) async fn cart(&self, session: &str) -> String {
        let request = self.get("/customer/get-profile").bearer_auth(session);
        let body = request.send().await.expect("an answer").text().await.expect("a body");
        let (_, cart) = body.split_once("\"cart\":{\"items\":").unwrap_or_else(|| panic!("no cart: {body}"));
        cart.strip_suffix("}}}").unwrap_or_else(|| panic!("text after the cart: {body}")).to_owned()
    }
}
