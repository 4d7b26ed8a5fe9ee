//! Passkeys of customers, and what passkeys know a customer by.

use crate::base::clock::Moment;
use crate::db::{Connection, Flag};

/// A passkey of a customer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// The public key of its store.
    pub store: String,
    /// The id of its customer.
    pub customer_id: i64,
    /// The credential's id.
    pub credential_id: Vec<u8>,
    /// The key that verifies its signatures, as a `COSE_Key`.
    pub public_key: Vec<u8>,
    /// How many signatures it has made, or 0 if it doesn't count them.
    pub counter: i64,
    /// Whether it may be kept on more than one device.
    #[sqlx(try_from = "Flag")]
    pub backup_eligible: bool,
    /// Whether it is.
    #[sqlx(try_from = "Flag")]
    pub backed_up: bool,
    /// How the browser reaches it, separated by spaces.
    pub transports: String,
    /// The customer's name for it.
    pub name: String,
    /// When it was made.
    pub created_at: Moment,
    /// When the customer last signed in with it.
    pub last_used_at: Moment,
}

const COLUMNS: &str = "id, store, customer_id, credential_id, public_key, counter, backup_eligible, backed_up, transports, \
    name, created_at, last_used_at";

/// The passkey with a credential's id, for a host.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    rp_id: &str,
    credential_id: &[u8],
) -> sqlx::Result<Option<Passkey>> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE rp_id = $1 AND credential_id = $2");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(rp_id).bind(credential_id).fetch_optional(connection).await
}

/// The passkeys of a customer for a host, in the order in which they were made.
///
/// # Errors
/// When the database fails.
pub async fn of_customer(
    connection: &mut Connection,
    customer: i64,
    rp_id: &str,
) -> sqlx::Result<Vec<Passkey>> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE customer_id = $1 AND rp_id = $2 ORDER BY id");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(customer).bind(rp_id).fetch_all(connection).await
}

/// A new passkey. Its fields are those of [`Passkey`].
#[allow(missing_docs, reason = "Passkey describes them")]
pub struct NewPasskey<'a> {
    pub store: &'a str,
    /// The host that it is for.
    pub rp_id: &'a str,
    pub customer: i64,
    pub credential_id: &'a [u8],
    pub public_key: &'a [u8],
    pub counter: u32,
    pub backup_eligible: bool,
    pub backed_up: bool,
    pub transports: &'a str,
    pub name: &'a str,
}

/// Adds a passkey, unless there is one with its credential's id; returns whether it did. The database decides, so that two simultaneous
/// requests add only one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewPasskey<'_>, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO passkeys (store, rp_id, credential_id, customer_id, public_key, counter, backup_eligible, backed_up,
             transports, name, created_at, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
         ON CONFLICT (rp_id, credential_id) DO NOTHING",
    )
    .bind(new.store)
    .bind(new.rp_id)
    .bind(new.credential_id)
    .bind(new.customer)
    .bind(new.public_key)
    .bind(i64::from(new.counter))
    .bind(Flag::from(new.backup_eligible))
    .bind(Flag::from(new.backed_up))
    .bind(new.transports)
    .bind(new.name)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a sign-in says about a passkey.
pub struct Use {
    /// How many signatures it has made.
    pub counter: i64,
    /// Whether it may be kept on more than one device.
    pub backup_eligible: bool,
    /// Whether it is.
    pub backed_up: bool,
}

/// Records a sign-in with a passkey.
///
/// # Errors
/// When the database fails.
pub async fn record_use(tx: &mut Connection, id: i64, told: &Use, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE passkeys SET counter = $2, backup_eligible = $3, backed_up = $4, last_used_at = $5 WHERE id = $1",
    )
    .bind(id)
    .bind(told.counter)
    .bind(Flag::from(told.backup_eligible))
    .bind(Flag::from(told.backed_up))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Gives a passkey of a customer another name; returns whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn rename(tx: &mut Connection, customer: i64, id: i64, name: &str) -> sqlx::Result<bool> {
    let done = sqlx::query("UPDATE passkeys SET name = $3 WHERE customer_id = $1 AND id = $2")
        .bind(customer)
        .bind(id)
        .bind(name)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes a passkey of a customer; returns whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Connection, customer: i64, id: i64) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM passkeys WHERE customer_id = $1 AND id = $2")
        .bind(customer)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes every passkey of a customer, for whatever host.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(tx: &mut Connection, customer: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM passkeys WHERE customer_id = $1").bind(customer).execute(tx).await?;
    Ok(())
}

/// What passkeys know a customer by, if it was needed before.
///
/// # Errors
/// When the database fails or there is no such customer.
pub async fn user_handle(connection: &mut Connection, customer: i64) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar("SELECT user_handle FROM customers WHERE id = $1")
        .bind(customer)
        .fetch_one(connection)
        .await
}

/// Gives a customer the name by which passkeys know them, once and for all; returns the one that they have now.
///
/// # Errors
/// When the database fails or there is no such customer.
pub async fn keep_user_handle(tx: &mut Connection, customer: i64, new: &[u8]) -> sqlx::Result<Vec<u8>> {
    sqlx::query("UPDATE customers SET user_handle = $2 WHERE id = $1 AND user_handle IS NULL")
        .bind(customer)
        .bind(new)
        .execute(&mut *tx)
        .await?;
    user_handle(tx, customer).await?.ok_or(sqlx::Error::RowNotFound)
}
