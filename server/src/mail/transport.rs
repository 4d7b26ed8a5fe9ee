//! The ways in which a mail leaves: as a file in a folder, or over SMTP.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lettre::Message;
use lettre::address::{Address, AddressError, Envelope};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::sender::Waiting;
use super::smtp::{Smtp, SmtpError, UrlError};
use crate::api::problem::chain;
use crate::config::MailTarget;

/// Why a mail did not leave.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The sender's or the recipient's address is none that mail knows.
    #[error("not a mail address")]
    Address(#[from] AddressError),
    /// The mail cannot be put together.
    #[error("cannot put the mail together")]
    Compose(#[from] lettre::error::Error),
    /// The folder cannot be written to.
    #[error("cannot write to the mail folder `{}`", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The mail server's address is wrong.
    #[error(transparent)]
    Url(#[from] UrlError),
    /// The mail server did not take the mail.
    #[error(transparent)]
    Smtp(#[from] SmtpError),
}

impl TransportError {
    /// Whether it makes no sense to try again.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Address(_) | Self::Compose(_) => true,
            Self::Folder { .. } | Self::Url(_) => false,
            Self::Smtp(error) => error.is_final(),
        }
    }

    /// What a log may say of it.
    pub fn cause(&self) -> String {
        match self {
            Self::Smtp(error) => error.cause(),
            other => chain(other),
        }
    }
}

enum Way {
    Folder(PathBuf),
    Smtp(Smtp),
}

/// Sends mails.
pub struct Transport {
    way: Way,
    from: Address,
}

impl Transport {
    /// Makes the folder ready, or reads the mail server's address.
    ///
    /// # Errors
    /// When the folder cannot be made, or an address is wrong.
    pub fn new(target: &MailTarget, from: &str) -> Result<Self, TransportError> {
        let way = match target {
            MailTarget::Folder(folder) => {
                private_folder(folder)
                    .map_err(|source| TransportError::Folder { folder: folder.clone(), source })?;
                Way::Folder(folder.clone())
            }
            MailTarget::Smtp(url) => Way::Smtp(Smtp::new(url)?),
        };
        Ok(Self { way, from: from.parse()? })
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// When it could not be handed over.
    pub async fn send(&self, mail: &Waiting, recipient: &str) -> Result<(), TransportError> {
        let message = self.compose(mail, recipient)?;
        match &self.way {
            Way::Smtp(server) => server.deliver(message.envelope(), &message.formatted()).await?,
            Way::Folder(folder) => {
                let name = file_name(mail);
                let (hidden, complete) =
                    (folder.join(format!(".{name}.part")), folder.join(format!("{name}.eml")));
                let write = async {
                    tokio::fs::write(&hidden, message.formatted()).await?;
                    // Whoever watches the folder never sees half a mail.
                    tokio::fs::rename(&hidden, &complete).await
                };
                write.await.map_err(|source| TransportError::Folder { folder: folder.clone(), source })?;
            }
        }
        Ok(())
    }

    /// The same, to the byte, whenever the same mail is tried again: a recipient's server or program knows by the
    /// Message-ID that it has it already.
    fn compose(&self, mail: &Waiting, recipient: &str) -> Result<Message, TransportError> {
        let made = mail.created_at.rfc3339_millis();
        let [id, boundary] = ["Message-ID", "boundary"].map(|of| {
            let hash = Sha256::digest(format!("{of} {} {} {made}", mail.nonce, mail.id));
            // Only letters: a mail with a code has no other number of six digits anywhere.
            hash.iter().take(24).map(|byte| char::from(b'a' + byte % 26)).collect::<String>()
        });
        let to = address(recipient)?;
        let message = Message::builder()
            // Said here, since lettre would read it back from the headers and does not know each quoted address again.
            .envelope(Envelope::new(Some(self.from.clone()), vec![to.clone()])?)
            .date(SystemTime::from(mail.created_at))
            .message_id(Some(format!("<{id}@{}>", self.from.domain())))
            .from(Mailbox::new(Some(mail.sender_name.clone()), self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            // RFC 3834: tells holiday responders to keep quiet.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        let parts = MultiPart::alternative()
            .boundary(boundary)
            .singlepart(part(ContentType::TEXT_PLAIN, &mail.plain))
            .singlepart(part(ContentType::TEXT_HTML, &mail.html));
        Ok(message.multipart(parts)?)
    }
}

/// Makes a folder for nobody else's eyes, if it is not there: the mails in it hold live codes.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// The longest line that a mail may have as it is (RFC 5322, 2.1.1).
const LINE: usize = 998;

/// A part of a mail. ASCII goes as it is, so that a long link stays whole in the file; lettre would wrap it already from
/// 76 characters on.
fn part(kind: ContentType, text: &str) -> SinglePart {
    let as_it_is = text.is_ascii() && text.lines().all(|line| line.len() <= LINE);
    let body = if as_it_is {
        Body::dangerous_pre_encoded(text.into(), ContentTransferEncoding::SevenBit)
    } else {
        Body::new(text.to_owned())
    };
    SinglePart::builder().header(kind).body(body)
}

/// A file's name sorts by time. A mail that is sent again after a crash takes the same name and replaces itself.
fn file_name(mail: &Waiting) -> String {
    let time = OffsetDateTime::from(SystemTime::from(mail.created_at));
    let (hour, minute, second) = time.to_hms();
    let millisecond = time.millisecond();
    format!("{}T{hour:02}-{minute:02}-{second:02}.{millisecond:03}Z-{:08}", time.date(), mail.id)
}

/// An address of the grammar of `<input type=email>` as mail has it: a local part with dots where RFC 5322 has none
/// becomes a quoted one.
fn address(email: &str) -> Result<Address, AddressError> {
    email.parse().or_else(|error| {
        let Some((local, domain)) = email.split_once('@') else { return Err(error) };
        Address::new(format!("\"{local}\""), domain)
    })
}
