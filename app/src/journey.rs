//! What a shopper has begun and the server does not know: the forms as they are filled in, and the code that is
//! on its way. It lives as long as the page is loaded; passwords are never kept anywhere else.

use portico_shared::field::Kind;
use portico_shared::forms::{ForgotPassword, Login, Otp, Register, ResetPassword, SendOtp};
use portico_shared::text::Language;
use portico_shared::wire::OtpSent;

use crate::countdown::Countdown;
use crate::form::{Common, FormOf, FormState, Rule, is_secret};
use crate::place::Place;
use crate::signal::{Kept, Signal};

/// A code that has less than this many milliseconds to live is not counted on any more.
const TOO_LATE: f64 = 120_000.0;

/// What a code is entered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To make the account that the register form describes.
    Register,
    /// To sign in.
    SignIn,
}

/// A code that was mailed.
#[derive(Clone)]
struct SentCode {
    email: String,
    /// In milliseconds since 1970.
    expires_at: f64,
}

/// A cart that was handed over.
pub struct HandedOver {
    /// The address of its customer.
    pub email: String,
    /// The JSON of its items.
    pub items: String,
    /// The login code that brings it.
    pub code: String,
}

/// The forms and the code on its way.
#[derive(Clone, Copy)]
pub struct Journey {
    /// Where on the page the forms are.
    pub place: Place,
    pub login: FormOf<Login>,
    pub register: FormOf<Register>,
    pub send_otp: FormOf<SendOtp>,
    pub otp: FormOf<Otp>,
    pub forgot_password: FormOf<ForgotPassword>,
    pub reset_password: FormOf<ResetPassword>,
    /// Whether to keep the session when the browser is closed.
    pub remember: Signal<bool>,
    /// What the code is for.
    pub purpose: Kept<Purpose>,
    /// Until another code may be asked for.
    pub resend: Countdown,
    /// A login code that is good and not redeemed yet.
    pub login_code: Kept<Option<String>>,
    /// A login code that came after its time: whoever it was for has its cart by signing in.
    pub late_code: Kept<Option<String>>,
    /// A login code for the host's cart of which it is not known whether it was redeemed.
    pub unsure: Kept<Option<HandedOver>>,
    /// Whether the answer to the redemption of a login code is awaited.
    pub redeeming: Signal<bool>,
    sent: Kept<Option<SentCode>>,
    last_email: Kept<String>,
    language: Kept<Language>,
    rule: Kept<Option<Rule>>,
}

impl Journey {
    /// A journey that has not begun.
    pub fn new(place: Place) -> Self {
        let last_email = Kept::new(String::new());
        let (language, rule) = (Kept::new(Language::default()), Kept::new(None));
        let common = Common { place, language, rule, last_email };
        Self {
            place,
            login: FormOf::new("login", common),
            register: FormOf::new("register", common),
            send_otp: FormOf::new("send-otp", common),
            otp: FormOf::new("otp", common),
            forgot_password: FormOf::new("forgot-password", common),
            reset_password: FormOf::new("reset-password", common),
            remember: Signal::new(false),
            purpose: Kept::new(Purpose::SignIn),
            resend: Countdown::new(),
            login_code: Kept::new(None),
            late_code: Kept::new(None),
            unsure: Kept::new(None),
            redeeming: Signal::new(false),
            sent: Kept::new(None),
            last_email,
            language,
            rule,
        }
    }

    fn forms(self) -> [FormState; 6] {
        [
            self.login.state(),
            self.register.state(),
            self.send_otp.state(),
            self.otp.state(),
            self.forgot_password.state(),
            self.reset_password.state(),
        ]
    }

    /// Goes on in this language, with this rule of the backend besides ours.
    pub fn speak(self, language: Language, rule: Option<Rule>) {
        self.language.set(language);
        self.rule.set(rule);
    }

    /// Whether a server's answer is awaited that would be lost with the app.
    pub fn is_busy(self) -> bool {
        self.redeeming.get_untracked() || self.forms().into_iter().any(FormState::is_busy)
    }

    /// Puts an address into every form, as if the shopper had typed it.
    pub fn prefill(self, email: &str) {
        self.last_email.set(email.to_owned());
        self.carry_email();
    }

    /// Carries the email address that was typed last into every form: nobody types it twice.
    pub fn carry_email(self) {
        let email = self.email();
        if email.is_empty() {
            return;
        }
        for form in self.forms() {
            for kind in [Kind::Username, Kind::Email] {
                form.set(kind, &email);
            }
        }
    }

    /// Takes note of what stands in the page's forms: it was typed before the app was there.
    pub fn read_page(self) {
        for form in self.forms() {
            form.read_inputs();
        }
    }

    /// The email address that was typed last into any form; empty when there is none.
    pub fn email(self) -> String {
        self.last_email.get()
    }

    /// Takes note of a code that was mailed.
    pub fn code_sent(self, email: &str, sent: OtpSent) {
        let expires_at = js_sys::Date::now() + f64::from(sent.expires_in) * 1000.0;
        self.sent.set(Some(SentCode { email: email.to_owned(), expires_at }));
        self.resend.start(sent.resend_after);
    }

    /// Whether a code for this address is on its way and can still be entered in time.
    pub fn awaits_code(self, email: &str) -> bool {
        self.sent.with(|sent| {
            let in_time = |sent: &SentCode| sent.expires_at - js_sys::Date::now() > TOO_LATE;
            sent.as_ref().is_some_and(|sent| sent.email == email && in_time(sent))
        })
    }

    /// Takes note that the code on its way is of no use any more.
    pub fn code_is_dead(self) {
        self.sent.set(None);
    }

    /// Forgets every password and code, and what made an account: they have done their work.
    pub fn conclude(self) {
        self.code_is_dead();
        self.purpose.set(Purpose::SignIn);
        for form in self.forms() {
            form.forget(is_secret);
        }
        self.register.state().forget(|kind| !matches!(kind, Kind::Email));
    }

    /// Forgets the shopper: somebody else may be next at this device.
    pub fn forget_shopper(self) {
        self.conclude();
        self.remember.set(false);
        self.login_code.set(None);
        self.last_email.set(String::new());
        for form in self.forms() {
            form.forget(|_| true);
        }
    }
}
