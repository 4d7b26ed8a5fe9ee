//! A form: its state, and the one view that owns label, input, hint, error and summary for every page.
//!
//! The state knows its fields by erased descriptions, so that the view is compiled once for all forms; only
//! [`FormOf`] knows the type.

mod field;
mod summary;
mod view;

use std::marker::PhantomData;

use portico_shared::field::{Field, Kind};
use portico_shared::forms::Form;
use portico_shared::problem::{Code, FieldCode, FieldError, Params};
use portico_shared::rules;
use portico_shared::text::Language;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::api::{Problem, Refusal};
use crate::countdown::Countdown;
use crate::place::Place;
use crate::signal::{Kept, Signal};

pub use summary::{trouble_view, words_for};
pub use view::FormView;

/// A field of a form on the page.
#[derive(Clone, Copy)]
struct FieldState {
    field: &'static Field,
    /// What was typed. It outlives the page, so that going back loses nothing.
    value: Kept<String>,
    /// The words of what is wrong.
    error: Signal<Option<String>>,
    /// Whether a password can be read.
    revealed: Signal<bool>,
}

/// What a backend would find wrong with a value that passes our rules.
pub type Rule = fn(Kind, &str) -> Option<FieldCode>;

/// What all forms of an app have in common.
#[derive(Clone, Copy)]
pub struct Common {
    /// Where on the page they are.
    pub place: Place,
    /// The language of their words.
    pub language: Kept<Language>,
    /// The rule of the backend besides ours.
    pub rule: Kept<Option<Rule>>,
    /// The address that was typed last, into any of them.
    pub last_email: Kept<String>,
}

/// A form on the page, whatever its type.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The form's name; the ids of its parts begin with it.
    name: &'static str,
    common: Common,
    fields: Kept<Vec<FieldState>>,
    check: fn(&[String]) -> Vec<FieldError>,
    pending: Signal<bool>,
    /// The ids and errors of the fields that the last submit found wrong. It stays as it was until the next
    /// submit, so that nothing moves while somebody types.
    faults: Signal<Vec<(String, String)>>,
    /// Why the last submit did not go through, other than by an error of a field.
    refusal: Signal<Option<Problem>>,
    /// A problem to show when the page of this form is shown next.
    later: Kept<Option<Problem>>,
    /// Until another try is allowed, and the address that it is about: the server counts by address.
    wait: Countdown,
    waiting: Kept<String>,
}

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
fn shown<F: Form>() -> impl Iterator<Item = &'static portico_shared::field::FieldOf<F>> {
    // One password field that can be revealed serves better than two.
    F::FIELDS.iter().filter(|of| of.field.kind != Kind::RepeatPassword)
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
    pub fn new(name: &'static str, common: Common) -> Self {
        let fields = shown::<F>().map(|of| &of.field).collect();
        let check = |values: &[String]| fill::<F>(values).check();
        Self { state: FormState::new(name, fields, check, common), form: PhantomData }
    }

    /// The form without its type, for the view.
    pub fn state(self) -> FormState {
        self.state
    }

    /// What is filled in, normalised.
    pub fn filled(self) -> F {
        let mut form = fill::<F>(&self.state.values());
        form.normalise();
        form
    }
}

impl FormState {
    fn new(
        name: &'static str,
        fields: Vec<&'static Field>,
        check: fn(&[String]) -> Vec<FieldError>,
        common: Common,
    ) -> Self {
        let fields = fields.into_iter().map(|field| FieldState {
            field,
            value: Kept::new(String::new()),
            error: Signal::new(None),
            revealed: Signal::new(false),
        });
        Self {
            name,
            common,
            fields: Kept::new(fields.collect()),
            check,
            pending: Signal::new(false),
            faults: Signal::new(Vec::new()),
            refusal: Signal::new(None),
            later: Kept::new(None),
            wait: Countdown::new(),
            waiting: Kept::new(String::new()),
        }
    }

    fn values(self) -> Vec<String> {
        self.fields.with(|fields| fields.iter().map(|field| field.value.get()).collect())
    }

    /// Puts a value into the field of this kind.
    pub fn set(self, kind: Kind, value: &str) {
        self.each(|field| {
            if field.field.kind == kind {
                self.put(*field, value);
            }
        });
    }

    /// Takes note of what stands in a field's input.
    fn typed(self, field: FieldState, value: String) {
        if matches!(field.field.kind, Kind::Username | Kind::Email) && !value.is_empty() {
            self.common.last_email.set(value.clone());
        }
        field.value.set(value);
    }

    /// The address in this form; empty when it has none.
    fn email(self) -> String {
        [Kind::Username, Kind::Email].map(|kind| self.get(kind)).concat()
    }

    /// Puts a value into a field and, where the form is on the page, into its input.
    fn put(self, field: FieldState, value: &str) {
        field.value.set(value.to_owned());
        if let Some(input) = self.input(field) {
            input.set_value(value);
        }
    }

    /// The field's input, while the form is on the page.
    fn input(self, field: FieldState) -> Option<HtmlInputElement> {
        self.common.place.find(&self.input_id(field.field))?.dyn_into().ok()
    }

    /// What the field of this kind holds, untracked; empty when the form has no such field.
    pub fn get(self, kind: Kind) -> String {
        self.fields.with(|fields| {
            let found = fields.iter().find(|field| field.field.kind == kind);
            found.map(|field| field.value.get()).unwrap_or_default()
        })
    }

