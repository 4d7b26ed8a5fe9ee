//! What a shopper has started and the server doesn't know about: forms that are being filled in, and codes on their way. It lives
//! as long as the app is on the page; passwords are stored nowhere else.

use std::cell::OnceCell;
use std::ops::Deref;

use leptos::prelude::Owner;
use portico_shared::field::Kind;
use portico_shared::forms::{ForgotPassword, Login, Otp, Register, ResetPassword, SendOtp};
use portico_shared::wire::OtpSent;
use portico_view::{RwSignal, StoredValue};

use crate::api::{Problem, Rule};
use crate::browser::{Deadline, Root};
use crate::form::{Common, Countdown, FormOf, FormState, is_secret};
use crate::text::Words;

/// A code that is valid for less than this many milliseconds is not relied on.
const TOO_LATE: f64 = 120_000.0;

/// What a one-time code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To create the account that the register form describes.
    Register,
    /// To sign in.
    SignIn,
}

/// A code that was mailed.
#[derive(Clone)]
struct SentCode {
    email: String,
    expiry: Deadline,
}

/// A cart that was handed over.
pub struct HandedOver {
    /// The address of its customer.
    pub email: String,
    /// The JSON of its items.
    pub items: String,
    /// The login code that it was handed over with.
    pub code: String,
}

/// What a shopper has come back from a provider for.
#[derive(Clone)]
pub struct Return {
    /// The provider's id.
    pub provider: String,
    /// Whether it is to be linked to the account of the customer who is signed in.
    pub links: bool,
}

/// Why a shopper who has come back from a provider isn't signed in.
#[derive(Clone)]
pub struct Failure {
    /// What to say.
    pub problem: Problem,
    /// What to try again; `None` where that isn't known.
    pub again: Option<Return>,
}

/// The drafts of all forms, and the codes on their way: those of the first screen, and by [`Deref`] those of the rest of the app.
pub struct FormDrafts {
    /// The element of the page that the forms are in.
    pub root: Root,
    /// Signing in with a password.
    pub login: FormOf<Login>,
    /// Whether to keep the session when the browser is closed.
    pub remember: RwSignal<bool>,
    /// Set once the part of the app that comes later is there, or can't be loaded.
    pub has_settled: RwSignal<bool>,
    /// The provider that the shopper is about to leave for, by its id.
    pub leaving_for: RwSignal<Option<String>>,
    common: StoredValue<Common>,
    owner: Owner,
    later: OnceCell<LaterDrafts>,
}

/// Puts an address into these forms, if there is one.
fn carry(email: &str, forms: &[FormState]) {
    if email.is_empty() {
        return;
    }
    for form in forms {
        for kind in [Kind::Username, Kind::Email] {
            form.set(kind, email);
        }
    }
}

/// What only the pages that come later need. They make it when they first ask for it, so what makes it comes with them.
pub struct LaterDrafts {
    /// Creating an account.
    pub register: FormOf<Register>,
    /// Asking for a one-time code.
    pub send_otp: FormOf<SendOtp>,
    /// Entering a one-time code.
    pub otp: FormOf<Otp>,
    /// Asking for a reset link.
    pub forgot_password: FormOf<ForgotPassword>,
    /// Choosing a new password.
    pub reset_password: FormOf<ResetPassword>,
    /// What the one-time code is for.
    pub purpose: StoredValue<Purpose>,
    /// The time until another code may be requested.
    pub resend: Countdown,
    /// A login code that works and has not been redeemed.
    pub login_code: StoredValue<Option<String>>,
    /// A login code that had expired: its customer gets the cart by signing in.
    pub expired_code: StoredValue<Option<String>>,
    /// A cart whose login code may have been redeemed or not, since the answer was lost.
    pub unsure: StoredValue<Option<HandedOver>>,
    /// The address of an account that may have been created or not, since the answer was lost or the server failed.
    pub unsure_account: StoredValue<Option<String>>,
    /// Whether a login code is being redeemed, or what a provider has sent back.
    pub redeeming: RwSignal<bool>,
    /// Why a shopper who has come back from a provider isn't signed in.
    pub failure: RwSignal<Option<Failure>>,
    /// What links an identity at a provider to the account of the next sign-in with a code.
    pub ticket: StoredValue<Option<String>>,
    /// The provider that has just been linked to the account, by its id.
    pub linked: StoredValue<Option<String>>,
    /// What is said below the button to sign in with a passkey.
    pub passkey_words: RwSignal<Option<String>>,
    sent: StoredValue<Option<SentCode>>,
}

impl Deref for FormDrafts {
    type Target = LaterDrafts;

    fn deref(&self) -> &LaterDrafts {
        self.later.get_or_init(|| self.owner.with(|| LaterDrafts::new(self.common)))
    }
}

impl FormDrafts {
    /// Empty forms, in this element of the page. They last as long as `owner`.
    pub fn new(root: Root, owner: &Owner) -> Self {
        let common = Common { root, words: None, rule: None, last_email: String::new() };
        let common = StoredValue::new(common);
        Self {
            root,
            login: FormOf::new("login", common),
            remember: RwSignal::new(false),
            has_settled: RwSignal::new(false),
            leaving_for: RwSignal::new(None),
            common,
            owner: owner.clone(),
            later: OnceCell::new(),
        }
    }

    fn forms(&self) -> Vec<FormState> {
        let mut forms = vec![self.login.state()];
        forms.extend(self.later.get().into_iter().flat_map(LaterDrafts::forms));
        forms
    }

