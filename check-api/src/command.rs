//! The command: its arguments, its output and its exit status.

use std::fmt::Display;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use portico_shared::characters::visible;
use portico_shared::{paths, rules};
use reqwest::header::HeaderValue;

use crate::check::{Options, check};
use crate::dialect::Dialect;
use crate::error::CheckApiError;
use crate::output::{print, tell, unless_reader_left};
use crate::report::{Report, Verdict};

/// The exit status when something differs and nothing is dangerous. As with every command, 1 means that it failed, and 2
/// that the command line isn't valid.
const WARNINGS: u8 = 3;
/// The exit status when something is dangerous.
const DANGEROUS: u8 = 4;

/// The arguments.
#[allow(clippy::doc_markdown, reason = "these comments are the text of --help")]
#[derive(Debug, Args)]
pub struct CheckApiCommand {
    /// Address of the API: the part before /customer/login
    pub url: String,
    /// The store's public key, sent as the header `key`
    #[arg(long, value_name = "KEY", default_value = paths::DEFAULT_KEY, value_parser = header)]
    pub key: String,
    /// The dialect that the server should speak
    #[arg(long, value_enum, default_value_t)]
    pub dialect: Dialect,
    /// Folder that the server writes its emails to, one *.eml file each; without it, checks that need a code or a link are skipped
    #[arg(long, value_name = "DIR", value_parser = folder)]
    pub mail: Option<PathBuf>,
    /// Domain of the made-up customers' email addresses; use one where only you receive mail
    #[arg(long, value_name = "DOMAIN", default_value = "example.com", value_parser = domain)]
    pub email_domain: String,
    /// Origin of the shop's pages, to check which origins CORS allows [default: that of the address]
    #[arg(long, value_name = "ORIGIN", value_parser = header)]
    pub origin: Option<String>,
    /// Access token of the AXIM customer login, to check hand-overs
    #[arg(
        long,
        env = "PORTICO_CHECK_ACCESS_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true,
        allow_hyphen_values = true
    )]
    pub access_token: Option<String>,
    /// Also write the report as JSON; `-` writes it to stdout, and the table to stderr
    #[arg(long, value_name = "FILE|-")]
    pub json: Option<PathBuf>,
    /// Don't ask for confirmation before checking another machine
    #[arg(long)]
    pub yes: bool,
}

/// A folder. `serve --mail` takes it with `file:` in front, so this does as well.
#[allow(clippy::unnecessary_wraps, reason = "clap asks for a result")]
fn folder(value: &str) -> Result<PathBuf, String> {
    Ok(value.strip_prefix("file:").unwrap_or(value).into())
}

fn header(value: &str) -> Result<String, String> {
    let wrong = |_| "use visible ASCII characters".to_owned();
    HeaderValue::try_from(value).map_err(wrong).map(|_| value.to_owned())
}

fn domain(value: &str) -> Result<String, String> {
    if rules::is_email(&format!("portico-check@{value}")) && value.contains('.') {
        return Ok(value.to_owned());
    }
    Err("write a domain such as example.com".to_owned())
}

/// The access token without the white space around it, and without what can't be seen, such as the byte order mark of a file. This is not a value parser, because clap prints the values that it
/// rejects.
fn access_token(given: Option<String>) -> Result<Option<String>, CheckApiError> {
    let token = given.map(|given| visible(&given)).filter(|token| !token.is_empty());
    let is_header = |token: &String| token.bytes().all(|byte| byte.is_ascii_graphic());
    if token.as_ref().is_none_or(is_header) { Ok(token) } else { Err(CheckApiError::AccessToken) }
}

/// Runs the checks and prints the report. The exit status is that of the worst finding: 0 for none, 3 if something differs, 4
/// if something is dangerous.
///
/// # Errors
/// When the address or the mail folder cannot be used, the server does not respond as this API does, no one confirmed the
/// check of another machine, or the report cannot be written.
pub async fn run(command: CheckApiCommand) -> Result<ExitCode, CheckApiError> {
    let CheckApiCommand { url, key, dialect, mail, email_domain, origin, access_token, json, yes } = command;
    let access_token = self::access_token(access_token)?;
    let options = Options { url, key, dialect, mail, email_domain, origin, access_token };
    let report = check(options, |url| yes || is_confirmed(url)).await?;
    let table = report.table();
    match json.as_deref() {
        Some(file) if file == Path::new("-") => {
            tell(format_args!("\n{table}"));
            print_report(to_json(&report) + "\n")?;
        }
        Some(file) => {
            let written = std::fs::write(file, to_json(&report) + "\n");
            print_report(format_args!("\n{table}"))?;
            written.map_err(|source| CheckApiError::Write { file: file.to_owned(), source })?;
        }
        None => print_report(format_args!("\n{table}"))?,
    }
    Ok(match report.worst() {
        Verdict::Dangerous => DANGEROUS.into(),
        Verdict::Warn => WARNINGS.into(),
        _ => ExitCode::SUCCESS,
    })
}

fn print_report(text: impl Display) -> Result<(), CheckApiError> {
    unless_reader_left(print(text)).map_err(CheckApiError::Print)
}

fn to_json(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default()
}

/// Asks at the terminal for confirmation. Without a terminal the answer is no.
fn is_confirmed(url: &str) -> bool {
    if !io::stdin().is_terminal() {
        return false;
    }
    tell(format_args!(
        "Create customers at {url}, have emails sent to them, and try wrong passwords on them? [y/N] "
    ));
    let mut answer = String::new();
    let _ = io::stdin().lock().read_line(&mut answer);
    matches!(answer.trim(), "y" | "Y" | "yes")
}
