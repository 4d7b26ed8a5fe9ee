//! Sessions as the real server keeps them: a token is an encrypted JWT, and each sign-in adds a row with that JWT.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::keys;

/// What a token says: who, and the second of the sign-in. Two sign-ins within one second have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jwt {
    /// The account's number.
    pub account: usize,
    issued_at: i64,
}

/// What a token is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Not one of this server, or past its time.
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
    /// Opens one; gives its token.
    pub fn open(&mut self, account: usize, now: OffsetDateTime) -> String {
        let jwt = Jwt { account, issued_at: now.unix_timestamp() };
        let token = keys::session();
        self.tokens.insert(token.clone(), jwt);
        self.rows.push(jwt);
        token
    }

    /// What a token is worth.
    pub fn find(&self, token: &str) -> Found {
        match self.tokens.get(token) {
            None => Found::Invalid,
            Some(jwt) if self.expired_until.is_some_and(|until| jwt.issued_at <= until) => Found::Invalid,
            Some(jwt) if self.rows.contains(jwt) => Found::Open(*jwt),
            Some(_) => Found::Over,
        }
    }

    /// Signs out: removes one row with that JWT. A second one of the same second keeps both tokens alive.
    pub fn close(&mut self, jwt: Jwt) {
        if let Some(at) = self.rows.iter().position(|row| *row == jwt) {
            self.rows.remove(at);
        }
    }

    /// Lets every token be past its time.
    pub fn expire(&mut self, now: OffsetDateTime) {
        self.expired_until = Some(now.unix_timestamp());
    }
}
