//! `portico-server token`: creates, lists and revokes access tokens. Only the token itself is printed on stdout.

use std::io;
use std::time::Duration;

use clap::Subcommand;
use portico_check_api::output::{print, say, unless_reader_left};
use portico_shared::characters::{self, is_disruptive};

use crate::base::clock::{Clock, Moment};
use crate::base::random::Random;
use crate::cli::args::{DatabaseArgs, DatabaseArgsError};
use crate::config::{Config, Store};
use crate::store::access_tokens::{self, AccessToken, NewToken};
use crate::store::audit_log::{self, Entry, Event};

/// The longest name.
const NAME_MAX: usize = 64;
/// The longest lifetime, in days.
const LONGEST: u64 = 3650;

/// What to do with access tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Create an access token and print it on stdout, this once
    Create {
        /// What it is for, such as the system that will use it
        #[arg(long, value_name = "NAME", value_parser = name)]
        name: String,
        /// Key of its store [default: the only store, or 8097571064818418]
        #[arg(long, value_name = "KEY")]
        store: Option<String>,
        /// How long it is valid: a number of m(inutes), h(ours), d(ays) or w(eeks)
        #[arg(long, value_name = "TIME", default_value = "90d", value_parser = lifetime)]
        ttl: Duration,
        /// Where to find the server's database.
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// List the access tokens, without the tokens themselves
    List {
        /// Where to find the server's database.
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Revoke an access token, and the login codes that came from it
    Revoke {
        /// Its id, as `list` shows it
        id: i64,
        /// Where to find the server's database.
        #[command(flatten)]
        database: DatabaseArgs,
    },
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The configuration or the database cannot be used.
    #[error(transparent)]
    Args(#[from] DatabaseArgsError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The list cannot be printed.
    #[error("cannot write to stdout")]
    Write(#[from] io::Error),
    /// The new token cannot be printed.
    #[error("cannot write the access token to stdout, so none was created")]
    NotCreated(#[source] io::Error),
    /// No such store.
    #[error("no store has the key `{key}`; name one of these with --store: {known}")]
    Store {
        /// As given.
        key: String,
        /// The stores that exist.
        known: String,
    },
    /// No such token.
    #[error("there is no access token {0}; `portico-server token list` lists them")]
    Unknown(i64),
}

fn name(value: &str) -> Result<String, String> {
    let value = characters::name(value);
    if value.is_empty() || value.chars().count() > NAME_MAX || value.chars().any(is_disruptive) {
        return Err(format!("write 1 to {NAME_MAX} printable characters"));
    }
    Ok(value)
}

fn lifetime(value: &str) -> Result<Duration, String> {
    let parsed = humantime::parse_duration(value).ok();
    let allowed = Duration::from_mins(1)..=Duration::from_hours(LONGEST * 24);
    let hint = || format!("write a time such as 12h, 90d or 52w, at most {LONGEST}d");
    parsed.filter(|lifetime| allowed.contains(lifetime)).ok_or_else(hint)
}

/// Runs the command.
///
/// # Errors
/// When the configuration or the database cannot be used, or there is no such store or token.
pub async fn run(command: TokenCommand, clock: &Clock, random: Random) -> Result<(), TokenError> {
    let now = clock.now();
    match command {
        TokenCommand::Create { name, store, ttl, database } => {
            let (config, database) = database.open().await?;
            let store = chosen(&config, store)?;
            let new = NewToken { name: &name, store: &store.key, lifetime: ttl };
            let mut tx = database.begin().await?;
            let (text, token) = access_tokens::create(&mut tx, random, &new, now).await?;
            let entry = Entry::of(Event::TokenCreated, &store.key, None).token(token.id);
            audit_log::record(&mut tx, now, entry).await?;
            // First, because a token that no one has seen must not exist.
            print(format_args!("{text}\n")).map_err(TokenError::NotCreated)?;
            tx.commit().await?;
            say(format_args!(
                "Created access token {}, `{name}`, for the store {} ({}), valid until {}. It is shown only once. Keep it \
                 on the server that will use it, never in a page or an app.",
                token.id,
                store.key,
                store.name,
                token.expires_at.rfc3339()
            ));
            database.close().await;
        }
        TokenCommand::List { database } => {
            let (_, database) = database.open().await?;
            let tokens = access_tokens::all(&mut *database.read().await?).await?;
            if tokens.is_empty() {
                say("There are no access tokens. `portico-server token create --name NAME` creates one.");
            } else {
                unless_reader_left(print(table(&tokens, now)))?;
            }
            database.close().await;
        }
        TokenCommand::Revoke { id, database } => {
            let (_, database) = database.open().await?;
            let mut tx = database.begin().await?;
            let token = access_tokens::get(&mut tx, id).await?.ok_or(TokenError::Unknown(id))?;
            access_tokens::revoke(&mut tx, id, now).await?;
            let entry = Entry::of(Event::TokenRevoked, &token.store, None).token(id);
            audit_log::record(&mut tx, now, entry).await?;
            tx.commit().await?;
            match token.revoked_at {
                Some(before) => {
                    say(format_args!("Access token {id} was already revoked at {}.", before.rfc3339()));
                }
                None => say(format_args!("Revoked access token {id}, `{}`.", token.name)),
            }
            database.close().await;
        }
    }
    Ok(())
}

/// The store of a key. Without a key it is the only store, or the one that requests without a key use.
fn chosen(config: &Config, key: Option<String>) -> Result<&Store, TokenError> {
    let only = match &config.stores[..] {
        [only] => only.key.clone(),
        _ => portico_shared::paths::DEFAULT_KEY.to_owned(),
    };
    let key = key.unwrap_or(only);
    config.store(&key).ok_or_else(|| {
        let known: Vec<_> =
            config.stores.iter().map(|store| format!("{} ({})", store.key, store.name)).collect();
        TokenError::Store { key, known: known.join(", ") }
    })
}

fn table(tokens: &[AccessToken], now: Moment) -> String {
    let moment = |moment: Option<Moment>| moment.map_or_else(|| "-".to_owned(), Moment::rfc3339);
    let head = ["ID", "NAME", "STORE", "CREATED", "EXPIRES", "LAST USED", "REVOKED"].map(str::to_owned);
    let rows = tokens.iter().map(|token| {
        let over = if token.expires_at <= now { " (expired)" } else { "" };
        [
            token.id.to_string(),
            token.name.clone(),
            token.store.clone(),
            token.created_at.rfc3339(),
            token.expires_at.rfc3339() + over,
            moment(token.last_used_at),
            moment(token.revoked_at),
        ]
    });
    let rows: Vec<_> = [head].into_iter().chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..7).map(width).collect();
    let line = |row: &[String; 7]| {
        let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_a_number_and_a_unit() {
        for (text, hours) in
            [("60m", 1), ("12h", 12), ("1.5d", 36), ("90d", 90 * 24), ("52w", 52 * 7 * 24), ("3650d", 87_600)]
        {
            assert_eq!(lifetime(text), Ok(Duration::from_hours(hours)), "{text}");
        }
        for text in ["", "d", "90", "0d", "-1d", "3651d", "99999999999999999999d", "11y", "59s", "1\u{e9}"] {
            assert!(lifetime(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_can_be_printed() {
        assert_eq!(name(" ERP, Graz "), Ok("ERP, Graz".to_owned()));
        assert!(name(" ").is_err() && name("a\nb").is_err() && name(&"x".repeat(65)).is_err());
    }
}
