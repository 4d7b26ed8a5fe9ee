//! The buttons that lead to the providers, such as Google.

use portico_view::{El, el};

use crate::config::Provider;
use crate::context::Say;
use crate::flows::{App, later};
use crate::form::FormState;
use crate::text::Message;

/// The buttons below a form, whose summary says what goes wrong; `None` without providers. `words` have the provider's name in them.
pub fn view(app: App, form: FormState, words: Message) -> Option<El> {
    let providers = app.providers();
    if providers.is_empty() {
        return None;
    }
    let last = app.host().and_then(|host| host.provider(""));
    let or = el("p", "portico-or").say(*app, Message::Or);
    let all = el("div", "portico-providers").child(or);
    let button = |provider: Provider| {
        let was_last = last.as_ref() == Some(&provider.id);
        let badge = was_last.then(|| el("span", "portico-badge").say(*app, Message::LastUsed));
        // Read as words of their own.
        button(app, form, words, provider).text(was_last.then_some(" ")).child(badge)
    };
    let all = providers.into_iter().fold(all, |all, provider| all.child(button(provider)));
    let is_leaving = move || app.drafts().leaving_for.with(Option::is_some);
    let status = el("p", "portico-hidden")
        .attr("role", "status")
        .text(move || if is_leaving() { app.text(Message::SigningIn) } else { String::new() });
    Some(all.child(status))
}

fn button(app: App, form: FormState, words: Message, Provider { id, name, mark }: Provider) -> El {
    let button_id = app.root().id(&["portico-provider-", &id].concat());
    let leaving_for = app.drafts().leaving_for;
    let press = {
        let id = id.clone();
        move |_| {
            if leaving_for.with_untracked(Option::is_some) || form.is_busy() {
                return;
            }
            form.reset();
            leaving_for.set(Some(id.clone()));
            let leave = later::sign_in_with(app, id.clone());
            app.spawn(async move {
                if let Err(problem) = leave.await {
                    leaving_for.set(None);
                    form.fail(*app, problem);
                }
            });
        }
    };
    let is_pending = move || leaving_for.with(|leaving_for| leaving_for.as_ref() == Some(&id));
    let mark = mark.map(|mark| el("img", "portico-mark").attr("src", mark).attr("alt", ""));
    el("button", "portico-button portico-provider")
        .attr("id", button_id)
        .attr("type", "button")
        // Disabled until a script can keep an early press.
        .prerendered_attr("disabled", "")
        .attr("aria-disabled", move || is_pending().then(|| "true".to_owned()))
        .on("click", press)
        .child(mark)
        .child(el("span", "").text(app.words().with(words, &name)))
}
