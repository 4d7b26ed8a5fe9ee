//! Refusals, customers and sessions, read from answers that have the names of the Spurtcommerce customer API.

use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::User;

use super::customer_api::{CartLine, Customer, SignedIn};
use super::problem::{FieldProblem, Problem};
use super::transport::Reply;
use crate::json::Json;

/// The body of an answer, which is JSON, or the refusal that it is.
pub fn body(reply: &Reply) -> Result<Json, Problem> {
    if reply.is_ok() { Json::parse(&reply.text).ok_or_else(Problem::unreadable) } else { Err(refusal(reply)) }
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

fn params(json: &Json) -> Params {
    let bound = |name| json.get(name).count().and_then(|bound| bound.try_into().ok());
    Params { min: bound("min"), max: bound("max") }
}

/// The name of a field in our forms: a sign-in with a code sends the code as `token`.
fn field_name(wire: String) -> String {
    if wire == "token" { "otp".to_owned() } else { wire }
}

/// A new session, with its customer.
pub fn signed_in(data: &Json) -> Option<SignedIn> {
    let expires_at = data.get("expiresAt").text().unwrap_or_default();
    Some(SignedIn { token: data.get("token").text()?, expires_at, customer: customer(data)? })
}

/// The customer in the member `user`, with the cart beside it if there is one.
pub fn customer(data: &Json) -> Option<Customer> {
    let items = data.get("cart").get("items");
    let cart = items.is_list().then(|| items.items().iter().map(cart_line).collect());
    Some(Customer { user: user(&data.get("user"))?, cart })
}

/// A customer. Every member but the id may be missing or null.
pub fn user(data: &Json) -> Option<User> {
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

fn cart_line(item: &Json) -> CartLine {
    let text = |name| item.get(name).text().unwrap_or_default();
    CartLine {
        sku: text("sku"),
        unit: text("uom"),
        quantity: item.get("quantity").number().unwrap_or_default(),
    }
}
