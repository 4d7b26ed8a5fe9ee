//! Document A, the storefront API, as Portico's own server speaks it, with document B's hand-over.

use gloo_net::http::{Method, RequestBuilder};
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::{LoginCodeFound, OtpSent, login_type};

use super::exchange::{Reply, Server, nothing};
use super::read::{customer, signed_in};
use super::{Abilities, Answer, Customer, CustomerApi, FieldProblem, Problem, SignedIn};
use crate::config::Dialect;
use crate::host::Host;
use crate::json::{Json, Object};

/// A server that speaks document A.
pub struct Storefront {
    server: Server,
    dialect: Dialect,
    host: Option<Host>,
}

impl Storefront {
    /// This server, which speaks both documents, or B alone; `host` keeps what it knows this device by.
    pub fn new(server: Server, dialect: Dialect, host: Option<Host>) -> Self {
        Self { server, dialect, host }
    }

    fn send<T: 'static>(
        &self,
        request: RequestBuilder,
        body: Option<&Object>,
        read: fn(&Json) -> Option<T>,
    ) -> Answer<T> {
        self.server.call(request, body, data, read)
    }

    fn post<T: 'static>(&self, path: &str, body: &Object, read: fn(&Json) -> Option<T>) -> Answer<T> {
        self.send(self.server.request(Method::POST, path, None), Some(body), read)
    }

    fn log_in(&self, body: Object, session: Option<&str>) -> Answer<SignedIn> {
        let (host, api) = (self.host.clone(), self.server.api.clone());
        let device = host.as_ref().and_then(|host| host.device(&api));
        let body = body.with_filled("device", &device.unwrap_or_default());
        let request = self.server.request(Method::POST, paths::LOGIN, session);
        let answer = self.send(request, Some(&body), signed_in_on);
        Box::pin(async move {
            let (signed_in, device) = answer.await?;
            if let (Some(host), Some(device)) = (host, device) {
                host.keep_device(&api, &device);
            }
            Ok(signed_in)
        })
    }
}

/// A session, and what the server knows this device by from now on.
fn signed_in_on(data: &Json) -> Option<(SignedIn, Option<String>)> {
    Some((signed_in(data)?, data.get("device").text()))
}

impl CustomerApi for Storefront {
    fn abilities(&self) -> &'static Abilities {
        &Abilities::ALL
    }

    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent> {
        self.post(paths::SEND_OTP, &Object::new().with("emailId", form.email_id), otp_sent)
    }

    fn register(&self, form: Register, otp: &str) -> Answer<()> {
        self.post(paths::REGISTER, &register(form, otp), nothing)
    }

    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn> {
        let body = Object::new()
            .with("type", login_type::NORMAL)
            .with("emailId", form.email_id)
            .with("password", form.password)
            .with("remember", remember);
        self.log_in(body, None)
    }

    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> Answer<SignedIn> {
        let body = Object::new()
            .with("type", login_type::OTP)
            .with("emailId", email)
            .with("token", otp)
            .with("remember", remember);
        self.log_in(body, None)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()> {
        let path = with_query(paths::FORGOT_PASSWORD_LINK, "email", &form.email);
        self.send(self.server.request(Method::GET, &path, None), None, nothing)
    }

    fn check_reset_key(&self, key: &str) -> Answer<()> {
        self.post(paths::FORGOT_PASSWORD_KEY_CHECK, &Object::new().with("key", key), nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()> {
        let request = self.server.request(Method::PUT, paths::RESET_PASSWORD, None);
        self.send(request, Some(&new_password(key, form)), nothing)
    }

    fn profile(&self, token: &str) -> Answer<Customer> {
        self.send(self.server.request(Method::GET, paths::GET_PROFILE, Some(token)), None, customer)
    }

    fn check_login_code(&self, code: &str, session: Option<&str>) -> Answer<LoginCodeFound> {
        let request = self.server.request(Method::POST, paths::LOGIN_CODE_CHECK, session);
        self.send(request, Some(&Object::new().with("token", code)), login_code)
    }

    fn hand_over(&self, access_token: &str, email: &str, cart: &str) -> Answer<String> {
        let mut body = Object::new().with("email", email);
        if let Some(items) = Json::parse(cart) {
            body = body.with("cart", Object::new().with("items", items));
        }
        // Another server's rules for other origins may not know the headers of document A.
        let request = if self.dialect == Dialect::Axim {
            self.server.plain_request(Method::POST, paths::LOGIN)
        } else {
            self.server.request(Method::POST, paths::LOGIN, None)
        };
        let request = request.header(paths::ACCESS_TOKEN, &format!("Bearer {access_token}"));
        self.server.call(request, Some(&body), handed_over, |answer| answer.get("code").text())
    }

    fn redeem(&self, code: &str, session: Option<&str>) -> Answer<SignedIn> {
        self.log_in(Object::new().with("type", login_type::CODE).with("token", code), session)
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        self.send(self.server.request(Method::POST, paths::LOGOUT, Some(token)), None, nothing)
    }
}

/// The body of a registration whose address is proved by a code.
pub(super) fn register(form: Register, otp: &str) -> Object {
    Object::new()
        .with("firstName", form.first_name)
        .with_filled("lastName", &form.last_name)
        .with("emailId", form.email_id)
        .with_filled("phoneNumber", &form.phone_number)
        .with("password", form.password)
        .with("otp", otp)
}

/// The body of a reset.
pub(super) fn new_password(key: &str, form: ResetPassword) -> Object {
    Object::new().with("key", key).with("newPassword", form.new_password)
}

/// A path with one parameter in its query.
pub(super) fn with_query(path: &str, name: &str, value: &str) -> String {
    let value: String = js_sys::encode_uri_component(value).into();
    format!("{path}?{name}={value}")
}

fn otp_sent(data: &Json) -> Option<OtpSent> {
    let (resend_after, expires_in) = (data.get("resendAfter").count()?, data.get("expiresIn").count()?);
    Some(OtpSent { resend_after, expires_in })
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

/// The whole of an answer, which is JSON.
fn whole(reply: &Reply) -> Result<Json, Problem> {
    if reply.is_ok() { Json::parse(&reply.text).ok_or_else(Problem::unreadable) } else { Err(refusal(reply)) }
}

/// What an answer of document A holds.
fn data(reply: &Reply) -> Result<Json, Problem> {
    Ok(whole(reply)?.get("data"))
}

fn refusal(reply: &Reply) -> Problem {
    let text_of = |json: &Json, name: &str| json.get(name).text().unwrap_or_default();
    let mut refusal = reply.refusal();
    if let Some(refused) = Json::parse(&reply.text) {
        refusal.code = Code::from_wire(&text_of(&refused, "code")).or(refusal.code);
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

/// What document B says with its statuses, where a server has no code of ours besides. Its email address is the one that
/// document A calls otherwise.
fn handed_over(reply: &Reply) -> Result<Json, Problem> {
    let mut answer = whole(reply);
    if let Err(Problem::Refused(refusal)) = &mut answer {
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
    answer
}

fn params(json: &Json) -> Params {
    let bound = |name| json.get(name).count().and_then(|bound| bound.try_into().ok());
    Params { min: bound("min"), max: bound("max") }
}

/// The name of a field in our forms: signing in with a code sends the code as `token`.
fn field_name(wire: String) -> String {
    if wire == "token" { "otp".to_owned() } else { wire }
}
