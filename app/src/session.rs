//! The session, as the app follows it. It lives in `session.js`, which the shop's own code and every element share.

use crate::host::Host;
use crate::json::{Json, Object};
use crate::signal::{Kept, Signal};

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
    fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        Some(Self {
            token: json.get("token").text()?,
            expires_at: json.get("expiresAt").text().unwrap_or_default(),
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

impl Ending {
    const ALL: [Self; 2] = [Self::SignedOut, Self::Expired];

    const fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::Expired => "expired",
        }
    }
}

/// The session of this origin.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: Signal<Option<Session>>,
    host: Kept<Option<Host>>,
    /// The address of the API whose tokens these are.
    api: Kept<String>,
}

impl Sessions {
    /// The session that the host knows; without a host nobody is signed in.
    pub fn new(host: Option<Host>, api: &str) -> Self {
        let current = host.as_ref().and_then(Host::session);
        Self {
            current: Signal::new(current.as_deref().and_then(Session::parse)),
            host: Kept::new(host),
            api: Kept::new(api.to_owned()),
        }
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
        let name = self.host.with(|host| host.as_ref()?.ending())?;
        Ending::ALL.into_iter().find(|ending| ending.name() == name)
    }

    /// Begins a session, in every tab.
    pub fn start(self, session: &Session) {
        let text = Object::new()
            .with("token", session.token.as_str())
            .with("expiresAt", session.expires_at.as_str())
            .with("remember", session.remember)
            .with("api", self.api.get())
            .text();
        if let Some(host) = self.host.get() {
            host.begin(&text);
        }
    }

    /// Ends the session of this token, in every tab that has it. A tab that has another one by now keeps it.
    pub fn end(self, token: &str, ending: Ending) {
        if let Some(host) = self.host.get() {
            host.end(token, ending.name());
        }
    }

    /// Takes note of what the host says now: the session began, ended or is another one.
    pub fn follow(self) {
        let session = self.host.with(|host| Session::parse(&host.as_ref()?.session()?));
        if self.current.with_untracked(|current| *current != session) {
            self.current.set(session);
        }
    }
}
