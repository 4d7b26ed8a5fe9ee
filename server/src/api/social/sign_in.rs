//! Signing in with an ID token, and which account it's for.
//!
//! | identity | email | account | what happens |
//! |---|---|---|---|
//! | linked | any | its own | signs in; an email that changed at the provider is not followed |
//! | unknown | authoritative | none | is made, without a password |
//! | unknown | authoritative | not proved | this is the first proof: what a stranger entered is void; then linked |
//! | unknown | authoritative | proved | linked, and a notice is mailed |
//! | unknown | any other, or none | any | a ticket: a mailed code has to prove an address |
//!
//! The last line holds whether or not there is an account, so that it tells nothing about accounts.

use portico_shared::forms::{Form as _, Register};

use super::verified::Request;
use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::session::{self, Opened};
use crate::api::state::ApiState;
use crate::base::client::Client;
use crate::base::clock::Moment;
use crate::db::Connection;
use crate::oidc::{self, Email, Refusal};
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, AccountKey, Customer, NewAccount};
use crate::store::social_identities::{self, Identity};
use crate::store::{used_nonces, verification};

/// A sign-in with an ID token.
pub struct SignIn<'a> {
    /// What handlers share.
    pub state: &'a ApiState,
    /// The store.
    pub context: &'a StoreContext,
    /// The client.
    pub client: &'a Client,
    /// The store's industry, for a new account.
    pub industry: &'a str,
    /// The ID token.
    pub token: Option<String>,
    /// Given and family name beside the token, for a new account.
    pub names: [Option<String>; 2],
    /// Whether the shopper asks to stay signed in.
    pub remember: bool,
}

/// The given and family name that an account can have.
fn names([first_name, last_name]: [Option<String>; 2]) -> [String; 2] {
    let mut form = Register {
        first_name: first_name.unwrap_or_default(),
        last_name: last_name.unwrap_or_default(),
        ..Register::default()
    };
    let refused: Vec<_> = form.check().iter().map(|error| error.field.ident).collect();
    let kept = |ident, name: String| if refused.contains(&ident) { String::new() } else { name };
    [kept("first_name", form.first_name), kept("last_name", form.last_name)]
}

impl SignIn<'_> {
    /// Signs in.
    ///
    /// # Errors
    /// `invalid`, `social_unavailable`, `social_refused`, `social_expired`, `social_proof_needed`, `provider_unavailable`, `too_many`.
    pub async fn run(self) -> Result<(Customer, Opened), Problem> {
        let Self { state, context, client, industry, token, names: beside, remember } = self;
        let request = Request { state, context, client };
        let verified = request.verified(token).await?;
        let identity = request.identity(&verified);
        let seen = social_identities::customer(&mut *state.database.read().await?, &identity).await?;
        let authoritative = verified.email.clone().filter(|email| email.is_authoritative);
        let account = match (&seen, authoritative) {
            (Some(customer), _) => Some(customer.account()),
            (None, Some(Email { address, .. })) => Some(AccountKey::new(&identity.store, address)),
            (None, None) => None,
        };

        let limiter = state.limiter(client.limit_key());
        let lock_key = account.as_ref().map_or(limiter.lock_key(), AccountKey::lock_key);
        let mut tx = state.database.begin_locked([lock_key, limiter.lock_key()]).await?;
        let now = state.clock.now();
        let oidc::TokenUse { hash, until } = &verified.token_use;
        if !used_nonces::use_up(&mut tx, hash, *until).await? {
            tx.rollback().await?;
            return Err(request.refuse(Refusal::Used).await);
        }
        let customer = match (social_identities::customer(&mut tx, &identity).await?, account) {
            (Some(customer), _) => {
                social_identities::record_use(&mut tx, &identity, now).await?;
                customer
            }
            // Another request has just unlinked it. The account to decide about may be another one now.
            (None, _) if seen.is_some() => return Err(Problem::unavailable()),
            (None, Some(account)) => {
                let [first_name, last_name] = verified.names;
                let [given, family] = beside;
                let [first_name, last_name] = names([first_name.or(given), last_name.or(family)]);
                let form = Register {
                    email_id: account.email.clone(),
                    first_name,
                    last_name,
                    ..Register::default()
                };
                let new = NewAccount {
                    account: &account,
                    form: &form,
                    industry,
                    password_hash: None,
                    verified_at: Some(now),
                };
                admit(&mut tx, &request, &identity, &new, now).await?
            }
            (None, None) => {
                let proof = request.ticket(&mut tx, &identity, identity.email.clone()).await?;
                tx.commit().await?;
                return Err(Problem::proof_needed(proof));
            }
        };
        let entry = Entry::of(Event::SignInSocial, &identity.store, Some(client)).customer(customer.id);
        audit_log::record(&mut tx, now, entry).await?;
        let session = session::open(&mut tx, state, customer.id, remember).await?;
        limiter.signed_in(&mut tx, &customer.account()).await?;
        tx.commit().await?;
        state.outbox.wake();
        Ok((customer, session))
    }
}

/// The account of an email address that the provider vouches for: a new one, or the one that there is.
async fn admit(
    tx: &mut Connection,
    request: &Request<'_>,
    identity: &Identity,
    new: &NewAccount<'_>,
    now: Moment,
) -> Result<Customer, Problem> {
    let entry = Entry::of(Event::Proof, &identity.store, Some(request.client));
    let found = customers::find(tx, new.account).await?;
    let is_older = found.as_ref().is_some_and(Customer::is_verified);
    match &found {
        None => {
            customers::insert(tx, new, now).await?;
        }
        Some(customer) if !is_older => {
            verification::verify(tx, customer, now).await?;
            customers::overwrite(tx, customer.id, new).await?;
        }
        Some(_) => {}
    }
    let customer = customers::find(tx, new.account).await?.ok_or(sqlx::Error::RowNotFound)?;
    let entry = entry.customer(customer.id);
    if found.is_none() {
        audit_log::record(tx, now, entry.event(Event::Register)).await?;
    }
    if !is_older {
        audit_log::record(tx, now, entry).await?;
    }
    request.link(tx, identity, &customer, is_older).await?;
    Ok(customer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_no_account_can_have_is_left_out() {
        let given = |name: &str| names([Some(name.to_owned()), Some("Lovelace".to_owned())]);
        assert_eq!(given(" Ada "), ["Ada", "Lovelace"]);
        assert_eq!(given(&"a".repeat(1000)), ["", "Lovelace"]);
        assert_eq!(given("A\u{202e}da"), ["", "Lovelace"]);
        assert_eq!(names([None, None]), ["", ""]);
    }
}
