//! Nonces of ID tokens and challenges of passkeys that were used, and ID tokens that came without a nonce of ours, by their hashes.

use std::time::Duration;

use crate::base::clock::Moment;
use crate::db::Connection;

/// How long one is kept after it would be refused anyway, for a clock that was wrong meanwhile.
pub const RETENTION: Duration = Duration::from_hours(24);

/// Uses a nonce up; returns whether it was new. The database decides, so that of several simultaneous uses one succeeds.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Connection, hash: &[u8], until: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO used_nonces (nonce_hash, expires_at) VALUES ($1, $2) ON CONFLICT (nonce_hash) DO NOTHING",
    )
    .bind(hash)
    .bind(until)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
