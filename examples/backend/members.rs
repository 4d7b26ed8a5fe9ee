//! A dialect for an API of one's own: members, sessions and resets, with names of its own.
//!
//! This is an example, compiled with the tests of the app. To use it, move it to `app/src/api/`, name it in `mod.rs` there,
//! and give it a name in `app/src/config.rs`; `docs/backends.md` says all of it.

use gloo_net::http::Method;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{OtpSent, User};

use super::exchange::{Reply, Server, nothing};
use super::{Abilities, Answer, Customer, CustomerApi, FieldProblem, Problem, SignedIn};
use crate::json::{Json, Object};

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
    ) -> Answer<T> {
        self.0.call(self.0.request(method, path, None), Some(body), understand, read)
    }
}

impl CustomerApi for Members {
    fn abilities(&self) -> &'static Abilities {
        // It keeps somebody signed in who asks for it, and a reset ends all sessions. What else there is, it has not: the
        // calls for that are left out below.
        &Abilities { remembers: true, ends_sessions: true, ..Abilities::NONE }
    }

    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent> {
        self.call(Method::POST, "/codes", &Object::new().with("to", form.email_id), |answer| {
            Some(OtpSent {
                resend_after: answer.get("again_in").count()?,
                expires_in: answer.get("good_for").count()?,
            })
        })
    }

    fn register(&self, form: Register, otp: &str) -> Answer<()> {
        let body = Object::new()
            .with("given_name", form.first_name)
            .with_filled("family_name", &form.last_name)
            .with_filled("phone", &form.phone_number)
            .with("mail", form.email_id)
            .with("secret", form.password)
            .with("code", otp);
        self.call(Method::POST, "/members", &body, nothing)
    }

    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn> {
        let body =
            Object::new().with("mail", form.email_id).with("secret", form.password).with("long", remember);
        self.call(Method::POST, "/sessions", &body, session)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()> {
        self.call(Method::POST, "/resets", &Object::new().with("mail", form.email), nothing)
    }

    fn check_reset_key(&self, key: &str) -> Answer<()> {
        self.call(Method::POST, "/resets/check", &Object::new().with("key", key), nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()> {
        let body = Object::new().with("key", key).with("new_secret", form.new_password);
        self.call(Method::PUT, "/resets", &body, nothing)
    }

    fn profile(&self, token: &str) -> Answer<Customer> {
        let request = self.0.request(Method::GET, "/members/me", Some(token));
        self.0.call(request, None, understand, member)
    }

    fn sign_out(&self, token: &str) -> Answer<()> {
        let request = self.0.request(Method::DELETE, "/sessions/mine", Some(token));
        self.0.call(request, None, understand, nothing)
    }
}

fn session(answer: &Json) -> Option<SignedIn> {
    Some(SignedIn {
        token: answer.get("session").text()?,
        // The server does not say.
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

/// What an answer holds, or why it is a refusal: `{"error": "…", "wait": 30, "fields": {"secret": "weak"}}`.
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
    // Shown where there is no code.
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
        let api: Rc<dyn CustomerApi> = Rc::new(Members::new(Server::new(&Config::default())));
        assert!(api.abilities().remembers && !api.abilities().signs_in_with_code);
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
