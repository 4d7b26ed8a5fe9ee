//! The session: who holds the token, where it is kept, and how the tabs of a shop agree on it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::config::Storage;
use crate::json::{Json, Object};
use crate::signal::{Kept, Signal};

/// The name of the session in web storage, and of the channel between tabs.
const NAME: &str = "portico.session";

/// A session. It holds no name, no address and no password: web storage keeps nothing personal (OWASP ASVS 5.0,
/// 14.3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// For the `Authorization` header.
    pub token: String,
    /// When the session ends if it is not used, in RFC 3339, UTC.
    pub expires_at: String,
    /// Whether it outlives the browser's own session.
    pub remember: bool,
}

impl Session {
    fn text(&self) -> String {
        Object::new()
            .with("token", self.token.as_str())
            .with("expiresAt", self.expires_at.as_str())
            .with("remember", self.remember)
            .text()
    }

    fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        Some(Self {
            token: json.get("token").text()?,
            expires_at: json.get("expiresAt").text()?,
            remember: json.get("remember").is_true(),
        })
    }
}

/// Why there is no session any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The shopper signed out, here or in another tab.
    SignedOut,
    /// The server does not accept the token any more.
    Expired,
}

/// What the tabs of an origin tell each other, besides a session that has started: its text.
mod message {
    /// A tab that was just opened asks whether somebody is signed in.
    pub(super) const ASK: &str = "ask";
    /// The session of the token behind this has ended.
    pub(super) const ENDED: &str = "ended ";
}

/// The session of this tab, kept in step with the others.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: Signal<Option<Session>>,
    ending: Kept<Option<Ending>>,
    storage: Storage,
    channel: Kept<Option<BroadcastChannel>>,
}

impl Sessions {
    /// Nobody is signed in, and no other tab is asked.
    pub fn none(storage: Storage) -> Self {
        Self { current: Signal::new(None), ending: Kept::new(None), storage, channel: Kept::new(None) }
    }

    /// Takes up the session that storage or another tab has.
    pub fn new(storage: Storage) -> Self {
        let sessions = Self::none(storage);
        sessions.current.set(stored(storage));
        sessions.channel.set(BroadcastChannel::new(NAME).ok());
        sessions.listen();
        if sessions.current.with_untracked(Option::is_none) {
            sessions.tell(message::ASK);
        }
        sessions
    }

    /// The session; tracked.
    pub fn current(self) -> Option<Session> {
        self.current.get()
    }

    /// The token, untracked.
    pub fn token(self) -> Option<String> {
        self.current.with_untracked(|session| session.as_ref().map(|session| session.token.clone()))
    }

    /// Why the last session ended; nothing when there has been none, or one goes on.
    pub fn ending(self) -> Option<Ending> {
        self.ending.get()
    }

    /// Begins a session, in every tab.
    pub fn start(self, session: Session) {
        self.tell(&session.text());
        self.adopt(session);
    }

    /// Ends the session of this token, in every tab that has it. A tab that has another one by now keeps it.
    pub fn end(self, token: &str, ending: Ending) {
        self.tell(&format!("{}{token}", message::ENDED));
        self.drop(token, ending);
    }

    fn adopt(self, session: Session) {
        if self.storage == Storage::Browser {
            forget(|_| true);
            if let Some(store) = web_storage(session.remember) {
                let _ = store.set_item(NAME, &session.text());
            }
        }
        self.ending.set(None);
        self.current.set(Some(session));
    }

    fn drop(self, token: &str, ending: Ending) {
        if self.token().as_deref() != Some(token) {
            return;
        }
        forget(|session| ending == Ending::SignedOut || session.token == token);
        // The ending first: who sees the session go wants to know why.
        self.ending.set(Some(ending));
        // A tab that was restored may have held an old session while a newer one is kept for all.
        self.current.set(stored(self.storage));
    }

    fn tell(self, message: &str) {
        self.channel.with(|channel| {
            if let Some(channel) = channel {
                let _ = channel.post_message(&message.into());
            }
        });
    }

    fn listen(self) {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            if text == message::ASK {
                if let Some(session) = self.current.get_untracked() {
                    self.tell(&session.text());
                }
            } else if let Some(token) = text.strip_prefix(message::ENDED) {
                self.drop(token, Ending::SignedOut);
            } else if let Some(session) = Session::parse(&text)
                && self.current.with_untracked(|current| current.as_ref() != Some(&session))
            {
                self.adopt(session);
            }
        });
        self.channel.with(|channel| {
            if let Some(channel) = channel {
                // The browser drops the closure together with the channel.
                channel.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
            }
        });
        on_cleanup(move || {
            self.channel.with(|channel| channel.as_ref().map(BroadcastChannel::close));
        });
    }
}

/// The browser's store; nothing where the shopper or the browser forbids it.
fn web_storage(remember: bool) -> Option<web_sys::Storage> {
    let window = window();
    let storage = if remember { window.local_storage() } else { window.session_storage() };
    storage.ok().flatten()
}

fn stored(storage: Storage) -> Option<Session> {
    if storage == Storage::Memory {
        return None;
    }
    [false, true].into_iter().find_map(|remember| {
        let text = web_storage(remember)?.get_item(NAME).ok()??;
        Session::parse(&text)
    })
}

/// Removes the stored sessions that `which` picks, and what cannot be read as one.
fn forget(which: impl Fn(&Session) -> bool) {
    for remember in [false, true] {
        let Some(store) = web_storage(remember) else { continue };
        let session = store.get_item(NAME).ok().flatten().and_then(|text| Session::parse(&text));
        if session.is_none_or(|session| which(&session)) {
            let _ = store.remove_item(NAME);
        }
    }
}
