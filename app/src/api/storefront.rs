//! Document A, the storefront API, as Portico's own server speaks it.

use std::time::Duration;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use leptos::prelude::set_timeout_with_handle;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::{OtpSent, SignedIn, User, login_type};
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use super::{Answer, CustomerApi, FieldProblem, Problem, Refusal};
use crate::config::Config;
use crate::json::{Json, Object};

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

    /// Sends a request, with a JSON body if there is one, and gives `data` of the answer.
    fn send(&self, request: RequestBuilder, body: Option<&Object>) -> Answer<Json> {
        let sent = exchange(request, body.map(Object::text), self.config.timeout);
        Box::pin(async move { Ok(Json::parse(&sent.await?).ok_or_else(unreadable)?.get("data")) })
    }

    fn post(&self, path: &str, body: &Object) -> Answer<Json> {
        self.send(self.request(Method::POST, path), Some(body))
    }

    fn log_in(&self, body: &Object) -> Answer<SignedIn> {
        let answer = self.post(paths::LOGIN, body);
        Box::pin(async move { signed_in(&answer.await?).ok_or_else(unreadable) })
    }
}

/// An answer that has nothing to read.
fn ignoring(answer: Answer<Json>) -> Answer<()> {
    Box::pin(async move { answer.await.map(drop) })
}

impl CustomerApi for Storefront {
    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent> {
        let answer = self.post(paths::SEND_OTP, &Object::new().with("emailId", form.email_id));
        Box::pin(async move { otp_sent(&answer.await?).ok_or_else(unreadable) })
    }

    fn register(&self, form: Register, otp: &str) -> Answer<()> {
        let body = Object::new()
            .with("firstName", form.first_name)
            .with_filled("lastName", &form.last_name)
            .with("emailId", form.email_id)
            .with_filled("phoneNumber", &form.phone_number)
            .with("password", form.password)
            .with("otp", otp);
        ignoring(self.post(paths::REGISTER, &body))
    }

    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn> {
        let body = Object::new()
            .with("type", login_type::NORMAL)
            .with("emailId", form.email_id)
            .with("password", form.password)
            .with("remember", remember);
        self.log_in(&body)
    }

    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> Answer<SignedIn> {
        let body = Object::new()
            .with("type", login_type::OTP)
            .with("emailId", email)
            .with("token", otp)
            .with("remember", remember);
        self.log_in(&body)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()> {
        let email = js_sys::encode_uri_component(&form.email);
        let path = format!("{}?email={email}", paths::FORGOT_PASSWORD_LINK);
        ignoring(self.send(self.request(Method::GET, &path), None))
    }

    fn check_reset_key(&self, key: &str) -> Answer<()> {
        ignoring(self.post(paths::FORGOT_PASSWORD_KEY_CHECK, &Object::new().with("key", key)))
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()> {
        let body = Object::new().with("key", key).with("newPassword", form.new_password);
        ignoring(self.send(self.request(Method::PUT, paths::RESET_PASSWORD), Some(&body)))
    }

    fn profile(&self, token: &str) -> Answer<User> {
        let answer = self.send(self.authorized(Method::GET, paths::GET_PROFILE, token), None);
        Box::pin(async move { user(&answer.await?.get("user")).ok_or_else(unreadable) })
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        ignoring(self.send(self.authorized(Method::POST, paths::LOGOUT, token), None))
    }
}

fn otp_sent(data: &Json) -> Option<OtpSent> {
    let (resend_after, expires_in) = (data.get("resendAfter").count()?, data.get("expiresIn").count()?);
    Some(OtpSent { resend_after, expires_in })
}

fn signed_in(data: &Json) -> Option<SignedIn> {
    let expires_at = data.get("expiresAt").text().unwrap_or_default();
    Some(SignedIn { token: data.get("token").text()?, expires_at, user: user(&data.get("user"))? })
}

fn user(data: &Json) -> Option<User> {
    let text = |name| data.get(name).text().unwrap_or_default();
    Some(User {
        id: data.get("id").count()?.into(),
        first_name: text("firstName"),
        last_name: text("lastName"),
        email: text("email"),
        mobile_number: text("mobileNumber"),
        email_verified: data.get("emailVerified").is_true(),
    })
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
    let text_of = |json: &Json, name: &str| json.get(name).text().unwrap_or_default();
    let headers = response.headers();
    let retry_after = headers.get("retry-after").and_then(|seconds| seconds.parse().ok());
    let request_id = headers.get(paths::REQUEST_ID);
    let mut refusal = Refusal { retry_after, request_id, ..Refusal::default() };
    if let Some(refused) = Json::parse(text) {
        refusal.code = Code::from_wire(&text_of(&refused, "code"));
        refusal.message = text_of(&refused, "message");
        refusal.request_id = refused.get("requestId").text().or(refusal.request_id);
        let errors = refused.get("errors").items();
        refusal.fields.extend(errors.iter().map(|error| FieldProblem {
            name: field_name(text_of(error, "field")),
            code: FieldCode::from_wire(&text_of(error, "code")),
            params: params(&error.get("params")),
            message: text_of(error, "message"),
        }));
    }
    Problem::Refused(Box::new(refusal))
}

fn params(json: &Json) -> Params {
    let bound = |name| json.get(name).count().and_then(|bound| bound.try_into().ok());
    Params { min: bound("min"), max: bound("max") }
}

/// The name of a field in our forms: signing in with a code sends the code as `token`.
fn field_name(wire: String) -> String {
    if wire == "token" { "otp".to_owned() } else { wire }
}
