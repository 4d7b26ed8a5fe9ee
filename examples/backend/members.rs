//! A dialect for your own API: members, sessions and resets, under other names.
//!
//! This is an example, compiled with the tests of the app. To use it, move it to `app/src/api/`, name it in `mod.rs` there,
//! and give it a name in `shared/src/config.rs`; `docs/backends.md` has the details.

use gloo_net::http::Method;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{OtpSent, User};

use super::api_future::ApiFuture;
use super::capabilities::Capabilities;
use super::customer_api::{Customer, CustomerApi, SignedIn};
use super::problem::{FieldProblem, Problem};
use super::transport::{Reply, Server, nothing};
use crate::json::{Json, Object};

/// What it can do: it keeps a member signed in on request, and a password reset ends all sessions. Calls for anything else are left out
/// below.
pub static CAPABILITIES: Capabilities =
    Capabilities { remembers: true, ends_sessions: true, ..Capabilities::PASSWORDS };

/// The server.
pub struct Members(Server);

impl Members {
    /// This server.
    pub fn new(server: Server) -> Self {
        Self(server)
    }

    /// A call that needs no session.
    fn call<T: 'static>(
        &self,
        method: Method,
        path: &str,
        body: &Object,
        read: fn(&Json) -> Option<T>,
    ) -> ApiFuture<T> {
        self.0.call(self.0.request(method, path, None), Some(body), understand, read)
    }
}

impl CustomerApi for Members {
    fn send_otp(&self, form: SendOtp) -> ApiFuture<OtpSent> {
        self.call(Method::POST, "/codes", &Object::new().with("to", form.email_id), |answer| {
            Some(OtpSent {
                resend_after: answer.get("again_in").count()?,
                expires_in: answer.get("good_for").count()?,
            })
        })
    }

    fn register(&self, form: Register, otp: &str, _ticket: Option<&str>) -> ApiFuture<()> {
        let body = Object::new()
            .with("given_name", form.first_name)
            .with_filled("family_name", &form.last_name)
            .with_filled("phone", &form.phone_number)
            .with("mail", form.email_id)
            .with("secret", form.password)
            .with("code", otp);
        self.call(Method::POST, "/members", &body, nothing)
    }

    fn sign_in(&self, form: Login, remember: bool) -> ApiFuture<SignedIn> {
        let body =
            Object::new().with("mail", form.email_id).with("secret", form.password).with("long", remember);
        self.call(Method::POST, "/sessions", &body, session)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> ApiFuture<()> {
        self.call(Method::POST, "/resets", &Object::new().with("mail", form.email), nothing)
    }

    fn check_reset_key(&self, key: &str) -> ApiFuture<()> {
        self.call(Method::POST, "/resets/check", &Object::new().with("key", key), nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> ApiFuture<()> {
        let body = Object::new().with("key", key).with("new_secret", form.new_password);
        self.call(Method::PUT, "/resets", &body, nothing)
    }

    fn profile(&self, token: &str) -> ApiFuture<Customer> {
        let request = self.0.request(Method::GET, "/members/me", Some(token));
        self.0.call(request, None, understand, member)
    }

    fn sign_out(&self, token: &str) -> ApiFuture<()> {
        let request = self.0.request(Method::DELETE, "/sessions/mine", Some(token));
        self.0.call(request, None, understand, nothing)
    }
}

fn session(answer: &Json) -> Option<SignedIn> {
    Some(SignedIn {
        token: answer.get("session").text()?,
        // The server doesn't say.
        expires_at: String::new(),
        customer: member(&answer.get("member"))?,
    })
}

fn member(answer: &Json) -> Option<Customer> {
    let text = |name| answer.get(name).text().unwrap_or_default();
    let user = User {
        id: answer.get("number").count()?.into(),
        first_name: text("given_name"),
        last_name: text("family_name"),
        email: text("mail"),
        mobile_number: text("phone"),
        email_verified: true,
    };
    Some(Customer { user, cart: None })
}

/// What an answer holds, or the refusal that it is: `{"error": "…", "wait": 30, "fields": {"secret": "weak"}}`.
fn understand(reply: &Reply) -> Result<Json, Problem> {
    let answer = Json::parse(&reply.text).unwrap_or_default();
    if reply.is_ok() {
        return Ok(answer);
    }
    let mut refusal = reply.refusal();
    let error = answer.get("error").text().unwrap_or_default();
    let known = match error.as_str() {
        "wrong_secret" => Some(Code::Credentials),
        "taken" => Some(Code::AccountExists),
        "wrong_code" => Some(Code::CodeWrong),
        "old_code" => Some(Code::CodeExpired),
        "used_key" => Some(Code::LinkUsed),
        "old_key" => Some(Code::LinkExpired),
        "no_key" => Some(Code::LinkInvalid),
        "no_session" => Some(Code::Session),
        "slow_down" => Some(Code::TooMany),
        "fields" => Some(Code::Invalid),
        _ => None,
    };
    refusal.code = known.or(refusal.code);
    refusal.retry_after = answer.get("wait").count().or(refusal.retry_after);
    // Shown when there is no code.
    refusal.message = answer.get("words").text().unwrap_or_default();
    // The name of each field there, and in our forms.
    let names = [
        ("given_name", "firstName"),
        ("mail", "emailId"),
        ("secret", "password"),
        ("new_secret", "newPassword"),
        ("code", "otp"),
    ];
    for (theirs, ours) in names {
        let code = match answer.get("fields").get(theirs).text().as_deref() {
            Some("missing") => FieldCode::Required,
            Some("weak") => FieldCode::Common,
            Some(_) => FieldCode::Choice,
            None => continue,
        };
        refusal.fields.push(FieldProblem::new(ours.to_owned(), code));
    }
    Err(Problem::Refused(Box::new(refusal)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::config::Config;

    fn reply(status: u16, text: &str) -> Reply {
        Reply { status, text: text.to_owned(), ..Reply::default() }
    }

    #[test]
    fn it_is_a_customer_api_without_codes_to_sign_in_with() {
        let _api: Rc<dyn CustomerApi> = Rc::new(Members::new(Server::new(&Config::default())));
        assert!(CAPABILITIES.remembers && !CAPABILITIES.signs_in_with_code);
    }

    #[test]
    fn a_session_is_read_from_its_names() {
        let text = r#"{"session": "s", "member": {"number": 7, "given_name": "Ada", "phone": null}}"#;
        let signed_in = understand(&reply(201, text)).ok().and_then(|answer| session(&answer)).unwrap();
        let user = signed_in.customer.user;
        assert_eq!((signed_in.token.as_str(), user.id, user.first_name.as_str()), ("s", 7, "Ada"));
    }

    #[test]
    fn errors_become_codes_at_their_fields() {
        let text = r#"{"error": "fields", "fields": {"secret": "weak"}}"#;
        let Err(Problem::Refused(refusal)) = understand(&reply(400, text)) else { panic!("it is refused") };
        assert_eq!((refusal.code, refusal.fields[0].name.as_str()), (Some(Code::Invalid), "password"));
        let Err(Problem::Refused(refusal)) = understand(&reply(429, r#"{"error": "slow_down", "wait": 30}"#))
        else {
            panic!("it is refused")
        };
        assert_eq!((refusal.code, refusal.retry_after), (Some(Code::TooMany), Some(30)));
    }
}
