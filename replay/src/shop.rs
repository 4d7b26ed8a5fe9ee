//! The shop: its customers, codes, sessions and mails, in memory, and what tests may change behind the API's back.

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

/// How long a code is valid.
pub(crate) const CODE: Duration = Duration::from_hours(3);
/// How long a reset link is valid.
const LINK: Duration = Duration::from_mins(20);

/// The shop's state. Tests call these methods; none of them can be reached over the network.
#[derive(Debug)]
pub struct Shop {
    state: Mutex<State>,
    hash_time: Duration,
    production: bool,
}

/// The state that the calls read and write.
#[derive(Debug)]
pub(crate) struct State {
    pub clock: Clock,
    pub accounts: Vec<Account>,
    /// The newest code of each address, and when it was mailed.
    pub codes: HashMap<String, (String, OffsetDateTime)>,
    pub sessions: Sessions,
    pub base_url_is_unreachable: bool,
    pub mail_templates_are_off: bool,
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
            mail_templates_are_off: false,
            mails: Vec::new(),
            folder,
            reset_page,
        };
        Self { state: Mutex::new(state), hash_time, production }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes as long as the real server's password hash: its duration reveals whether an account exists, and
    /// concurrent registrations can overtake each other during it.
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

    /// The code mailed last to an address, if it hasn't been used yet.
    pub fn code_of(&self, email: &str) -> Option<String> {
        self.state().codes.get(&folded(email)).map(|(code, _)| code.clone())
    }

    /// Stores a code of the caller's choice as if it had been mailed, without a mail.
    pub fn put_code(&self, email: &str, code: &str) {
        let mut state = self.state();
        let now = state.clock.now();
        state.codes.insert(folded(email), (code.to_owned(), now));
    }

    /// Advances the shop's clock, by which codes, links and locks expire.
    pub fn advance(&self, by: Duration) {
        self.state().clock.advance(by);
    }

    /// Freezes the shop's clock; from then on only [`Shop::advance`] moves it.
    pub fn hold_clock(&self) {
        let mut state = self.state();
        state.clock = Clock::Standing(state.clock.now());
    }

    /// Creates an account, as a registration would.
    pub fn add_account(&self, email: &str, password: &str) {
        self.state().add_account(|id, now| Account::new(id, email, password, now));
    }

    /// Sets an account's state, for example to disable or enable it.
    pub fn set_standing(&self, email: &str, standing: Standing) {
        let wanted = Wanted::Email(email.to_owned());
        for account in self.state().accounts.iter_mut().filter(|account| wanted.is(account)) {
            account.standing = standing;
        }
    }

    /// Removes every failed sign-in; locks stay.
    pub fn forget_failures(&self) {
        self.state().accounts.iter_mut().for_each(|account| account.failures.clear());
    }

    /// Locks every account for this long; a duration of zero ends every lock.
    pub fn lock_all_for(&self, time: Duration) {
        let mut state = self.state();
        let until = state.clock.now() + time;
        for account in &mut state.accounts {
            if time > Duration::ZERO || account.locked_until.is_some() {
                account.locked_until = Some(until);
            }
        }
    }

    /// Removes every lock, as if there had never been one.
    pub fn unlock_all(&self) {
        self.state().accounts.iter_mut().for_each(|account| account.locked_until = None);
    }

    /// Expires every session so far.
    pub fn expire_sessions(&self) {
        let mut state = self.state();
        let now = state.clock.now();
        state.sessions.expire(now);
    }

    /// Changes the secret that session tokens are encrypted with: those so far can't be decrypted.
    pub fn change_secret(&self) {
        self.state().sessions.change_secret();
    }

    /// Sets whether the templates of the mails are switched off. The server fails when it's about to send one.
    pub fn switch_mail_templates_off(&self, are_off: bool) {
        self.state().mail_templates_are_off = are_off;
    }

    /// Sets every reset link to expire in this many seconds; if negative, it expired that long ago.
    pub fn let_links_expire_in(&self, seconds: i64) {
        let mut state = self.state();
        let ends = state.clock.now() + time::Duration::seconds(seconds);
        for account in state.accounts.iter_mut().filter(|account| account.link_key.is_some()) {
            account.link_expires = Some(ends);
        }
    }

    /// Sets whether the server fails to reach itself at its configured address, which it tries after each correct
    /// password.
    pub fn lose_base_url(&self, is_unreachable: bool) {
        self.state().base_url_is_unreachable = is_unreachable;
    }
}

impl State {
    /// The account that a sign-in finds: of this site, and not deleted.
    pub fn customer(&mut self, wanted: &Wanted) -> Option<&mut Account> {
        let here = |account: &Account| matches!(account.standing, Standing::Active | Standing::Inactive);
        self.accounts.iter_mut().find(|account| here(account) && wanted.is(account))
    }

    /// The account that everything else finds: of any site, and not deleted.
    pub fn account(&mut self, wanted: &Wanted) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.standing != Standing::Deleted && wanted.is(account))
    }

    /// Adds the account that `make` builds from its number and the time, and returns the number.
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

    /// Sends a welcome mail.
    pub fn send_welcome(&mut self, email: &str, last_name: &str) {
        self.send(email, "registered", &[("Lovelace", last_name)]);
    }

    /// Creates a reset link for an account and mails it.
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

    /// Sends a recorded mail with the current values filled in. A failure to write it to the folder is ignored: the
    /// real server answers the same whether or not mail can be sent.
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
