//! Delivers mails to a mail server in bounded time, and explains failures.

use std::error::Error as _;
use std::net::IpAddr;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

use super::failure::{Cause, Reply, Step};
use crate::config::HeloName;

/// How long connecting, TLS and signing in may take together.
const SIGN_IN_TIMEOUT: Duration = Duration::from_secs(20);
/// How long accepting a mail may take: some servers scan it first.
const TRANSFER_TIMEOUT: Duration = Duration::from_mins(1);
/// The longest that a delivery can take.
pub const DELIVERY_TIMEOUT: Duration =
    Duration::from_secs(SIGN_IN_TIMEOUT.as_secs() + TRANSFER_TIMEOUT.as_secs());
/// How long QUIT may take, in the background.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// What is wrong with the URL of a mail server. Never contains the URL, since it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum UrlError {
    /// It is not the URL of a mail server.
    #[error(
        "write smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:587?tls=required; percent-encode special characters"
    )]
    Form,
    /// `tls` is neither `required` nor `opportunistic`.
    #[error("tls must be `required`, `opportunistic` or absent")]
    Tls,
    /// A password would be sent in the clear.
    #[error(
        "add ?tls=required, or write smtps://: without it the password would be sent over the network in the clear"
    )]
    Clear,
    /// The trusted certificates of the system cannot be read.
    #[error("cannot use TLS")]
    Certificates(#[source] Error),
}

/// A mail server, and how to connect to it.
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

/// Why a mail was not delivered.
#[derive(Debug, thiserror::Error)]
#[error("the mail server did not accept the mail")]
pub struct SmtpError {
    step: Step,
    /// None if it took too long.
    source: Option<Error>,
}

impl Step {
    /// Runs the step until `end` at most.
    async fn by<T>(
        self,
        end: Instant,
        doing: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, SmtpError> {
        match timeout_at(end, doing).await {
            Ok(done) => done.map_err(|source| SmtpError { step: self, source: Some(source) }),
            Err(_) => Err(SmtpError { step: self, source: None }),
        }
    }
}

impl Smtp {
    /// Parses the URL of a mail server, which is greeted with `name`, or else with the name of this machine.
    ///
    /// # Errors
    /// When it is malformed, or would send a password in the clear.
    pub fn new(url: &str, name: Option<&HeloName>) -> Result<Self, UrlError> {
        let url = Url::parse(url).map_err(|_| UrlError::Form)?;
        // Only URLs have brackets around an IPv6 address.
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        if host.is_empty() {
            return Err(UrlError::Form);
        }
        let decoded = |text| percent_decode_str(text).decode_utf8().map_err(|_| UrlError::Form);
        let credentials = match (decoded(url.username())?, url.password()) {
            (user, Some(password)) => Some(Credentials::new(user.into(), decoded(password)?.into())),
            (user, None) if user.is_empty() => None,
            _ => return Err(UrlError::Form),
        };
        let trusted = || TlsParameters::new(host.to_owned()).map_err(UrlError::Certificates);
        let asked = url.query_pairs().find_map(|(name, value)| (name == "tls").then(|| value.into_owned()));
        let (tls, usual_port) = match (url.scheme(), asked.as_deref()) {
            ("smtps", None | Some("required")) => (Tls::Wrapper(trusted()?), SUBMISSIONS_PORT),
            ("smtp", Some("required")) => (Tls::Required(trusted()?), SUBMISSION_PORT),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(trusted()?), SUBMISSION_PORT),
            ("smtp", None) => (Tls::None, SMTP_PORT),
            ("smtp" | "smtps", _) => return Err(UrlError::Tls),
            _ => return Err(UrlError::Form),
        };
        let is_safe = matches!(tls, Tls::Required(_) | Tls::Wrapper(_)) || is_loopback(host);
        if credentials.is_some() && !is_safe {
            return Err(UrlError::Clear);
        }
        let port = url.port().unwrap_or(usual_port);
        Ok(Self { host: host.to_owned(), port, tls, credentials, hello: hello(name.cloned()) })
    }

