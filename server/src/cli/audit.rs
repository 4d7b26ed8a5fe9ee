//! `portico-server audit`: exports the audit log, a line for each event.

use std::io::{self, BufWriter, Write};

use clap::{Subcommand, ValueEnum};
use portico_check_api::output::{say, unless_reader_left};
use serde::Serialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::base::clock::Moment;
use crate::cli::args::{DatabaseArgs, DatabaseArgsError};
use crate::db::Database;
use crate::store::audit_log::{self, Row};

/// Events that are read with one query.
const PAGE: i64 = 1000;

/// What to do with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Print the events of a period on stdout, oldest first
    Export {
        /// Start: 2026-11-22, or 2026-11-22T10:30:00Z [default: the first event]
        #[arg(long, value_name = "TIME", value_parser = moment)]
        since: Option<Moment>,
        /// End, exclusive [default: the last event]
        #[arg(long, value_name = "TIME", value_parser = moment)]
        until: Option<Moment>,
        /// JSON, an object a line, or CSV with a line of names
        #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Jsonl)]
        format: Format,
        /// Where to find the server's database.
        #[command(flatten)]
        database: DatabaseArgs,
    },
}

/// How events are written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// JSON, an object a line.
    Jsonl,
    /// Comma-separated values after a line of names (RFC 4180).
    Csv,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// The configuration or the database cannot be used.
    #[error(transparent)]
    Args(#[from] DatabaseArgsError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The output cannot be written.
    #[error("cannot write the export")]
    Write(#[from] io::Error),
}

/// An event as it is exported.
#[derive(Serialize)]
struct Line<'a> {
    id: i64,
    at: String,
    event: &'a str,
    outcome: &'a str,
    store: &'a str,
    customer: Option<i64>,
    token: Option<i64>,
    client: &'a str,
    request: &'a str,
}

const NAMES: [&str; 9] = ["id", "at", "event", "outcome", "store", "customer", "token", "client", "request"];

/// Writes events in a format.
enum Output<W: Write> {
    Jsonl(BufWriter<W>),
    Csv(Box<csv::Writer<W>>),
}

impl<W: Write> Output<W> {
    fn new(format: Format, output: W) -> io::Result<Self> {
        Ok(match format {
            Format::Jsonl => Self::Jsonl(BufWriter::new(output)),
            Format::Csv => {
                let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(output);
                csv.write_record(NAMES)?;
                Self::Csv(Box::new(csv))
            }
        })
    }

    fn write(&mut self, line: &Line<'_>) -> io::Result<()> {
        match self {
            Self::Jsonl(output) => {
                serde_json::to_writer(&mut *output, line)?;
                writeln!(output)
            }
            Self::Csv(csv) => Ok(csv.serialize(line)?),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Jsonl(output) => output.flush(),
            Self::Csv(csv) => csv.flush(),
        }
    }
}

impl<'a> From<&'a Row> for Line<'a> {
    fn from(row: &'a Row) -> Self {
        Self {
            id: row.id,
            at: row.at.rfc3339_millis(),
            event: &row.event,
            outcome: &row.outcome,
            store: &row.store,
            customer: row.customer_id,
            token: row.token_id,
            client: &row.client,
            request: &row.request_id,
        }
    }
}

fn moment(text: &str) -> Result<Moment, String> {
    let whole = if text.contains(['T', 't']) { text.to_owned() } else { format!("{text}T00:00:00Z") };
    let moment = OffsetDateTime::parse(&whole, &Rfc3339);
    let moment = moment
        .map_err(|_| "write a day such as 2026-11-22, or a time such as 2026-11-22T10:30:00Z".to_owned())?;
    let millis = moment.unix_timestamp_nanos().div_euclid(1_000_000);
    i64::try_from(millis).map(Moment::from_millis).map_err(|_| "that is too far away".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When the configuration or the database cannot be used, or the output cannot be written.
pub async fn run(command: AuditCommand) -> Result<(), AuditError> {
    let AuditCommand::Export { since, until, format, database } = command;
    let (_, database) = database.open().await?;
    let span =
        (since.unwrap_or(Moment::from_millis(i64::MIN)), until.unwrap_or(Moment::from_millis(i64::MAX)));
    let exported = export(&database, span, format).await;
    database.close().await;
    match exported {
        Err(AuditError::Write(error)) => Ok(unless_reader_left(Err(error))?),
        exported => exported,
    }
}

async fn export(database: &Database, span: (Moment, Moment), format: Format) -> Result<(), AuditError> {
    let mut output = Output::new(format, io::stdout().lock())?;
    let (mut after, mut number) = (i64::MIN, 0);
    loop {
        let rows = audit_log::page(&mut *database.read().await?, span, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        number += rows.len();
        for line in rows.iter().map(Line::from) {
            output.write(&line)?;
        }
    }
    output.flush()?;
    say(format_args!("{number} events."));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_day_or_a_moment() {
        assert_eq!(moment("1970-01-02"), Ok(Moment::from_millis(86_400_000)));
        assert_eq!(moment("1970-01-01T01:00:00.5+01:00"), Ok(Moment::from_millis(500)));
        for wrong in ["", "yesterday", "1970-13-01", "1970-01-01 00:00"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_value_with_a_comma_or_a_quote_is_quoted() {
        let mut written = Vec::new();
        let mut output = Output::new(Format::Csv, &mut written).unwrap();
        let store = "a,b \"c\"";
        let line = Line {
            id: 7,
            at: "1970-01-01T00:00:00Z".to_owned(),
            event: "register",
            outcome: "ok",
            store,
            customer: None,
            token: Some(3),
            client: "192.0.2.7",
            request: "plain",
        };
        output.write(&line).unwrap();
        output.flush().unwrap();
        drop(output);
        let expected = "id,at,event,outcome,store,customer,token,client,request\n\
                        7,1970-01-01T00:00:00Z,register,ok,\"a,b \"\"c\"\"\",,3,192.0.2.7,plain\n";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
