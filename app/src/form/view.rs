//! The whole form: summary, fields, submit.

use portico_shared::field::Kind;
use portico_shared::problem::Code;
use portico_view::{El, effect, el};

use super::field::field_view;
use super::state::{FieldState, FormState};
use super::summary::{Advice, summary_view};
use crate::api::{ApiFuture, Problem, Refusal};
use crate::context::Context;
use crate::text::Message;

/// A form as a page describes it.
pub struct FormView {
    /// The form.
    pub form: FormState,
    /// What the submit button says.
    pub submit: Message,
    /// What it says while the answer is pending.
    pub pending: Message,
    /// What a submit of a valid form does. It ends with another page, or with a problem.
    pub send: Box<dyn Fn() -> ApiFuture<()>>,
    /// What a page adds to the words of a refusal.
    pub advice: Option<Advice>,
    /// An element before the fields.
    pub lead: Option<El>,
    /// An element between the fields and the button.
    pub extra: Option<El>,
}

impl FormState {
    /// Moves the focus to the summary, once it is on the page.
    fn focus_summary(self, context: Context) {
        context.focus_later(self.summary_id());
    }

    /// Shows why an answer is not what the shopper has asked for, and tells the page.
    pub fn fail(self, context: Context, problem: Problem) {
        context.report(&problem);
        self.refuse(problem);
        self.focus_summary(context);
    }

    /// Submits the form: at most one request at a time, and none for a form with errors.
    pub fn submit(self, context: Context, send: &dyn Fn() -> ApiFuture<()>) {
        if self.pending.get_untracked() {
            return;
        }
        self.read_inputs();
        self.each(|field| field.revealed.set(false));
        self.reset();
        if self.must_wait() {
            let refusal = Refusal { code: Some(Code::TooMany), ..Refusal::default() };
            self.show(Problem::Refused(Box::new(refusal)));
            self.focus_summary(context);
            return;
        }
        if !self.check(None) {
            self.list_faults();
            self.focus_summary(context);
            return;
        }
        self.pending.set(true);
        let answer = send();
        context.spawn(async move {
            let outcome = answer.await;
            // While the browser leaves for another address nothing can be submitted again.
            self.pending.set(context.router().is_leaving());
            if let Err(problem) = outcome {
                self.fail(context, problem);
            }
        });
    }
}

impl FormView {
    /// The view. What was typed is kept. Errors of an earlier visit are removed, unless the app was only reconfigured.
    pub fn view(self, context: Context) -> El {
        let Self { form, submit, pending, send, advice, lead, extra } = self;
        if !context.is_reconfigured() {
            form.reset();
        }
        if let Some(problem) = form.later.take() {
            context.report(&problem);
            form.refuse(problem);
            context.focus_next(form.summary_id());
        }
        let in_error = context.in_error();
        effect(move || in_error.set(form.is_refused()));
        form.asks_to_wait_for(form.wait);
        let on_submit = move |event: web_sys::Event| {
            event.prevent_default();
            form.submit(context, &send);
        };
        let is_pending = move || form.pending.get();
        let button = el("button", "portico-button")
            .attr("type", "submit")
            // Disabled until a script can keep an early submit: what was typed would be lost with the page.
            .prerendered_attr("disabled", "")
            // Otherwise Firefox remembers across a reload that it was enabled.
            .prerendered_attr("autocomplete", "off")
            .prerendered_attr("data-pending", &context.text(pending))
            .attr("aria-disabled", move || is_pending().then(|| "true".to_owned()))
            .text(move || context.text(if is_pending() { pending } else { submit }));
        let status = el("p", "portico-hidden")
            .attr("role", "status")
            .text(move || if is_pending() { context.text(pending) } else { String::new() });
        let view = el("form", "portico-form")
            .attr("id", form.id(""))
            // If a script submits the form without an event, nothing is sent, and no password ends up in an address.
            .attr("method", "dialog")
            .attr("novalidate", "")
            .on("submit", on_submit)
            .child(summary_view(context, form, advice))
            .child(lead);
        let keeps_phone = context.capabilities().keeps_phone_number;
        let is_asked = |state: &FieldState| {
            let is_asked = keeps_phone || state.field.kind != Kind::Phone;
            if !is_asked {
                // It may have been typed for another backend.
                state.value.set(String::new());
            }
            is_asked
        };
        let fields = form.fields.get().into_iter().filter(is_asked);
        let view = fields.fold(view, |view, field| view.child(field_view(context, form, field)));
        view.child(extra).child(button).child(status)
    }
}
