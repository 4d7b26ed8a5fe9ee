//! The outbox: a mail is written into the database in the transaction of the request that causes it, and sent after the
//! answer. A crash loses none, and a slow mail server neither delays an answer nor tells anything by it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use super::Transport;
use super::smtp::DELIVERY;
use crate::api::messages;
use crate::api::messages::Mail;
use crate::api::problem::chain;
use crate::api::state::App;
use crate::base::clock::Moment;
use crate::db::{Connection, Database};

/// How often the outbox is looked at when nobody wakes it: for mails that have to be tried again.
const TICK: Duration = Duration::from_secs(1);
/// The longest wait after the database has failed again and again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Mails that leave at the same time.
const AT_ONCE: i64 = 8;
/// How long a sender has a mail for itself. After a crash in between the mail is sent again.
const LEASE: Duration = Duration::from_mins(2);
const _: () = assert!(DELIVERY.as_secs() < LEASE.as_secs(), "nobody else takes a mail that is on its way");
/// The wait after the first failure; each further one doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Wakes the sender.
#[derive(Default)]
pub struct Outbox(Notify);

impl Outbox {
    /// There is a mail to send.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

/// A mail that waits.
#[derive(sqlx::FromRow)]
pub struct Waiting {
    /// Counts up.
    pub id: i64,
    /// Drawn by chance.
    pub nonce: String,
    /// The address; none for a mail that only makes a request for an unknown email do the same work as for a known one.
    pub recipient: Option<String>,
    /// The store's name.
    pub sender_name: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub plain: String,
    /// The HTML part.
    pub html: String,
    /// When the request was made that caused it.
    pub created_at: Moment,
    expires_at: Moment,
    due_at: Moment,
    tries: i64,
}

/// Who sends what to whom.
pub struct Envelope<'a> {
    /// The store's name.
    pub store_name: &'a str,
    /// The language of the words.
    pub language: portico_shared::text::Language,
    /// The address, if the mail is to be sent.
    pub recipient: Option<&'a str>,
    /// The mail.
    pub mail: &'a Mail<'a>,
}

/// Puts a mail into the outbox. It leaves once the transaction is committed and the sender is woken. The nonce makes up what
/// tells it from every other one.
///
/// # Errors
/// What the database says.
pub async fn put(tx: &mut Connection, envelope: Envelope<'_>, nonce: &str, now: Moment) -> sqlx::Result<()> {
    let Envelope { store_name, language, recipient, mail } = envelope;
    let letter = messages::letter(language, store_name, mail);
    sqlx::query(
        "INSERT INTO outbox (recipient, sender_name, subject, plain, html, created_at, expires_at, due_at, nonce)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8)",
    )
    .bind(recipient)
    .bind(store_name)
    .bind(&letter.subject)
    .bind(letter.plain())
    .bind(letter.html(language.tag()))
    .bind(now)
    .bind(now.after(mail.lifetime()))
    .bind(nonce)
    .execute(tx)
    .await?;
    Ok(())
}

/// How many mails wait, and since when the oldest does.
///
/// # Errors
/// What the database says.
pub async fn waiting(database: &Database) -> sqlx::Result<(i64, Option<Moment>)> {
    sqlx::query_as("SELECT count(*), min(created_at) FROM outbox WHERE recipient IS NOT NULL")
        .fetch_one(&mut *database.read().await?)
        .await
}

