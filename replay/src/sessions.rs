//! Sessions as the real server stores them: a token is an encrypted JWT, and each sign-in adds a row with that JWT.

use std::collections::HashMap;

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

    /// Expires every token issued so far.
    pub fn expire(&mut self, now: OffsetDateTime) {
        self.expired_until = Some(now.unix_timestamp());
    }
}
