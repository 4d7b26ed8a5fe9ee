//! Signing in with a passkey.

use portico_webauthn::{Assertion, Authentication, BackupOutcome, PublicKey, RESPONSE_MAX, SignCountOutcome};

use super::challenge::{Ceremony, Challenge};
use super::failure::Failure;
use super::refusal::Refusal;
use super::request::Request;
use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::session::{self, Opened};
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::db::Connection;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, Customer};
use crate::store::passkeys::{self, Passkey, Use};
use crate::store::used_nonces;

/// A sign-in with a passkey.
pub struct SignIn<'a> {
    /// What handlers share.
    pub state: &'a ApiState,
    /// The store.
    pub context: &'a StoreContext,
    /// The client.
    pub client: &'a Client,
    /// The text of the credential.
    pub token: Option<String>,
    /// The device token of the request.
    pub device: Option<&'a str>,
    /// Whether the shopper asks to stay signed in.
    pub remember: bool,
}

impl SignIn<'_> {
    /// Signs in.
    ///
    /// # Errors
    /// `not_found` if the store has no passkeys; `invalid`, `passkey_refused`, `passkey_unknown`, `passkey_expired`, `unproven`,
    /// `too_many`.
    pub async fn run(self) -> Result<(Customer, Opened), Problem> {
        let Self { state, context, client, token, device, remember } = self;
        let request = Request::begin(state, context, client, Event::SignInPasskey).await?;
        let mut checks = Checks::default();
        let token = checks.text("token", token, 1, RESPONSE_MAX);
        checks.done()?;
        match attempt(&request, &token, device, remember).await {
            Ok(signed_in) => Ok(signed_in),
            Err(failure) => Err(request.problem(failure).await),
        }
    }
}

/// Verifies an assertion, and signs its customer in.
async fn attempt(
    request: &Request<'_>,
    token: &str,
    device: Option<&str>,
    remember: bool,
) -> Result<(Customer, Opened), Failure> {
    let state = request.state;
    let response = Authentication::parse(token)?;
    let bytes = response.challenge();
    let challenge = request.challenge(Ceremony::SignIn, bytes)?;

    let mut connection = state.database.read().await?;
    let passkey = passkeys::find(&mut connection, request.rp_id, response.credential_id()).await?;
    let passkey = passkey.ok_or(Refusal::Unknown)?;
    let customer = customers::get(&mut connection, passkey.customer_id).await?;
    let user_handle = passkeys::user_handle(&mut connection, customer.id).await?;
    drop(connection);
    if passkey.store != request.context.store.key {
        return Err(Refusal::Store.into());
    }
    if user_handle.is_none() || user_handle.as_deref() != response.user_handle() {
        return Err(Failure::of(customer.id, Refusal::UserHandle));
    }
    let key = PublicKey::from_cose(&passkey.public_key).map_err(Problem::internal)?;
    let assertion = response.verify(&request.relying_party(), bytes, &key);
    let assertion = assertion.map_err(|refusal| Failure::of(customer.id, refusal))?;

    let limiter = state.limiter(request.client.limit_key());
    let mut tx = state.database.begin_locked([customer.account().lock_key(), limiter.lock_key()]).await?;
    match settle(&mut tx, request, &passkey, &challenge, assertion).await {
        Ok(()) => {}
        Err(failure) => {
            tx.rollback().await?;
            return Err(failure);
        }
    }
    let session = session::open(&mut tx, state, customer.id, remember).await?;
    let limiter = limiter.of_device(state.devices().find(Some(&customer), device));
    limiter.signed_in(&mut tx, &customer.account()).await?;
    tx.commit().await?;
    Ok((customer, session))
}

/// Decides about an assertion whose signature is right, by what is stored now that nothing else changes it.
async fn settle(
    tx: &mut Connection,
    request: &Request<'_>,
    seen: &Passkey,
    challenge: &Challenge,
    assertion: Assertion,
) -> Result<(), Failure> {
    let Request { state, context, client, rp_id, .. } = *request;
    let refused = |refusal: Refusal| Failure::of(seen.customer_id, refusal);
    if !used_nonces::use_up(tx, &challenge.hash, challenge.until).await? {
        return Err(refused(Refusal::Used));
    }
    // Its customer may have removed it meanwhile, or used it.
    let passkey = passkeys::find(tx, rp_id, &seen.credential_id).await?;
    let passkey = passkey.filter(|passkey| passkey.id == seen.id).ok_or(refused(Refusal::Unknown))?;
    if !customers::get(tx, passkey.customer_id).await?.is_verified() {
        return Err(refused(Refusal::Unproven));
    }
    let backup = BackupOutcome::compare(passkey.backup_eligible, assertion.backup_eligible);
    backup.accept().map_err(|refusal| refused(refusal.into()))?;
    let counted = u32::try_from(passkey.counter).unwrap_or(u32::MAX);
    let count = SignCountOutcome::compare(counted, assertion.sign_count, assertion.backup_eligible);
    count.accept().map_err(|refusal| refused(refusal.into()))?;

    let now = state.clock.now();
    let told = Use {
        counter: counted.max(assertion.sign_count).into(),
        backup_eligible: assertion.backup_eligible,
        backed_up: assertion.backup_state,
    };
    passkeys::record_use(tx, passkey.id, &told, now).await?;
    let entry = Entry::of(Event::SignInPasskey, &context.store.key, Some(client)).customer(seen.customer_id);
    audit_log::record(tx, now, entry).await?;
    if count.is_regression() {
        audit_log::record(tx, now, entry.event(Event::PasskeyCounter)).await?;
    }
    Ok(())
}
