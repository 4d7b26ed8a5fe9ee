//! The summary above a form: the fields that have errors, as links to them, or why the server refused.

use portico_shared::problem::Code;
use portico_view::{El, el};

use super::countdown;
use super::sentence::sentence_with;
use super::state::FormState;
use crate::api::{Problem, Refusal};
use crate::context::{Context, Say};
use crate::text::Message;

/// What a page adds to the words of a refusal, such as a link.
pub type Advice = Box<dyn Fn(Code) -> Option<El>>;

/// The words for a problem that is not about a field.
pub fn words_for(context: Context, problem: &Problem) -> String {
    match problem {
        Problem::Unreachable => context.text(Message::Unreachable),
        Problem::TimedOut => context.text(Message::TimedOut),
        Problem::Prevented(obstacle) => obstacle.words.clone(),
        Problem::Refused(refusal) => match refusal.code {
            Some(code) => context.words().code(code),
            None if refusal.message.is_empty() => context.words().code(Code::Internal),
            None => refusal.message.clone(),
        },
    }
}

/// The id of the request in the server's log, for an error of the server.
fn request_id(context: Context, problem: &Problem) -> Option<El> {
    let Problem::Refused(refusal) = problem else { return None };
    let Refusal { code: None | Some(Code::Internal | Code::Unavailable), request_id: Some(id), .. } =
        &**refusal
    else {
        return None;
    };
    let id = el("code", "").text(id);
    Some(sentence_with(el("p", "portico-request-id"), &context.text(Message::RequestId), id))
}

/// A problem on a page that has no form: its words, and a button to try again.
pub fn trouble_view(context: Context, problem: &Problem, again: impl Fn() + 'static) -> El {
    context.report(problem);
    let button = el("button", "portico-button").attr("type", "button").on("click", move |_| again());
    let why = el("div", "portico-summary")
        .attr("role", "alert")
        .child(el("p", "").text(words_for(context, problem)))
        .child(request_id(context, problem));
    el("div", "").child(why).child(button.say(context, Message::TryAgain))
}

pub(super) fn summary_view(context: Context, form: FormState, advice: Option<Advice>) -> El {
    let summary = move || {
        let (faults, refusal) = (form.faults.get(), form.refusal.get());
        if faults.is_empty() && refusal.is_none() {
            return None;
        }
        let title =
            el(context.heading_tag(2), "portico-summary-title").say(context, Message::ThereIsAProblem);
        let mut view = el("div", "portico-summary").child(title);
        if !faults.is_empty() {
            let list = el("ul", "portico-summary-list");
            view = view
                .child(faults.into_iter().fold(list, |list, fault| list.child(fault_view(context, fault))));
        }
        Some(match refusal {
            Some(problem) => view
                .child(el("p", "").text(words_for(context, &problem)))
                .child(problem.is_lost().then(|| el("p", "").say(context, Message::TypedKept)))
                .child(request_id(context, &problem))
                .child(problem.code().and_then(|code| advice.as_ref()?(code))),
            None => view,
        })
    };
    // Outside the live region, so that a screen reader does not announce every second.
    let wait = countdown::view(form.wait, "p", "portico-wait", move || context.text(Message::Wait));
    let alert = el("div", "portico-alert")
        .attr("id", form.summary_id())
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .child(summary);
    el("div", "portico-problem").child(alert).child(wait)
}

/// An error, as a link to its field.
fn fault_view(context: Context, (id, words): (String, String)) -> El {
    let link = el("a", "portico-link").attr("href", format!("#{id}")).text(words);
    let focus = move |event: web_sys::Event| {
        event.prevent_default();
        context.root().focus(&id);
    };
    el("li", "").child(link.on("click", focus))
}
