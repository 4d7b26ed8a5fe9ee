//! One field: label, hint, error, input, and the button that reveals a password.

use leptos::prelude::*;
use portico_shared::field::Kind;
use wasm_bindgen::JsCast;

use super::{FieldState, FormState, is_password};
use crate::text::Words;

/// What a kind of field asks of the browser.
struct Traits {
    input_type: &'static str,
    autocomplete: &'static str,
    inputmode: Option<&'static str>,
    pattern: Option<&'static str>,
    /// Whether the browser may correct and capitalise what is typed.
    prose: bool,
}

/// The autofill field names are the HTML standard's, chosen as web.dev's and Chromium's password form guides ask.
const fn traits(kind: Kind) -> Traits {
    let (input_type, autocomplete, inputmode, pattern, prose) = match kind {
        Kind::Username => ("email", "username", None, None, false),
        Kind::Email => ("email", "email", None, None, false),
        Kind::GivenName => ("text", "given-name", None, None, true),
        Kind::FamilyName => ("text", "family-name", None, None, true),
        Kind::Phone => ("tel", "tel", None, None, false),
        Kind::CurrentPassword => ("password", "current-password", None, None, false),
        Kind::NewPassword | Kind::RepeatPassword => ("password", "new-password", None, None, false),
        Kind::OneTimeCode => ("text", "one-time-code", Some("numeric"), Some(r"\d{6}"), false),
        Kind::Machine => ("text", "off", None, None, false),
    };
    Traits { input_type, autocomplete, inputmode, pattern, prose }
}

pub(super) fn field_view(words: &'static Words, form: FormState, state: FieldState) -> AnyView {
    let FieldState { field, value, error, revealed, input } = state;
    let traits = traits(field.kind);
    let id = form.input_id(field);
    let error_id = format!("{id}-error");
    let hint = words.hint(field.kind);
    let hint_id = hint.map(|_| format!("{id}-hint"));
    let typed = StoredValue::new(false);

    let described_by = {
        let (error_id, hint_id) = (error_id.clone(), hint_id.clone());
        move || match (&hint_id, error.with(Option::is_some)) {
            (Some(hint), true) => Some(format!("{hint} {error_id}")),
            (Some(hint), false) => Some(hint.clone()),
            (None, true) => Some(error_id.clone()),
            (None, false) => None,
        }
    };
    let recheck = move || {
        form.check(|other| other.field == field);
    };
    let on_input = move |_| {
        typed.set_value(true);
        if let Some(input) = input.get_untracked() {
            value.set(input.value());
        }
        if error.with_untracked(Option::is_some) {
            recheck();
        }
    };
    let on_blur = move |event: web_sys::FocusEvent| {
        // On the way to a button or a link nothing may move under the pointer; a submit checks anyway.
        let target = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let to_action = target.is_some_and(|target| target.matches("button, a").unwrap_or(false));
        if typed.get_value() && !to_action {
            recheck();
        }
    };
    // The input keeps its own value; only one that comes from elsewhere is written into it.
    Effect::new(move |_| {
        let value = value.get();
        if let Some(input) = input.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });
    let off = (!traits.prose).then_some("none");
    let control = view! {
        <input
            class="portico-input"
            id=id.clone()
            name=field.name
            node_ref=input
            type=move || if revealed.get() { "text" } else { traits.input_type }
            autocomplete=traits.autocomplete
            inputmode=traits.inputmode
            pattern=traits.pattern
            spellcheck=(!traits.prose).then_some("false")
            autocapitalize=off
            required=!field.optional
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=described_by
            on:input=on_input
            on:blur=on_blur
        />
    };
    let optional = field.optional.then(|| view! { <span class="portico-optional">{words.optional}</span> });
    let hint = hint.map(|hint| view! { <p class="portico-hint" id=hint_id>{hint}</p> });
    let fault = move || {
        let words = error.get()?;
        Some(view! { <p class="portico-error" id=error_id.clone()>{words}</p> })
    };
    let reveal = is_password(field.kind).then(|| reveal_button(words, revealed, id.clone()));
    view! {
        <div class="portico-field" class:portico-invalid=move || error.with(Option::is_some)>
            <label class="portico-label" for=id>{words.label(field.kind)} {optional}</label>
            {hint}
            {fault}
            <div class="portico-control">{control} {reveal}</div>
        </div>
    }
    .into_any()
}

fn reveal_button(words: &'static Words, revealed: RwSignal<bool>, input_id: String) -> AnyView {
    let name = move || if revealed.get() { words.hide_password } else { words.show_password };
    let short = move || if revealed.get() { words.hide } else { words.show };
    view! {
        <button
            type="button"
            class="portico-reveal"
            aria-controls=input_id
            aria-label=name
            on:click=move |_| revealed.update(|revealed| *revealed = !*revealed)
        >
            {short}
        </button>
    }
    .into_any()
}
