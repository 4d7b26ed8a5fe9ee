//! A form with its type.

use std::marker::PhantomData;

use portico_shared::forms::{FieldError, Form, shown};
use portico_view::StoredValue;

use super::state::{Common, FormState, Rules};

/// A form on the page, with its type.
pub struct FormOf<F> {
    state: FormState,
    form: PhantomData<fn() -> F>,
}

impl<F> Clone for FormOf<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for FormOf<F> {}

fn fill<F: Form>(values: &[String]) -> F {
    let mut form = F::default();
    for (of, value) in F::FIELDS.iter().filter(|of| of.field.on_page).zip(values) {
        (of.set)(&mut form, value.clone());
    }
    form
}

/// The errors that the page can show: it fills in the other fields when it sends the form.
fn on_page(mut errors: Vec<FieldError>) -> Vec<FieldError> {
    errors.retain(|error| error.field.on_page);
    errors
}

impl<F: Form> FormOf<F> {
    /// An empty form.
    pub fn new(name: &'static str, common: StoredValue<Common>) -> Self {
        let rules = Rules {
            check: |values| on_page(fill::<F>(values).errors()),
            normal: |at, entered| (F::FIELDS.iter().filter(|of| of.field.on_page).nth(at)?.normal)(entered),
        };
        Self { state: FormState::new(name, shown(F::field), rules, common), form: PhantomData }
    }

    /// The form without its type, for the view.
    pub fn state(self) -> FormState {
        self.state
    }

    /// The form as it is filled in, normalised.
    pub fn filled(self) -> F {
        fill::<F>(&self.state.values())
    }
}
