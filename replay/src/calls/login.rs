//! Signing in.

use serde_json::Value;

use crate::account::{Standing, Wanted};
use crate::answer::Answer;
use crate::cases;
use crate::clock::plain;
use crate::gate::Asked;
use crate::shop::Shop;

/// `POST /customer/login`.
pub async fn login(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    asked.store()?;
    match asked.body.get("type").and_then(Value::as_str) {
        Some("normal") => {}
        Some("facebook" | "gmail") => return Err(Answer::of(cases::PLUGIN)),
        _ => return Err(Answer::of(cases::TYPE)),
    }
    let wanted = Wanted::from_value(asked.body.get("emailId"));
    if wanted.cannot_be_compared() {
        return Err(Answer::of(cases::COLLATION));
    }
    {
        let mut state = shop.state();
        let now = state.clock.now();
        let account = state.customer(&wanted).ok_or_else(|| Answer::of(cases::UNKNOWN))?;
        if account.standing == Standing::Inactive {
            return Err(Answer::of(cases::INACTIVE));
        }
        if let Some(seconds) = account.locked_for(now) {
            return Err(Answer::of(cases::LOCKED).with("1799", &seconds.to_string()));
        }
    }
    let Some(password) = asked.body.get("password").and_then(Value::as_str) else {
        return Err(Answer::of(cases::WRONG_PASSWORD));
    };
    shop.hash().await;

    let mut state = shop.state();
    let now = state.clock.now();
    let account = state.customer(&wanted).ok_or_else(|| Answer::of(cases::UNKNOWN))?;
    if !account.has_password(password) {
        return Err(Answer::of(if account.fail(now) { cases::LOCKS } else { cases::WRONG_PASSWORD }));
    }
    // An expired lock is reported this one time.
    let locked_on = account.locked_until.take().map(plain);
    account.last_login = Some(now);
    account.modified = now;
    let (id, first_name, last_name) = (account.id, account.first_name.clone(), account.last_name.clone());
    let email = account.email.clone();
    if state.base_url_is_unreachable {
        return Err(Answer::of(cases::BASE_URL));
    }
    let token = state.sessions.open(id, now);
    Ok(Answer::of(cases::SIGNED_IN)
        .set("/data/token", token)
        .set("/data/user/id", id)
        .set("/data/user/firstName", first_name)
        .set("/data/user/lastName", last_name)
        .set("/data/user/email", email)
        .set("/data/user/lockedOn", locked_on))
}
