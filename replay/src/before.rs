//! The recorder's changes to the real server's database and clock between two requests, as steps that the replay
//! server can repeat.

use std::time::Duration;

use serde::Deserialize;

use crate::account::Standing;
use crate::shop::Shop;

/// A step.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Before {
    /// This code was mailed to that address.
    Code {
        /// Address.
        email: String,
        /// The six digits.
        code: String,
    },
    /// This many seconds passed.
    Advance(u64),
    /// The customers' failed sign-ins were removed.
    ForgetFailures,
    /// Every lock expired; the failures that led to it still counted.
    LockIsOver,
    /// Every lock was removed.
    Unlock,
    /// Every customer was locked for this many seconds.
    LockFor(u64),
    /// Every customer was locked for this many milliseconds.
    LockForMs(u64),
    /// An account was changed.
    Account {
        /// The account's address.
        email: String,
        /// Its new state.
        state: Standing,
    },
    /// An account was created.
    NewAccount {
        /// Address.
        email: String,
        /// Password.
        password: String,
    },
    /// The first customer signed in, within one second, once for each of these session names.
    SignIn(Vec<String>),
    /// Every session token expired.
    ExpireSessions,
    /// Every reset link stays valid for this many seconds, or expired this many seconds ago if negative.
    LinkExpiresIn(i64),
    /// The secret that session tokens are encrypted with was changed.
    ChangeSecret,
    /// Whether the templates of its mails were switched off.
    MailTemplatesAreOff(bool),
    /// Whether the server couldn't reach itself at its configured address.
    BaseUrlIsUnreachable(bool),
}

impl Before {
    /// Brings the shop into the real server's state. [`Before::SignIn`] is left to the caller, who has to keep the
    /// sessions.
    pub fn apply(&self, shop: &Shop) {
        match self {
            Self::Code { email, code } => shop.put_code(email, code),
            Self::Advance(seconds) => shop.advance(Duration::from_secs(*seconds)),
            Self::ForgetFailures => shop.forget_failures(),
            Self::LockIsOver => shop.lock_all_for(Duration::ZERO),
            Self::Unlock => shop.unlock_all(),
            Self::LockFor(seconds) => shop.lock_all_for(Duration::from_secs(*seconds)),
            Self::LockForMs(time) => shop.lock_all_for(Duration::from_millis(*time)),
            Self::Account { email, state } => shop.set_standing(email, *state),
            Self::NewAccount { email, password } => shop.add_account(email, password),
            Self::SignIn(_) => {}
            Self::ExpireSessions => shop.expire_sessions(),
            Self::LinkExpiresIn(seconds) => shop.let_links_expire_in(*seconds),
            Self::ChangeSecret => shop.change_secret(),
            Self::MailTemplatesAreOff(are) => shop.switch_mail_templates_off(*are),
            Self::BaseUrlIsUnreachable(is) => shop.lose_base_url(*is),
        }
    }
}
