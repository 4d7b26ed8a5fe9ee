//! Sessions as the real server stores them: a token is an encrypted JWT, and each sign-in adds a row with that JWT.

use std::collections::{HashMap, HashSet};

use time::OffsetDateTime;

use crate::keys;

/// A token's content: the account, and the second of the sign-in. Two sign-ins within one second have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jwt {
    /// The account's number.
    pub account: usize,
    issued_at: i64,
}

/// A token's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Unknown to this server, or expired.
    Invalid,
    /// Encrypted with another secret.
    Undecryptable,
    /// Signed out.
    Over,
    /// Signed in.
    Open(Jwt),
}

/// The sessions.
#[derive(Debug, Default)]
pub struct Sessions {
    tokens: HashMap<String, Jwt>,
    rows: Vec<Jwt>,
    expired_until: Option<i64>,
    /// The tokens of the secret before this one.
    undecryptable: HashSet<String>,
}

impl Sessions {
    /// Opens a session and returns its token.
    pub fn open(&mut self, account: usize, now: OffsetDateTime) -> String {
        let jwt = Jwt { account, issued_at: now.unix_timestamp() };
        let token = keys::session();
        self.tokens.insert(token.clone(), jwt);
        self.rows.push(jwt);
        token
    }

    /// Looks a token up.
    pub fn find(&self, token: &str) -> Found {
        match self.tokens.get(token) {
            None if self.undecryptable.contains(token) => Found::Undecryptable,
            None => Found::Invalid,
            Some(jwt) if self.expired_until.is_some_and(|until| jwt.issued_at <= until) => Found::Invalid,
            Some(jwt) if self.rows.contains(jwt) => Found::Open(*jwt),
            Some(_) => Found::Over,
        }
    }

    /// Signs out by removing one row with that JWT. A second row from the same second keeps both tokens alive.
    pub fn close(&mut self, jwt: Jwt) {
        if let Some(at) = self.rows.iter().position(|row| *row == jwt) {
            self.rows.remove(at);
        }
    }

    /// Changes the secret: no token issued so far can be decrypted.
    pub fn change_secret(&mut self) {
        self.undecryptable.extend(self.tokens.drain().map(|(token, _)| token));
    }

    /// Expires every token issued so far.
    pub fn expire(&mut self, now: OffsetDateTime) {
        self.expired_until = Some(now.unix_timestamp());
    }
}
