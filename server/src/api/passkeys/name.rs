//! Customers' names for their passkeys.

use portico_shared::characters;
use portico_shared::field::Kind;
use portico_shared::problem::Params;
use portico_shared::rules::{self, PASSKEY_NAME_MAX};

use crate::api::problem::FieldProblem;
use crate::api::validate::Checks;

/// A customer's name for a passkey, by its rule.
pub(super) fn checked_name(checks: &mut Checks, name: &str) -> String {
    let name = characters::name(name);
    if let Err(code) = rules::passkey_name(&name) {
        let params = Params { min: Some(1), max: Some(PASSKEY_NAME_MAX) };
        checks.add(FieldProblem { params, ..FieldProblem::of("name", Kind::Machine, code) });
    }
    name
}
