//! The dialect of the AXIM customer login: a customer's email address and an access token give a one-time login code.

use gloo_net::http::{Method, RequestBuilder};
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::wire::OtpSent;

use super::api_future::{ApiFuture, refused};
use super::capabilities::Capabilities;
use super::customer_api::{Customer, CustomerApi, SignedIn};
use super::problem::Problem;
use super::read::body;
use super::transport::{Reply, Server};
use crate::json::{Json, Object};

/// What it can do.
pub static CAPABILITIES: Capabilities = Capabilities::NONE;

/// A server that has the AXIM customer login and nothing else.
pub struct Axim {
    server: Server,
}

impl Axim {
    /// This server.
    pub fn new(server: Server) -> Self {
        Self { server }
    }
}

/// Asks for a login code for a customer and a cart (the JSON of its items). `request` has the path and the other headers.
pub fn hand_over(
    server: &Server,
    request: RequestBuilder,
    access_token: &str,
    email: &str,
    cart: &str,
) -> ApiFuture<String> {
    let mut body = Object::new().with("email", email);
    if let Some(items) = Json::parse(cart) {
        body = body.with("cart", Object::new().with("items", items));
    }
    // The host page's token may have been copied with a line end or an invisible character, which no header can have.
    let token: String = access_token.chars().filter(char::is_ascii_graphic).collect();
    let request = request.header(paths::ACCESS_TOKEN, &format!("Bearer {token}"));
    server.call(request, Some(&body), handed_over, |answer| answer.get("code").text())
}

/// The answer to a hand-over. The status implies a code, unless the server also sends one of ours. The field called `email`
/// here is `emailId` in our forms.
fn handed_over(reply: &Reply) -> Result<Json, Problem> {
    let mut answer = body(reply);
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

impl CustomerApi for Axim {
    fn hand_over(&self, access_token: &str, email: &str, cart: &str) -> ApiFuture<String> {
        // The server's CORS rules may not allow the headers that select a store.
        let request = self.server.plain_request(Method::POST, paths::LOGIN);
        hand_over(&self.server, request, access_token, email, cart)
    }

    fn send_otp(&self, _form: SendOtp) -> ApiFuture<OtpSent> {
        refused(Problem::unreadable())
    }

    fn register(&self, _form: Register, _otp: &str, _ticket: Option<&str>) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }

    fn sign_in(&self, _form: Login, _remember: bool) -> ApiFuture<SignedIn> {
        refused(Problem::unreadable())
    }

    fn send_reset_link(&self, _form: ForgotPassword) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }

    fn check_reset_key(&self, _key: &str) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }

    fn reset_password(&self, _key: &str, _form: ResetPassword) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }

    fn profile(&self, _token: &str) -> ApiFuture<Customer> {
        refused(Problem::unreadable())
    }

    fn sign_out(&self, _token: &str) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
}
