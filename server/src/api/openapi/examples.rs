//! Values for the examples of calls.

use serde_json::{Value, json};

pub(in crate::api) const EMAIL: &str = "ada@example.com";
pub(in crate::api) const PASSWORD: &str = "Analytical engine, 1843";
pub(in crate::api) const TOKEN: &str = "nU5ZbVb0Tn1wq0mYx8Q1rW2t5sJ7uKdE3oGhLfA9cPk";
pub(in crate::api) const DEVICE: &str =
    "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";

pub(in crate::api) const PROVIDER: &str = "google";
pub(in crate::api) const NONCE: &str =
    "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";
pub(in crate::api) const ID_TOKEN: &str =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmdvb2dsZS5jb20ifQ.c2lnbmF0dXJl";

pub(in crate::api) fn user() -> Value {
    json!({
        "id": 1,
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": EMAIL,
        "mobileNumber": "+442079460018",
        "emailVerified": true,
    })
}

pub(in crate::api) fn cart(quantity: &Value) -> Value {
    json!({ "items": [{ "sku": "MAR 2930", "uom": "CS", "quantity": quantity }] })
}
