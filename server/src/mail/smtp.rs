//! Handing a mail over to a mail server, in bounded time, and what to do where that fails.

use std::error::Error as _;
use std::net::IpAddr;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

/// How long a mail server may take until it lets us in.
const ENTRANCE: Duration = Duration::from_secs(20);
/// How long it may take for a mail: some look through it before they take it.
const HAND_OVER: Duration = Duration::from_mins(1);
/// The longest that a delivery takes.
pub const DELIVERY_TIMEOUT: Duration = Duration::from_secs(ENTRANCE.as_secs() + HAND_OVER.as_secs());
/// How long it may take to say good-bye. Nobody waits for it.
const FAREWELL: Duration = Duration::from_secs(5);

/// What is wrong with the URL of a mail server. Never the URL itself: a password may be in it.
#[derive(Debug, thiserror::Error)]
pub enum UrlError {
    /// It is none.
    #[error(
        "write smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:587?tls=required; percent-encode what is special"
    )]
    Form,
    /// Something else than `required` or `opportunistic`.
    #[error("tls is `required`, `opportunistic` or absent")]
    Tls,
    /// A password would go over the network for everybody to read.
    #[error(
        "add ?tls=required, or write smtps://: without it the password goes over the network in the clear"
    )]
    Clear,
    /// The certificates that the system trusts cannot be read.
    #[error("no TLS")]
    Certificates(#[source] Error),
}

/// A mail server, and how to get in.
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
}

/// What was being done when a delivery failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Connect,
    StartTls,
    SignIn,
    HandOver,
}

/// Why a mail was not handed over.
#[derive(Debug, thiserror::Error)]
#[error("the mail server did not take the mail")]
pub struct SmtpError {
    step: Step,
    /// None when it took too long.
    source: Option<Error>,
}

impl Step {
    /// Takes the step, unless it is not done in time.
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
    /// Reads the URL of a mail server.
    ///
    /// # Errors
    /// When it is not of the form, or would give the password away.
    pub fn new(url: &str) -> Result<Self, UrlError> {
        let url = Url::parse(url).map_err(|_| UrlError::Form)?;
        // An IPv6 address has brackets in a URL, and nowhere else.
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
        Ok(Self { host: host.to_owned(), port: url.port().unwrap_or(usual_port), tls, credentials })
    }

    /// Hands a mail over, on a connection of its own: after a delivery that was given up midway nobody knows what the next
    /// answer on its connection belongs to.
    ///
    /// # Errors
    /// When the server does not let us in or does not take the mail, or not in time.
    pub async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpError> {
        let mut connection = self.enter().await?;
        let sent = Step::HandOver.by(Instant::now() + HAND_OVER, connection.send(envelope, message)).await;
        if sent.is_ok() {
            // What it says to good-bye no longer matters.
            tokio::spawn(async move { timeout(FAREWELL, connection.quit()).await });
        }
        sent.map(|_| ())
    }

