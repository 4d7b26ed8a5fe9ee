//! The words of the pages. Words for codes are in the shared crate, since the server says them too.

mod en;

use portico_shared::field::Kind;
use portico_shared::text::Language;

/// The words of one language. A language that lacks one does not compile.
pub struct Words {
    pub sign_in: &'static str,
    pub signing_in: &'static str,
    pub sign_in_title: &'static str,
    pub sign_out: &'static str,
    pub signing_out: &'static str,
    pub signed_out: &'static str,
    pub session_over: &'static str,
    pub keep_me_signed_in: &'static str,
    pub keep_me_signed_in_hint: &'static str,
    pub code_instead: &'static str,
    pub password_instead: &'static str,
    pub forgot_password: &'static str,
    pub new_here: &'static str,
    pub create_account: &'static str,
    pub have_account: &'static str,
    pub code_title: &'static str,
    pub code_intro: &'static str,
    pub send_code: &'static str,
    pub sending_code: &'static str,
    pub check_mail_title: &'static str,
    pub code_sent_to: &'static str,
    pub code_proves: &'static str,
    pub change_email: &'static str,
    pub confirm_code: &'static str,
    pub checking_code: &'static str,
    pub resend: &'static str,
    pub resend_wait: &'static str,
    pub resent: &'static str,
    pub sign_in_with_code: &'static str,
    pub register_to_go_on: &'static str,
    pub forgot_title: &'static str,
    pub forgot_intro: &'static str,
    pub send_link: &'static str,
    pub sending_link: &'static str,
    pub link_sent_to: &'static str,
    pub link_sent_hint: &'static str,
    pub reset_title: &'static str,
    pub reset_intro: &'static str,
    pub checking_link: &'static str,
    pub link_broken_title: &'static str,
    pub ask_new_link: &'static str,
    pub save_password: &'static str,
    pub saving_password: &'static str,
    pub password_saved: &'static str,
    pub account_title: &'static str,
    pub account_loading: &'static str,
    pub account_name: &'static str,
    pub account_unverified: &'static str,
    pub checking_email: &'static str,
    pub code_given: &'static str,
    pub cart_title: &'static str,
    pub cart_sku: &'static str,
    pub cart_unit: &'static str,
    pub cart_quantity: &'static str,
    pub hand_off_title: &'static str,
    pub hand_off_shop: &'static str,
    pub hand_off_account: &'static str,
    pub hand_off_same: &'static str,
    pub hand_off_replaces: &'static str,
    pub hand_off_replaces_end: &'static str,
    pub hand_off_cart: &'static str,
    pub hand_off_framed: &'static str,
    pub hand_off_gone: &'static str,
    pub hand_off_other_cart: &'static str,
    pub hand_off_go_on: &'static str,
    pub hand_off_stranger: &'static str,
    pub hand_off_other: &'static str,
    pub hand_off_open_again: &'static str,
    pub hand_off_cart_waits: &'static str,
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    pub go_to_sign_in: &'static str,
    pub account_ready: &'static str,
    pub try_again: &'static str,
    pub there_is_a_problem: &'static str,
    pub error_title: &'static str,
    pub unreachable: &'static str,
    pub timed_out: &'static str,
    pub request_id: &'static str,
    pub wait: &'static str,
    pub optional: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub email: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub phone: &'static str,
    pub password: &'static str,
    pub new_password: &'static str,
    pub new_password_hint: &'static str,
    pub code: &'static str,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &en::WORDS,
        }
    }

    /// The label of a kind of field.
    pub fn label(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Username | Kind::Email => self.email,
            Kind::GivenName => self.first_name,
            Kind::FamilyName => self.last_name,
            Kind::Phone => self.phone,
            Kind::CurrentPassword => self.password,
            Kind::NewPassword | Kind::RepeatPassword => self.new_password,
            Kind::OneTimeCode | Kind::Machine => self.code,
        }
    }

    /// What helps to fill in a kind of field.
    pub fn hint(&self, kind: Kind) -> Option<&'static str> {
        (kind == Kind::NewPassword).then_some(self.new_password_hint)
    }
}
