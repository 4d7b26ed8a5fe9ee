//! The shop: its customers, codes, sessions and mails, in memory, and what a test may do to them behind the API's back.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use time::OffsetDateTime;

use crate::account::{Account, Standing, Wanted, folded};
use crate::clock::Clock;
use crate::keys;
use crate::mail::{Folder, Mail};
use crate::recorded::Recorded;
use crate::sessions::Sessions;

/// For how long a code is good.
pub(crate) const CODE: Duration = Duration::from_hours(3);
/// For how long a reset link is good.
const LINK: Duration = Duration::from_mins(20);

/// The shop's state. A test calls these methods; nothing of them can be reached over the wire.
#[derive(Debug)]
pub struct Shop {
    state: Mutex<State>,
    hash_time: Duration,
    production: bool,
}

/// What the calls read and write.
#[derive(Debug)]
pub(crate) struct State {
    pub clock: Clock,
    pub accounts: Vec<Account>,
    /// The newest code of each address, and when it was mailed.
    pub codes: HashMap<String, (String, OffsetDateTime)>,
    pub sessions: Sessions,
    pub base_url_is_unreachable: bool,
    mails: Vec<Mail>,
    folder: Option<Folder>,
    reset_page: String,
}

impl Shop {
    pub(crate) fn new(
        folder: Option<Folder>,
        reset_page: String,
        hash_time: Duration,
        production: bool,
    ) -> Self {
        let state = State {
            clock: Clock::Running(Duration::ZERO),
            accounts: Vec::new(),
            codes: HashMap::new(),
            sessions: Sessions::default(),
            base_url_is_unreachable: false,
            mails: Vec::new(),
            folder,
            reset_page,
        };
        Self { state: Mutex::new(state), hash_time, production }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes as long as the real server's password hash: callers can tell by it whether an account exists, and two
    /// registrations can pass each other in it.
    pub(crate) async fn hash(&self) {
        tokio::time::sleep(self.hash_time).await;
    }

    pub(crate) fn is_production(&self) -> bool {
        self.production
    }

    /// Every mail so far, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.state().mails.clone()
    }

    /// The code that was mailed last to an address and not used yet.
    pub fn code_of(&self, email: &str) -> Option<String> {
        self.state().codes.get(&folded(email)).map(|(code, _)| code.clone())
    }

    /// Mails a code of the caller's choice, without the mail.
    pub fn put_code(&self, email: &str, code: &str) {
        let mut state = self.state();
        let now = state.clock.now();
        state.codes.insert(folded(email), (code.to_owned(), now));
    }

    /// Moves the shop's clock on: codes, links and locks end by it.
    pub fn advance(&self, by: Duration) {
        self.state().clock.advance(by);
    }

    /// Holds the shop's clock still; from then on only [`Shop::advance`] moves it.
    pub fn hold_clock(&self) {
        let mut state = self.state();
        state.clock = Clock::Standing(state.clock.now());
    }

    /// Makes an account, as a registration would have.
    pub fn add_account(&self, email: &str, password: &str) {
        self.state().add_account(|id, now| Account::new(id, email, password, now));
    }

    /// Switches an account off, or on again, or marks it in another way.
    pub fn set_standing(&self, email: &str, standing: Standing) {
        let wanted = Wanted::Email(email.to_owned());
        for account in self.state().accounts.iter_mut().filter(|account| wanted.is(account)) {
            account.standing = standing;
        }
    }

    /// Forgets every failed sign-in; locks stay.
    pub fn forget_failures(&self) {
        self.state().accounts.iter_mut().for_each(|account| account.failures.clear());
    }

    /// Locks every account for so long; with no time, every lock is over.
    pub fn lock_all_for(&self, time: Duration) {
        let mut state = self.state();
        let until = state.clock.now() + time;
        for account in &mut state.accounts {
            if time > Duration::ZERO || account.locked_until.is_some() {
                account.locked_until = Some(until);
            }
        }
    }

    /// Removes every lock, as if there had been none.
    pub fn unlock_all(&self) {
        self.state().accounts.iter_mut().for_each(|account| account.locked_until = None);
    }

    /// Lets every session so far be past its time.
    pub fn expire_sessions(&self) {
        let mut state = self.state();
        let now = state.clock.now();
        state.sessions.expire(now);
    }

    /// Lets every reset link end in so many seconds, or have ended so many ago where they are negative.
    pub fn let_links_expire_in(&self, seconds: i64) {
        let mut state = self.state();
        let ends = state.clock.now() + time::Duration::seconds(seconds);
        for account in state.accounts.iter_mut().filter(|account| account.link_key.is_some()) {
            account.link_expires = Some(ends);
        }
    }

    /// Whether the server fails to reach itself at its configured address, which it tries after each right password.
    pub fn lose_base_url(&self, is_unreachable: bool) {
        self.state().base_url_is_unreachable = is_unreachable;
    }
}

impl State {
    /// The account that a sign-in means: of this site, and not deleted.
    pub fn customer(&mut self, wanted: &Wanted) -> Option<&mut Account> {
        let here = |account: &Account| matches!(account.standing, Standing::Active | Standing::Inactive);
        self.accounts.iter_mut().find(|account| here(account) && wanted.is(account))
    }

    /// The account that everything else means: of any site, and not deleted.
    pub fn account(&mut self, wanted: &Wanted) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.standing != Standing::Deleted && wanted.is(account))
    }

    /// Adds the account that `make` makes of its number and the time; gives its number.
    pub fn add_account(&mut self, make: impl FnOnce(usize, OffsetDateTime) -> Account) -> usize {
        let id = self.accounts.len() + 1;
        self.accounts.push(make(id, self.clock.now()));
        id
    }

    /// Mails a code to an address.
    pub fn send_code(&mut self, email: &str) {
        let code = keys::code();
        self.codes.insert(folded(email), (code.clone(), self.clock.now()));
        self.send(email, "code", &[("935665", &code)]);
    }

    /// Mails a welcome.
    pub fn send_welcome(&mut self, email: &str, last_name: &str) {
        self.send(email, "registered", &[("Lovelace", last_name)]);
    }

    /// Makes a reset link for an account and mails it.
    pub fn send_link(&mut self, id: usize) {
        let ends = self.clock.now() + LINK;
        let Some(account) = self.accounts.get_mut(id - 1) else { return };
        let key = keys::reset_key(&account.email);
        account.link_key = Some(key.clone());
        account.link_expires = Some(ends);
        let (email, name) = (account.email.clone(), account.first_name.clone());
        let link = format!("Click Here {}{} Regards", self.reset_page, key.replace('=', "%3D"));
        self.send(&email, "reset link", &[("Ada", &name), ("Click Here Regards", &link)]);
    }

    /// Sends a recorded mail with the values of the moment in place of the recorded ones. Where it cannot be written to
    /// the folder, nobody is told: the real server answers the same whether or not mail can leave.
    fn send(&mut self, to: &str, letter: &str, values: &[(&str, &str)]) {
        let letter = &Recorded::get().mails[letter];
        let text =
            values.iter().fold(letter.text.clone(), |text, (recorded, live)| text.replace(recorded, live));
        let mail = Mail { to: to.to_owned(), subject: letter.subject.clone(), text };
        let now = self.clock.now();
        if let Some(Err(error)) = self.folder.as_mut().map(|folder| folder.put(&mail, now)) {
            eprintln!("portico-replay: a mail cannot be written: {error}");
        }
        self.mails.push(mail);
    }
}
