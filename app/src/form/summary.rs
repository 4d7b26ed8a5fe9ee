//! What is wrong with a form, above it: the fields with links to them, or why the server refused.

use portico_shared::problem::Code;

use super::FormState;
use crate::api::{Problem, Refusal};
use crate::app::App;
use crate::countdown;
use crate::dom::{El, el};

/// What a page adds to the words of a refusal, such as a way on.
pub type Advice = fn(App, Code) -> Option<El>;

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
fn request_id(app: App, problem: &Problem) -> Option<El> {
    let Problem::Refused(refusal) = problem else { return None };
    let Refusal { code: None | Some(Code::Internal | Code::Unavailable), request_id: Some(id), .. } =
        &**refusal
    else {
        return None;
    };
    let id = el("code", "").child(id.clone());
    Some(el("p", "portico-request-id").child(app.words.request_id).child(" ").child(id))
}

/// A problem on a page that has no form: its words, and a button to try again.
pub fn trouble_view(app: App, problem: &Problem, again: impl Fn() + 'static) -> El {
    app.report(problem);
    let button = el("button", "portico-button").attr("type", "button").on("click", move |_| again());
    let why = el("div", "portico-summary")
        .attr("role", "alert")
        .child(el("p", "").child(words_for(app, problem)))
        .child(request_id(app, problem));
    el("div", "").child(why).child(button.child(app.words.try_again))
}

pub(super) fn summary_view(app: App, form: FormState, advice: Option<Advice>) -> El {
    let content = move || {
        let (faults, refusal) = (form.faults.get(), form.refusal.get());
        if faults.is_empty() && refusal.is_none() {
            return None;
        }
        let title = el(app.heading_tag(2), "portico-summary-title").child(app.words.there_is_a_problem);
        let mut summary = el("div", "portico-summary").child(title);
        if !faults.is_empty() {
            let list = el("ul", "portico-summary-list");
            summary = summary
                .child(faults.into_iter().fold(list, |list, fault| list.child(fault_view(app, fault))));
        }
        Some(match refusal {
            Some(problem) => summary
                .child(el("p", "").child(words_for(app, &problem)))
                .child(request_id(app, &problem))
                .child(problem.code().and_then(|code| advice?(app, code))),
            None => summary,
        })
    };
    // Outside of the live region: nobody wants to hear every second.
    let wait = move || {
        let left = form.wait.left();
        (left > 0).then(|| countdown::view("p", "portico-wait", app.words.wait, left))
    };
    let alert = el("div", "portico-alert")
        .attr("id", &form.summary_id())
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .child_with(content);
    el("div", "portico-problem").child(alert).child_with(wait)
}

/// An error, as a link to its field.
fn fault_view(app: App, (id, words): (String, String)) -> El {
    let link = el("a", "portico-link").attr("href", &format!("#{id}")).child(words);
    let follow = move |event: web_sys::Event| {
        event.prevent_default();
        app.place.focus(&id);
    };
    el("li", "").child(link.on("click", follow))
}
