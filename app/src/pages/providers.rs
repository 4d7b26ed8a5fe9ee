//! The buttons that lead to the providers, such as Google.

use portico_view::{El, Own, el};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::config::Provider;
use crate::context::Say;
use crate::flows::App;
use crate::flows::later::{self, Later};
use crate::form::FormState;
use crate::text::Message;

/// The class of the list of buttons.
const LIST: &str = "portico-providers";
/// What the ids of its parts begin with: of the buttons, and of the status.
const PARTS: [&str; 2] = ["portico-provider-", "portico-leaving"];

/// The buttons on the sign-in page, below the form whose summary says what goes wrong; `None` without providers. The part of the app that
/// comes later describes them. Until it's there, the page has those that it came with, and a press waits.
pub fn place(app: App, form: FormState) -> Option<El> {
    let list = move || (loaded(app)?.providers)(app);
    app.has_providers().then(|| el("div", LIST).described_later(list).on("click", press(app, form)))
}

/// The part of the app that comes later. Until it's there, this tracks whether it is.
pub fn loaded(app: App) -> Option<&'static Later> {
    later::loaded().or_else(|| {
        app.drafts().has_settled.get();
        None
    })
}

/// The buttons below another form. `words` have the provider's name in them.
pub fn view(app: App, form: FormState, words: Message) -> Option<El> {
    Some(list(app, words)?.on("click", press(app, form)))
}

/// What a click among the buttons does: on one of them, it leaves for the provider, or signs in with a passkey.
pub fn press(app: App, form: FormState) -> impl Fn(Event) {
    let leaving_for = app.drafts().leaving_for;
    move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button").ok()?);
        let Some((button, id)) =
            button.and_then(|button| Some((button.clone(), button.get_attribute("value")?)))
        else {
            return;
        };
        if leaving_for.with_untracked(Option::is_some) || form.is_busy() {
            return;
        }
        form.reset();
        leaving_for.set(Some(id.clone()));
        // Nothing else does, until the buttons are described.
        show_pending(app, &button, true);
        app.spawn(async move {
            if let Err(problem) = later::sign_in_with(app, id).await {
                leaving_for.set(None);
                show_pending(app, &button, false);
                form.fail(*app, problem);
            }
        });
    }
}

fn show_pending(app: App, button: &Element, is_pending: bool) {
    let _own = Own::begin();
    let _ = if is_pending {
        button.set_attribute("aria-disabled", "true")
    } else {
        button.remove_attribute("aria-disabled")
    };
    if let Some(status) = app.root().find(&app.root().id(PARTS[1])) {
        status.set_text_content(is_pending.then(|| app.text(Message::SigningIn)).as_deref());
    }
}

/// The list of buttons; `None` without providers. `words` have the provider's name in them.
pub fn list(app: App, words: Message) -> Option<El> {
    let providers = app.providers();
    if providers.is_empty() {
        return None;
    }
    let last = app.host().and_then(|host| host.provider(""));
    let or = el("p", "portico-or").say(*app, Message::Or);
    let all = el("div", LIST).child(or);
    let button = |provider: Provider| {
        let was_last = last.as_ref() == Some(&provider.id);
        let badge = was_last.then(|| el("span", "portico-badge").say(*app, Message::LastUsed));
        // Read as words of their own.
        button(app, words, provider).text(was_last.then_some(" ")).child(badge)
    };
    let all = providers.into_iter().fold(all, |all, provider| all.child(button(provider)));
    let is_leaving = move || app.drafts().leaving_for.with(Option::is_some);
    let status = el("p", "portico-hidden")
        .attr("id", app.root().id(PARTS[1]))
        .attr("role", "status")
        .text(move || if is_leaving() { app.text(Message::SigningIn) } else { String::new() });
    Some(all.child(status))
}

fn button(app: App, words: Message, Provider { id, name, mark }: Provider) -> El {
    let button_id = app.root().id(&[PARTS[0], &id].concat());
    let leaving_for = app.drafts().leaving_for;
    let mark = mark.map(|mark| el("img", "portico-mark").attr("src", mark).attr("alt", ""));
    let label = el("span", "").text(app.words().with(words, &name));
    let button = el("button", "portico-button portico-provider")
        .attr("id", button_id)
        .attr("type", "button")
        .attr("value", &id)
        // Disabled until a script can keep an early press.
        .prerendered_attr("disabled", "");
    let is_pending = move || leaving_for.with(|leaving_for| leaving_for.as_ref() == Some(&id));
    button.attr("aria-disabled", move || is_pending().then(|| "true".to_owned())).child(mark).child(label)
}
