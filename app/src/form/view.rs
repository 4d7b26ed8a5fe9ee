//! The whole form: summary, fields, submit.

use std::future::Future;
use std::pin::Pin;

use super::FormState;
use super::field::field_view;
use super::summary::{Advice, summary_view};
use crate::api::{Problem, Refusal};
use crate::app::App;
use crate::dom::{El, el, follow};
use portico_shared::problem::Code;

/// What a submit does; it ends in another page, or in a problem.
pub type Send = fn(App) -> Pin<Box<dyn Future<Output = Result<(), Problem>>>>;

/// A form as a page describes it.
pub struct FormView {
    /// The form.
    pub form: FormState,
    /// What the submit button says.
    pub submit: &'static str,
    /// What it says while the answer is awaited.
    pub pending: &'static str,
    /// What a submit of a form without errors does.
    pub send: Send,
    /// What a page adds to the words of a refusal.
    pub advice: Option<Advice>,
    /// What stands before the fields.
    pub lead: Option<El>,
    /// What stands between the fields and the button.
    pub extra: Option<El>,
}

impl FormState {
    pub(super) fn summary_id(self) -> String {
        self.id("-problem")
    }

    /// Moves the focus to the summary, once it is on the page.
    fn focus_summary(self, app: App) {
        app.focus_later(self.summary_id());
    }

    /// Submits: at most one request at a time, and none for a form with errors.
    pub fn submit(self, app: App, send: Send) {
        if self.pending.get_untracked() {
            return;
        }
        self.read_inputs();
        self.each(|field| field.revealed.set(false));
        self.reset();
        if self.must_wait() {
            let refusal = Refusal { code: Some(Code::TooMany), ..Refusal::default() };
            self.show(Problem::Refused(Box::new(refusal)));
            self.focus_summary(app);
            return;
        }
        if !self.check(None) {
            self.list_faults();
            self.focus_summary(app);
            return;
        }
        self.pending.set(true);
        app.spawn(async move {
            let outcome = send(app).await;
            // On the way to another address nothing can be submitted again.
            self.pending.set(app.router.is_leaving());
            if let Err(problem) = outcome {
                app.report(&problem);
                self.refuse(problem);
                self.focus_summary(app);
            }
        });
    }
}

impl FormView {
    /// The view. What was typed is kept; errors of an earlier visit are gone, those of a page that goes on are not.
    pub fn view(self, app: App) -> El {
        let Self { form, submit, pending, send, advice, lead, extra } = self;
        if !app.goes_on.get() {
            form.reset();
        }
        if let Some(problem) = form.later.replace(None).flatten() {
            app.report(&problem);
            form.refuse(problem);
            app.focus_first(form.summary_id());
        }
        follow(move || app.in_error.set(form.is_refused()));
        let on_submit = move |event: web_sys::Event| {
            event.prevent_default();
            form.submit(app, send);
        };
        let is_pending = move || form.pending.get();
        let button = el("button", "portico-button")
            .attr("type", "submit")
            // Until `boot.js` is there to keep a submit, there is none: what was typed would be lost with the page.
            .attr_before("disabled", "")
            // Else Firefox keeps over a reload that it was enabled.
            .attr_before("autocomplete", "off")
            .attr_before("data-pending", pending)
            .attr_with("aria-disabled", move || is_pending().then(|| "true".to_owned()))
            .text_with(move || if is_pending() { pending } else { submit });
        let status = el("p", "portico-hidden")
            .attr("role", "status")
            .text_with(move || if is_pending() { pending } else { "" });
        let view = el("form", "portico-form")
            .attr("id", &form.id(""))
            // A password can never end up in an address, even if the browser submits this form by itself. On a shop's page
            // such a submit goes nowhere at all.
            .attr("method", if app.embedded { "dialog" } else { "post" })
            .attr("novalidate", "")
            .on("submit", on_submit)
            .child(summary_view(app, form, advice))
            .child(lead);
        let fields = form.fields.get();
        let view = fields.into_iter().fold(view, |view, field| view.child(field_view(app, form, field)));
        view.child(extra).child(button).child(status)
    }
}
