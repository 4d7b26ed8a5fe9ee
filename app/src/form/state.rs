//! The state of a form, whatever its type.
//!
//! It has its fields as erased descriptions, so that state and view are compiled once for all forms.

use portico_shared::field::{Field, Kind};
use portico_shared::forms::FieldError;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_view::{RwSignal, StoredValue, effect};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::countdown::Countdown;
use crate::api::{Problem, Refusal, Rule};
use crate::browser::Root;
use crate::text::Words;

/// A field of a form on the page.
#[derive(Clone, Copy)]
pub struct FieldState {
    /// Its description.
    pub field: &'static Field,
    /// What was typed. It outlives the page, so that going back loses nothing.
    pub value: StoredValue<String>,
    /// The words for what is wrong.
    pub error: RwSignal<Option<String>>,
    /// Whether a password is shown.
    pub revealed: RwSignal<bool>,
}

/// What all forms of an app have in common.
pub struct Common {
    /// The element of the page that they are in.
    pub root: Root,
    /// Their words, once the app has begun.
    pub words: Option<Words>,
    /// The backend's own rule.
    pub rule: Option<Rule>,
    /// The email address that was typed last, into any of them.
    pub last_email: String,
}

/// The rules of a form.
#[derive(Clone, Copy)]
pub struct Rules {
    /// The errors in the values of its fields.
    pub check: fn(&[String]) -> Vec<FieldError>,
    /// The normal form of what was entered into the field at a place; `None` if it's used as it is.
    pub normal: fn(usize, &str) -> Option<String>,
}

/// A form on the page, whatever its type.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The form's name; the ids of its parts begin with it.
    pub(super) name: &'static str,
    common: StoredValue<Common>,
    /// Its fields, in order.
    pub fields: StoredValue<Vec<FieldState>>,
    rules: Rules,
    /// Whether an answer is pending.
    pub pending: RwSignal<bool>,
    /// The ids and errors of the fields that the last submit found invalid. It stays the same until the next submit, so that nothing
    /// moves while the shopper types.
    pub faults: RwSignal<Vec<(String, String)>>,
    /// Why the last submit failed, other than by an error of a field.
    pub refusal: RwSignal<Option<Problem>>,
    /// A problem to show when the form's page is shown next.
    pub later: StoredValue<Option<Problem>>,
    /// The time until another attempt is allowed, for the address in `waiting`: the server limits by address.
    pub wait: Countdown,
    waiting: StoredValue<String>,
}

impl FormState {
    /// An empty form. `rules` are those of `fields`.
    pub fn new(
        name: &'static str,
        fields: Vec<&'static Field>,
        rules: Rules,
        common: StoredValue<Common>,
    ) -> Self {
        let fields = fields.into_iter().map(|field| FieldState {
            field,
            value: StoredValue::new(String::new()),
            error: RwSignal::new(None),
            revealed: RwSignal::new(false),
        });
        Self {
            name,
            common,
            fields: StoredValue::new(fields.collect()),
            rules,
            pending: RwSignal::new(false),
            faults: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            later: StoredValue::new(None),
            wait: Countdown::new(),
            waiting: StoredValue::new(String::new()),
        }
    }

    /// The values of the fields, normalised and in order. Not generic over the form, so that it's compiled once.
    pub fn values(self) -> Vec<String> {
        let normal = |(at, field): (usize, &FieldState)| {
            let value = field.value.get();
            (self.rules.normal)(at, &value).unwrap_or(value)
        };
        self.fields.with(|fields| fields.iter().enumerate().map(normal).collect())
    }

    /// The value of the field of this kind, normalised; `None` if the form has no such field.
    pub fn normal(self, kind: Kind) -> Option<String> {
        let at = self.fields.with(|fields| fields.iter().position(|field| field.field.kind == kind))?;
        self.values().into_iter().nth(at)
    }

    fn root(self) -> Root {
        self.common.with(|common| common.root)
    }

    /// The text that the words of the forms have.
    fn text(self, of: impl Fn(&Words) -> String) -> String {
        self.common.with(|common| common.words.as_ref().map(of)).unwrap_or_default()
    }

    /// Puts a value into the field of this kind.
    pub fn set(self, kind: Kind, value: &str) {
        self.each(|field| {
            if field.field.kind == kind {
                self.put(*field, value);
            }
        });
    }

    /// Stores what a field's input holds.
    pub fn typed(self, field: FieldState, value: String) {
        if matches!(field.field.kind, Kind::Username | Kind::Email) && !value.is_empty() {
            self.common.update(|common| common.last_email.clone_from(&value));
        }
        field.value.set(value);
    }

