//! The verification of ID tokens (OpenID Connect Core 1.0, section 3.1.3.7; RFC 7519; RFC 8725).

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::claims::{Claims, Email};
use super::jwk::{Algorithm, NoKey};
use super::nonce;
use super::provider::Provider;
use super::providers::Providers;
use super::refusal::{Refusal, VerifyError};
use crate::base::clock::Moment;
use crate::base::key_ring::KeyRing;
use crate::base::stamp::Stamp;
use crate::base::token_hash::token_hash;
use crate::config::Issuer;

/// The longest ID token. Microsoft's with many groups are a few kilobytes.
const TOKEN_MAX: usize = 16 * 1024;
/// The longest subject (OpenID Connect Core 1.0, section 2).
const SUBJECT_MAX: usize = 255;
/// How far the clocks of a provider and of ours may differ.
const LEEWAY: Duration = Duration::from_mins(1);
/// How old an ID token may be, whatever its expiry says: as old as our nonces get.
const MAX_AGE: Duration = Duration::from_mins(10);

/// The header of a signed JWT, as far as it's ours to understand.
#[derive(Deserialize)]
struct Header {
    alg: Algorithm,
    kid: Option<String>,
    typ: Option<String>,
    /// Extensions that have to be understood.
    crit: Option<Value>,
}

/// What a token can be used for once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUse {
    /// A hash that is the same for each use.
    pub hash: Vec<u8>,
    /// When the token is refused anyway.
    pub until: Moment,
}

/// Who an ID token is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The id of the provider in the configuration.
    pub provider: String,
    /// The issuer of the token.
    pub issuer: String,
    /// The issuer's name for the person. It never changes; the email may.
    pub subject: String,
    /// The email, if there is one that an account can have.
    pub email: Option<Email>,
    /// Given and family name, as far as they are told.
    pub names: [Option<String>; 2],
    /// Its only use.
    pub token_use: TokenUse,
}

/// A part of a token, as JSON.
fn part<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Refusal::Format)?;
    // serde would also read an array into a struct.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Refusal::Format);
    }
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Format)
}

/// The header. What it says about keys is no reason to use them.
fn header(text: &str) -> Result<Header, Refusal> {
    // An algorithm that isn't ours is no error of the format.
    let header: Value = part(text)?;
    let header: Header = serde_json::from_value(header).map_err(|_| Refusal::Header)?;
    // RFC 8725, section 3.11: other kinds of tokens, such as `at+jwt`, say what they are.
    let is_jwt = header.typ.as_ref().is_none_or(|typ| typ.eq_ignore_ascii_case("JWT"));
    if is_jwt && header.crit.is_none() { Ok(header) } else { Err(Refusal::Header) }
}

/// A moment that a claim names in seconds.
fn moment(seconds: u64) -> Moment {
    Moment::from_millis(i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1000))
}

impl Claims {
    /// Checks the times.
    fn check_times(&self, now: Moment) -> Result<(), Refusal> {
        let [issued, expires] = [self.iat, self.exp].map(moment);
        let is_early =
            issued > now.after(LEEWAY) || self.nbf.is_some_and(|nbf| moment(nbf) > now.after(LEEWAY));
        let is_late = expires.after(LEEWAY) <= now || issued.after(MAX_AGE).after(LEEWAY) < now;
        if is_early || is_late { Err(Refusal::Time) } else { Ok(()) }
    }

    /// Checks for whom it is. Others in the audience could use the token as well, and we trust none.
    fn check_audience(&self, client: &str) -> Result<(), Refusal> {
        let is_given_to_us = self.azp.as_ref().is_none_or(|azp| azp == client);
        if is_given_to_us && self.aud.is(client) { Ok(()) } else { Err(Refusal::Audience) }
    }

    fn check_subject(&self) -> Result<(), Refusal> {
        let is_good = !self.sub.is_empty() && self.sub.len() <= SUBJECT_MAX && self.sub.is_ascii();
        if is_good { Ok(()) } else { Err(Refusal::Subject) }
    }

    /// When the token is refused for its age.
    fn ends(&self) -> Moment {
        moment(self.exp).min(moment(self.iat).after(MAX_AGE)).after(LEEWAY)
    }
}

impl Provider {
    /// Checks the signature of a token.
    async fn check_signature(
        &self,
        header: &Header,
        claims: &Claims,
        message: &str,
        signature: &str,
    ) -> Result<(), VerifyError> {
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Refusal::Format)?;
        let id = header.kid.as_deref();
        let mut keys = self.keys().await?;
        if keys.find(id, header.alg).err() == Some(NoKey::Unknown) {
            keys = self.newer_keys(keys).await;
        }
        let key = keys.find(id, header.alg).map_err(|_| Refusal::Key)?;
        if !key.has_signed(message.as_bytes(), &signature) {
            return Err(Refusal::Signature.into());
        }
        let of_key = key.issuer.as_deref();
        if of_key.is_some_and(|of_key| !Issuer::is_of_key(of_key, &claims.iss, claims.tid.as_deref())) {
            return Err(Refusal::Key.into());
        }
        Ok(())
    }

    /// What a token can be used for once: its nonce, or the token itself if it may come without one of ours.
    fn token_use(
        &self,
        keys: &KeyRing,
        claims: &Claims,
        message: &str,
        now: Moment,
    ) -> Result<TokenUse, Refusal> {
        let nonce = claims.nonce.as_deref().unwrap_or_default();
        match nonce::stamp_of(keys, self.place(), nonce, now) {
            Stamp::Live { ends } => Ok(TokenUse { hash: token_hash(nonce), until: ends }),
            Stamp::Expired => Err(Refusal::NonceExpired),
            // Not of the signature: there are two good ones by ES256 for each.
            Stamp::Foreign if self.config.accept_foreign_tokens => {
                Ok(TokenUse { hash: token_hash(message), until: claims.ends() })
            }
            Stamp::Foreign => Err(Refusal::Nonce),
        }
    }
}

impl Providers {
    /// Verifies an ID token for the store with this key. Whether it was used before is left for the transaction that uses it.
    ///
    /// # Errors
    /// When any check fails, or the provider's keys are not available.
    pub async fn verify(
        &self,
        keys: &KeyRing,
        store: &str,
        token: &str,
        now: Moment,
    ) -> Result<Identity, VerifyError> {
        if token.len() > TOKEN_MAX {
            return Err(Refusal::Format.into());
        }
        let parts: Vec<_> = token.split('.').collect();
        let [head, body, signature] = parts[..] else { return Err(Refusal::Format.into()) };
        let header = header(head)?;
        let claims: Claims = part(body)?;
        let of_token = |provider: &&Arc<Provider>| {
            let config = &provider.config;
            config.issuer.is(&claims.iss, claims.tid.as_deref()) && claims.aud.has(&config.client_id)
        };
        let provider = self.of_store(store).iter().find(of_token).ok_or(Refusal::Provider)?;
        let message = &token[..head.len() + 1 + body.len()];
        provider.check_signature(&header, &claims, message, signature).await?;
        claims.check_times(now)?;
        claims.check_audience(&provider.config.client_id)?;
        claims.check_subject()?;
        let token_use = provider.token_use(keys, &claims, message, now)?;
        Ok(Identity {
            provider: provider.config.id.clone(),
            email: claims.email(provider.config.authority),
            names: claims.names(),
            issuer: claims.iss,
            subject: claims.sub,
            token_use,
        })
    }
}
