//! Creating an account.

use std::fmt::Write as _;

use serde_json::Value;

use crate::account::{Account, Wanted, folded, has_four_bytes};
use crate::answer::Answer;
use crate::cases;
use crate::clock::plain;
use crate::gate::Asked;
use crate::recorded::Recorded;
use crate::shop::{CODE, Shop};

/// The longest last name that the database stores, in characters.
const LAST_NAME: usize = 512;
/// How many bytes of a refused name the database shows.
const SHOWN: usize = 6;

/// The messages of the recorded refusal that breaks every rule, in its order.
mod rule {
    pub const FIRST_NAME_MAX: usize = 0;
    pub const FIRST_NAME: usize = 1;
    pub const PASSWORD: usize = 2;
    pub const PASSWORD_PATTERN: usize = 3;
    pub const PASSWORD_MIN: usize = 4;
    pub const EMAIL: usize = 5;
    pub const EMAIL_MAX: usize = 6;
    pub const OTP: usize = 7;
}

/// `POST /customer/register`.
pub async fn register(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    asked.store()?;
    if asked.body.is_array() {
        return Err(Answer::of(cases::NOTHING_TO_HASH));
    }
    rules(&asked.body)?;
    if let [slug, ..] = asked.query("categoryslug")[..] {
        return Err(Answer::of(cases::CATEGORY).with("zzz", slug));
    }
    let text = |name: &str| asked.body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (email, first_name, password) = (text("emailId"), text("firstName"), text("password"));
    let last_name = asked.body.get("lastName").and_then(Value::as_str).map(str::to_owned);

    let wanted = Wanted::Email(email.clone());
    if wanted.cannot_be_compared() {
        return Err(Answer::of(cases::COLLATION));
    }
    {
        let mut state = shop.state();
        let now = state.clock.now();
        match state.codes.get(&folded(&email)) {
            Some((code, _)) if Some(code) != given(asked.body.get("otp")).as_ref() => {
                return Err(Answer::of(cases::CODE_WRONG));
            }
            None => return Err(Answer::of(cases::CODE_WRONG)),
            Some((_, sent)) if *sent + CODE < now => return Err(Answer::of(cases::CODE_EXPIRED)),
            Some(_) => {}
        }
        if state.account(&wanted).is_some() {
            return Err(Answer::of(cases::EMAIL_TAKEN));
        }
    }
    // The code is still valid meanwhile: concurrent requests may use it too.
    shop.hash().await;
    kept(&first_name, "first_name")?;
    kept(last_name.as_deref().unwrap_or_default(), "last_name")?;

    let mut state = shop.state();
    let created = plain(state.clock.now());
    let id = state.add_account(|id, now| Account {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        ..Account::new(id, &email, &password, now)
    });
    state.codes.remove(&folded(&email));
    if state.mail_templates_are_off {
        // The account has been made, and the code is used up.
        return Err(Answer::of(cases::NO_TEMPLATE));
    }
    state.send_welcome(&email, last_name.as_deref().unwrap_or_default());
    let done = Answer::of(cases::REGISTERED)
        .set("/data/id", id)
        .set("/data/firstName", first_name)
        .set("/data/username", email.clone())
        .set("/data/email", email)
        .set("/data/createdDate", created);
    Ok(match last_name {
        Some(last_name) => done.set("/data/lastName", last_name),
        None => done.without("lastName"),
    })
}

/// A code as the real server compares it, which is as a number: a number, a text that begins with one, or a list with one of these.
fn given(otp: Option<&Value>) -> Option<String> {
    match otp? {
        Value::String(code) => Some(code.chars().take_while(char::is_ascii_digit).collect()),
        Value::Number(code) => Some(code.to_string()),
        Value::Array(items) if items.len() == 1 => given(items.first()),
        _ => None,
    }
}

/// Refuses values that break a rule, with a message for each.
fn rules(body: &Value) -> Result<(), Answer> {
    let is_empty = |value: Option<&Value>| match value {
        None | Some(Value::Null) => true,
        Some(value) => value.as_str() == Some(""),
    };
    let is_at_most = |value: Option<&Value>, max: usize| {
        value.and_then(Value::as_str).is_some_and(|text| text.encode_utf16().count() <= max)
    };
    let [first_name, password, email, otp] =
        ["firstName", "password", "emailId", "otp"].map(|name| body.get(name));
    let characters = password.and_then(Value::as_str).map_or(0, |text| text.encode_utf16().count());
    let broken = [
        (rule::FIRST_NAME_MAX, !is_at_most(first_name, 32)),
        (rule::FIRST_NAME, is_empty(first_name)),
        (rule::PASSWORD, is_empty(password)),
        (rule::PASSWORD_PATTERN, !password.and_then(Value::as_str).is_some_and(matches_pattern)),
        (rule::PASSWORD_MIN, characters < 8),
        (rule::EMAIL, is_empty(email)),
        (rule::EMAIL_MAX, !is_at_most(email, 96)),
        (rule::OTP, is_empty(otp)),
    ];
    let every =
        &Recorded::get().exchange(cases::RULES).map(|exchange| &exchange.answer.body["data"]["message"]);
    let sentence = |at: usize| every.map_or(Value::Null, |sentences| sentences[at].clone());
    let sentences: Vec<_> =
        broken.into_iter().filter(|(_, is_broken)| *is_broken).map(|(at, _)| sentence(at)).collect();
    if sentences.is_empty() { Ok(()) } else { Err(Answer::of(cases::RULES).set("/data/message", sentences)) }
}

/// The real server's regular expression: 8 to 128 characters, no line ends, with an upper-case and a lower-case
/// letter, and a digit or a symbol.
fn matches_pattern(password: &str) -> bool {
    let has = |is: fn(char) -> bool| password.chars().any(is);
    (8..=128).contains(&password.encode_utf16().count())
        && has(|c| c.is_ascii_uppercase())
        && has(|c| c.is_ascii_lowercase())
        && has(|c| c.is_ascii_digit() || "#?!@$%^&*-".contains(c))
        && !has(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

/// Refuses what the database can't store in a name column.
fn kept(name: &str, column: &str) -> Result<(), Answer> {
    if name.chars().count() > LAST_NAME {
        return Err(Answer::of(cases::NAME_TOO_LONG).with("last_name", column));
    }
    if !has_four_bytes(name) {
        return Ok(());
    }
    let from = name.char_indices().find(|(_, c)| c.len_utf8() == 4).map_or(0, |(at, _)| at);
    let bytes = &name.as_bytes()[from..];
    let mut shown = String::new();
    for byte in &bytes[..bytes.len().min(SHOWN)] {
        // Writing to a string never fails.
        let _ = if byte.is_ascii() {
            write!(shown, "{}", char::from(*byte))
        } else {
            write!(shown, "\\x{byte:02X}")
        };
    }
    if bytes.len() > SHOWN {
        shown += "...";
    }
    Err(Answer::of(cases::NAME_BYTES).with("\\xF0\\x9F\\x98\\x80 A...", &shown).with("first_name", column))
}
