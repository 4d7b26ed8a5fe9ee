//! A form with its type.

use std::marker::PhantomData;

use portico_shared::field::FieldOf;
use portico_shared::forms::Form;
use portico_view::StoredValue;

use super::state::{Common, FormState};

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

/// The fields that a page shows, in order.
fn shown<F: Form>() -> impl Iterator<Item = &'static FieldOf<F>> {
    F::FIELDS.iter().filter(|of| of.field.on_page)
}

fn fill<F: Form>(values: &[String]) -> F {
    let mut form = F::default();
    for (of, value) in shown::<F>().zip(values) {
        (of.set)(&mut form, value.clone());
    }
    form
}

impl<F: Form> FormOf<F> {
    /// An empty form.
    pub fn new(name: &'static str, common: StoredValue<Common>) -> Self {
        let fields = shown::<F>().map(|of| &of.field).collect();
        let check = |values: &[String]| {
            let mut errors = fill::<F>(values).check();
            // The page fills in the others when it sends the form.
            errors.retain(|error| error.field.on_page);
            errors
        };
        Self { state: FormState::new(name, fields, check, common), form: PhantomData }
    }

    /// The form without its type, for the view.
    pub fn state(self) -> FormState {
        self.state
    }

    /// The form as it is filled in, normalised.
    pub fn filled(self) -> F {
        let mut form = fill::<F>(&self.state.values());
        form.normalise();
        form
    }
}
