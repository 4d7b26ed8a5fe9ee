//! A small provider on loopback: metadata, keys and a token endpoint, which tests can make misbehave.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::extract::{Form, State};
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::keys::{SigningKey, merge};

/// How the provider behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behaviour {
    /// As it should.
    Good,
    /// It takes longer than anyone waits.
    Slow,
    /// It has an error.
    Failing,
    /// It answers with something else.
    Nonsense,
    /// It answers with more than anyone reads.
    Endless,
    /// It redirects, to itself.
    Redirecting,
}

/// What the provider is asked, and what it knows.
pub(crate) struct Known {
    pub(crate) behaviour: Behaviour,
    /// The keys that it publishes.
    pub(crate) jwks: Vec<Value>,
    /// Changes of its metadata.
    pub(crate) metadata: Value,
    /// The error of the token endpoint, if it refuses.
    pub(crate) token_error: Option<&'static str>,
    /// The ID token that each code is exchanged for, once.
    codes: HashMap<String, String>,
    /// How often each path was asked for.
    pub(crate) asked: HashMap<&'static str, usize>,
    /// The form and the `Authorization` of the last exchange.
    pub(crate) exchanged: Option<(HashMap<String, String>, Option<String>)>,
}

/// A provider.
pub(crate) struct Issuer {
    pub(crate) url: String,
    pub(crate) key: SigningKey,
    known: Arc<Mutex<Known>>,
    serving: JoinHandle<()>,
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

#[derive(Clone)]
struct Shared {
    url: String,
    known: Arc<Mutex<Known>>,
}

impl Shared {
    /// Counts a request, and misbehaves if it should.
    async fn enter(&self, path: &'static str) -> Result<MutexGuard<'_, Known>, Response> {
        let behaviour = {
            let mut known = self.known.lock().expect("no panic");
            *known.asked.entry(path).or_default() += 1;
            known.behaviour
        };
        match behaviour {
            Behaviour::Good => Ok(self.known.lock().expect("no panic")),
            Behaviour::Slow => {
                tokio::time::sleep(Duration::from_mins(1)).await;
                Err(StatusCode::GATEWAY_TIMEOUT.into_response())
            }
            Behaviour::Failing => Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            Behaviour::Nonsense => Err("<!doctype html><title>Maintenance</title>".into_response()),
            Behaviour::Endless => Err(vec![b' '; 300 * 1024].into_response()),
            Behaviour::Redirecting => {
                Err((StatusCode::FOUND, [(LOCATION, format!("{}{path}", self.url))]).into_response())
            }
        }
    }
}

async fn metadata(State(shared): State<Shared>) -> Response {
    let url = &shared.url;
    let mut metadata = json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
    });
    match shared.enter(METADATA).await {
        Ok(known) => {
            merge(&mut metadata, &known.metadata);
            Json(metadata).into_response()
        }
        Err(response) => response,
    }
}

async fn keys(State(shared): State<Shared>) -> Response {
    match shared.enter(KEYS).await {
        Ok(known) => Json(json!({ "keys": known.jwks })).into_response(),
        Err(response) => response,
    }
}

async fn token(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let mut known = match shared.enter(TOKEN).await {
        Ok(known) => known,
        Err(response) => return response,
    };
    let refuse = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    let token = form.get("code").and_then(|code| known.codes.remove(code));
    let authorization = headers.get(AUTHORIZATION).map(|value| value.to_str().expect("text").to_owned());
    known.exchanged = Some((form, authorization));
    match (known.token_error, token) {
        (Some(error), _) => refuse(error),
        (None, Some(token)) => {
            Json(json!({ "access_token": "dropped", "token_type": "Bearer", "id_token": token }))
                .into_response()
        }
        (None, None) => refuse("invalid_grant"),
    }
}

/// The paths that are counted.
pub(crate) const METADATA: &str = "/.well-known/openid-configuration";
pub(crate) const KEYS: &str = "/keys";
pub(crate) const TOKEN: &str = "/token";

impl Issuer {
    /// Starts a provider with one key of the curve P-256.
    pub(crate) async fn start() -> Self {
        Self::start_with(SigningKey::p256("first")).await
    }

    /// Starts a provider with this key.
    pub(crate) async fn start_with(key: SigningKey) -> Self {
        let known = Known {
            behaviour: Behaviour::Good,
            jwks: vec![key.jwk()],
            metadata: json!({}),
            token_error: None,
            codes: HashMap::new(),
            asked: HashMap::new(),
            exchanged: None,
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let known = Arc::new(Mutex::new(known));
        let shared = Shared { url: url.clone(), known: Arc::clone(&known) };
        let router = Router::new()
            .route(METADATA, get(metadata))
            // Of a provider of many tenants.
            .route("/common/v2.0/.well-known/openid-configuration", get(metadata))
            .route(KEYS, get(keys))
            .route(TOKEN, post(token))
            .with_state(shared);
        let serving = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("it serves");
        });
        Self { url, key, known, serving }
    }

    pub(crate) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().expect("no panic")
    }

    pub(crate) fn behave(&self, behaviour: Behaviour) {
        self.known().behaviour = behaviour;
    }

    /// How often a path was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.known().asked.get(path).copied().unwrap_or_default()
    }

    /// Stops serving, as a provider that is down.
    pub(crate) fn stop(&self) {
        self.serving.abort();
    }

    /// A code that is exchanged for an ID token, once.
    pub(crate) fn code_for(&self, token: &str) -> String {
        let mut known = self.known();
        let code = format!("code-{}", known.codes.len());
        known.codes.insert(code.clone(), token.to_owned());
        code
    }
}
