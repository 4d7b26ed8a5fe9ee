//! Signing in with identity providers, against a provider on loopback.

mod exchange;
mod issuer;
mod keys;
mod limits;
mod linking;
mod links;
mod outages;
mod refusals;
mod return_form;
mod single_use;
mod tenants;

use portico_server::config::{Config, Provider};
use serde_json::{Value, json};

pub(crate) use issuer::Issuer;
use keys::merge;

use crate::support::{Answer, EMAIL, Portico, text};

pub(crate) const PROVIDER: &str = "acme";
const CLIENT: &str = "shop";
const SECRET: &str = "a secret of the shop: not/secret";
const PAGE: &str = "http://localhost:5173/login/";

/// A provider as `portico.toml` has it, with more lines.
fn configured(issuer: &str, more: &str) -> Provider {
    let lines = format!(
        r#"id = "{PROVIDER}"
        name = "Acme"
        issuer = "{issuer}"
        client-id = "{CLIENT}"
        client-secret = "{SECRET}"
        redirect-uris = ["{PAGE}"]
        {more}"#
    );
    toml::from_str(&lines).expect("a provider")
}

/// Has the default store trust a provider, whose word on email addresses it takes.
pub(crate) fn trust(config: &mut Config, issuer: &Issuer) {
    trust_with(config, issuer, "authoritative = \"always\"");
}

/// Has the default store trust a provider, with more lines in its configuration.
fn trust_with(config: &mut Config, issuer: &Issuer, more: &str) {
    config.stores[0].providers = vec![configured(&issuer.url, more)];
}

/// A server whose default store trusts a provider.
async fn start() -> (Portico, Issuer) {
    let issuer = Issuer::start().await;
    (Portico::start_with(|config| trust(config, &issuer)).await, issuer)
}

/// A server that doesn't take the provider's word on email addresses.
async fn start_doubting() -> (Portico, Issuer) {
    let issuer = Issuer::start().await;
    (Portico::start_with(|config| trust_with(config, &issuer, "")).await, issuer)
}

impl Portico {
    pub(crate) async fn begin(&self, provider: &str) -> Answer {
        self.post_json("/customer/social-begin", json!({ "provider": provider })).await
    }

    /// A nonce of the server.
    pub(crate) async fn nonce(&self) -> String {
        let begun = self.begin(PROVIDER).await;
        assert_eq!(begun.verdict(), (200, ""), "{begun:?}");
        text(&begun.body["data"]["nonce"]).to_owned()
    }

    /// Good claims of a provider about Ada, with changes; `null` leaves a claim out.
    async fn claims(&self, issuer: &Issuer, changes: &Value) -> Value {
        let now = self.now().since_1970().as_secs();
        let mut claims = json!({
            "iss": issuer.url,
            "sub": "ada",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 3600,
            "nonce": self.nonce().await,
            "email": EMAIL,
            "email_verified": true,
            "given_name": "Ada",
            "family_name": "Lovelace",
        });
        merge(&mut claims, changes);
        claims
    }

    /// An ID token of a provider about Ada, with changes.
    pub(crate) async fn id_token(&self, issuer: &Issuer, changes: Value) -> String {
        issuer.key.sign(&json!({}), &self.claims(issuer, &changes).await)
    }

    pub(crate) async fn login_by_token(&self, token: &str) -> Answer {
        self.post_json("/customer/login", json!({ "type": "social", "token": token })).await
    }

    /// Signs in with a new ID token about Ada, with changes.
    async fn login_as(&self, issuer: &Issuer, changes: Value) -> Answer {
        let token = self.id_token(issuer, changes).await;
        self.login_by_token(&token).await
    }

    async fn link(&self, session: &str, token: &str) -> Answer {
        let request = self.post("/customer/social-link").bearer_auth(session);
        self.ask(request.json(&json!({ "token": token }))).await
    }

    async fn links(&self, session: &str) -> Vec<Value> {
        let answer = self.ask(self.get("/customer/social-links").bearer_auth(session)).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
        answer.body["data"]["links"].as_array().expect("a list").clone()
    }

    async fn unlink(&self, session: &str, id: &Value) -> Answer {
        let request = self.client.delete(format!("{}/customer/social-links/{id}", self.url));
        self.ask(request.bearer_auth(session)).await
    }

    /// Signs in with a mailed code and a ticket.
    async fn login_with_ticket(&self, email: &str, code: &str, ticket: &str) -> Answer {
        let body = json!({ "emailId": email, "type": "otp", "token": code, "ticket": ticket });
        self.post_json("/customer/login", body).await
    }
}

/// The ticket of a refusal.
fn ticket(answer: &Answer) -> String {
    assert_eq!(answer.verdict(), (403, "social_proof_needed"), "{answer:?}");
    text(&answer.body["data"]["ticket"]).to_owned()
}