    /// The name with which it is greeted.
    pub fn hello(&self) -> String {
        self.hello.to_string()
    }

    /// Delivers a mail on a connection of its own: after an interrupted delivery we could not tell which mail the next answer on the
    /// same connection belongs to.
    ///
    /// # Errors
    /// When the server cannot be used or does not accept the mail, or not in time.
    pub async fn deliver(&self, from: &Address, to: &Address, message: &[u8]) -> Result<(), SmtpError> {
        let mut connection = self.connect().await?;
        let sent = transfer(&mut connection, from, to, message).await;
        // After anything but a reply, we could not tell what the next one is about.
        if sent.as_ref().err().is_none_or(SmtpError::is_reply) {
            tokio::spawn(async move { timeout(QUIT_TIMEOUT, connection.quit()).await });
        }
        sent
    }

    /// Connects, begins TLS and signs in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let end = Instant::now() + SIGN_IN_TIMEOUT;
        let hello = &self.hello;
        let address = (self.host.as_str(), self.port);
        let at_once = if let Tls::Wrapper(trusted) = &self.tls { Some(trusted.clone()) } else { None };
        let connecting = AsyncSmtpConnection::connect_tokio1(address, None, hello, at_once, None);
        let mut connection = Step::Connect.by(end, connecting).await?;
        let trusted = match &self.tls {
            Tls::Required(trusted) => Some(trusted),
            Tls::Opportunistic(trusted) if connection.can_starttls() => Some(trusted),
            _ => None,
        };
        if let Some(trusted) = trusted {
            Step::StartTls.by(end, connection.starttls(trusted.clone(), hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            Step::SignIn.by(end, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }
}

/// Hands over a mail, step by step, so that a refusal can be told from another.
async fn transfer(
    connection: &mut AsyncSmtpConnection,
    from: &Address,
    to: &Address,
    message: &[u8],
) -> Result<(), SmtpError> {
    let end = Instant::now() + TRANSFER_TIMEOUT;
    // No parameters: addresses are ASCII by their rule, and so is a composed mail.
    let sender = Mail::new(Some(from.clone()), Vec::new());
    Step::Sender.by(end, connection.command(sender)).await?;
    Step::Recipient.by(end, connection.command(Rcpt::new(to.clone(), Vec::new()))).await?;
    Step::Content.by(end, connection.command(Data)).await?;
    Step::Content.by(end, connection.message(message)).await?;
    Ok(())
}

/// What follows `EHLO`.
fn hello(name: Option<HeloName>) -> ClientId {
    let of_host = || match ClientId::default() {
        ClientId::Domain(host) => HeloName::of_host(Some(host)),
        _ => HeloName::of_host(None),
    };
    match name.unwrap_or_else(of_host) {
        HeloName::Domain(name) => ClientId::Domain(name),
        HeloName::Address(IpAddr::V4(address)) => ClientId::Ipv4(address),
        HeloName::Address(IpAddr::V6(address)) => ClientId::Ipv6(address),
    }
}

fn is_loopback(host: &str) -> bool {
    let address: Option<IpAddr> = host.parse().ok();
    host == "localhost" || address.is_some_and(|address| address.is_loopback())
}

impl SmtpError {
    /// The reply of the mail server, if it failed with one.
    fn with_reply<T>(&self, then: impl FnOnce(Reply<'_>) -> T) -> Option<T> {
        let error = self.source.as_ref()?;
        let status = error.status()?.to_string().parse().ok()?;
        let text = error.source().map(ToString::to_string).unwrap_or_default();
        Some(then(Reply { status, text: &text }))
    }

    fn is_reply(&self) -> bool {
        self.with_reply(|_| ()).is_some()
    }

    /// Whose fault it is.
    pub fn cause(&self) -> Cause {
        let of_reply = self.with_reply(|reply| reply.cause(self.step));
        of_reply.unwrap_or_else(|| match (self.step, &self.source) {
            (Step::SignIn, Some(error)) if error.is_client() => Cause::SignIn,
            (Step::StartTls, Some(error)) if error.is_client() => Cause::Tls,
            (_, Some(error)) if error.is_tls() || is_untrusted(error) => Cause::Tls,
            _ => Cause::Unreachable,
        })
    }

    /// What the log says, and what to do. Mail servers repeat the recipient's address in their replies, so only the codes of those are
    /// logged.
    pub fn explanation(&self) -> String {
        let Some(error) = &self.source else {
            let did = match self.step {
                Step::Connect => "accept the connection",
                Step::StartTls => "begin TLS",
                Step::SignIn => "answer the sign-in",
                Step::Sender | Step::Recipient | Step::Content => "accept the mail",
            };
            return format!("the mail server took too long to {did}");
        };
        let answered = self.with_reply(|reply| {
            let code = reply.enhanced().map(|code| format!(" {code}")).unwrap_or_default();
            let at = match self.step {
                Step::Sender => " to the sender's address",
                Step::Recipient => " to the recipient's address",
                Step::Content => " to the content",
                Step::Connect | Step::StartTls | Step::SignIn => "",
            };
            format!("the mail server answered {}{code}{at}{}", reply.status, reply.advice(self.step))
        });
        answered.unwrap_or_else(|| {
            let advice = match self.step {
                Step::StartTls if error.is_client() => {
                    "--mail requires TLS, which the mail server does not offer on this port"
                }
                Step::SignIn if error.is_client() => {
                    "the mail server does not support signing in on this port; use another port, or remove the user and password from the URL of --mail"
                }
                _ if is_untrusted(error) => {
                    "the mail server's certificate is not trusted: use the host that it was issued for, and put its authority into SSL_CERT_FILE"
                }
                Step::Sender | Step::Recipient | Step::Content => "the mail server closed the connection",
                Step::Connect | Step::StartTls | Step::SignIn => {
                    "the mail server cannot be reached, or refuses the connection"
                }
            };
            // lettre includes the sources of the error.
            format!("{advice} ({error})")
        })
    }
}

fn is_untrusted(error: &Error) -> bool {
    error.to_string().contains("certificate")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: &str) -> String {
        Smtp::new(url, None).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_url_names_host_port_and_user() {
        let smtp = Smtp::new("smtp://shop%40mail.example:p%40ss%3Aw%2Frd@mail.example?tls=required", None)
            .expect("a URL");
        assert_eq!((smtp.host.as_str(), smtp.port), ("mail.example", 587));
        let credentials = Credentials::new("shop@mail.example".to_owned(), "p@ss:w/rd".to_owned());
        assert!(smtp.credentials == Some(credentials));
        for (url, host, port) in [
            ("smtps://ada:secret@mail.example", "mail.example", 465),
            ("smtp://mail.example", "mail.example", 25),
            ("smtp://[::1]:2525", "::1", 2525),
            ("smtp://ada:secret@localhost:2525", "localhost", 2525),
        ] {
            let smtp = Smtp::new(url, None).expect("a URL");
            assert_eq!((smtp.host.as_str(), smtp.port), (host, port), "{url}");
        }
    }

    #[test]
    fn a_url_that_cannot_be_is_refused_without_its_password() {
        for (url, refusal) in [
            ("smtp://", "write smtps://"),
            ("smtp://ada@mail.example", "write smtps://"),
            ("smtp://ada:secret@mail.example:port", "write smtps://"),
            ("smtp://ada:secret@mail.example?tls=yes", "tls must be"),
            ("smtp://ada:secret@mail.example:587", "in the clear"),
            ("smtp://ada:secret@mail.example?tls=opportunistic", "in the clear"),
        ] {
            assert!(said(url).contains(refusal) && !said(url).contains("secret"), "{url}: {}", said(url));
        }
    }
}