    /// The email address in this form; empty if it has none.
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
        self.root().find(&self.input_id(field.field))?.dyn_into().ok()
    }

    /// The value of the field of this kind, untracked; empty if the form has no such field.
    fn get(self, kind: Kind) -> String {
        self.fields.with(|fields| {
            let found = fields.iter().find(|field| field.field.kind == kind);
            found.map(|field| field.value.get()).unwrap_or_default()
        })
    }

    /// Forgets what was typed into the fields of the kinds that `which` picks. Inputs on the page stay as they are: a password
    /// manager reads them when the page goes.
    pub fn forget(self, which: impl Fn(Kind) -> bool) {
        self.each(|field| {
            if which(field.field.kind) {
                field.value.set(String::new());
            }
        });
    }

    /// Removes every error: the page is shown again, or its form is submitted again.
    pub fn reset(self) {
        self.each(|field| field.error.set(None));
        self.faults.set(Vec::new());
        self.refusal.set(None);
    }

    /// Does something for each field.
    pub fn each(self, mut act: impl FnMut(&FieldState)) {
        self.fields.with(|fields| fields.iter().for_each(&mut act));
    }

    /// The id of the form itself, or of the part of it with this suffix.
    pub fn id(self, suffix: &str) -> String {
        self.root().id(&[self.name, suffix].concat())
    }

    /// Whether an answer is pending, untracked.
    pub fn is_busy(self) -> bool {
        self.pending.get_untracked()
    }

    /// The id of the summary of errors.
    pub fn summary_id(self) -> String {
        self.id("-problem")
    }

    /// The id of a field's input.
    pub fn input_id(self, field: &Field) -> String {
        self.id(&format!("-{}", field.name))
    }

    /// Reads what the inputs on the page hold: a password manager may have filled them without an event.
    pub fn read_inputs(self) {
        self.each(|field| {
            if let Some(input) = self.input(*field) {
                self.typed(*field, input.value());
            }
        });
    }

    /// Whether something is typed into an input on the page.
    pub fn is_filled_in(self) -> bool {
        self.fields.with(|fields| {
            fields.iter().any(|field| self.input(*field).is_some_and(|input| !input.value().is_empty()))
        })
    }

    /// Lists the fields that have errors above the form; returns whether there are any.
    pub fn list_faults(self) -> bool {
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

    /// Whether the form has errors; tracked.
    pub fn is_refused(self) -> bool {
        self.faults.with(|faults| !faults.is_empty()) || self.refusal.with(Option::is_some)
    }

    /// Runs the rules over the values and shows the errors, at all fields or at this one alone. Returns whether the whole form is valid.
    pub fn check(self, alone: Option<&'static Field>) -> bool {
        let values = self.values();
        let errors = (self.rules.check)(&values);
        let rule = self.common.with(|common| common.rule);
        let mut is_valid = errors.is_empty();
        let mut values = values.iter();
        self.each(|field| {
            let value = values.next();
            let ours = errors.iter().find(|error| error.field == field.field);
            let theirs = || rule?(field.field.kind, value?);
            let error = match ours {
                Some(error) => Some((error.code, error.params)),
                None => theirs().map(|code| (code, Params::default())),
            };
            is_valid &= error.is_none();
            if alone.is_none_or(|alone| alone == field.field) {
                field.error.set(error.map(|(code, params)| self.words(field.field.kind, code, params)));
            }
        });
        is_valid
    }

    /// The words for an error of a field.
    fn words(self, kind: Kind, code: FieldCode, params: Params) -> String {
        self.text(|words| words.field(kind, code, params))
    }

    /// Shows the refusal of a submit, and starts the wait that it demands before the next one.
    pub fn refuse(self, problem: Problem) {
        if problem.code() == Some(Code::Credentials) {
            self.set(Kind::CurrentPassword, "");
        }
        if let Problem::Refused(refusal) = &problem
            && let Some(seconds) = refusal.retry_after.filter(|seconds| *seconds > 0)
        {
            self.waiting.set(self.email());
            self.wait.start(seconds);
        }
        self.show(problem);
    }

    /// Removes the words that ask the shopper to wait, once this countdown is over.
    pub fn asks_to_wait_for(self, countdown: Countdown) {
        effect(move || {
            let is_over = !countdown.is_running() && !self.wait.is_running_untracked();
            let code = self.refusal.with_untracked(|problem| problem.as_ref()?.code());
            if is_over && code == Some(Code::TooMany) {
                self.refusal.set(None);
            }
        });
    }

    /// Whether the server does not yet allow another attempt for the address in the form.
    pub fn must_wait(self) -> bool {
        self.wait.is_running_untracked() && self.waiting.get() == self.email()
    }

    /// Shows a problem: at the fields that it names, or else above the form.
    pub fn show(self, problem: Problem) {
        if let Problem::Refused(refusal) = &problem
            && self.blame(refusal)
        {
            return;
        }
        self.refusal.set(Some(problem));
    }

    /// Shows a problem when the form's page is shown next.
    pub fn refuse_later(self, problem: Problem) {
        self.later.set(Some(problem));
    }

    /// Shows the words of a refusal at the fields that it names. Returns whether it names only fields of this form.
    fn blame(self, refusal: &Refusal) -> bool {
        self.each(|field| {
            let of_field = refusal.fields.iter().find(|problem| problem.name == field.field.name);
            let words = match (of_field, refusal.code) {
                (Some(problem), _) => Some(match problem.code {
                    Some(code) => self.words(field.field.kind, code, problem.params),
                    None => problem.message.clone(),
                }),
                (None, Some(code)) if field.field.kind == Kind::OneTimeCode && is_of_code(code) => {
                    Some(self.text(|words| words.code(code)))
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

/// Whether a kind of field holds a secret.
pub fn is_secret(kind: Kind) -> bool {
    matches!(kind, Kind::CurrentPassword | Kind::NewPassword | Kind::OneTimeCode)
}

/// Whether a kind of field holds a password.
pub fn is_password(kind: Kind) -> bool {
    matches!(kind, Kind::CurrentPassword | Kind::NewPassword)
}

/// Whether a code of a refusal is about the one-time code that was entered.
fn is_of_code(code: Code) -> bool {
    matches!(code, Code::CodeWrong | Code::CodeExpired | Code::CodeUsed | Code::CodeExhausted)
}
