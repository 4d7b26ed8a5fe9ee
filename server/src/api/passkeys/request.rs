//! Requests with a passkey.

use portico_shared::problem::Code;
use portico_webauthn::RelyingParty;

use super::challenge::{Ceremony, Challenge};
use super::failure::Failure;
use super::refusal::Refusal;
use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::base::client::Client;
use crate::config;
use crate::store::audit_log::{self, Entry, Event};

/// The relying party of a store.
///
/// # Errors
/// `not_found` if the store has no passkeys.
pub(super) fn relying_party(context: &StoreContext) -> Result<config::RelyingParty<'_>, Problem> {
    context.store.relying_party().ok_or_else(|| Code::NotFound.into())
}

/// A request with a passkey.
pub(super) struct Request<'a> {
    pub(super) state: &'a ApiState,
    pub(super) context: &'a StoreContext,
    pub(super) client: &'a Client,
    /// The RP ID of the store.
    pub(super) rp_id: &'a str,
    origins: Vec<String>,
    /// What the audit log calls it.
    event: Event,
}

impl<'a> Request<'a> {
    /// A request that the audit log calls `event`.
    ///
    /// # Errors
    /// `not_found` if the store has no passkeys; `too_many`.
    pub(super) async fn begin(
        state: &'a ApiState,
        context: &'a StoreContext,
        client: &'a Client,
        event: Event,
    ) -> Result<Self, Problem> {
        let config::RelyingParty { id: rp_id, origins } = relying_party(context)?;
        state.limiter(client.limit_key()).passkeys(&mut *state.database.read().await?).await?;
        let origins = origins.iter().map(ToString::to_string).collect();
        Ok(Self { state, context, client, rp_id, origins, event })
    }

    /// Whom a response has to be made for.
    pub(super) fn relying_party(&self) -> RelyingParty<'_> {
        RelyingParty { id: self.rp_id, origins: &self.origins }
    }

    /// The challenge that a response names.
    ///
    /// # Errors
    /// When it isn't ours, is for something else, or has expired.
    pub(super) fn challenge(&self, ceremony: Ceremony, bytes: &[u8]) -> Result<Challenge, Refusal> {
        Challenge::of(self.state, [&self.context.store.key, self.rp_id], ceremony, bytes)
    }

    /// What the client gets to know of a failure. A refused passkey is counted and recorded.
    pub(super) async fn problem(&self, failure: Failure) -> Problem {
        let (refusal, customer) = match failure {
            Failure::Problem(problem) => return problem,
            Failure::Refused { refusal, customer } => (refusal, customer),
        };
        let Self { state, context, client, .. } = self;
        let (store, reason, request_id) = (&context.store.key, refusal.name(), client.request_id());
        state.metrics.passkey_refused(reason);
        tracing::info!(request_id, store, reason, "a passkey was refused");
        let code = refusal.code();
        let recorded = async {
            let limiter = state.limiter(client.limit_key());
            let mut tx = state.database.begin_locked([limiter.lock_key()]).await?;
            limiter.count_passkey(&mut tx, store).await?;
            let now = state.clock.now();
            let entry = Entry::of(self.event, store, Some(client)).customer(customer).refused(code);
            audit_log::record(&mut tx, now, entry).await?;
            if refusal == Refusal::Response(portico_webauthn::Refusal::SignCount) {
                audit_log::record(&mut tx, now, entry.event(Event::PasskeyCounter)).await?;
            }
            tx.commit().await?;
            Ok::<_, Problem>(())
        };
        recorded.await.err().unwrap_or_else(|| code.into())
    }
}
