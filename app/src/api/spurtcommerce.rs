//! Document A as Spurtcommerce's own server speaks it (observed on 5.3), which `docs/backends.md` describes.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use gloo_net::http::Method;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::spurtcommerce::rules;
use portico_shared::spurtcommerce::texts::{self, Meaning};
use portico_shared::wire::{OtpSent, login_type};

use super::exchange::{Reply, Server, nothing};
use super::storefront::{new_password, register, with_query};
use super::{Abilities, Answer, Customer, CustomerApi, FieldProblem, Problem, Refusal, SignedIn, read};
use crate::json::{Json, Object};

/// The prefix of its calls, where the configuration names none.
const PREFIX: &str = "/api";

/// How long a mailed code is good, in seconds. Its mail says so, its answer does not.
const CODE_LIFETIME: u32 = 3 * 60 * 60;

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

    fn post<T: 'static>(&self, path: &str, body: &Object, read: fn(&Json) -> Option<T>) -> Answer<T> {
        self.server.call(self.server.request(Method::POST, path, None), Some(body), data, read)
    }

    fn get<T: 'static>(&self, path: &str, session: Option<&str>, read: fn(&Json) -> Option<T>) -> Answer<T> {
        self.server.call(self.server.request(Method::GET, path, session), None, data, read)
    }
}

impl CustomerApi for Spurtcommerce {
    fn abilities(&self) -> &'static Abilities {
        &Abilities {
            rule: Some(rules::check),
            password_hint: |words| words.composed_password_hint,
            takes_links_with_query: true,
            ..Abilities::NONE
        }
    }

    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent> {
        // Another code may be asked for at once.
        self.post(paths::SEND_OTP, &Object::new().with("emailId", form.email_id), |_| {
            Some(OtpSent { resend_after: 0, expires_in: CODE_LIFETIME })
        })
    }

    fn register(&self, form: Register, otp: &str) -> Answer<()> {
        // The answer has the hash of the password. Nothing of it is read.
        self.post(paths::REGISTER, &register(form, otp), nothing)
    }

    fn sign_in(&self, form: Login, _remember: bool) -> Answer<SignedIn> {
        // Its server signs in as somebody else where there is no address, and answers 404 where there is no type.
        let body = Object::new()
            .with("type", login_type::NORMAL)
            .with("emailId", form.email_id)
            .with("password", form.password);
        self.post(paths::LOGIN, &body, signed_in)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()> {
        self.get(&with_query(paths::FORGOT_PASSWORD_LINK, "email", &form.email), None, nothing)
    }

    fn check_reset_key(&self, key: &str) -> Answer<()> {
        self.get(&with_query(paths::FORGOT_PASSWORD_KEY_CHECK, "key", key), None, nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()> {
        let checked = self.check_reset_key(key);
        let request = self.server.request(Method::PUT, paths::RESET_PASSWORD, None);
        let saved = self.server.call(request, Some(&new_password(key, form)), data, nothing);
        // Its server would take a key that is used or has expired.
        Box::pin(async move {
            checked.await?;
            saved.await
        })
    }

    fn profile(&self, token: &str) -> Answer<Customer> {
        self.get(paths::GET_PROFILE, Some(token), |data| {
            Some(proven(Customer { user: read::user(data)?, cart: None }))
        })
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        let request = self.server.request(Method::POST, paths::LOGOUT, Some(token));
        self.server.call(request, None, data, nothing)
    }
}

/// An address without a path has the usual prefix.
fn with_prefix(api: String) -> String {
    // Behind the two slashes of `https://`.
    if api.split('/').count() > 3 { api } else { api + PREFIX }
}

fn signed_in(data: &Json) -> Option<SignedIn> {
    let signed_in = read::signed_in(data)?;
    Some(SignedIn { customer: proven(signed_in.customer), ..signed_in })
}

/// Nobody has an account there without a code.
fn proven(mut customer: Customer) -> Customer {
    customer.user.email_verified = true;
    customer
}

/// What an answer holds. Its server has done what it was asked where the status is that of success and `status` is 1;
/// an answer without `status` is that of an error it did not expect, whose words are nobody's business, or a proxy's.
fn data(reply: &Reply) -> Result<Json, Problem> {
    let json = Json::parse(&reply.text).unwrap_or_default();
    let status = json.get("status");
    let (number, text) = (status.count(), status.text());
    if reply.is_ok() && (number == Some(1) || text.as_deref() == Some("1")) {
        return Ok(json.get("data"));
    }
    let mut refusal = reply.refusal();
    if number.is_none() && text.is_none() {
        refusal.code = refusal.code.or(Some(Code::Internal));
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
                // Of no field that a form has, so that the text is shown beside what the others are told.
                refusal.fields.push(FieldProblem::default());
            }
        }
    }
    Err(Problem::Refused(Box::new(refusal)))
}

/// Makes a code of a text. One that is not known is shown as it came.
fn understand(refusal: &mut Refusal, text: &str) {
    match texts::meaning(text) {
        Some(Meaning::Request(code, seconds)) => {
            refusal.code = Some(code);
            refusal.retry_after = seconds.or(refusal.retry_after);
        }
        Some(Meaning::Field(name, code)) => {
            refusal.code = refusal.code.or(Some(Code::Invalid));
            match refusal.fields.iter_mut().find(|field| field.name == name) {
                // What is missing is too short as well.
                Some(field) => field.code = field.code.min(Some(code)),
                None => refusal.fields.push(FieldProblem::new(name.to_owned(), code)),
            }
        }
        None => {
            leptos::logging::warn!(
                "portico: no code for what Spurtcommerce answered: {}",
                without_values(text)
            );
            if !refusal.message.is_empty() {
                refusal.message.push(' ');
            }
            refusal.message.push_str(text);
        }
    }
}

/// A text without the words that may be the shopper's.
fn without_values(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split(' ') {
        let is_value = word.bytes().any(|byte| byte == b'@' || byte.is_ascii_digit());
        kept.push_str(if is_value { "…" } else { word });
        kept.push(' ');
    }
    kept
}
