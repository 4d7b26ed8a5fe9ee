//! The limits on sign-ins by password.

use super::{Event, Limit, Limiter};
use crate::api::problem::Problem;
use crate::config::Limits;
use crate::db::Connection;
use crate::devices::Device;
use crate::store::customers::Account;

impl Limiter<'_> {
    /// Begins a sign-in by password. It counts as failed until [`Self::signed_in`] says otherwise.
    ///
    /// A `device` that has signed in to the account is counted by itself, and nothing that others do holds it up: a stranger
    /// cannot lock a customer out, not even one behind the same address. Clients that keep no token of their device are known
    /// by their address: that lifts the limit on the email over all clients alone.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn sign_in(
        &self,
        tx: &mut Connection,
        account: &Account,
        device: Option<Device>,
    ) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        let subject = account.subject();
        let Limits { sign_in_failures, longest_wait, client_failures, .. } = self.limits;
        if let Some(device) = device {
            let device = device.counted_as();
            let own = self.count(tx, Event::SignIn, Some(&subject), Some(&device)).await?;
            self.delay(Limit::DeviceFailures, &own, sign_in_failures, longest_wait)?;
            return self.record_of(tx, Event::SignIn, &subject, &device).await;
        }
        let pair = self.count(tx, Event::SignIn, Some(&subject), Some(self.client)).await?;
        self.delay(Limit::SignInFailures, &pair, sign_in_failures, longest_wait)?;
        let client = self.count(tx, Event::SignIn, None, Some(self.client)).await?;
        self.cap(Limit::ClientFailures, &client, client_failures)?;
        if !self.is_known(tx, &subject).await? {
            let email = self.count(tx, Event::SignIn, Some(&subject), None).await?;
            let Limits { email_failures, email_longest_wait, .. } = self.limits;
            self.delay(Limit::EmailFailures, &email, email_failures, email_longest_wait)?;
        }
        self.record(tx, Event::SignIn, &subject).await
    }

    /// The client has signed in: its failures, or those of its device if that was known, are forgotten, and its address is known
    /// from now on.
    ///
    /// # Errors
    /// What the database says.
    pub async fn signed_in(
        &self,
        tx: &mut Connection,
        account: &Account,
        device: Option<Device>,
    ) -> Result<(), Problem> {
        let subject = account.subject();
        let counted_as = device.map_or_else(|| self.client.to_owned(), |device| device.counted_as());
        sqlx::query("DELETE FROM limit_events WHERE kind = $1 AND subject = $2 AND client = $3")
            .bind(Event::SignIn.name())
            .bind(&subject)
            .bind(counted_as)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO known_clients (subject, client, seen_at) VALUES ($1, $2, $3)
             ON CONFLICT (subject, client) DO UPDATE SET seen_at = excluded.seen_at",
        )
        .bind(&subject)
        .bind(self.client)
        .bind(self.now)
        .execute(tx)
        .await?;
        Ok(())
    }

    async fn is_known(&self, tx: &mut Connection, subject: &str) -> Result<bool, Problem> {
        let known = sqlx::query("SELECT 1 FROM known_clients WHERE subject = $1 AND client = $2")
            .bind(subject)
            .bind(self.client)
            .fetch_optional(tx)
            .await?;
        Ok(known.is_some())
    }
}

/// Lifts every lock of an email, when its owner has proved to be there.
///
/// # Errors
/// What the database says.
pub async fn lift(tx: &mut Connection, account: &Account) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM limit_events WHERE kind = $1 AND subject = $2")
        .bind(Event::SignIn.name())
        .bind(account.subject())
        .execute(tx)
        .await?;
    Ok(())
}
