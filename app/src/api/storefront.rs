//! Document A, the storefront API, as Portico's own server speaks it.

use std::time::Duration;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use leptos::prelude::set_timeout_with_handle;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{self, OtpSent, SignedIn, User, login_type};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use super::{Answer, CustomerApi, FieldProblem, Problem, Refusal};
use crate::config::Config;

/// A server that speaks document A.
pub struct Storefront {
    config: Config,
}

impl Storefront {
    /// The server that the configuration names.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&format!("{}{path}", self.config.api))
            .method(method)
            .header(paths::KEY, &self.config.key)
            .header(paths::INDUSTRY, &self.config.industry)
            .header(paths::LANGUAGE_KEY, &self.config.language_key)
    }

    fn authorized(&self, method: Method, path: &str, token: &str) -> RequestBuilder {
        self.request(method, path).header("authorization", &format!("Bearer {token}"))
    }

    /// Sends a request, with a JSON body if there is one, and reads `data` of the answer.
    fn send<T: DeserializeOwned + 'static>(
        &self,
        request: RequestBuilder,
        body: Option<String>,
    ) -> Answer<T> {
        let sent = exchange(request, body, self.config.timeout);
        Box::pin(async move {
            let text = sent.await?;
            let done: wire::Done<T> = serde_json::from_str(&text).map_err(|_| unreadable())?;
            Ok(done.data)
        })
    }

    fn post<T: DeserializeOwned + 'static>(&self, path: &str, body: &impl Serialize) -> Answer<T> {
        self.send(self.request(Method::POST, path), json(body))
    }

    /// A call whose answer has nothing to read.
    fn ignoring(answer: Answer<IgnoredAny>) -> Answer<()> {
        Box::pin(async move { answer.await.map(|IgnoredAny| ()) })
    }
}

impl CustomerApi for Storefront {
    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent> {
        self.post(paths::SEND_OTP, &wire::SendOtp { email_id: Some(form.email_id) })
    }

    fn register(&self, form: Register, otp: &str) -> Answer<()> {
        let body = wire::Register { otp: Some(otp.to_owned()), ..form.into() };
        Self::ignoring(self.post(paths::REGISTER, &body))
    }

    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn> {
        let body = wire::Login {
            email_id: Some(form.email_id),
            password: Some(form.password),
            kind: Some(login_type::NORMAL.to_owned()),
            token: None,
            remember: Some(remember),
        };
        self.post(paths::LOGIN, &body)
    }

    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> Answer<SignedIn> {
        let body = wire::Login {
            email_id: Some(email.to_owned()),
            password: None,
            kind: Some(login_type::OTP.to_owned()),
            token: Some(otp.to_owned()),
            remember: Some(remember),
        };
        self.post(paths::LOGIN, &body)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()> {
        let email = js_sys::encode_uri_component(&form.email);
        let path = format!("{}?email={email}", paths::FORGOT_PASSWORD_LINK);
        Self::ignoring(self.send(self.request(Method::GET, &path), None))
    }

    fn check_reset_key(&self, key: &str) -> Answer<()> {
        let body = wire::KeyCheck { key: Some(key.to_owned()) };
        Self::ignoring(self.post(paths::FORGOT_PASSWORD_KEY_CHECK, &body))
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()> {
        let body = wire::ResetPassword { key: Some(key.to_owned()), new_password: Some(form.new_password) };
        let request = self.request(Method::PUT, paths::RESET_PASSWORD);
        Self::ignoring(self.send(request, json(&body)))
    }

    fn profile(&self, token: &str) -> Answer<User> {
        let request = self.authorized(Method::GET, paths::GET_PROFILE, token);
        let profile: Answer<wire::Profile> = self.send(request, None);
        Box::pin(async move { profile.await.map(|profile| profile.user) })
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        Self::ignoring(self.send(self.authorized(Method::POST, paths::LOGOUT, token), None))
    }
}

fn json(body: &impl Serialize) -> Option<String> {
    serde_json::to_string(body).ok()
}

/// An answer that is not document A's: some other server, or a proxy's page.
fn unreadable() -> Problem {
    Problem::Refused(Box::new(Refusal { code: Some(Code::Internal), ..Refusal::default() }))
}

/// Sends a request and gives the text of its 2xx answer; gives up after `timeout` seconds.
///
/// Not generic, so that it is compiled once for all calls.
fn exchange(request: RequestBuilder, body: Option<String>, timeout: u32) -> Answer<String> {
    Box::pin(async move {
        let controller = AbortController::new().ok();
        let request = request.abort_signal(controller.as_ref().map(AbortController::signal).as_ref());
        let request: Request = match body {
            Some(body) => request.header("content-type", "application/json").body(JsValue::from(body)),
            None => request.build(),
        }
        .map_err(|_| Problem::Unreachable)?;
        let aborting = controller.clone();
        let timer = set_timeout_with_handle(
            move || {
                if let Some(controller) = aborting {
                    controller.abort();
                }
            },
            Duration::from_secs(timeout.into()),
        );
        let answer = receive(request).await;
        if let Ok(timer) = timer {
            timer.clear();
        }
        let timed_out = controller.is_some_and(|controller| controller.signal().aborted());
        let (response, text) =
            answer.ok_or(if timed_out { Problem::TimedOut } else { Problem::Unreachable })?;
        if response.ok() { Ok(text) } else { Err(refusal(&response, &text)) }
    })
}

/// The answer with its text; nothing when the connection broke at any moment.
async fn receive(request: Request) -> Option<(Response, String)> {
    let response = request.send().await.ok()?;
    let text = response.text().await.ok()?;
    Some((response, text))
}

fn refusal(response: &Response, text: &str) -> Problem {
    let refused: wire::Refused = serde_json::from_str(text).unwrap_or_default();
    let fields = refused.errors.into_iter().map(|error| FieldProblem {
        name: field_name(error.field),
        code: FieldCode::from_wire(&error.code),
        params: error.params,
        message: error.message,
    });
    let headers = response.headers();
    Problem::Refused(Box::new(Refusal {
        code: Code::from_wire(&refused.code),
        message: refused.message,
        fields: fields.collect(),
        retry_after: headers.get("retry-after").and_then(|seconds| seconds.parse().ok()),
        request_id: refused.request_id.or_else(|| headers.get(paths::REQUEST_ID)),
    }))
}

/// The name of a field in our forms: signing in with a code sends the code as `token`.
fn field_name(wire: String) -> String {
    if wire == "token" { "otp".to_owned() } else { wire }
}