    /// Sets the words of the forms, and the backend's own rule.
    pub fn configure(&self, words: Words, rule: Option<Rule>) {
        self.common.update(|common| {
            common.words = Some(words);
            common.rule = rule;
        });
    }

    /// Whether an answer of the server is pending, which would be lost with the app.
    pub fn is_busy(&self) -> bool {
        self.later.get().is_some_and(|later| later.redeeming.get_untracked())
            // A window of the browser for a passkey, which has no id, may stay open for long.
            || self.leaving_for.with_untracked(|id| id.as_ref().is_some_and(|id| !id.is_empty()))
            || self.forms().into_iter().any(FormState::is_busy)
    }

    /// Puts an address into every form, as if the shopper had typed it.
    pub fn prefill(&self, email: &str) {
        self.common.update(|common| email.clone_into(&mut common.last_email));
        self.carry_email();
    }

    /// Puts the email address that was typed last into every form, so that a shopper types it once.
    pub fn carry_email(&self) {
        carry(&self.email(), &self.forms());
    }

    /// Reads what the inputs on the page hold: it was typed before the app was ready.
    pub fn read_page(&self) {
        for form in self.forms() {
            form.read_inputs();
        }
    }

    /// Whether something is typed into an input on the page.
    pub fn is_filled_in(&self) -> bool {
        self.forms().into_iter().any(FormState::is_filled_in)
    }

    /// The email address that was typed last into any form; empty if there is none.
    pub fn email(&self) -> String {
        self.common.with(|common| common.last_email.clone())
    }

    /// Whether the account that the register form describes waits for the code that was mailed to this address.
    pub fn is_registering(&self, email: &str) -> bool {
        let is_asked = |later: &LaterDrafts| {
            later.registers() && later.register.state().normal(Kind::Email).as_deref() == Some(email)
        };
        self.later.get().is_some_and(is_asked)
    }

    /// Forgets every password and code, and what an account was created from: they are no longer needed.
    pub fn conclude(&self) {
        for form in self.forms() {
            form.forget(is_secret);
        }
        if let Some(later) = self.later.get() {
            later.conclude();
        }
    }

    /// Forgets what must not outlast a visit to the page, which the browser has kept: pending answers, and secrets. The password of an
    /// account that waits for its code is needed. If a customer was signed in, everything goes.
    pub fn come_back(&self, was_signed_in: bool) {
        let later = self.later.get();
        let registers = later.is_some_and(LaterDrafts::registers);
        if let Some(later) = later {
            later.redeeming.set(false);
        }
        self.leaving_for.set(None);
        for form in self.forms() {
            form.pending.set(false);
            form.forget(|kind| is_secret(kind) && !(registers && kind == Kind::NewPassword));
        }
        if was_signed_in {
            self.forget_shopper();
        }
    }

    /// Forgets the shopper: another person may use this device next.
    pub fn forget_shopper(&self) {
        self.conclude();
        self.remember.set(false);
        if let Some(later) = self.later.get() {
            later.login_code.set(None);
        }
        self.common.update(|common| common.last_email.clear());
        for form in self.forms() {
            form.forget(|_| true);
        }
    }
}

impl LaterDrafts {
    fn new(common: StoredValue<Common>) -> Self {
        let later = Self {
            register: FormOf::new("register", common),
            send_otp: FormOf::new("send-otp", common),
            otp: FormOf::new("otp", common),
            forgot_password: FormOf::new("forgot-password", common),
            reset_password: FormOf::new("reset-password", common),
            purpose: StoredValue::new(Purpose::SignIn),
            resend: Countdown::new(),
            login_code: StoredValue::new(None),
            expired_code: StoredValue::new(None),
            unsure: StoredValue::new(None),
            unsure_account: StoredValue::new(None),
            redeeming: RwSignal::new(false),
            failure: RwSignal::new(None),
            ticket: StoredValue::new(None),
            linked: StoredValue::new(None),
            passkey_words: RwSignal::new(None),
            sent: StoredValue::new(None),
        };
        carry(&common.with(|common| common.last_email.clone()), &later.forms());
        later
    }

    fn forms(&self) -> [FormState; 5] {
        [
            self.register.state(),
            self.send_otp.state(),
            self.otp.state(),
            self.forgot_password.state(),
            self.reset_password.state(),
        ]
    }

    fn registers(&self) -> bool {
        self.purpose.get() == Purpose::Register
    }

    /// Remembers that a code was mailed.
    pub fn code_sent(&self, email: &str, sent: OtpSent) {
        let expiry = Deadline::after(sent.expires_in);
        self.sent.set(Some(SentCode { email: email.to_owned(), expiry }));
        self.resend.start(sent.resend_after);
    }

    /// Whether a code for this address is on its way and is valid for long enough.
    pub fn awaits_code(&self, email: &str) -> bool {
        self.sent.with(|sent| {
            let in_time = |sent: &SentCode| sent.expiry.left() > TOO_LATE;
            sent.as_ref().is_some_and(|sent| sent.email == email && in_time(sent))
        })
    }

    /// Forgets the code on its way, which is no longer valid.
    pub fn discard_code(&self) {
        self.sent.set(None);
    }

    fn conclude(&self) {
        self.discard_code();
        self.ticket.set(None);
        self.purpose.set(Purpose::SignIn);
        self.register.state().forget(|kind| !matches!(kind, Kind::Email));
    }
}
