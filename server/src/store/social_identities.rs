//! Identities at providers, each linked to a customer.

use crate::base::clock::Moment;
use crate::db::Connection;
use crate::store::customers::{self, Customer};

/// A person at a provider, as a store knows them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Identity {
    /// The store's public key.
    pub store: String,
    /// The provider's id in the configuration.
    pub provider: String,
    /// Who says so.
    pub issuer: String,
    /// The issuer's name for the person.
    pub subject: String,
    /// The email that the provider tells, if it tells one.
    pub email: Option<String>,
}

/// The customer whom an identity is linked to.
///
/// # Errors
/// When the database fails.
pub async fn customer(connection: &mut Connection, identity: &Identity) -> sqlx::Result<Option<Customer>> {
    let sql = format!(
        "SELECT {} FROM social_identities JOIN customers ON customers.id = social_identities.customer_id
         WHERE social_identities.store = $1 AND social_identities.issuer = $2 AND social_identities.subject = $3",
        customers::COLUMNS
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&identity.store)
        .bind(&identity.issuer)
        .bind(&identity.subject)
        .fetch_optional(connection)
        .await
}

/// Links an identity to a customer, unless it's linked to any; returns whether it did. The database decides, so that two
/// simultaneous requests link only once.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Connection,
    identity: &Identity,
    customer: i64,
    now: Moment,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO social_identities (store, issuer, subject, customer_id, provider, email, linked_at, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
         ON CONFLICT (store, issuer, subject) DO NOTHING",
    )
    .bind(&identity.store)
    .bind(&identity.issuer)
    .bind(&identity.subject)
    .bind(customer)
    .bind(&identity.provider)
    .bind(&identity.email)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Records a sign-in with an identity.
///
/// # Errors
/// When the database fails.
pub async fn record_use(tx: &mut Connection, identity: &Identity, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE social_identities SET last_used_at = $4 WHERE store = $1 AND issuer = $2 AND subject = $3",
    )
    .bind(&identity.store)
    .bind(&identity.issuer)
    .bind(&identity.subject)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// An identity that is linked to a customer, as the customer sees it.
#[derive(sqlx::FromRow)]
pub struct Link {
    /// Its number.
    pub id: i64,
    /// The provider's id in the configuration.
    pub provider: String,
    /// The email that the provider told when it was linked.
    pub email: Option<String>,
    /// When it was linked.
    pub linked_at: Moment,
    /// When the customer last signed in with it.
    pub last_used_at: Moment,
}

/// The identities of a customer, in the order in which they were linked.
///
/// # Errors
/// When the database fails.
pub async fn of_customer(connection: &mut Connection, customer: i64) -> sqlx::Result<Vec<Link>> {
    sqlx::query_as(
        "SELECT id, provider, email, linked_at, last_used_at FROM social_identities WHERE customer_id = $1 ORDER BY id",
    )
    .bind(customer)
    .fetch_all(connection)
    .await
}

/// Removes an identity of a customer by its number; returns its provider's id, if there was one.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Connection, customer: i64, id: i64) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("DELETE FROM social_identities WHERE customer_id = $1 AND id = $2 RETURNING provider")
        .bind(customer)
        .bind(id)
        .fetch_optional(tx)
        .await
}

/// Removes every identity of a customer.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(tx: &mut Connection, customer: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM social_identities WHERE customer_id = $1").bind(customer).execute(tx).await?;
    Ok(())
}
