//! Accounts: who a customer is, and whether the email is proven to be theirs.

use portico_shared::{forms, wire};

use crate::base::clock::Moment;
use crate::db::{Connection, Turn};

/// The email of a store that an account has or could have.
#[derive(Clone, Debug)]
pub struct Account {
    /// The store's public key.
    pub store: String,
    /// The email, as typed.
    pub email: String,
    /// The email as emails are compared: in ASCII lower case.
    pub email_key: String,
}

impl Account {
    /// The account of an email in a store.
    pub fn new(store: &str, email: String) -> Self {
        Self { store: store.to_owned(), email_key: email.to_ascii_lowercase(), email }
    }

    /// The turn in which its email is decided of.
    pub fn turn(&self) -> Turn<'_> {
        Turn::Email(&self.email_key)
    }

    /// The name under which its tries are counted. No email has a space in it.
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
    email: String,
    first_name: String,
    last_name: String,
    phone: String,
    /// The hash of the password; none when the proof of the email made it void.
    pub password_hash: Option<String>,
    /// How often the password was replaced or made void.
    pub password_changes: i64,
    verified_at: Option<Moment>,
}

impl Customer {
    /// Whether somebody has proved to own the email.
    pub fn is_verified(&self) -> bool {
        self.verified_at.is_some()
    }

    /// The account of this customer.
    pub fn account(&self) -> Account {
        Account::new(&self.store, self.email.clone())
    }
}

impl From<Customer> for wire::User {
    fn from(customer: Customer) -> Self {
        Self {
            id: customer.id,
            email_verified: customer.is_verified(),
            first_name: customer.first_name,
            last_name: customer.last_name,
            email: customer.email,
            mobile_number: customer.phone,
        }
    }
}

/// The customer of an account, if there is one.
///
/// # Errors
/// What the database says.
pub async fn find(connection: &mut Connection, account: &Account) -> sqlx::Result<Option<Customer>> {
    sqlx::query_as("SELECT * FROM customers WHERE store = $1 AND email_key = $2")
        .bind(&account.store)
        .bind(&account.email_key)
        .fetch_optional(connection)
        .await
}

/// The customer of a number.
///
/// # Errors
/// What the database says; also when there is none.
pub async fn get(connection: &mut Connection, id: i64) -> sqlx::Result<Customer> {
    sqlx::query_as("SELECT * FROM customers WHERE id = $1").bind(id).fetch_one(connection).await
}

/// What a new account is made of.
pub struct NewAccount<'a> {
    /// The email and its store.
    pub account: &'a Account,
    /// What the customer filled in.
    pub form: &'a forms::Register,
    /// The store's trade.
    pub industry: &'a str,
    /// The hash of the password.
    pub password_hash: &'a str,
    /// When the email was proven, if it is.
    pub verified_at: Option<Moment>,
}

/// Makes an account, unless the email has one: the database decides, so that of two at once one is made.
///
/// # Errors
/// What the database says.
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

/// Writes what the owner of the email filled in over what somebody else had.
///
/// # Errors
/// What the database says.
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

/// The customer has proved to own the email. The first proof makes void what was set before it, since it may have been
/// a stranger who opened the account: the password, the sessions, the clients that are known. A later one changes
/// nothing.
///
/// # Errors
/// What the database says.
pub async fn prove(tx: &mut Connection, customer: &Customer, now: Moment) -> sqlx::Result<()> {
    let first = sqlx::query(
        "UPDATE customers SET verified_at = $2, password_hash = NULL, password_changes = password_changes + 1
         WHERE id = $1 AND verified_at IS NULL",
    )
    .bind(customer.id)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    if first.rows_affected() == 1 {
        sqlx::query("DELETE FROM sessions WHERE customer_id = $1")
            .bind(customer.id)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM known_clients WHERE subject = $1")
            .bind(customer.account().subject())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// Sets the hash of another password.
///
/// # Errors
/// What the database says.
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

/// Sets the hash of the same password at another cost.
///
/// # Errors
/// What the database says.
pub async fn renew_hash(tx: &mut Connection, id: i64, hash: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE customers SET password_hash = $2 WHERE id = $1")
        .bind(id)
        .bind(hash)
        .execute(tx)
        .await?;
    Ok(())
}
