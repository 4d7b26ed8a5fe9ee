//! The tables of numbers in `portico.toml`, and their defaults.

use std::time::Duration;

use portico_argon2::Implementation;
use serde::Deserialize;

/// How long sessions, codes, links and the audit log live, in seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Lifetimes {
    /// A session that the shopper asked to keep, from its last use.
    pub session: u32,
    /// Any other session, from its last use.
    pub session_not_remembered: u32,
    /// A one-time code.
    pub code: u32,
    /// The time before another code may be requested.
    pub resend: u32,
    /// A reset link.
    pub reset_link: u32,
    /// A login code of a hand-over.
    pub login_code: u32,
    /// An event of the audit log.
    pub audit: u32,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            session: 30 * 24 * 3600,
            session_not_remembered: 8 * 3600,
            code: 10 * 60,
            resend: 30,
            reset_link: 30 * 60,
            login_code: 5 * 60,
            audit: 400 * 24 * 3600,
        }
    }
}

impl Lifetimes {
    /// How long a session lives from its last use.
    pub fn session(&self, remembered: bool) -> Duration {
        let seconds = if remembered { self.session } else { self.session_not_remembered };
        Duration::from_secs(seconds.into())
    }

    /// How long a one-time code is valid.
    pub fn code(&self) -> Duration {
        Duration::from_secs(self.code.into())
    }

    /// How long a login code of a hand-over is valid.
    pub fn login_code(&self) -> Duration {
        Duration::from_secs(self.login_code.into())
    }

    /// How long an event of the audit log is kept.
    pub fn audit(&self) -> Duration {
        Duration::from_secs(self.audit.into())
    }

    /// How long a reset link is valid.
    pub fn reset_link(&self) -> Duration {
        Duration::from_secs(self.reset_link.into())
    }
}

/// The rate limits; everything is counted over the last hour.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// Failed sign-ins of one email from one client before it has to wait.
    pub sign_in_failures: u32,
    /// The first wait, in seconds; each further failure doubles it.
    pub first_wait: u32,
    /// The longest wait for one email from one client, in seconds.
    pub longest_wait: u32,
    /// Failed sign-ins of one client over all emails before it is slowed down; wrong codes and refused passkeys likewise.
    pub client_failures: u32,
    /// Failed sign-ins of one email over all clients before it is slowed down.
    pub email_failures: u32,
    /// The longest wait for one email over all clients, in seconds.
    pub email_longest_wait: u32,
    /// Wrong codes for one email.
    pub wrong_codes: u32,
    /// Mails with a code to one email.
    pub code_mails: u32,
    /// Mails with a reset link to one email.
    pub link_mails: u32,
    /// Mails that one client may cause before it is slowed down.
    pub client_mails: u32,
    /// The longest wait for one client over all emails, in seconds.
    pub client_longest_wait: u32,
    /// Hand-overs of one customer by one access token.
    pub hand_overs: u32,
    /// Hand-overs of emails without a customer by one access token.
    pub unknown_customers: u32,
    /// Authorization codes that one client has exchanged, and ID tokens of it that were refused, before it is slowed down.
    pub client_social: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_failures: 5,
            first_wait: 10,
            longest_wait: 15 * 60,
            client_failures: 100,
            email_failures: 20,
            email_longest_wait: 60,
            wrong_codes: 20,
            code_mails: 5,
            link_mails: 5,
            client_mails: 100,
            client_longest_wait: 60,
            hand_overs: 60,
            unknown_customers: 100,
            client_social: 100,
        }
    }
}

/// How passwords are hashed (argon2id). Raise the cost over the years: a hash of a lower cost is replaced at the next sign-in.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Argon2Settings {
    /// What computes the hashes.
    pub implementation: Implementation,
    /// Memory in KiB, at least 19456 (OWASP Password Storage Cheat Sheet).
    pub memory_kib: u32,
    /// Passes over it, at least 2.
    pub passes: u32,
    /// Lanes, at least 1. Not every implementation has more.
    pub lanes: u32,
}

impl Default for Argon2Settings {
    fn default() -> Self {
        Self { implementation: Implementation::DEFAULT, memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

/// The limits on connections. Timeouts are in seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Connections {
    /// The most connections in all; further ones wait.
    pub max: u32,
    /// The most connections of one client that is not a trusted proxy; further ones are closed at once.
    pub max_per_client: u32,
    /// How long the head of a request may take to arrive.
    pub head_timeout: u32,
    /// How long its body may take to arrive.
    pub body_timeout: u32,
    /// How long a connection may be idle. Keep it longer than the idle timeout of a proxy in front, so that the server never closes a
    /// connection that the proxy is about to use.
    pub idle_timeout: u32,
    /// How long a client may accept nothing of what is sent.
    pub stall_timeout: u32,
}

impl Default for Connections {
    fn default() -> Self {
        Self {
            max: 16_384,
            max_per_client: 256,
            head_timeout: 10,
            body_timeout: 15,
            idle_timeout: 75,
            stall_timeout: 20,
        }
    }
}

impl Connections {
    /// How long the head of a request may take to arrive.
    pub fn head_timeout(&self) -> Duration {
        Duration::from_secs(self.head_timeout.into())
    }

    /// How long its body may take to arrive.
    pub fn body_timeout(&self) -> Duration {
        Duration::from_secs(self.body_timeout.into())
    }

    /// How long a connection may be idle.
    pub fn idle_timeout(&self) -> Duration {
        Duration::from_secs(self.idle_timeout.into())
    }

    /// How long a client may accept nothing of what is sent.
    pub fn stall_timeout(&self) -> Duration {
        Duration::from_secs(self.stall_timeout.into())
    }
}