/// Sends what is due, until `stop` says so; then once more what the last requests left.
pub async fn run(app: Arc<App>, transport: Transport, mut stop: watch::Receiver<bool>) {
    let transport = Arc::new(transport);
    let mut pause = TICK;
    loop {
        // While the database is away there is nothing to do but to wait for it, or for the end.
        tokio::select! {
            () = app.database.answers() => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
        let last = *stop.borrow();
        match send_due(&app, &transport).await {
            // More may wait than leave at once.
            Ok(true) => continue,
            Ok(false) => pause = TICK,
            Err(error) => {
                app.metrics.database_errors.inc();
                pause = (pause * 2).min(LONGEST_PAUSE);
                let seconds = pause.as_secs();
                tracing::error!(cause = chain(&error), seconds, "cannot work on the outbox, will try again");
            }
        }
        if last {
            return;
        }
        tokio::select! {
            () = app.outbox.0.notified() => {}
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Sends some of what is due; says whether it makes sense to look for more at once.
async fn send_due(app: &Arc<App>, transport: &Arc<Transport>) -> sqlx::Result<bool> {
    let due: Vec<Waiting> = sqlx::query_as("SELECT * FROM outbox WHERE due_at <= $1 ORDER BY id LIMIT $2")
        .bind(app.clock.now())
        .bind(AT_ONCE)
        .fetch_all(&mut *app.database.read().await?)
        .await?;
    if due.is_empty() {
        return Ok(false);
    }
    let mut sending = JoinSet::new();
    for mail in due {
        let (app, transport) = (Arc::clone(app), Arc::clone(transport));
        sending.spawn(async move { send(&app, &transport, mail).await });
    }
    let mut outcome = Ok(true);
    while let Some(sent) = sending.join_next().await {
        match sent {
            Ok(Ok(())) => {}
            Ok(Err(error)) => outcome = Err(error),
            // One mail that cannot be handled must not keep the others back.
            Err(error) => tracing::error!(%error, "sending a mail broke off, will try again"),
        }
    }
    outcome
}

async fn send(app: &App, transport: &Transport, mail: Waiting) -> sqlx::Result<()> {
    if !claim(&app.database, &mail, app.clock.now()).await? {
        return Ok(());
    }
    let Some(recipient) = &mail.recipient else { return remove(&app.database, mail.id).await };
    let now = app.clock.now();
    if mail.expires_at <= now {
        app.metrics.mail("given_up");
        tracing::error!(mail = mail.id, tries = mail.tries, "mail given up: its time is over");
        return remove(&app.database, mail.id).await;
    }
    match transport.send(&mail, recipient).await {
        Ok(()) => {
            app.metrics.mail("sent");
            tracing::info!(mail = mail.id, "mail sent");
            remove(&app.database, mail.id).await
        }
        Err(error) => {
            let cause = error.cause();
            if error.is_final() {
                app.metrics.mail("given_up");
                tracing::error!(mail = mail.id, cause, "mail given up");
                return remove(&app.database, mail.id).await;
            }
            app.metrics.mail("put_off");
            let wait = wait_after(mail.tries);
            tracing::warn!(mail = mail.id, cause, seconds = wait.as_secs(), "mail not sent, will try again");
            postpone(&app.database, mail.id, now.after(wait)).await
        }
    }
}

fn wait_after(tries: i64) -> Duration {
    let doubled = 2_u32.saturating_pow(u32::try_from(tries).unwrap_or(u32::MAX));
    FIRST_WAIT.saturating_mul(doubled).min(LONGEST_WAIT)
}

/// Takes a mail for this sender alone.
async fn claim(database: &Database, mail: &Waiting, now: Moment) -> sqlx::Result<bool> {
    let mut tx = database.write().await?;
    let done = sqlx::query("UPDATE outbox SET due_at = $3 WHERE id = $1 AND due_at = $2")
        .bind(mail.id)
        .bind(mail.due_at)
        .bind(now.after(LEASE))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected() == 1)
}

async fn remove(database: &Database, id: i64) -> sqlx::Result<()> {
    let mut tx = database.write().await?;
    sqlx::query("DELETE FROM outbox WHERE id = $1").bind(id).execute(&mut *tx).await?;
    tx.commit().await
}

async fn postpone(database: &Database, id: i64, due: Moment) -> sqlx::Result<()> {
    let mut tx = database.write().await?;
    sqlx::query("UPDATE outbox SET tries = tries + 1, due_at = $2 WHERE id = $1")
        .bind(id)
        .bind(due)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
