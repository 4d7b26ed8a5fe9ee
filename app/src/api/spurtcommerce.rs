//! The dialect of Spurtcommerce's own server (observed on 5.3), which `docs/backends.md` describes.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use gloo_net::http::Method;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::spurtcommerce::rules;
use portico_shared::spurtcommerce::texts::{self, Meaning};
use portico_shared::wire::{OtpSent, login_type};

use super::api_future::ApiFuture;
use super::bodies;
use super::capabilities::Capabilities;
use super::customer_api::{Customer, CustomerApi, SignedIn};
use super::problem::{FieldProblem, Problem, Refusal};
use super::read;
use super::transport::{Reply, Server, nothing, with_query};
use crate::json::{Json, Object};
use crate::text::Message;

/// The prefix of its paths, if the configuration has none.
const PREFIX: &str = "/api";

/// How long a mailed code is valid, in seconds. The server's mail says so, its answer doesn't.
const CODE_LIFETIME: u32 = 3 * 60 * 60;

/// What it can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    rule: Some(rules::check),
    password_hint: Message::ComposedPasswordHint,
    takes_links_with_query: true,
    keeps_phone_number: false,
    ..Capabilities::PASSWORDS
};

/// A Spurtcommerce server.
pub struct Spurtcommerce {
    server: Server,
}

impl Spurtcommerce {
    /// This server.
    pub fn new(mut server: Server) -> Self {
        server.api = with_prefix(server.api);
        Self { server }
    }

    fn post<T: 'static>(&self, path: &str, body: &Object, read: fn(&Json) -> Option<T>) -> ApiFuture<T> {
        self.server.call(self.server.request(Method::POST, path, None), Some(body), data, read)
    }

    fn get<T: 'static>(
        &self,
        path: &str,
        session: Option<&str>,
        read: fn(&Json) -> Option<T>,
    ) -> ApiFuture<T> {
        self.server.call(self.server.request(Method::GET, path, session), None, data, read)
    }
}

impl CustomerApi for Spurtcommerce {
    fn send_otp(&self, form: SendOtp) -> ApiFuture<OtpSent> {
        // Another code may be requested at once.
        self.post(paths::SEND_OTP, &bodies::body(&form), |_| {
            Some(OtpSent { resend_after: 0, expires_in: CODE_LIFETIME })
        })
    }

    fn register(&self, form: Register, otp: &str, _ticket: Option<&str>) -> ApiFuture<()> {
        // The answer holds the hash of the password, so none of it is read.
        self.post(paths::REGISTER, &bodies::register(form, otp), nothing)
    }

