//! `portico-server check-api`: runs the contract of docs/api.md against any server and says what fits, what differs and
//! what is dangerous.
//!
//! Each group of checks is a file: what it expects and why stands at its top, what it sends below. A group is given a
//! `Run`, which sends, remembers the customers that it makes up, and keeps the findings.

mod answers;
mod client;
mod codes;
mod cors;
mod dialect;
mod exchange;
mod hand_off;
mod mailbox;
mod registrations;
mod report;
mod resets;
mod run;
mod sessions;
mod sign_in;
mod words;

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use axum::http::{HeaderValue, Method};
use clap::Args;
use portico_shared::{paths, rules};
use serde_json::json;

use crate::random::Random;
use client::{AddressError, Client, MOST_REQUESTS, NoAnswer};
pub use dialect::Dialect;
use exchange::{Answer, Ask};
use mailbox::Mailbox;
pub use report::{Finding, Report, Verdict};
use run::{Run, login};

/// The exit status where something differs and nothing is dangerous. 1 is that of a run that could not be made, and 2 that of
/// a command line that is not understood, as with every other command.
const DIFFERS: u8 = 3;
/// The exit status where something is dangerous.
const DANGEROUS: u8 = 4;

/// What to check, and what for.
#[allow(clippy::doc_markdown, reason = "these comments are the text of --help")]
#[derive(Debug, Args)]
pub struct CheckApiCommand {
    /// Address of the API: what stands before /customer/login
    pub url: String,
    /// The store's public key, sent as the header `key`
    #[arg(long, value_name = "KEY", default_value = paths::DEFAULT_KEY, value_parser = header)]
    pub key: String,
    /// What the server should speak
    #[arg(long, value_enum, default_value_t)]
    pub dialect: Dialect,
    /// Folder that the server writes its mails to, a file each (*.eml); without it, what needs a code or a link is not checked
    #[arg(long, value_name = "DIR", value_parser = folder)]
    pub mail: Option<PathBuf>,
    /// Domain of the made-up customers' addresses; nobody should have a mailbox there but you
    #[arg(long, value_name = "DOMAIN", default_value = "example.com", value_parser = domain)]
    pub email_domain: String,
    /// Origin of the shop's pages, for what CORS allows them [default: that of the address]
    #[arg(long, value_name = "ORIGIN", value_parser = header)]
    pub origin: Option<String>,
    /// Access token of document B, for hand-overs
    #[arg(long, env = "PORTICO_CHECK_ACCESS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub access_token: Option<String>,
    /// Write the report as JSON as well; `-` writes it to stdout, and the table to stderr
    #[arg(long, value_name = "FILE|-")]
    pub json: Option<PathBuf>,
    /// Do not ask before writing to an address that is not this machine's
    #[arg(long)]
    pub yes: bool,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum CheckApiError {
    /// The address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The access token. Its text is not said: it is a secret, and this ends up in logs.
    #[error("the access token is not of visible ASCII characters alone; is a blank or a line end within it?")]
    AccessToken,
    /// The folder of mails.
    #[error("cannot read the mail folder `{}`", .folder.display())]
    Mail {
        /// As given.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Nobody said yes.
    #[error(
        "`{0}` is not this machine: the check makes up customers there and has them mailed. Say --yes if that is what you want"
    )]
    NotAgreed(String),
    /// Nothing answers.
    #[error("cannot check `{url}`; is the server running, and is the address right?")]
    Silent {
        /// The address.
        url: String,
        /// What happened.
        source: NoAnswer,
    },
    /// Something else answers.
    #[error(
        "`{url}` is not this API: a sign-in there is answered with {came}. The address is what stands before /customer/login, \
         often with /api at its end"
    )]
    NotThisApi {
        /// The address.
        url: String,
        /// The answer.
        came: String,
    },
    /// The report cannot be written.
    #[error("cannot write the report `{}`", .file.display())]
    Write {
        /// As given.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// A folder; as `serve --mail` has it, too.
#[allow(clippy::unnecessary_wraps, reason = "clap asks for a result")]
fn folder(value: &str) -> Result<PathBuf, String> {
    Ok(value.strip_prefix("file:").unwrap_or(value).into())
}

fn header(value: &str) -> Result<String, String> {
    let wrong = |_| "write visible ASCII characters".to_owned();
    HeaderValue::try_from(value).map_err(wrong).map(|_| value.to_owned())
}

/// The access token without what stands around it. It is no value parser: what clap refuses, it prints.
fn access_token(given: Option<String>) -> Result<Option<String>, CheckApiError> {
    let token = given.map(|given| given.trim().to_owned()).filter(|token| !token.is_empty());
    let is_header = |token: &String| token.bytes().all(|byte| byte.is_ascii_graphic());
    if token.as_ref().is_none_or(is_header) { Ok(token) } else { Err(CheckApiError::AccessToken) }
}

fn domain(value: &str) -> Result<String, String> {
    if rules::is_email(&format!("portico-check@{value}")) && value.contains('.') {
        return Ok(value.to_owned());
    }
    Err("write a domain such as example.com".to_owned())
}

/// Checks, prints what was found, and gives the exit status that says the worst of it.
///
/// # Errors
/// When there is nothing to check, nobody agreed to it, or the report cannot be written.
pub async fn run(command: CheckApiCommand, random: Random) -> Result<ExitCode, CheckApiError> {
    let json = command.json.clone();
    let report = check(command, random).await?;
    let table = report.table();
    match json.as_deref() {
        Some(file) if file == Path::new("-") => {
            eprint!("\n{table}");
            println!("{}", in_json(&report));
        }
        Some(file) => {
            print!("\n{table}");
            let written = std::fs::write(file, in_json(&report) + "\n");
            written.map_err(|source| CheckApiError::Write { file: file.to_owned(), source })?;
        }
        None => print!("\n{table}"),
    }
    Ok(match report.worst() {
        Verdict::Dangerous => DANGEROUS.into(),
        Verdict::Differs => DIFFERS.into(),
        _ => ExitCode::SUCCESS,
    })
}

fn in_json(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default()
}

/// Checks.
///
/// # Errors
/// As [`run()`], but for the writing.
pub async fn check(command: CheckApiCommand, random: Random) -> Result<Report, CheckApiError> {
    let CheckApiCommand { url, key, dialect, mail, email_domain, origin, access_token, json: _, yes } =
        command;
    let access_token = self::access_token(access_token)?;
    let mut client = Client::new(&url, &key).await?;
    if client.prefix().is_empty() {
        client.set_prefix(dialect.prefix());
    }
    let open = |folder: PathBuf| {
        Mailbox::new(folder.clone()).map_err(|source| CheckApiError::Mail { folder, source })
    };
    let mailbox = mail.map(open).transpose()?;
    if !(client.is_loopback() || yes || is_agreed(&client.url())) {
        return Err(CheckApiError::NotAgreed(client.url()));
    }
    eprintln!(
        "Checking {} as dialect {}, with at most {MOST_REQUESTS} requests.",
        client.url(),
        dialect.as_str()
    );
    let run = Run::new(client, mailbox, dialect, email_domain, random);
    probe(&run).await?;

    let origin = origin.unwrap_or_else(|| run.client.origin());
    if dialect == Dialect::Axim {
        hand_off::run(&run, access_token.as_deref()).await;
        cors::run(&run, &origin).await;
    } else {
        every_group(&run, &origin, access_token.as_deref()).await;
    }
    let (client, mut findings, addresses) = run.into_findings();
    findings.sort_by_key(|finding| finding.verdict);
    Ok(Report { url: client.url(), dialect: dialect.as_str(), requests: client.sent(), addresses, findings })
}

/// The groups, in an order in which what makes later ones impossible comes last: locks, and mails that are refused.
async fn every_group(run: &Run, origin: &str, access_token: Option<&str>) {
    answers::run(run).await;
    cors::run(run, origin).await;
    // Made before others: a server that signs in without an address takes the first customer it has.
    let mut customer = run.customer("main").await;
    sessions::run(run, &customer).await;
    codes::run(run, &customer).await;
    registrations::run(run, &customer).await;
    let keys = resets::run(run, &mut customer).await;
    sign_in::run(run, &mut customer).await;
    resets::mail_limit(run, &customer).await;
    if run.dialect == Dialect::Portico {
        hand_off::run(run, access_token).await;
    }
    answers::look_back(run, &keys);
}

/// Sees whether it is this API at all, with one request that changes nothing.
async fn probe(run: &Run) -> Result<(), CheckApiError> {
    let ask = if run.dialect == Dialect::Axim {
        Ask::json(Method::POST, paths::LOGIN, &json!({"email": run.address("nobody")}))
    } else {
        login(&run.address("nobody"), "Aa1!nobody")
    };
    let url = run.client.url();
    let answer = run.client.send(ask).await;
    let answer = answer.map_err(|source| CheckApiError::Silent { url: url.clone(), source })?;
    let knows = |member: &str| answer.json.get(member).is_some();
    if knows("status") || knows("success") || knows("code") {
        return Ok(());
    }
    Err(CheckApiError::NotThisApi { url, came: described(&answer) })
}

fn described(answer: &Answer) -> String {
    let kind = answer.header("content-type").unwrap_or("no content type");
    match answer.header("location") {
        Some(elsewhere) => format!("{}, leading to {elsewhere}", answer.status),
        None => format!("{} and {kind}", answer.status),
    }
}

/// Asks whoever sits in front of it. Where nobody does, nobody agrees.
fn is_agreed(url: &str) -> bool {
    if !io::stdin().is_terminal() {
        return false;
    }
    eprint!("Make up customers at {url}, have them mailed, and sign in as them with wrong passwords? [y/N] ");
    let _ = io::stderr().flush();
    let mut said = String::new();
    let _ = io::stdin().lock().read_line(&mut said);
    matches!(said.trim(), "y" | "Y" | "yes")
}