    /// Connects, begins TLS and signs in.
    async fn enter(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let end = Instant::now() + ENTRANCE;
        let hello = ClientId::default();
        let address = (self.host.as_str(), self.port);
        let at_once = if let Tls::Wrapper(trusted) = &self.tls { Some(trusted.clone()) } else { None };
        let connecting = AsyncSmtpConnection::connect_tokio1(address, None, &hello, at_once, None);
        let mut connection = Step::Connect.by(end, connecting).await?;
        let trusted = match &self.tls {
            Tls::Required(trusted) => Some(trusted),
            Tls::Opportunistic(trusted) if connection.can_starttls() => Some(trusted),
            _ => None,
        };
        if let Some(trusted) = trusted {
            Step::StartTls.by(end, connection.starttls(trusted.clone(), &hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            Step::SignIn.by(end, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }
}

fn is_loopback(host: &str) -> bool {
    let address: Option<IpAddr> = host.parse().ok();
    host == "localhost" || address.is_some_and(|address| address.is_loopback())
}

impl SmtpError {
    /// Whether it is this mail that is refused for good. A server that lets nobody in, or wants something of us first, may
    /// take it once somebody has put that right.
    pub fn is_final(&self) -> bool {
        let Some(error) = self.source.as_ref().filter(|_| self.step == Step::HandOver) else { return false };
        let status = error.status().map(|status| status.to_string()).unwrap_or_default();
        // 530: sign in first. 5.7: not allowed, such as to send to others (RFC 3463).
        error.is_permanent()
            && status != "530"
            && !enhanced(error).is_some_and(|code| code.starts_with("5.7."))
    }

    /// What a log may say of it, and what to do. A mail server likes to repeat the recipient's address in its answers, so of
    /// those only the codes are told.
    pub fn cause(&self) -> String {
        let Some(error) = &self.source else {
            let did = match self.step {
                Step::Connect => "let us in",
                Step::StartTls => "begin TLS",
                Step::SignIn => "say whether we may sign in",
                Step::HandOver => "take the mail",
            };
            return format!("the mail server took too long to {did}");
        };
        if let Some(status) = error.status() {
            let code = enhanced(error).map(|code| format!(" {code}")).unwrap_or_default();
            let advice = match self.step {
                Step::SignIn => " to the user and password in the URL of --mail: correct them",
                Step::HandOver if status.to_string() == "530" => {
                    ": it wants a user and a password, or TLS; put them into the URL of --mail"
                }
                _ => "",
            };
            return format!("the mail server answered {status}{code}{advice}");
        }
        // With what caused it: lettre says so itself.
        let cause = error.to_string();
        let advice = match self.step {
            Step::StartTls if error.is_client() => {
                "--mail asks for TLS, which the mail server does not offer on this port"
            }
            Step::SignIn if error.is_client() => {
                "the mail server lets nobody sign in on this port; take another port, or the user and password out of the URL of --mail"
            }
            _ if cause.contains("certificate") => {
                "the mail server's certificate is not trusted: name the host it is made out to, and its authority in SSL_CERT_FILE"
            }
            Step::HandOver if error.is_client() => "the mail server does not take such an address or text",
            Step::HandOver => "the mail server broke off",
            Step::Connect | Step::StartTls | Step::SignIn => {
                "the mail server cannot be reached, or does not let us in"
            }
        };
        format!("{advice} ({cause})")
    }
}

/// The code of RFC 3463 with which the text of an answer may begin, such as `5.7.8`.
fn enhanced(error: &Error) -> Option<String> {
    let text = error.source()?.to_string();
    let code = text.split_whitespace().next()?;
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (code.split('.').count() == 3 && code.split('.').all(is_number)).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: &str) -> String {
        Smtp::new(url).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_url_names_host_port_and_user() {
        let smtp =
            Smtp::new("smtp://shop%40mail.example:p%40ss%3Aw%2Frd@mail.example?tls=required").expect("a URL");
        assert_eq!((smtp.host.as_str(), smtp.port), ("mail.example", 587));
        let credentials = Credentials::new("shop@mail.example".to_owned(), "p@ss:w/rd".to_owned());
        assert!(smtp.credentials == Some(credentials));
        for (url, host, port) in [
            ("smtps://ada:secret@mail.example", "mail.example", 465),
            ("smtp://mail.example", "mail.example", 25),
            ("smtp://[::1]:2525", "::1", 2525),
            ("smtp://ada:secret@localhost:2525", "localhost", 2525),
        ] {
            let smtp = Smtp::new(url).expect("a URL");
            assert_eq!((smtp.host.as_str(), smtp.port), (host, port), "{url}");
        }
    }

    #[test]
    fn a_url_that_cannot_be_is_refused_without_its_password() {
        for (url, refusal) in [
            ("smtp://", "write smtps://"),
            ("smtp://ada@mail.example", "write smtps://"),
            ("smtp://ada:secret@mail.example:port", "write smtps://"),
            ("smtp://ada:secret@mail.example?tls=yes", "tls is"),
            ("smtp://ada:secret@mail.example:587", "in the clear"),
            ("smtp://ada:secret@mail.example?tls=opportunistic", "in the clear"),
        ] {
            assert!(said(url).contains(refusal) && !said(url).contains("secret"), "{url}: {}", said(url));
        }
    }
}
