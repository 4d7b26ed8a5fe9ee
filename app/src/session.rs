//! The session, as the app follows it. It lives in `session.js`, which the shop's own code and every element share.

use crate::api::SignedIn;
use crate::config::{Config, Dialect, Storage};
use crate::host::Host;
use crate::json::Object;
use crate::signal::{Kept, Signal};

/// Why there is no session any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The shopper signed out, here or in another tab.
    SignedOut,
    /// The server does not accept the token any more.
    Expired,
}

impl Ending {
    /// What `session.js` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::Expired => "expired",
        }
    }
}

/// The session of this origin: its token, while there is one.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: Signal<Option<String>>,
    host: Kept<Option<Host>>,
    /// The address of the API whose tokens these are.
    api: Kept<String>,
    storage: Storage,
}

impl Sessions {
    /// The session that the host knows; without a host nobody is signed in.
    pub fn new(host: Option<Host>, config: &Config) -> Self {
        // Document B knows none, and the token of one is nobody else's business.
        let host = host.filter(|_| config.dialect != Dialect::Axim);
        let current = host.as_ref().and_then(|host| host.token(&config.api));
        Self {
            current: Signal::new(current),
            host: Kept::new(host),
            api: Kept::new(config.api.clone()),
            storage: config.storage,
        }
    }

    /// The token; tracked.
    pub fn current(self) -> Option<String> {
        self.current.get()
    }

    /// The token, untracked.
    pub fn token(self) -> Option<String> {
        self.current.get_untracked()
    }

    /// Why the last session ended; nothing when there has been none, or one goes on.
    pub fn ending(self) -> Option<Ending> {
        let name = self.host.get()?.ending()?;
        Some(if name == Ending::Expired.name() { Ending::Expired } else { Ending::SignedOut })
    }

    /// Begins a session, in every tab. It holds no name, no address and no password: web storage keeps nothing personal
    /// (OWASP ASVS 5.0, 14.3.3).
    pub fn start(self, signed_in: &SignedIn, remember: bool) {
        let session = Object::new()
            .with("token", signed_in.token.as_str())
            .with("expiresAt", signed_in.expires_at.as_str())
            .with("remember", remember)
            .with("inMemory", self.storage == Storage::Memory)
            .with("api", self.api.get());
        if let Some(host) = self.host.get() {
            host.begin(&session.text());
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
        let token = self.host.get().and_then(|host| self.api.with(|api| host.token(api)));
        if self.token() != token {
            self.current.set(token);
        }
    }
}
