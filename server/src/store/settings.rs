//! Settings that the server generates for itself.

use crate::base::key_ring::Key;
use crate::base::random::Random;
use crate::db::Database;

/// The key of keyed hashes that is kept in the database, generated at the first start.
///
/// # Errors
/// When the database fails.
pub async fn key(database: &Database, random: Random) -> sqlx::Result<Key> {
    let fresh: [u8; Key::MIN_BYTES] = random.bytes();
    let mut tx = database.begin().await?;
    sqlx::query("INSERT INTO settings (name, value) VALUES ('secret', $1) ON CONFLICT (name) DO NOTHING")
        .bind(fresh.as_slice())
        .execute(&mut *tx)
        .await?;
    let kept =
        sqlx::query_scalar("SELECT value FROM settings WHERE name = 'secret'").fetch_one(&mut *tx).await?;
    tx.commit().await?;
    Ok(Key::new(kept))
}
