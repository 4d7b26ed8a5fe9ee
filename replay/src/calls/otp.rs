//! Mailing a code, which only registration accepts.

use crate::account::Wanted;
use crate::answer::Answer;
use crate::cases;
use crate::gate::Asked;
use crate::shop::Shop;

/// The longest address that the database stores with a code.
const EMAIL: usize = 255;

/// `POST /customer/send-otp`.
pub fn send(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let wanted = Wanted::from_value(asked.body.get("emailId"));
    if wanted.cannot_be_compared() {
        return Err(Answer::of(cases::COLLATION));
    }
    let mut state = shop.state();
    if state.account(&wanted).is_some() {
        return Err(Answer::of(cases::ACCOUNT_EXISTS));
    }
    if let Wanted::Email(email) = &wanted {
        if email.chars().count() > EMAIL {
            return Err(Answer::of(cases::EMAIL_TOO_LONG));
        }
        // The real server also reports a mail to an empty address as sent.
        if !email.trim().is_empty() {
            state.send_code(email);
        }
        if state.mail_templates_are_off {
            return Err(Answer::of(cases::NO_TEMPLATE));
        }
    }
    Ok(Answer::of(cases::CODE_SENT))
}
