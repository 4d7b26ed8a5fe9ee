//! The providers that are linked to the account of a customer, on the account page.

use portico_shared::wire::SocialIdentity;
use portico_view::{El, RwSignal, StoredValue, el};

use crate::api::{ApiFuture, Problem};
use crate::context::Say;
use crate::flows::{App, social};
use crate::form::words_for;
use crate::text::Message;

/// The section; `None` without providers. `session` is the customer's.
pub fn view(app: App, session: String) -> Option<El> {
    if app.providers().is_empty() {
        return None;
    }
    let links = RwSignal::new(None);
    let said = RwSignal::new(None);
    if let Some(provider) = app.drafts().linked.take() {
        said.set(Some(app.words().with(Message::Linked, &app.provider_name(&provider))));
    }
    let section = Section { app, session: StoredValue::new(session), links, said };
    section.load();
    let list = move || Some(section.list(links.get()?));
    let status = el("p", "").attr("role", "status").text(move || said.get().unwrap_or_default());
    let title = el(app.heading_tag(2), "portico-linked-title").say(*app, Message::LinkedTitle);
    Some(el("section", "portico-linked").child(title).child(list).child(status))
}

#[derive(Clone, Copy)]
struct Section {
    app: App,
    session: StoredValue<String>,
    /// The identities that are linked, once they're known.
    links: RwSignal<Option<Vec<SocialIdentity>>>,
    /// What has just happened, in words.
    said: RwSignal<Option<String>>,
}

impl Section {
    fn load(self) {
        let answer = self.app.api().identities(&self.session.get());
        self.run(answer, move |links| self.links.set(Some(links)));
    }

    /// Awaits an answer, and says what went wrong with it.
    fn run<T: 'static>(self, answer: ApiFuture<T>, then: impl FnOnce(T) + 'static) {
        self.app.spawn(async move {
            match answer.await {
                Ok(value) => then(value),
                Err(problem) => self.fail(&problem),
            }
        });
    }

    fn fail(self, problem: &Problem) {
        self.app.report(problem);
        self.said.set(Some(words_for(*self.app, problem)));
    }

    /// What is linked, and what may be.
    fn list(self, links: Vec<SocialIdentity>) -> El {
        let others = self.app.providers().into_iter();
        let others = others.filter(|provider| !links.iter().any(|link| link.provider == provider.id));
        let others: Vec<_> = others.collect();
        let list =
            links.into_iter().fold(el("ul", "portico-links"), |list, link| list.child(self.linked(link)));
        others.into_iter().fold(list, |list, provider| list.child(self.unlinked(provider.id, &provider.name)))
    }

    /// A provider that is linked, with the button that removes it.
    fn linked(self, SocialIdentity { id, provider, email, .. }: SocialIdentity) -> El {
        let app = self.app;
        let name = app.provider_name(&provider);
        let about = el("span", "").text(&name);
        let email = email.map(|email| el("bdi", "portico-address").text(email));
        let label = app.words().with(Message::UnlinkProvider, &name);
        let unlink = move |_| {
            let answer = app.api().unlink_identity(&self.session.get(), id);
            let words = app.words().with(Message::Unlinked, &name);
            self.run(answer, move |()| {
                self.said.set(Some(words));
                self.load();
            });
        };
        let about = about.text(email.is_some().then_some(" ")).child(email);
        el("li", "").child(about).text(" ").child(button(label, unlink))
    }

    /// A provider that isn't linked, with the button that links it.
    fn unlinked(self, id: String, name: &str) -> El {
        let app = self.app;
        let leaving_for = app.drafts().leaving_for;
        let link = move |_| {
            if leaving_for.with_untracked(Option::is_some) {
                return;
            }
            leaving_for.set(Some(id.clone()));
            let leave = social::leave_for(app, id.clone(), true);
            app.spawn(async move {
                if let Err(problem) = leave.await {
                    leaving_for.set(None);
                    self.fail(&problem);
                }
            });
        };
        el("li", "").child(button(app.words().with(Message::LinkProvider, name), link))
    }
}

fn button(words: String, act: impl FnMut(web_sys::Event) + 'static) -> El {
    el("button", "portico-link").attr("type", "button").on("click", act).text(words)
}
