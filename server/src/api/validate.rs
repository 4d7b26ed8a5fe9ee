//! Checks requests by the shared rules, and collects everything that is wrong into one refusal.

use portico_shared::field::{Field, Kind};
use portico_shared::forms::{self, Form};
use portico_shared::problem::{FieldCode, Params};

use crate::api::problem::{FieldProblem, Problem};
use crate::password::common_passwords::is_common;

/// The problems found so far.
#[derive(Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    /// Normalizes a form and checks it by its shared rules.
    pub fn form<F: Form>(&mut self, mut form: F) -> F {
        self.0.extend(form.check().into_iter().map(FieldProblem::from));
        form
    }

    /// Adds a problem that another check found.
    pub fn add(&mut self, problem: FieldProblem) {
        self.0.push(problem);
    }

    /// The digits of a one-time code in the wire field `name`.
    pub fn code(&mut self, name: &str, typed: Option<String>) -> String {
        let mut form = forms::Otp { otp: typed.unwrap_or_default() };
        let named = |error| FieldProblem { field: name.to_owned(), ..FieldProblem::from(error) };
        self.0.extend(form.check().into_iter().map(named));
        form.otp
    }

    /// The value of the wire field `name`, which no form has and which can't be left out: `min` to `max` characters.
    pub fn text(&mut self, name: &str, value: Option<String>, min: usize, max: usize) -> String {
        let value = value.unwrap_or_default();
        let length = value.chars().count();
        if length == 0 {
            self.add(FieldProblem::of(name, Kind::Machine, FieldCode::Required));
        } else if !(min..=max).contains(&length) {
            let params = Params { min: Some(min), max: Some(max) };
            self.add(FieldProblem { params, ..FieldProblem::of(name, Kind::Machine, FieldCode::Length) });
        }
        value
    }

    /// Refuses a common password in `field`, unless it has another problem already.
    pub fn not_common(&mut self, field: &Field, password: &str) {
        if self.0.iter().all(|problem| problem.field != field.name) && is_common(password) {
            self.0.push(FieldProblem::at(field, FieldCode::Common));
        }
    }

    /// Ends the checks.
    ///
    /// # Errors
    /// `invalid` when any problem was found.
    pub fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::invalid(self.0)) }
    }
}

/// Checks a request that consists of one form.
///
/// # Errors
/// `invalid` with every problem of the form.
pub fn valid<F: Form>(form: F) -> Result<F, Problem> {
    let mut checks = Checks::default();
    let form = checks.form(form);
    checks.done()?;
    Ok(form)
}

/// The description of the field `ident` of a form.
pub fn field_of<F: Form>(ident: &str) -> &'static Field {
    let mut fields = F::FIELDS.iter().map(|of| &of.field);
    fields.find(|field| field.ident == ident).expect("the form has this field")
}
