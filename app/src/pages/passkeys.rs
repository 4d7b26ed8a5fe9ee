//! The passkeys of a customer, on the account page.

use leptos::prelude::event_target_value;
use portico_shared::characters;
use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::rules;
use portico_shared::wire::passkeys::Passkey;
use portico_view::{El, RwSignal, StoredValue, el};

use super::passkey::trouble;
use crate::api::{ApiFuture, Problem};
use crate::browser::EndReason;
use crate::context::Say;
use crate::flows::{App, passkeys};
use crate::form::words_for;
use crate::text::{Message, date};

/// The section; `None` where there are no passkeys. `session` is the customer's, who has this email address.
pub fn view(app: App, session: String, email: String) -> Option<El> {
    if !app.offers_passkeys() {
        return None;
    }
    StoredValue::new(app.host().map(passkeys::Requests));
    let section = Section {
        app,
        session: StoredValue::new(session),
        own: RwSignal::new(None),
        open: RwSignal::new(None),
        fault: RwSignal::new(None),
        typed: StoredValue::new(String::new()),
        is_adding: RwSignal::new(false),
        is_changing: RwSignal::new(false),
        said: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    section.load(None);
    let list = move || Some(section.list(section.own.get()?));
    let add = move || section.own.with(Option::is_some).then(|| section.adder());
    let problem = move || Some(trouble(app, &section.problem.get()?, &email));
    let status = el("p", "").attr("role", "status").text(move || section.said.get().unwrap_or_default());
    let title = el(app.heading_tag(2), "portico-linked-title").say(*app, Message::PasskeysTitle);
    Some(
        el("section", "portico-linked portico-passkeys")
            .child(title)
            .child(list)
            .child(problem)
            .child(add)
            .child(status),
    )
}

/// What is open at a passkey.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// The input for another name.
    Rename(i64),
    /// The question whether to remove it.
    Remove(i64),
}

#[derive(Clone, Copy)]
struct Section {
    app: App,
    session: StoredValue<String>,
    /// The passkeys, once they're known.
    own: RwSignal<Option<Vec<Passkey>>>,
    open: RwSignal<Option<Open>>,
    /// What is wrong with the name in the input.
    fault: RwSignal<Option<String>>,
    /// The name in the input.
    typed: StoredValue<String>,
    /// Whether one is being added. The button that says so comes anew with the list.
    is_adding: RwSignal<bool>,
    /// Whether a passkey is being renamed or removed.
    is_changing: RwSignal<bool>,
    /// What has just happened, in words.
    said: RwSignal<Option<String>>,
    problem: RwSignal<Option<Problem>>,
}

impl Section {
    /// Loads the list, and moves the focus to the part with this id: what had it is gone then.
    fn load(self, focus: Option<String>) {
        let app = self.app;
        let answer = app.api().passkeys(&self.session.get());
        let answer = async move { answer.await.map_err(|problem| passkeys::explained(app, problem, false)) };
        self.run(Box::pin(answer), move |own| {
            if let Some(host) = app.host() {
                passkeys::tell_accepted(&host, &own);
            }
            self.open.set(None);
            self.own.set(Some(own.passkeys));
            if let Some(id) = focus {
                app.focus_later(id);
            }
        });
    }

    /// Awaits the answer to a change of a passkey, and loads the list again: the focus moves to the part with this id then. If there is
    /// no such passkey any more, the list shows it.
    fn change(self, answer: ApiFuture<()>, done: Message, focus: String) {
        self.is_changing.set(true);
        let answer = async move {
            let outcome = answer.await;
            self.is_changing.set(false);
            match outcome {
                Err(problem) if problem.code() == Some(Code::NotFound) => Ok(false),
                outcome => outcome.map(|()| true),
            }
        };
        self.run(Box::pin(answer), move |is_done| {
            if is_done {
                self.say(done);
                self.load(Some(focus));
            } else {
                self.load(Some(self.adder_id()));
            }
        });
    }

