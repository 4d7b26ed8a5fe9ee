//! Document A, the storefront API, as Portico's own server speaks it.

use std::time::Duration;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use leptos::prelude::set_timeout_with_handle;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::{LoginCodeFound, OtpSent, User, login_type};
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use super::{Answer, CartLine, Customer, CustomerApi, FieldProblem, Problem, Refusal, SignedIn};
use crate::config::{Config, Dialect};
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

    /// A request in the name of whoever is signed in, if somebody is.
    fn request_of(&self, session: Option<&str>, method: Method, path: &str) -> RequestBuilder {
        let request = self.request(method, path);
        match session {
            Some(token) => request.header("authorization", &format!("Bearer {token}")),
            None => request,
        }
    }

    /// Sends a request, with a JSON body if there is one, and gives `data` of the answer.
    fn send(&self, request: RequestBuilder, body: Option<&Object>) -> Answer<Json> {
        let sent = exchange(request, body.map(Object::text), self.config.timeout);
        Box::pin(async move { Ok(Json::parse(&sent.await?).ok_or_else(unreadable)?.get("data")) })
    }

    fn post(&self, path: &str, body: &Object) -> Answer<Json> {
        self.send(self.request(Method::POST, path), Some(body))
    }

    fn log_in(&self, body: &Object, session: Option<&str>) -> Answer<SignedIn> {
        let answer = self.send(self.request_of(session, Method::POST, paths::LOGIN), Some(body));
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
        self.log_in(&body, None)
    }

    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> Answer<SignedIn> {
        let body = Object::new()
            .with("type", login_type::OTP)
            .with("emailId", email)
            .with("token", otp)
            .with("remember", remember);
        self.log_in(&body, None)
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

    fn profile(&self, token: &str) -> Answer<Customer> {
        let answer = self.send(self.request_of(Some(token), Method::GET, paths::GET_PROFILE), None);
        Box::pin(async move { customer(&answer.await?).ok_or_else(unreadable) })
    }

    fn check_login_code(&self, code: &str, session: Option<&str>) -> Answer<LoginCodeFound> {
        let request = self.request_of(session, Method::POST, paths::LOGIN_CODE_CHECK);
        let answer = self.send(request, Some(&Object::new().with("token", code)));
        Box::pin(async move { login_code(&answer.await?).ok_or_else(unreadable) })
    }

    fn hand_over(&self, access_token: &str, email: &str, cart: &str) -> Answer<String> {
        let mut body = Object::new().with("email", email);
        if let Some(items) = Json::parse(cart) {
            body = body.with("cart", Object::new().with("items", items));
        }
        // Another server's rules for other origins may not know the headers of document A.
        let request = match self.config.dialect {
            Dialect::Portico => self.request(Method::POST, paths::LOGIN),
            Dialect::Axim => {
                RequestBuilder::new(&format!("{}{}", self.config.api, paths::LOGIN)).method(Method::POST)
            }
        };
        let request = request.header(paths::ACCESS_TOKEN, &format!("Bearer {access_token}"));
        let sent = exchange(request, Some(body.text()), self.config.timeout);
        Box::pin(async move {
            let answer = Json::parse(&sent.await.map_err(by_status)?);
            answer.and_then(|answer| answer.get("code").text()).ok_or_else(unreadable)
        })
    }

    fn redeem(&self, code: &str, session: Option<&str>) -> Answer<SignedIn> {
        self.log_in(&Object::new().with("type", login_type::CODE).with("token", code), session)
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        ignoring(self.send(self.request_of(Some(token), Method::POST, paths::LOGOUT), None))
    }
}

fn otp_sent(data: &Json) -> Option<OtpSent> {
    let (resend_after, expires_in) = (data.get("resendAfter").count()?, data.get("expiresIn").count()?);
    Some(OtpSent { resend_after, expires_in })
}

fn signed_in(data: &Json) -> Option<SignedIn> {
    let expires_at = data.get("expiresAt").text().unwrap_or_default();
    Some(SignedIn { token: data.get("token").text()?, expires_at, customer: customer(data)? })
}

fn login_code(data: &Json) -> Option<LoginCodeFound> {
    let count = |name| data.get(name).count().unwrap_or_default();
    Some(LoginCodeFound {
        store: data.get("store").text()?,
        email: data.get("email").text()?,
        expires_in: count("expiresIn"),
        items: count("items"),
        own: data.get("own").is_true(),
    })
}

fn customer(data: &Json) -> Option<Customer> {
    let items = data.get("cart").get("items");
    let cart = items.is_list().then(|| items.items().iter().map(cart_line).collect());
    Some(Customer { user: user(&data.get("user"))?, cart })
}

fn cart_line(item: &Json) -> CartLine {
    let text = |name| item.get(name).text().unwrap_or_default();
    CartLine {
        sku: text("sku"),
        unit: text("uom"),
        quantity: item.get("quantity").number().unwrap_or_default(),
    }
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
    let mut refusal = Refusal { retry_after, request_id, status: response.status(), ..Refusal::default() };
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
    // A proxy before the server has words of its own, and no code.
    refusal.code = refusal.code.or(match refusal.status {
        429 => Some(Code::TooMany),
        503 => Some(Code::Unavailable),
        _ => None,
    });
    Problem::Refused(Box::new(refusal))
}

/// What document B says with its statuses, where a server has no code of ours besides. Its email address is the one that
/// document A calls otherwise.
fn by_status(mut problem: Problem) -> Problem {
    if let Problem::Refused(refusal) = &mut problem {
        for field in &mut refusal.fields {
            if field.name == "email" {
                "emailId".clone_into(&mut field.name);
            }
        }
        refusal.code = refusal.code.or(match refusal.status {
            400 => Some(Code::Invalid),
            401 => Some(Code::AccessToken),
            403 => Some(Code::CustomerUnknown),
            _ => Some(Code::Internal),
        });
    }
    problem
}

fn params(json: &Json) -> Params {
    let bound = |name| json.get(name).count().and_then(|bound| bound.try_into().ok());
    Params { min: bound("min"), max: bound("max") }
}

/// The name of a field in our forms: signing in with a code sends the code as `token`.
fn field_name(wire: String) -> String {
    if wire == "token" { "otp".to_owned() } else { wire }
}