    /// Forgets what was typed into fields of the kinds that `which` picks. Inputs that are on the page stay as they are:
    /// a password manager reads them when the page goes.
    pub fn forget(self, which: impl Fn(Kind) -> bool) {
        self.each(|field| {
            if which(field.field.kind) {
                field.value.set(String::new());
            }
        });
    }

    /// Drops every error: the page is shown anew, or its form is submitted again.
    pub fn reset(self) {
        self.each(|field| field.error.set(None));
        self.faults.set(Vec::new());
        self.refusal.set(None);
    }

    fn each(self, mut act: impl FnMut(&FieldState)) {
        self.fields.with(|fields| fields.iter().for_each(&mut act));
    }

    /// The id of the form itself, or of the part of it with this ending.
    fn id(self, ending: &str) -> String {
        self.common.place.id(&[self.name, ending].concat())
    }

    /// Whether an answer is awaited.
    pub fn is_busy(self) -> bool {
        self.pending.get_untracked()
    }

    fn input_id(self, field: &Field) -> String {
        self.id(&format!("-{}", field.name))
    }

    /// Takes over what the page's inputs hold: a password manager may have filled them without an event.
    pub fn read_inputs(self) {
        self.each(|field| {
            if let Some(input) = self.input(*field) {
                self.typed(*field, input.value());
            }
        });
    }

    /// Lists the fields that have errors above the form; gives whether there are any.
    fn list_faults(self) -> bool {
        let mut faults = Vec::new();
        self.each(|field| {
            if let Some(words) = field.error.get_untracked() {
                faults.push((self.input_id(field.field), words));
            }
        });
        let any = !faults.is_empty();
        self.faults.set(faults);
        any
    }

    /// Whether something is wrong with the form; tracked.
    fn is_refused(self) -> bool {
        self.faults.with(|faults| !faults.is_empty()) || self.refusal.with(Option::is_some)
    }

    /// Runs the rules over what is filled in and shows what they say, at all fields or at this one alone.
    /// Gives whether the whole form is well.
    fn check(self, alone: Option<&'static Field>) -> bool {
        let errors = (self.check)(&self.values());
        let rule = self.common.rule.get();
        let mut is_well = errors.is_empty();
        self.each(|field| {
            let ours = errors.iter().find(|error| error.field == field.field);
            let theirs = || field.value.with(|value| rule?(field.field.kind, value));
            let error = match ours {
                Some(error) => Some((error.code, error.params)),
                None => theirs().map(|code| (code, Params::default())),
            };
            is_well &= error.is_none();
            if alone.is_none_or(|alone| alone == field.field) {
                field.error.set(error.map(|(code, params)| self.words(field.field.kind, code, params)));
            }
        });
        is_well
    }

    /// The words for a refused field. Where an error names no bounds, those of our own rule are meant.
    fn words(self, kind: Kind, code: FieldCode, params: Params) -> String {
        let params = if params == Params::default() && code == FieldCode::Length {
            rules::bounds(kind)
        } else {
            params
        };
        self.common.language.get().field(kind, code, params)
    }

    /// Takes the answer to a submit that was refused: a wait that it demands holds the next one up.
    fn refuse(self, problem: Problem) {
        if problem.code() == Some(Code::Credentials) {
            self.set(Kind::CurrentPassword, "");
        }
        if let Problem::Refused(refusal) = &problem
            && let Some(seconds) = refusal.retry_after
        {
            self.waiting.set(self.email());
            self.wait.start(seconds);
        }
        self.show(problem);
    }

    /// Whether the server wants no other try yet for the address that is filled in.
    fn must_wait(self) -> bool {
        self.wait.is_running() && self.waiting.get() == self.email()
    }

    /// Shows a problem: at its fields where it speaks of some, above the form otherwise.
    pub fn show(self, problem: Problem) {
        if let Problem::Refused(refusal) = &problem
            && self.blame(refusal)
        {
            return;
        }
        self.refusal.set(Some(problem));
    }

    /// Shows a problem when the page of this form is shown next.
    pub fn refuse_later(self, problem: Problem) {
        self.later.set(Some(problem));
    }

    /// Puts a refusal's words at the fields it speaks of; gives whether it speaks of fields of this form only.
    fn blame(self, refusal: &Refusal) -> bool {
        let language = self.common.language.get();
        self.each(|field| {
            let of_field = refusal.fields.iter().find(|problem| problem.name == field.field.name);
            let words = match (of_field, refusal.code) {
                (Some(problem), _) => Some(match problem.code {
                    Some(code) => self.words(field.field.kind, code, problem.params),
                    None => problem.message.clone(),
                }),
                (None, Some(code)) if field.field.kind == Kind::OneTimeCode && is_of_code(code) => {
                    Some(language.code(code).to_owned())
                }
                _ => None,
            };
            field.error.set(words);
        });
        let any = self.list_faults();
        let known = |name: &str| self.fields.with(|fields| fields.iter().any(|f| f.field.name == name));
        any && refusal.fields.iter().all(|problem| known(&problem.name))
    }
}

/// Whether a kind of field holds what nobody else may know.
pub fn is_secret(kind: Kind) -> bool {
    matches!(kind, Kind::CurrentPassword | Kind::NewPassword | Kind::OneTimeCode)
}

fn is_password(kind: Kind) -> bool {
    matches!(kind, Kind::CurrentPassword | Kind::NewPassword)
}

/// Whether a refusal speaks of the one-time code that was entered.
fn is_of_code(code: Code) -> bool {
    matches!(code, Code::CodeWrong | Code::CodeExpired | Code::CodeUsed | Code::CodeExhausted)
}
