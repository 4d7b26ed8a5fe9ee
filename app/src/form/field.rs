//! One field: label, hint, error, input, and the button that shows a password.

use leptos::prelude::event_target_value;
use portico_shared::field::{Field, Kind};
use portico_view::{El, StoredValue, el};
use wasm_bindgen::JsCast;
use web_sys::FocusEvent;

use super::state::{FieldState, FormState, is_password};
use crate::context::{Context, Say};
use crate::text::Message;

/// The view of a field.
pub fn field_view(context: Context, form: FormState, state: FieldState) -> El {
    let FieldState { field, error, .. } = state;
    let id = form.input_id(field);
    let error_id = format!("{id}-error");
    let hint = (field.kind == Kind::NewPassword).then(|| context.text(context.capabilities().password_hint));
    let hint_id = format!("{id}-hint");

    let label = el("label", "portico-label").attr("for", &id).text(context.words().label(field.kind));
    let optional = field.optional.then(|| el("span", "portico-optional").say(context, Message::Optional));
    let described_by = {
        let hint = hint.as_ref().map(|_| hint_id.clone());
        let error_id = error_id.clone();
        move || {
            let ids: Vec<String> =
                hint.iter().cloned().chain(error.with(Option::is_some).then(|| error_id.clone())).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let reveal = is_password(field.kind).then(|| reveal_button(context, state, &id));
    el("div", "portico-field")
        .child(label.text(optional.is_some().then_some(" ")).child(optional))
        .child(hint.map(|hint| el("p", "portico-hint").attr("id", &hint_id).text(hint)))
        .child(move || Some(el("p", "portico-error").attr("id", &error_id).text(error.get()?)))
        .child(
            el("div", "portico-control")
                .child(
                    input(form, state, &id)
                        .attr("autocomplete", autocomplete(context, form, field))
                        .attr("aria-describedby", described_by),
                )
                .child(reveal),
        )
}

/// What the browser may fill in. In the email address of the sign-in it may be a passkey, which has to come last.
fn autocomplete(context: Context, form: FormState, field: &Field) -> &'static str {
    match field.kind {
        Kind::Username if form.name == "login" && context.offers_passkeys() => "username webauthn",
        kind => kind.input().autocomplete,
    }
}

fn input(form: FormState, state: FieldState, id: &str) -> El {
    let FieldState { field, value, error, revealed } = state;
    let attributes = field.kind.input();
    let typed = StoredValue::new(false);
    let recheck = move || form.check(Some(field));
    let on_input = move |event: web_sys::Event| {
        typed.set(true);
        form.typed(state, event_target_value(&event));
        if error.with_untracked(Option::is_some) {
            recheck();
        }
    };
    let on_blur = move |event: web_sys::Event| {
        // When the focus moves to a button or a link, nothing may move under the pointer; a submit checks anyway.
        let target = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let to_action = target.is_some_and(|target| target.matches("button, a").unwrap_or(false));
        // An input that is removed with its page is blurred, too, after its state is gone.
        if typed.try_get().unwrap_or(false) && !to_action {
            recheck();
        }
    };
    let input = el("input", "portico-input")
        .attr("id", id)
        .attr("name", field.name)
        .attr("type", move || Some(if revealed.get() { "text" } else { attributes.type_name }.to_owned()))
        .attr("aria-invalid", move || error.with(Option::is_some).then(|| "true".to_owned()))
        .value(value.get())
        .on("input", on_input)
        .on("blur", on_blur);
    let input = if field.optional { input } else { input.attr("required", "") };
    let input = if attributes.prose {
        input
    } else {
        // Addresses, numbers and codes run from left to right in every language.
        input.attr("spellcheck", "false").attr("autocapitalize", "none").attr("dir", "ltr")
    };
    if field.kind == Kind::OneTimeCode {
        input.attr("inputmode", "numeric").attr("pattern", r"\d{6}")
    } else {
        input
    }
}

fn reveal_button(context: Context, state: FieldState, input_id: &str) -> El {
    let revealed = state.revealed;
    let name = move || if revealed.get() { Message::HidePassword } else { Message::ShowPassword };
    let short = move || if revealed.get() { Message::Hide } else { Message::Show };
    el("button", "portico-reveal")
        .attr("type", "button")
        .attr("aria-controls", input_id)
        .attr("aria-label", move || Some(context.text(name())))
        .on("click", move |_| revealed.update(|revealed| *revealed = !*revealed))
        .text(move || context.text(short()))
}
