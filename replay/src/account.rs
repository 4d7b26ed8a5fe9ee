//! A customer's account, and how an email address finds it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use time::OffsetDateTime;

/// Failed sign-ins that lock an account.
const FAILURES: usize = 7;
/// How long failures count, and how long the account is then locked.
pub const LOCK: Duration = Duration::from_mins(30);
/// How many bytes of a password bcrypt uses.
const BCRYPT: usize = 72;

/// An account's state in the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It can sign in.
    #[default]
    Active,
    /// The shop has disabled it.
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
    /// The key of the newest reset link; empty once it has been used.
    pub link_key: Option<String>,
    pub link_expires: Option<OffsetDateTime>,
}

impl Account {
    /// A new account.
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

    /// The whole seconds for which it is still locked.
    pub fn locked_for(&self, now: OffsetDateTime) -> Option<i64> {
        let left = self.locked_until? - now;
        left.is_positive().then(|| left.whole_seconds())
    }

    /// Whether this is the password, as far as bcrypt compares.
    pub fn has_password(&self, password: &str) -> bool {
        let seen = |text: &str| text.as_bytes()[..text.len().min(BCRYPT)].to_vec();
        seen(&self.password) == seen(password)
    }

    /// Counts a failure and returns whether it locks the account. A successful sign-in resets nothing.
    pub fn fail(&mut self, now: OffsetDateTime) -> bool {
        self.failures.push(now);
        let locks = self.failures.iter().filter(|&&at| at + LOCK > now).count() >= FAILURES;
        if locks {
            self.locked_until = Some(now + LOCK);
        }
        locks
    }
}

/// The account that a JSON value of `emailId` selects.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Without an address the query has no condition: it finds the first customer.
    Anybody,
    /// A value that can't be an address.
    Nobody,
    /// The address.
    Email(String),
}

impl Wanted {
    /// Reads the value. A list with one element counts as that element.
    pub fn from_value(value: Option<&Value>) -> Self {
        match value {
            None | Some(Value::Null) => Self::Anybody,
            Some(Value::String(email)) => Self::Email(email.clone()),
            Some(Value::Array(items)) if items.len() == 1 => Self::from_value(items.first()),
            Some(Value::Array(_) | Value::Object(_)) => Self::Nobody,
            Some(other) => Self::Email(other.to_string()),
        }
    }

    /// Whether the value selects this account.
    pub fn is(&self, account: &Account) -> bool {
        match self {
            Self::Anybody => true,
            Self::Nobody => false,
            Self::Email(email) => folded(&account.email) == folded(email),
        }
    }

    /// Whether the database refuses the comparison: it stores at most three bytes per character.
    pub fn cannot_be_compared(&self) -> bool {
        matches!(self, Self::Email(email) if has_four_bytes(email))
    }
}

/// An address as the database compares it: ignoring case and trailing spaces.
pub fn folded(email: &str) -> String {
    email.trim_end_matches(' ').to_lowercase()
}

/// Whether a character of the text takes four bytes in UTF-8.
pub fn has_four_bytes(text: &str) -> bool {
    text.chars().any(|c| c.len_utf8() == 4)
}
