//! A customer's account, and how an address finds it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use time::OffsetDateTime;

/// Failures that lock an account.
const FAILURES: usize = 7;
/// For how long they count, and for how long the account is locked then.
pub const LOCK: Duration = Duration::from_mins(30);
/// Bytes of a password that bcrypt looks at.
const BCRYPT: usize = 72;

/// What an account is to the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It can sign in.
    #[default]
    Active,
    /// The shop has switched it off.
    Inactive,
    /// It is marked as deleted.
    Deleted,
    /// It belongs to another site of the same server.
    OfAnotherSite,
}

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: usize,
    pub first_name: String,
    pub last_name: Option<String>,
    pub email: String,
    pub password: String,
    pub standing: Standing,
    pub created: OffsetDateTime,
    pub modified: OffsetDateTime,
    pub last_login: Option<OffsetDateTime>,
    pub failures: Vec<OffsetDateTime>,
    pub locked_until: Option<OffsetDateTime>,
    /// The key of the newest reset link; empty once it was used.
    pub link_key: Option<String>,
    pub link_expires: Option<OffsetDateTime>,
}

impl Account {
    /// A new one.
    pub fn new(id: usize, email: &str, password: &str, now: OffsetDateTime) -> Self {
        Self {
            id,
            first_name: "Ada".to_owned(),
            last_name: Some("Lovelace".to_owned()),
            email: email.to_owned(),
            password: password.to_owned(),
            standing: Standing::Active,
            created: now,
            modified: now,
            last_login: None,
            failures: Vec::new(),
            locked_until: None,
            link_key: None,
            link_expires: None,
        }
    }

    /// Whole seconds for which it is still locked.
    pub fn locked_for(&self, now: OffsetDateTime) -> Option<i64> {
        let left = self.locked_until? - now;
        left.is_positive().then(|| left.whole_seconds())
    }

    /// Whether it is the password, as far as bcrypt looks.
    pub fn has_password(&self, password: &str) -> bool {
        let seen = |text: &str| text.as_bytes()[..text.len().min(BCRYPT)].to_vec();
        seen(&self.password) == seen(password)
    }

    /// Counts a failure; true when it locks the account. A success clears nothing.
    pub fn fail(&mut self, now: OffsetDateTime) -> bool {
        self.failures.push(now);
        let locks = self.failures.iter().filter(|&&at| at + LOCK > now).count() >= FAILURES;
        if locks {
            self.locked_until = Some(now + LOCK);
        }
        locks
    }
}

/// Whom a JSON value of `emailId` asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// No address drops the condition: the first customer there is.
    Anybody,
    /// Nothing that an address could be.
    Nobody,
    /// The address.
    Email(String),
}

impl Wanted {
    /// Reads the value. A list of one counts as what is in it.
    pub fn from_value(value: Option<&Value>) -> Self {
        match value {
            None | Some(Value::Null) => Self::Anybody,
            Some(Value::String(email)) => Self::Email(email.clone()),
            Some(Value::Array(items)) if items.len() == 1 => Self::from_value(items.first()),
            Some(Value::Array(_) | Value::Object(_)) => Self::Nobody,
            Some(other) => Self::Email(other.to_string()),
        }
    }

    /// Whether an account is meant.
    pub fn is(&self, account: &Account) -> bool {
        match self {
            Self::Anybody => true,
            Self::Nobody => false,
            Self::Email(email) => folded(&account.email) == folded(email),
        }
    }

    /// Whether its database refuses to compare it: it keeps three bytes a character.
    pub fn cannot_be_compared(&self) -> bool {
        matches!(self, Self::Email(email) if has_four_bytes(email))
    }
}

/// An address as the database compares it: in any case, and without the spaces behind it.
pub fn folded(email: &str) -> String {
    email.trim_end_matches(' ').to_lowercase()
}

/// Whether a character of the text takes four bytes in UTF-8.
pub fn has_four_bytes(text: &str) -> bool {
    text.chars().any(|c| c.len_utf8() == 4)
}
