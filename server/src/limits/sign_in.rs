//! The limits on sign-ins by password.

use super::kind::{Event, Limit};
use super::limiter::{LimitError, Limiter};
use crate::config::Limits;
use crate::db::Connection;
use crate::store::customers::AccountKey;
use crate::store::{known_clients, limit_events};

impl Limiter<'_> {
    /// Checks the limits on sign-ins by password and counts this one as failed until [`Self::signed_in`].
    ///
    /// A device that has signed in to the account before is counted separately, so that a stranger cannot lock a customer out, not
    /// even from the same address. A client without a device token is known by its address, which lifts only the limit on the
    /// email over all clients.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn sign_in(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let subject = account.subject();
        let Limits { sign_in_failures, longest_wait, client_failures, .. } = self.limits;
        if let Some(device) = &self.device {
            let own = self.count(tx, Event::SignIn, Some(&subject), Some(device)).await?;
            self.delay(Limit::DeviceFailures, &own, sign_in_failures, longest_wait)?;
            return self.record(tx, Event::SignIn, &subject).await;
        }
        let pair = self.count(tx, Event::SignIn, Some(&subject), Some(self.client)).await?;
        self.delay(Limit::SignInFailures, &pair, sign_in_failures, longest_wait)?;
        let client = self.count(tx, Event::SignIn, None, Some(self.client)).await?;
        self.delay_client(Limit::ClientFailures, &client, client_failures)?;
        if !known_clients::is_known(tx, &subject, self.client).await? {
            let email = self.count(tx, Event::SignIn, Some(&subject), None).await?;
            let Limits { email_failures, email_longest_wait, .. } = self.limits;
            self.delay(Limit::EmailFailures, &email, email_failures, email_longest_wait)?;
        }
        self.record(tx, Event::SignIn, &subject).await
    }

    /// Records a successful sign-in: forgets the failures of the client, or of its device if that was known, and remembers its
    /// address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn signed_in(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        let subject = account.subject();
        limit_events::forget(tx, Event::SignIn.name(), &subject, Some(self.counted_as())).await?;
        known_clients::remember(tx, &subject, self.client, self.now()).await?;
        Ok(())
    }
}

/// Lifts the limits on sign-ins to an account, after its owner has set a new password.
///
/// # Errors
/// When the database fails.
pub async fn lift(tx: &mut Connection, account: &AccountKey) -> sqlx::Result<()> {
    limit_events::forget(tx, Event::SignIn.name(), &account.subject(), None).await
}
