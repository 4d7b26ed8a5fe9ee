//! The session, as the app follows it. It lives in `session.js`, which the shop's own code and all elements share.

use portico_view::{RwSignal, StoredValue};

use super::host::Host;
use crate::api::{Capabilities, SignedIn};
use crate::config::Config;

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// The shopper signed out, here or in another tab.
    SignedOut,
    /// The server no longer accepts the token.
    Expired,
}

impl EndReason {
    /// Its name in `session.js`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::Expired => "expired",
        }
    }
}

/// The session of this origin. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: RwSignal<Option<String>>,
    host: StoredValue<Option<Host>>,
    /// The address of the API whose tokens these are.
    api: StoredValue<String>,
}

impl Sessions {
    /// The session that the host has. Without a host there is none.
    pub fn new(host: Option<Host>, config: &Config, capabilities: &Capabilities) -> Self {
        // A backend without sessions must not get the token of another one's.
        let host = host.filter(|_| capabilities.opens_sessions);
        let current = host.as_ref().and_then(|host| host.token(&config.api));
        Self {
            current: RwSignal::new(current),
            host: StoredValue::new(host),
            api: StoredValue::new(config.api.clone()),
        }
    }

    /// The session token; tracked.
    pub fn current(self) -> Option<String> {
        self.current.get()
    }

    /// The session token, untracked.
    pub fn token(self) -> Option<String> {
        self.current.get_untracked()
    }

    /// Why the last session ended; `None` when there was none, or there is one now.
    pub fn end_reason(self) -> Option<EndReason> {
        let name = self.host.get()?.ending()?;
        Some(if name == EndReason::Expired.name() { EndReason::Expired } else { EndReason::SignedOut })
    }

    /// Starts a session in every tab. It holds no name, no address and no password: web storage must hold no personal data
    /// (OWASP ASVS 5.0, 14.3.3). Returns whether it lasts as long as the shopper has asked for: the browser may have no room.
    pub fn start(self, signed_in: &SignedIn, remember: bool) -> bool {
        let SignedIn { token, expires_at, .. } = signed_in;
        let begin = |host: Host| self.api.with(|api| host.begin(token, expires_at, remember, api));
        self.host.get().is_none_or(begin)
    }

    /// Notes that the API has just accepted this token, which extends its session.
    pub fn renew(self, token: &str) {
        if let Some(host) = self.host.get() {
            host.renew(token);
        }
    }

    /// Ends the session of this token in every tab that has it. A tab that has another one by now keeps it.
    pub fn end(self, token: &str, reason: EndReason) {
        if let Some(host) = self.host.get() {
            host.end(token, reason.name());
        }
    }

    /// Reads the session from the host again, after it has changed there.
    pub fn refresh(self) {
        let token = self.host.get().and_then(|host| self.api.with(|api| host.token(api)));
        if self.token() != token {
            self.current.set(token);
        }
    }
}
