//! Delivers mails to a mail server in bounded time, and explains failures.

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
}

/// The step of a delivery that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Connect,
    StartTls,
    SignIn,
    Transfer,
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
    /// Parses the URL of a mail server.
    ///
    /// # Errors
    /// When it is malformed, or would send a password in the clear.
    pub fn new(url: &str) -> Result<Self, UrlError> {
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
        Ok(Self { host: host.to_owned(), port: url.port().unwrap_or(usual_port), tls, credentials })
    }

    /// Delivers a mail on a connection of its own: after an interrupted delivery we could not tell which mail the next answer on the
    /// same connection belongs to.
    ///
    /// # Errors
    /// When the server cannot be used or does not accept the mail, or not in time.
    pub async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpError> {
        let mut connection = self.connect().await?;
        let sent =
            Step::Transfer.by(Instant::now() + TRANSFER_TIMEOUT, connection.send(envelope, message)).await;
        if sent.is_ok() {
            // The answer does not matter.
            tokio::spawn(async move { timeout(QUIT_TIMEOUT, connection.quit()).await });
        }
        sent.map(|_| ())
    }

    /// Connects, begins TLS and signs in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let end = Instant::now() + SIGN_IN_TIMEOUT;
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
    /// Whether the server refuses this mail for good. One that cannot be signed in to, or asks for a sign-in or TLS, may accept it once
    /// the configuration is corrected.
    pub fn is_final(&self) -> bool {
        let Some(error) = self.source.as_ref().filter(|_| self.step == Step::Transfer) else { return false };
        let status = error.status().map(|status| status.to_string()).unwrap_or_default();
        // 530: sign in first. 5.7: not allowed, such as to send to others (RFC 3463).
        error.is_permanent()
            && status != "530"
            && !enhanced(error).is_some_and(|code| code.starts_with("5.7."))
    }

    /// What the log says, and what to do. Mail servers repeat the recipient's address in their answers, so only the codes of those are
    /// logged.
    pub fn cause(&self) -> String {
        let Some(error) = &self.source else {
            let did = match self.step {
                Step::Connect => "accept the connection",
                Step::StartTls => "begin TLS",
                Step::SignIn => "answer the sign-in",
                Step::Transfer => "accept the mail",
            };
            return format!("the mail server took too long to {did}");
        };
        if let Some(status) = error.status() {
            let code = enhanced(error).map(|code| format!(" {code}")).unwrap_or_default();
            let advice = match self.step {
                Step::SignIn => " to the user and password in the URL of --mail: correct them",
                Step::Transfer if status.to_string() == "530" => {
                    ": it requires a user and a password, or TLS; add them to the URL of --mail"
                }
                _ => "",
            };
            return format!("the mail server answered {status}{code}{advice}");
        }
        // lettre includes the sources of the error.
        let cause = error.to_string();
        let advice = match self.step {
            Step::StartTls if error.is_client() => {
                "--mail requires TLS, which the mail server does not offer on this port"
            }
            Step::SignIn if error.is_client() => {
                "the mail server does not support signing in on this port; use another port, or remove the user and password from the URL of --mail"
            }
            _ if cause.contains("certificate") => {
                "the mail server's certificate is not trusted: use the host that it was issued for, and put its authority into SSL_CERT_FILE"
            }
            Step::Transfer if error.is_client() => "the mail server does not accept this address or text",
            Step::Transfer => "the mail server closed the connection",
            Step::Connect | Step::StartTls | Step::SignIn => {
                "the mail server cannot be reached, or refuses the connection"
            }
        };
        format!("{advice} ({cause})")
    }
}

/// The enhanced status code (RFC 3463) of an answer, such as `5.7.8`.
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
            ("smtp://ada:secret@mail.example?tls=yes", "tls must be"),
            ("smtp://ada:secret@mail.example:587", "in the clear"),
            ("smtp://ada:secret@mail.example?tls=opportunistic", "in the clear"),
        ] {
            assert!(said(url).contains(refusal) && !said(url).contains("secret"), "{url}: {}", said(url));
        }
    }
}
