//! The verification of an email address.

use crate::base::clock::Moment;
use crate::db::Connection;
use crate::store::customers::{self, Customer};
use crate::store::{known_clients, passkeys, sessions, social_identities};

/// Marks the email as verified. The first verification deletes the profile, the password, the sessions, the linked identities, the
/// passkeys and the known clients, since a stranger may have opened the account; it has no cart until then, and tokens of devices end with the password. Later ones change
/// nothing.
///
/// # Errors
/// When the database fails.
pub async fn verify(tx: &mut Connection, customer: &Customer, now: Moment) -> sqlx::Result<()> {
    if customers::mark_verified(tx, customer.id, now).await? {
        sessions::end_all(tx, customer.id).await?;
        social_identities::remove_all(tx, customer.id).await?;
        passkeys::remove_all(tx, customer.id).await?;
        known_clients::forget(tx, &customer.account().subject()).await?;
    }
    Ok(())
}
