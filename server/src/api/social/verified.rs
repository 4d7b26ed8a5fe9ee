//! ID tokens of requests.

use portico_shared::problem::Code;

use super::fields::TOKEN_MAX;
use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::validate::Checks;
use crate::base::client::Client;
use crate::oidc::{self, Refusal, VerifyError};
use crate::store::audit_log::{self, Entry, Event};
use crate::store::social_identities::Identity;

/// A request with an ID token.
pub(super) struct Request<'a> {
    pub(super) state: &'a ApiState,
    pub(super) context: &'a StoreContext,
    pub(super) client: &'a Client,
}

impl Request<'_> {
    /// Verifies an ID token. Whether it was used before is left for the transaction that uses it.
    ///
    /// # Errors
    /// `invalid`, `social_unavailable`, `social_refused`, `social_expired`, `provider_unavailable`, `too_many`.
    pub(super) async fn verified(&self, token: Option<String>) -> Result<oidc::Identity, Problem> {
        let Self { state, context, client } = self;
        let mut checks = Checks::default();
        let token = checks.text("token", token, 1, TOKEN_MAX);
        checks.done()?;
        if state.providers.of_store(&context.store.key).is_empty() {
            return Err(Code::SocialUnavailable.into());
        }
        state.limiter(client.limit_key()).social(&mut *state.database.read().await?).await?;
        let now = state.clock.now();
        match state.providers.verify(&state.keys, &context.store.key, &token, now).await {
            Ok(identity) => Ok(identity),
            Err(VerifyError::Unavailable(unavailable)) => Err(unavailable.into()),
            Err(VerifyError::Refused(refusal)) => Err(self.refuse(refusal).await),
        }
    }

    /// Counts and records a refused ID token; returns what the client gets to know.
    pub(super) async fn refuse(&self, refusal: Refusal) -> Problem {
        let Self { state, context, client } = self;
        let (store, reason, request_id) = (&context.store.key, refusal.as_str(), client.request_id());
        state.metrics.id_token_refused(reason);
        tracing::info!(request_id, store, reason, "an ID token was refused");
        let code = match refusal {
            Refusal::NonceExpired | Refusal::Used => Code::SocialExpired,
            _ => Code::SocialRefused,
        };
        let recorded = async {
            let limiter = state.limiter(client.limit_key());
            let mut tx = state.database.begin_locked([limiter.lock_key()]).await?;
            limiter.count_social(&mut tx, store).await?;
            let entry = Entry::of(Event::SignInSocial, store, Some(client)).refused(code);
            audit_log::record(&mut tx, state.clock.now(), entry).await?;
            tx.commit().await?;
            Ok::<_, Problem>(())
        };
        recorded.await.err().unwrap_or_else(|| code.into())
    }

    /// The person whom an ID token is about, as the store knows them.
    pub(super) fn identity(&self, verified: &oidc::Identity) -> Identity {
        Identity {
            store: self.context.store.key.clone(),
            provider: verified.provider.clone(),
            issuer: verified.issuer.clone(),
            subject: verified.subject.clone(),
            email: verified.email.as_ref().map(|email| email.address.clone()),
        }
    }
}