    fn sign_in(&self, form: Login, _remember: bool) -> ApiFuture<SignedIn> {
        // Without an address the server signs in as another customer; without a type it answers 404.
        self.post(paths::LOGIN, &bodies::body(&form).with("type", login_type::NORMAL), signed_in)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> ApiFuture<()> {
        self.get(&with_query(paths::FORGOT_PASSWORD_LINK, "email", &form.email), None, nothing)
    }

    fn check_reset_key(&self, key: &str) -> ApiFuture<()> {
        let path = with_query(paths::FORGOT_PASSWORD_KEY_CHECK, "key", key);
        self.server.call(self.server.request(Method::GET, &path, None), None, data_of_link, nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> ApiFuture<()> {
        let checked = self.check_reset_key(key);
        let request = self.server.request(Method::PUT, paths::RESET_PASSWORD, None);
        let saved = self.server.call(request, Some(&bodies::new_password(key, form)), data_of_link, nothing);
        // The server itself would accept a key that is used or has expired.
        Box::pin(async move {
            checked.await?;
            saved.await
        })
    }

    fn profile(&self, token: &str) -> ApiFuture<Customer> {
        self.get(paths::GET_PROFILE, Some(token), |data| {
            Some(proven(Customer { user: read::user(data)?, cart: None }))
        })
    }

    fn sign_out(&self, token: &str) -> ApiFuture<()> {
        let request = self.server.request(Method::POST, paths::LOGOUT, Some(token));
        self.server.call(request, None, data, nothing)
    }
}

/// Adds the usual prefix to an address that has no path.
fn with_prefix(api: String) -> String {
    // One with a path has a slash after the two of `https://`.
    if api.split('/').count() == 3 { api + PREFIX } else { api }
}

fn signed_in(data: &Json) -> Option<SignedIn> {
    let signed_in = read::signed_in(data)?;
    Some(SignedIn { customer: proven(signed_in.customer), ..signed_in })
}

/// Marks the address as verified: the server creates no account without a code.
fn proven(mut customer: Customer) -> Customer {
    customer.user.email_verified = true;
    customer
}

/// The data of an answer. A call succeeded if the HTTP status says so and the member `status` is 1. An answer without `status` comes
/// from a proxy, or from an unexpected error of the server, whose words a shopper must not see.
fn data(reply: &Reply) -> Result<Json, Problem> {
    let json = Json::parse(&reply.text).unwrap_or_default();
    let status = json.get("status");
    let (number, text) = (status.count(), status.text());
    if reply.is_ok() && (number == Some(1) || text.as_deref() == Some("1")) {
        return Ok(json.get("data"));
    }
    let mut refusal = reply.refusal();
    if number.is_none() && text.is_none() {
        let is_session = json.get("message").text().as_deref() == Some(texts::UNDECRYPTABLE);
        refusal.code = refusal.code.or(Some(if is_session { Code::Session } else { Code::Internal }));
    } else {
        let list = json.get("data").get("message");
        let mut texts = list.items();
        if texts.is_empty() {
            texts.push(json.get("message"));
        }
        for text in texts {
            understand(&mut refusal, &text.text().unwrap_or_default());
        }
        if !refusal.message.is_empty() {
            refusal.code = None;
            if !refusal.fields.is_empty() {
                // A field that isn't in any form, so that the text is shown next to the errors of the fields.
                refusal.fields.push(FieldProblem::default());
            }
        }
    }
    Err(Problem::Refused(Box::new(refusal)))
}

/// The data of an answer about a reset link. Its server has the same words for a damaged key as for a damaged session token, and for
/// a key with a symbol as for a field.
fn data_of_link(reply: &Reply) -> Result<Json, Problem> {
    let mut answer = data(reply);
    if let Err(Problem::Refused(refusal)) = &mut answer {
        let is_of_key = refusal.fields.iter().any(|field| field.name == "key");
        if is_of_key || refusal.code == Some(Code::Session) {
            refusal.code = Some(Code::LinkInvalid);
            refusal.fields.clear();
        }
    }
    answer
}

/// Turns a text into a code. An unknown text is shown as it is.
fn understand(refusal: &mut Refusal, text: &str) {
    match texts::meaning(text) {
        Some(Meaning::Request(code, seconds)) => {
            refusal.code = Some(code);
            refusal.retry_after = seconds.or(refusal.retry_after);
        }
        Some(Meaning::Field(name, code)) => {
            refusal.code = refusal.code.or(Some(Code::Invalid));
            match refusal.fields.iter_mut().find(|field| field.name == name) {
                // A missing value is reported as too short, too.
                Some(field) => field.code = field.code.min(Some(code)),
                None => refusal.fields.push(FieldProblem::new(name.to_owned(), code)),
            }
        }
        None => {
            leptos::logging::warn!(
                "portico: no code for this answer of Spurtcommerce: {}",
                without_values(text)
            );
            if !refusal.message.is_empty() {
                refusal.message.push(' ');
            }
            refusal.message.push_str(text);
        }
    }
}

/// A text without the parts that may be the shopper's input.
fn without_values(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split(' ') {
        let is_value = word.bytes().any(|byte| byte == b'@' || byte.is_ascii_digit());
        kept.push_str(if is_value { "…" } else { word });
        kept.push(' ');
    }
    kept
}
