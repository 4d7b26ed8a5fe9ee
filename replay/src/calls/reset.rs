//! Forgotten passwords. A key contains its address and nothing else, so it never expires.

use serde_json::Value;

use crate::account::Wanted;
use crate::answer::Answer;
use crate::gate::Asked;
use crate::keys::Key;
use crate::shop::Shop;
use crate::{cases, keys};

/// `GET /customer/forgot-password-link`.
pub fn send_link(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let wanted = match asked.query("email")[..] {
        [] => Wanted::Anybody,
        [email] => Wanted::Email(email.to_owned()),
        _ => return Err(Answer::of(cases::TWO_EMAILS)),
    };
    if wanted.cannot_be_compared() {
        return Err(Answer::of(cases::COLLATION));
    }
    let mut state = shop.state();
    let id = state.account(&wanted).ok_or_else(|| Answer::of(cases::LINK_UNKNOWN))?.id;
    state.send_link(id);
    Ok(Answer::of(cases::LINK_SENT))
}

/// `GET /customer/forgot-password-key-check`.
pub fn check(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let [key, ..] = asked.query("key")[..] else { return Err(Answer::of(cases::CHECK_WITHOUT_KEY)) };
    let email = match keys::read_key(key) {
        Key::Of(email) => email,
        Key::Damaged => return Err(Answer::of(cases::KEY_DAMAGED)),
        Key::Garbage => return Err(Answer::of(cases::KEY_INVALID)),
    };
    let mut state = shop.state();
    let now = state.clock.now();
    let account = state.account(&Wanted::Email(email)).ok_or_else(|| Answer::of(cases::KEY_INVALID))?;
    Ok(Answer::of(match (&account.link_key, account.link_expires) {
        (_, Some(ends)) if ends < now => cases::KEY_EXPIRED,
        (Some(key), _) if key.is_empty() => cases::KEY_USED,
        (Some(_), _) => cases::KEY_VALID,
        (None, _) => cases::KEY_INVALID,
    }))
}

/// `PUT /customer/reset-password`: accepts any password, and any key that contains an account's address.
pub async fn reset(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let key = match asked.body.get("key") {
        None | Some(Value::Null) => return Err(Answer::of(cases::KEY_MISSING)),
        Some(Value::String(key)) if key.is_empty() => return Err(Answer::of(cases::KEY_MISSING)),
        Some(Value::String(key)) => key,
        Some(other) => {
            return Err(Answer::of(cases::KEY_NUMBER).with("123", &other.to_string()));
        }
    };
    let Some(password) = asked.body.get("newPassword").and_then(Value::as_str) else {
        return Err(Answer::of(cases::NOTHING_TO_HASH));
    };
    shop.hash().await;
    let email = match keys::read_key(key) {
        Key::Of(email) => email,
        Key::Damaged => return Err(Answer::of(cases::KEY_DAMAGED)),
        Key::Garbage => return Err(Answer::of(cases::KEY_OF_NOBODY)),
    };
    let mut state = shop.state();
    let now = state.clock.now();
    let account = state.account(&Wanted::Email(email)).ok_or_else(|| Answer::of(cases::KEY_OF_NOBODY))?;
    password.clone_into(&mut account.password);
    account.modified = now;
    account.link_key = Some(String::new());
    Ok(Answer::of(cases::RESET).set("/data", account.email.clone()))
}
