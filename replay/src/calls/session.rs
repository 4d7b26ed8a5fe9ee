//! Calls that need a session: the profile and signing out.

use axum::http::header::AUTHORIZATION;

use crate::account::Standing;
use crate::answer::Answer;
use crate::cases;
use crate::clock::iso;
use crate::gate::Asked;
use crate::sessions::Found;
use crate::shop::Shop;

/// The header's scheme and token; any scheme is accepted.
fn token(asked: &Asked) -> Result<(&str, &str), Answer> {
    let header = asked.headers.get(AUTHORIZATION).ok_or_else(|| Answer::of(cases::NO_SESSION))?;
    let header = header.to_str().map_err(|_| Answer::of(cases::BAD_TOKEN))?;
    header.split_once(' ').ok_or_else(|| Answer::of(cases::NO_TOKEN))
}

/// `GET /customer/get-profile`: the whole database row.
pub fn profile(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let (_, token) = token(asked)?;
    let state = shop.state();
    let jwt = match state.sessions.find(token) {
        Found::Invalid => return Err(Answer::of(cases::BAD_TOKEN)),
        Found::Undecryptable => return Err(Answer::of(cases::UNDECRYPTABLE)),
        Found::Over => return Err(Answer::of(cases::NO_SESSION)),
        Found::Open(jwt) => jwt,
    };
    let account = state.accounts.get(jwt.account - 1).ok_or_else(|| Answer::of(cases::NO_SESSION))?;
    Ok(Answer::of(cases::PROFILE)
        .set("/data/createdDate", iso(account.created))
        .set("/data/modifiedDate", iso(account.modified))
        .set("/data/id", account.id)
        .set("/data/firstName", account.first_name.clone())
        .set("/data/lastName", account.last_name.clone())
        .set("/data/username", account.email.clone())
        .set("/data/email", account.email.clone())
        .set("/data/lastLogin", account.last_login.map(iso))
        .set("/data/isActive", i32::from(account.standing != Standing::Inactive))
        .set("/data/forgetPasswordKey", account.link_key.clone())
        .set("/data/linkExpires", account.link_expires.map(iso))
        .set("/data/lockedOn", account.locked_until.map(iso)))
}

/// `POST /customer/logout`. With a scheme other than `Bearer` it reports success and does nothing.
pub fn logout(shop: &Shop, asked: &Asked) -> Result<Answer, Answer> {
    let (scheme, token) = token(asked)?;
    let mut state = shop.state();
    match state.sessions.find(token) {
        Found::Invalid => return Err(Answer::of(cases::BAD_TOKEN)),
        Found::Undecryptable => return Err(Answer::of(cases::UNDECRYPTABLE)),
        Found::Over => return Err(Answer::of(cases::NO_SESSION)),
        Found::Open(jwt) if scheme == "Bearer" => state.sessions.close(jwt),
        Found::Open(_) => {}
    }
    Ok(Answer::of(cases::SIGNED_OUT))
}
