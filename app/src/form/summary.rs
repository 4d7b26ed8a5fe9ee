//! What is wrong with a form, above it: the fields with links to them, or why the server refused.

use leptos::prelude::*;

use super::FormState;
use crate::api::{Problem, Refusal};
use crate::app::App;
use crate::countdown;
use crate::page::focus;
use portico_shared::problem::Code;

/// What a page adds to the words of a refusal, such as a way on.
pub type Advice = fn(App, Code) -> Option<AnyView>;

/// The words for a problem that is no field's.
pub fn words_for(app: App, problem: &Problem) -> String {
    match problem {
        Problem::Unreachable => app.words.unreachable.to_owned(),
        Problem::TimedOut => app.words.timed_out.to_owned(),
        Problem::Refused(refusal) => match refusal.code {
            Some(code) => app.language.code(code).to_owned(),
            None if refusal.message.is_empty() => app.language.code(Code::Internal).to_owned(),
            None => refusal.message.clone(),
        },
    }
}

/// Where to find the request in the server's log, for a fault that is the server's.
pub fn request_id(app: App, problem: &Problem) -> Option<AnyView> {
    let Problem::Refused(refusal) = problem else { return None };
    let Refusal { code: None | Some(Code::Internal | Code::Unavailable), request_id: Some(id), .. } =
        &**refusal
    else {
        return None;
    };
    let id = id.clone();
    Some(view! { <p class="portico-request-id">{app.words.request_id} " " <code>{id}</code></p> }.into_any())
}

pub(super) fn summary_view(app: App, form: FormState, advice: Option<Advice>) -> AnyView {
    let content = move || {
        let faults = form.faults.get();
        let refusal = form.refusal.get();
        if faults.is_empty() && refusal.is_none() {
            return None;
        }
        let links = faults.into_iter().map(|(id, words)| {
            let target = id.clone();
            let follow = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                focus(&target);
            };
            view! { <li><a class="portico-link" href=format!("#{id}") on:click=follow>{words}</a></li> }
        });
        let links = links.collect_view();
        let why = refusal.map(|problem| {
            let advice = problem.code().and_then(|code| advice?(app, code));
            view! { <p>{words_for(app, &problem)}</p> {request_id(app, &problem)} {advice} }
        });
        Some(view! {
            <div class="portico-summary">
                <h2 class="portico-summary-title">{app.words.there_is_a_problem}</h2>
                <ul class="portico-summary-list">{links}</ul>
                {why}
            </div>
        })
    };
    // Outside of the live region: nobody wants to hear every second.
    let wait = move || {
        let left = form.wait.left();
        (left > 0).then(|| {
            view! {
                <p class="portico-wait" role="timer">
                    {app.words.wait} " " <span class="portico-digits">{countdown::seconds(left)}</span>
                </p>
            }
        })
    };
    view! {
        <div class="portico-alert" id=form.summary_id() role="alert" tabindex="-1">{content}</div>
        {wait}
    }
    .into_any()
}