    /// Awaits an answer, and says what went wrong with it.
    fn run<T: 'static>(self, answer: ApiFuture<T>, then: impl FnOnce(T) + 'static) {
        self.app.spawn(async move {
            let outcome = answer.await;
            // The account may have been left.
            if self.session.try_get().is_none() {
                return;
            }
            match outcome {
                Ok(value) => then(value),
                Err(problem) => self.fail(problem),
            }
        });
    }

    fn fail(self, problem: Problem) {
        let app = self.app;
        app.report(&problem);
        match problem.code() {
            Some(Code::Session) => app.sessions().end(&self.session.get(), EndReason::Expired),
            _ if passkeys::is_cancelled(&problem) => self.said.set(Some(words_for(*app, &problem))),
            _ => self.problem.set(Some(problem)),
        }
    }

    /// Nothing of what was said before is true after another press.
    fn clear(self) {
        self.said.set(None);
        self.problem.set(None);
    }

    fn say(self, message: Message) {
        self.said.set(Some(self.app.text(message)));
    }

    /// The id of a part of a passkey.
    fn id(self, part: &str, id: i64) -> String {
        self.app.root().id(&format!("portico-passkey-{part}-{id}"))
    }

    /// The id of the button that adds one.
    fn adder_id(self) -> String {
        self.app.root().id("portico-passkey-add")
    }

    /// The ids of what tells a passkey from others, which may have the same name.
    fn description(self, id: i64) -> String {
        [self.id("title", id), self.id("created", id)].join(" ")
    }

    fn list(self, own: Vec<Passkey>) -> El {
        own.into_iter().fold(el("ul", "portico-links"), |list, passkey| list.child(self.item(passkey)))
    }

    fn item(self, passkey: Passkey) -> El {
        let app = self.app;
        let Passkey { id, name, created_at, last_used_at, backed_up, .. } = passkey;
        let language = app.config().language();
        let on = |message, moment: &str| {
            el("p", "portico-hint").text(app.words().with(message, &date(&language, moment)))
        };
        let badge = backed_up.then(|| el("span", "portico-badge").say(*app, Message::PasskeySynced));
        let title = el("p", "")
            .child(el("bdi", "portico-address").attr("id", self.id("title", id)).text(&name))
            .text(badge.is_some().then_some(" "))
            .child(badge);
        let actions = move || {
            Some(match self.open.get() {
                Some(Open::Rename(open)) if open == id => self.renamer(id, &name),
                Some(Open::Remove(open)) if open == id => self.remover(id),
                _ => self.actions(id),
            })
        };
        el("li", "")
            .child(title)
            .child(on(Message::PasskeyCreatedOn, &created_at).attr("id", self.id("created", id)))
            .child(on(Message::PasskeyUsedOn, &last_used_at))
            .child(actions)
    }

    /// The buttons of a passkey.
    fn actions(self, id: i64) -> El {
        let open = |what: Open, part: &'static str| {
            move |_| {
                self.clear();
                self.fault.set(None);
                self.open.set(Some(what));
                self.app.focus_later(self.id(part, id));
            }
        };
        let described = |part, message, act| {
            self.small_button(message, act)
                .attr("id", self.id(part, id))
                .attr("aria-describedby", self.description(id))
        };
        el("p", "portico-actions")
            .child(described("rename", Message::RenamePasskey, open(Open::Rename(id), "name")))
            .text(" ")
            .child(described("remove", Message::RemovePasskey, open(Open::Remove(id), "sure")))
    }

    /// What a button that changes a passkey is while one is being changed.
    fn disabled(self) -> impl Fn() -> Option<String> + 'static {
        move || self.is_changing.get().then(|| "true".to_owned())
    }

    fn small_button(self, message: Message, act: impl FnMut(web_sys::Event) + 'static) -> El {
        el("button", "portico-link").attr("type", "button").on("click", act).say(*self.app, message)
    }

    /// Closes what is open, and puts the focus back to where it was opened.
    fn close(self, part: &str, id: i64) {
        self.open.set(None);
        self.app.focus_later(self.id(part, id));
    }

    /// The input for another name.
    fn renamer(self, id: i64, name: &str) -> El {
        let app = self.app;
        let [input_id, error_id] = ["name", "error"].map(|part| self.id(part, id));
        self.typed.set(name.to_owned());
        let save = move |event: web_sys::Event| {
            event.prevent_default();
            if self.is_changing.get_untracked() {
                return;
            }
            self.clear();
            let name = characters::name(&self.typed.get());
            let fault = rules::passkey_name(&name).err();
            self.fault.set(fault.map(|fault| match fault {
                FieldCode::Required => app.text(Message::PasskeyNameRequired),
                code => app.words().field(Kind::Machine, code, Params::default()),
            }));
            if self.fault.with_untracked(Option::is_some) {
                app.root().focus(&self.id("name", id));
                return;
            }
            let answer = app.api().rename_passkey(&self.session.get(), id, &name);
            self.change(answer, Message::PasskeyRenamed, self.id("rename", id));
        };
        let fault = self.fault;
        let error = {
            let id = error_id.clone();
            move || Some(el("p", "portico-error").attr("id", &id).text(fault.get()?))
        };
        let described_by = move || fault.with(Option::is_some).then(|| error_id.clone());
        let input = el("input", "portico-input")
            .attr("id", &input_id)
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("maxlength", rules::PASSKEY_NAME_MAX.to_string())
            .attr("aria-invalid", move || fault.with(Option::is_some).then(|| "true".to_owned()))
            .attr("aria-describedby", described_by)
            .value(name.to_owned())
            .on("input", move |event| self.typed.set(event_target_value(&event)));
        let save_button = el("button", "portico-link")
            .attr("type", "submit")
            .attr("aria-disabled", self.disabled())
            .say(*app, Message::SavePasskeyName);
        let cancel = self.small_button(Message::Cancel, move |_| self.close("rename", id));
        el("form", "portico-field")
            .attr("method", "dialog")
            .attr("novalidate", "")
            .on("submit", save)
            .child(el("label", "portico-label").attr("for", &input_id).say(*app, Message::PasskeyName))
            .child(error)
            .child(el("div", "portico-control").child(input))
            .child(el("p", "portico-actions").child(save_button).text(" ").child(cancel))
    }

    /// The question whether to remove it.
    fn remover(self, id: i64) -> El {
        let app = self.app;
        let remove = move |_| {
            if self.is_changing.get_untracked() {
                return;
            }
            self.clear();
            let answer = app.api().remove_passkey(&self.session.get(), id);
            self.change(answer, Message::PasskeyRemoved, self.adder_id());
        };
        let question = el("p", "")
            .attr("id", self.id("sure", id))
            .attr("tabindex", "-1")
            .say(*app, Message::RemovePasskeySure);
        let sure = self
            .small_button(Message::RemovePasskey, remove)
            .attr("aria-describedby", self.description(id))
            .attr("aria-disabled", self.disabled());
        let actions = el("p", "portico-actions")
            .child(sure)
            .text(" ")
            .child(self.small_button(Message::Cancel, move |_| self.close("remove", id)));
        el("div", "").child(question).child(actions)
    }

    /// The button that adds one.
    fn adder(self) -> El {
        let app = self.app;
        let pending = self.is_adding;
        let add = move |_| {
            if pending.get_untracked() {
                return;
            }
            self.clear();
            pending.set(true);
            let session = self.session.get();
            let answer = Box::pin(async move {
                let outcome = passkeys::create(app, &session).await;
                pending.set(false);
                outcome
            });
            self.run(answer, move |is_created| {
                if is_created {
                    self.say(Message::PasskeyCreated);
                    self.load(Some(self.adder_id()));
                }
            });
        };
        let words =
            move || app.text(if pending.get() { Message::CreatingPasskey } else { Message::AddPasskey });
        let button = el("button", "portico-button portico-second")
            .attr("id", self.adder_id())
            .attr("type", "button")
            .attr("aria-disabled", move || pending.get().then(|| "true".to_owned()))
            .on("click", add)
            .text(words);
        el("div", "portico-passkey").child(button)
    }
}
