//! The claims of ID tokens (OpenID Connect Core 1.0, sections 2 and 5.1).

use portico_shared::forms::{Form as _, SendOtp};
use serde::Deserialize;
use serde_json::Value;

use crate::config::EmailAuthority;

/// The domain of Google's own addresses, for which it decides.
const GMAIL: &str = "gmail.com";

/// Who an ID token is for.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// Whether it's for a client, maybe among others.
    pub(super) fn has(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Several(several) => several.iter().any(|one| one == client),
        }
    }

    /// Whether it's for a client alone.
    pub(super) fn is(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Several(several) => several.iter().all(|one| one == client) && !several.is_empty(),
        }
    }
}

/// The claims of an ID token. What decides has one type; what only describes a person is left out if it has another.
#[derive(Deserialize)]
pub(super) struct Claims {
    pub(super) iss: String,
    pub(super) sub: String,
    pub(super) aud: Audience,
    pub(super) exp: u64,
    pub(super) iat: u64,
    pub(super) nbf: Option<u64>,
    pub(super) azp: Option<String>,
    pub(super) nonce: Option<String>,
    /// Microsoft's tenant.
    pub(super) tid: Option<String>,
    email: Option<String>,
    #[serde(default)]
    email_verified: Value,
    /// The domain of an organization that Google hosts.
    #[serde(default)]
    hd: Value,
    #[serde(default)]
    given_name: Value,
    #[serde(default)]
    family_name: Value,
}

/// An email address that a provider tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The address.
    pub address: String,
    /// Whether we take the provider's word that it's the customer's.
    pub is_authoritative: bool,
}

impl Claims {
    /// The email address, if there is one that an account can have.
    pub(super) fn email(&self, authority: EmailAuthority) -> Option<Email> {
        let mut form = SendOtp { email_id: self.email.clone()? };
        if !form.check().is_empty() {
            return None;
        }
        let address = form.email_id;
        // Apple writes it as a text.
        let is_verified = match &self.email_verified {
            Value::Bool(is_verified) => Some(*is_verified),
            Value::String(text) => Some(text == "true"),
            Value::Null => None,
            _ => Some(false),
        };
        let is_hosted = self.hd.as_str().is_some_and(|domain| !domain.is_empty());
        let is_gmail = address.rsplit_once('@').is_some_and(|(_, domain)| domain.eq_ignore_ascii_case(GMAIL));
        let is_authoritative = match authority {
            EmailAuthority::Always => is_verified != Some(false),
            EmailAuthority::Never => false,
            EmailAuthority::Google => is_verified == Some(true) && (is_gmail || is_hosted),
            EmailAuthority::Apple => is_verified == Some(true),
        };
        Some(Email { address, is_authoritative })
    }

    /// Given and family name, as far as they are told.
    pub(super) fn names(&self) -> [Option<String>; 2] {
        [&self.given_name, &self.family_name].map(|name| name.as_str().map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claims(more: &Value) -> Claims {
        let mut claims = json!({ "iss": "i", "sub": "s", "aud": "c", "exp": 1, "iat": 1 });
        for (name, value) in more.as_object().expect("claims") {
            claims[name] = value.clone();
        }
        serde_json::from_value(claims).expect("claims")
    }

    #[test]
    fn whose_word_is_taken_depends_on_the_provider() {
        use EmailAuthority::{Always, Apple, Google, Never};
        let (gmail, other) = ("ada@Gmail.com", "ada@example.com");
        for (email, more, taken) in [
            (gmail, json!({ "email_verified": true }), &[Always, Google, Apple][..]),
            (gmail, json!({ "email_verified": "true" }), &[Always, Google, Apple]),
            (gmail, json!({ "email_verified": false }), &[]),
            (gmail, json!({ "email_verified": "false" }), &[]),
            (gmail, json!({ "email_verified": 1 }), &[]),
            (gmail, json!({}), &[Always]),
            (other, json!({ "email_verified": true }), &[Always, Apple]),
            (other, json!({ "email_verified": true, "hd": "example.com" }), &[Always, Google, Apple]),
            (other, json!({ "email_verified": true, "hd": "" }), &[Always, Apple]),
            ("ada@notgmail.com", json!({ "email_verified": true }), &[Always, Apple]),
            ("gmail.com@example.com", json!({ "email_verified": true }), &[Always, Apple]),
        ] {
            let mut more = more;
            more["email"] = json!(email);
            for authority in [Always, Never, Google, Apple] {
                let found = claims(&more).email(authority).expect("an address");
                assert_eq!(found.address, email);
                assert_eq!(found.is_authoritative, taken.contains(&authority), "{more} {authority:?}");
            }
        }
    }

    #[test]
    fn an_address_that_no_account_can_have_is_none() {
        for none in [json!({}), json!({ "email": "" }), json!({ "email": "ada" }), json!({ "email": null })] {
            assert_eq!(claims(&none).email(EmailAuthority::Always), None, "{none}");
        }
    }
}
