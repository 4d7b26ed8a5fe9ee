//! Passkeys, with an authenticator of our own and one that others made.

mod adding;
mod authenticator;
mod limits;
mod list;
mod others;
mod refusals;
mod related_origins;
mod signing_in;
mod single_use;

use reqwest::Method;
use serde_json::{Value, json};

pub(crate) use authenticator::Authenticator;
use authenticator::from_base64url;

use crate::support::{Answer, EMAIL, PASSWORD, Portico, text};

impl Portico {
    /// The origin of the server's own pages, for which a server of this machine has passkeys.
    pub(crate) fn page(&self) -> String {
        self.url.replace("127.0.0.1", "localhost")
    }

    async fn passkey_call(&self, method: Method, path: &str, session: &str, body: Option<Value>) -> Answer {
        let request = self.client.request(method, format!("{}{path}", self.url)).bearer_auth(session);
        self.ask(match body {
            Some(body) => request.json(&body),
            None => request,
        })
        .await
    }

    /// The options of a sign-in.
    pub(crate) async fn passkey_options(&self) -> Value {
        let answer = self.post_json("/customer/passkey-options", json!({})).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
        answer.body["data"]["publicKey"].clone()
    }

    pub(crate) async fn ask_creation_options(&self, session: &str) -> Answer {
        let path = "/customer/passkey-creation-options";
        self.passkey_call(Method::POST, path, session, Some(json!({}))).await
    }

    /// The options of a new passkey.
    pub(crate) async fn creation_options(&self, session: &str) -> Value {
        let answer = self.ask_creation_options(session).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
        answer.body["data"]["publicKey"].clone()
    }

    /// Sends a new credential.
    pub(crate) async fn send_passkey(&self, session: &str, credential: &Value) -> Answer {
        let body = json!({ "credential": credential.to_string() });
        self.passkey_call(Method::POST, "/customer/passkeys", session, Some(body)).await
    }

    /// Makes and adds a passkey of an authenticator that `change` has set up.
    pub(crate) async fn new_passkey_with(
        &self,
        session: &str,
        change: impl FnOnce(&mut Authenticator),
    ) -> Authenticator {
        let options = self.creation_options(session).await;
        let mut authenticator = Authenticator::new(from_base64url(text(&options["user"]["id"])), self.page());
        change(&mut authenticator);
        let credential = authenticator.register(&options, |_| {});
        let answer = self.send_passkey(session, &credential).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
        authenticator
    }

    /// Makes and adds a passkey.
    pub(crate) async fn new_passkey(&self, session: &str) -> Authenticator {
        self.new_passkey_with(session, |_| {}).await
    }

    /// Signs in with a credential.
    pub(crate) async fn login_by_credential(&self, credential: &Value) -> Answer {
        let body = json!({ "type": "passkey", "token": credential.to_string() });
        self.post_json("/customer/login", body).await
    }

    /// Signs in with a passkey.
    pub(crate) async fn login_by_passkey(&self, passkey: &Authenticator) -> Answer {
        let options = self.passkey_options().await;
        self.login_by_credential(&passkey.assert(&options, |_| {})).await
    }

    pub(crate) async fn passkeys(&self, session: &str) -> Vec<Value> {
        let answer = self.passkey_call(Method::GET, "/customer/passkeys", session, None).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
        answer.body["data"]["passkeys"].as_array().expect("a list").clone()
    }

    async fn rename_passkey(&self, session: &str, id: &Value, name: &Value) -> Answer {
        let path = format!("/customer/passkeys/{}", id.as_str().map_or(id.to_string(), str::to_owned));
        self.passkey_call(Method::PATCH, &path, session, Some(json!({ "name": name }))).await
    }

    pub(crate) async fn remove_passkey(&self, session: &str, id: &Value) -> Answer {
        let path = format!("/customer/passkeys/{id}");
        self.passkey_call(Method::DELETE, &path, session, None).await
    }
}

/// The session of a new customer who has proved the email address.
async fn session(portico: &Portico, email: &str) -> String {
    portico.verified(email, PASSWORD).await;
    portico.login(email, PASSWORD).await.token()
}

/// A server, Ada's session, and her passkey.
async fn start() -> (Portico, String, Authenticator) {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let passkey = portico.new_passkey(&ada).await;
    (portico, ada, passkey)
}
