//! One run of all checks against one server.

use std::path::PathBuf;

use portico_shared::paths;
use reqwest::Method;
use serde_json::json;

use crate::dialect::Dialect;
use crate::error::CheckApiError;
use crate::groups::{answers, codes, cors, hand_over, passkeys, register, resets, sessions, sign_in, social};
use crate::http::{Client, MAX_REQUESTS, Request, Response, Target};
use crate::mailbox::Mailbox;
use crate::output::say;
use crate::report::Report;
use crate::run::{Run, login};

/// What to check.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address of the API.
    pub url: String,
    /// The store's public key.
    pub key: String,
    /// The dialect that the server should speak.
    pub dialect: Dialect,
    /// The folder that the server writes its mails to.
    pub mail: Option<PathBuf>,
    /// The domain of the made-up customers' email addresses.
    pub email_domain: String,
    /// The origin of the shop's pages; without one, that of the address.
    pub origin: Option<String>,
    /// An access token of the AXIM customer login.
    pub access_token: Option<String>,
}

/// Checks a server. Nothing is sent to another machine unless `confirm` agrees to its address.
///
/// # Errors
/// When the address or the mail folder cannot be used, the server does not respond as this API does, or `confirm` does not
/// agree.
pub async fn check(options: Options, confirm: impl FnOnce(&str) -> bool) -> Result<Report, CheckApiError> {
    let Options { url, key, dialect, mail, email_domain, origin, access_token } = options;
    let mut target = Target::new(&url).await?;
    target.add_default_prefix(dialect.prefix());
    let open = |folder: PathBuf| {
        Mailbox::new(folder.clone()).map_err(|source| CheckApiError::Mail { folder, source })
    };
    let mailbox = mail.map(open).transpose()?;
    let url = target.url();
    if !(target.is_loopback() || confirm(&url)) {
        return Err(CheckApiError::NotConfirmed(url));
    }
    say(format_args!(
        "Checking {url} as dialect {}, with at most {MAX_REQUESTS} requests.",
        dialect.as_str()
    ));
    let origin = origin.unwrap_or_else(|| target.origin());
    let run = Run::new(Client::new(target, key)?, mailbox, dialect, email_domain);
    probe(&run, &url).await?;

    if dialect == Dialect::Axim {
        hand_over::run(&run, access_token.as_deref()).await;
        cors::run(&run, &origin).await;
    } else {
        every_group(&run, &origin, access_token.as_deref()).await;
    }
    Ok(run.into_report(url))
}

/// Runs the groups. Locks and mail limits come last, because they make other checks impossible.
async fn every_group(run: &Run, origin: &str, access_token: Option<&str>) {
    answers::run(run).await;
    cors::run(run, origin).await;
    // The first one to be made: a server that signs in without an address takes the first customer it has.
    let mut customer = run.customer("main").await;
    sessions::run(run, &customer).await;
    codes::run(run, &customer).await;
    register::run(run, &customer).await;
    let keys = resets::run(run, &mut customer).await;
    sign_in::run(run, &mut customer).await;
    resets::mail_limit(run, &customer).await;
    if run.dialect == Dialect::Portico {
        hand_over::run(run, access_token).await;
        social::run(run).await;
        passkeys::run(run).await;
    }
    answers::review(run, &keys);
}

/// Finds out whether it is this API at all, with one request that changes nothing.
async fn probe(run: &Run, url: &str) -> Result<(), CheckApiError> {
    let request = if run.dialect == Dialect::Axim {
        Request::json(Method::POST, paths::LOGIN, &json!({"email": run.address("nobody")}))
    } else {
        login(&run.address("nobody"), "Aa1!nobody")
    };
    let response = run.client.send(request).await;
    let response = response.map_err(|source| CheckApiError::NoResponse { url: url.to_owned(), source })?;
    let has = |member: &str| response.json.get(member).is_some();
    if has("status") || has("success") || has("code") {
        return Ok(());
    }
    Err(CheckApiError::NotThisApi { url: url.to_owned(), response: describe(&response) })
}

fn describe(response: &Response) -> String {
    let kind = response.header("content-type").unwrap_or("no content type");
    match response.header("location") {
        Some(location) => format!("{}, leading to {location}", response.status),
        None => format!("{} and {kind}", response.status),
    }
}
