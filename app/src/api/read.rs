//! Customers and sessions, read from what document A's servers answer.

use portico_shared::wire::User;

use super::{CartLine, Customer, SignedIn};
use crate::json::Json;

/// A session that has begun, with its customer.
pub fn signed_in(data: &Json) -> Option<SignedIn> {
    let expires_at = data.get("expiresAt").text().unwrap_or_default();
    Some(SignedIn { token: data.get("token").text()?, expires_at, customer: customer(data)? })
}

/// The member `user`, with the cart beside it if there is one.
pub fn customer(data: &Json) -> Option<Customer> {
    let items = data.get("cart").get("items");
    let cart = items.is_list().then(|| items.items().iter().map(cart_line).collect());
    Some(Customer { user: user(&data.get("user"))?, cart })
}

/// A customer; whatever but the id may be missing, or null.
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
