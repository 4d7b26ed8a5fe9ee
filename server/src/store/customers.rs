//! Customers, and whether their email addresses are verified.

use portico_shared::forms;

use crate::base::clock::Moment;
use crate::db::{Connection, LockKey};

/// What identifies an account, whether or not it exists: a store and an email address.
#[derive(Clone, Debug)]
pub struct AccountKey {
    /// The store's public key.
    pub store: String,
    /// The email, as typed.
    pub email: String,
    /// The email in ASCII lower case, as emails are compared.
    pub email_key: String,
}

impl AccountKey {
    /// The key of an email in a store.
    pub fn new(store: &str, email: String) -> Self {
        Self { store: store.to_owned(), email_key: email.to_ascii_lowercase(), email }
    }

    /// The lock of a transaction that decides on this email.
    pub fn lock_key(&self) -> LockKey<'_> {
        LockKey::Email(&self.email_key)
    }

    /// The subject under which rate limits count it. An email never contains a space.
    pub fn subject(&self) -> String {
        format!("{} {}", self.email_key, self.store)
    }
}

/// A customer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Customer {
    /// The customer's number.
    pub id: i64,
    /// The store's public key.
    pub store: String,
    /// The email.
    pub email: String,
    /// The first name; empty after the first verification of the email deleted it.
    pub first_name: String,
    /// The last name, or nothing.
    pub last_name: String,
    /// The phone number, or nothing.
    pub phone: String,
    /// The hash of the password; none after the first verification of the email deleted it.
    pub password_hash: Option<String>,
    /// How often the password was replaced or deleted.
    pub password_changes: i64,
    verified_at: Option<Moment>,
}

/// The columns of a [`Customer`]: never `*`, because a newer server may add columns while this one runs. Each is named with its
/// table, because a newer server may add one of the same name to another table.
pub(super) const COLUMNS: &str = "customers.id, customers.store, customers.email, customers.first_name, customers.last_name, \
    customers.phone, customers.password_hash, customers.password_changes, customers.verified_at";

impl Customer {
    /// Whether the email is verified.
    pub fn is_verified(&self) -> bool {
        self.verified_at.is_some()
    }

    /// The key of the customer's account.
    pub fn account(&self) -> AccountKey {
        AccountKey::new(&self.store, self.email.clone())
    }
}

/// The customer of an account, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, account: &AccountKey) -> sqlx::Result<Option<Customer>> {
    let sql = format!("SELECT {COLUMNS} FROM customers WHERE store = $1 AND email_key = $2");
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&account.store)
        .bind(&account.email_key)
        .fetch_optional(connection)
        .await
}

/// The address that mails to an account go to: that of its customer, or the one that was typed if there is none. Emails that differ
/// only in case belong to one account, but not on every mail server to one person.
///
/// # Errors
/// When the database fails.
pub async fn mail_address(connection: &mut Connection, account: &AccountKey) -> sqlx::Result<String> {
    let customer = find(connection, account).await?;
    Ok(customer.map_or_else(|| account.email.clone(), |customer| customer.email))
}

/// The customer with this id.
///
/// # Errors
/// When the database fails or there is no such customer.
pub async fn get(connection: &mut Connection, id: i64) -> sqlx::Result<Customer> {
    let sql = format!("SELECT {COLUMNS} FROM customers WHERE id = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(id).fetch_one(connection).await
}

/// A new account.
pub struct NewAccount<'a> {
    /// The email and its store.
    pub account: &'a AccountKey,
    /// What the customer filled in.
    pub form: &'a forms::Register,
    /// The store's industry.
    pub industry: &'a str,
    /// The hash of the password; none for an account that an identity provider vouches for.
    pub password_hash: Option<&'a str>,
    /// When the email was verified, if it is.
    pub verified_at: Option<Moment>,
}

/// Creates an account unless the email has one; returns whether it did. The database decides, so that two simultaneous requests
/// create only one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewAccount<'_>, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO customers
             (store, email_key, email, first_name, last_name, phone, industry, password_hash, verified_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (store, email_key) DO NOTHING",
    )
    .bind(&new.account.store)
    .bind(&new.account.email_key)
    .bind(&new.account.email)
    .bind(&new.form.first_name)
    .bind(&new.form.last_name)
    .bind(&new.form.phone_number)
    .bind(new.industry)
    .bind(new.password_hash)
    .bind(new.verified_at)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Replaces what a stranger registered with what the owner of the email filled in.
///
/// # Errors
/// When the database fails.
pub async fn overwrite(tx: &mut Connection, id: i64, new: &NewAccount<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE customers SET email = $2, first_name = $3, last_name = $4, phone = $5, industry = $6, password_hash = $7,
             password_changes = password_changes + 1
         WHERE id = $1",
    )
    .bind(id)
    .bind(&new.account.email)
    .bind(&new.form.first_name)
    .bind(&new.form.last_name)
    .bind(&new.form.phone_number)
    .bind(new.industry)
    .bind(new.password_hash)
    .execute(tx)
    .await?;
    Ok(())
}

/// Marks the email as verified, and deletes the password and the profile; returns whether it was the first verification. Later ones
/// change nothing.
///
/// # Errors
/// When the database fails.
pub async fn mark_verified(tx: &mut Connection, id: i64, now: Moment) -> sqlx::Result<bool> {
    let first = sqlx::query(
        "UPDATE customers SET verified_at = $2, password_hash = NULL, password_changes = password_changes + 1,
             first_name = '', last_name = '', phone = '', industry = ''
         WHERE id = $1 AND verified_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(first.rows_affected() == 1)
}

/// Sets a new password.
///
/// # Errors
/// When the database fails.
pub async fn set_password(tx: &mut Connection, id: i64, hash: &str) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE customers SET password_hash = $2, password_changes = password_changes + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(hash)
    .execute(tx)
    .await?;
    Ok(())
}

/// Replaces the hash of the same password by one of another cost.
///
/// # Errors
/// When the database fails.
pub async fn rehash(tx: &mut Connection, id: i64, hash: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE customers SET password_hash = $2 WHERE id = $1")
        .bind(id)
        .bind(hash)
        .execute(tx)
        .await?;
    Ok(())
}
