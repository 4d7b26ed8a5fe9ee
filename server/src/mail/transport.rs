//! Where mails go: into a folder, a file each, or to a mail server over SMTP.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lettre::Message;
use lettre::address::{Address, AddressError, Envelope};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use portico_shared::rules;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::failure::Cause;
use super::smtp::{Smtp, SmtpError, UrlError};
use crate::base::error_chain::chain;
use crate::config::{MailSender, MailTarget};
use crate::store::outbox::QueuedMail;

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The sender's or the recipient's address is not a valid mail address.
    #[error("not a mail address")]
    Address(#[from] AddressError),
    /// The mail cannot be composed.
    #[error("cannot compose the mail")]
    Compose(#[from] lettre::error::Error),
    /// The folder cannot be written to.
    #[error("cannot write to the mail folder `{}`", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
    /// It took too long.
    #[error("sending the mail took too long")]
    TooSlow,
    /// The mail server's address is wrong.
    #[error(transparent)]
    Url(#[from] UrlError),
    /// The mail server did not take the mail.
    #[error(transparent)]
    Smtp(#[from] SmtpError),
}

impl TransportError {
    /// Whose fault it is.
    pub fn cause(&self) -> Cause {
        match self {
            // No address of a customer is like this today; an earlier release accepted longer ones.
            Self::Address(_) | Self::Compose(_) => Cause::Recipient,
            Self::Folder { .. } => Cause::Folder,
            Self::Url(_) | Self::TooSlow => Cause::Unreachable,
            Self::Smtp(error) => error.cause(),
        }
    }

    /// What the log says about it.
    pub fn explanation(&self) -> String {
        match self {
            Self::Smtp(error) => error.explanation(),
            other => chain(other),
        }
    }
}

enum Target {
    Folder(PathBuf),
    Smtp(Smtp),
}

/// Sends mails.
pub struct Transport {
    target: Target,
    from: Address,
}

impl Transport {
    /// Creates the folder, or parses the URL of the mail server.
    ///
    /// # Errors
    /// When the folder cannot be created, or an address is wrong.
    pub fn new(target: &MailTarget, sender: &MailSender) -> Result<Self, TransportError> {
        let target = match target {
            MailTarget::Folder(folder) => {
                private_folder(folder)
                    .map_err(|source| TransportError::Folder { folder: folder.clone(), source })?;
                Target::Folder(folder.clone())
            }
            MailTarget::Smtp(url) => Target::Smtp(Smtp::new(url, sender.helo_name.as_ref())?),
        };
        Ok(Self { target, from: address(&sender.from)? })
    }

    /// The name with which the mail server is greeted, if there is one.
    pub fn hello(&self) -> Option<String> {
        match &self.target {
            Target::Smtp(server) => Some(server.hello()),
            Target::Folder(_) => None,
        }
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// When the target did not accept it.
    pub async fn send(&self, mail: &QueuedMail, recipient: &str) -> Result<(), TransportError> {
        let to = address(recipient)?;
        let message = self.compose(mail, &to)?;
        match &self.target {
            Target::Smtp(server) => server.deliver(&self.from, &to, &message.formatted()).await?,
            Target::Folder(folder) => {
                let name = file_name(mail);
                let (hidden, complete) =
                    (folder.join(format!(".{name}.part")), folder.join(format!("{name}.eml")));
                let write = async {
                    tokio::fs::write(&hidden, message.formatted()).await?;
                    // A program that watches the folder must never see half a mail.
                    tokio::fs::rename(&hidden, &complete).await
                };
                write.await.map_err(|source| TransportError::Folder { folder: folder.clone(), source })?;
            }
        }
        Ok(())
    }

    /// Composes the mail, byte for byte the same in every attempt: by the Message-ID, the recipient's server recognizes a mail that it
    /// already has.
    fn compose(&self, mail: &QueuedMail, to: &Address) -> Result<Message, TransportError> {
        let made = mail.created_at.rfc3339_millis();
        let [id, boundary] = ["Message-ID", "boundary"].map(|of| {
            let hash = Sha256::digest(format!("{of} {} {} {made}", mail.nonce, mail.id));
            // Only letters: the code must be the only six-digit number in a mail.
            hash.iter().take(24).map(|byte| char::from(b'a' + byte % 26)).collect::<String>()
        });
        let message = Message::builder()
            // Set explicitly, since lettre would parse it from the headers, where it does not understand every quoted address.
            .envelope(Envelope::new(Some(self.from.clone()), vec![to.clone()])?)
            .date(SystemTime::from(mail.created_at))
            .message_id(Some(format!("<{id}@{}>", self.from.domain())))
            .from(Mailbox::new(Some(mail.sender_name.clone()), self.from.clone()))
            .to(Mailbox::new(None, to.clone()))
            .subject(&mail.subject)
            // RFC 3834: auto-responders must not reply.
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .raw_header(raw("Content-Language", &mail.language));
        let parts = MultiPart::alternative()
            .boundary(boundary)
            .singlepart(self.part(ContentType::TEXT_PLAIN, &mail.plain))
            .singlepart(self.part(ContentType::TEXT_HTML, &mail.html));
        Ok(message.multipart(parts)?)
    }

    /// A part of a mail. Where it can stay as it is, it does, so that a long link is in one piece in the file. Otherwise it's never
    /// encoded in base64, in which six digits could come together by chance.
    fn part(&self, kind: ContentType, text: &str) -> SinglePart {
        let as_it_is = match self.target {
            _ if text.lines().any(|line| line.len() > LINE) => None,
            _ if text.is_ascii() => Some(ContentTransferEncoding::SevenBit),
            Target::Folder(_) => Some(ContentTransferEncoding::EightBit),
            // Not every mail server takes it.
            Target::Smtp(_) => None,
        };
        let body = match as_it_is {
            Some(encoding) => Body::dangerous_pre_encoded(text.into(), encoding),
            None => Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::QuotedPrintable)
                .unwrap_or_else(Body::new),
        };
        SinglePart::builder().header(kind).body(body)
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Creates a folder that only its owner can read, since the mails in it hold live codes.
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

/// The longest line that a mail may have without encoding (RFC 5322, 2.1.1).
const LINE: usize = 998;

/// The name of a mail's file, which sorts by time. A mail that is sent again after a crash replaces its file.
fn file_name(mail: &QueuedMail) -> String {
    let time = OffsetDateTime::from(SystemTime::from(mail.created_at));
    let (hour, minute, second) = time.to_hms();
    let millisecond = time.millisecond();
    format!("{}T{hour:02}-{minute:02}-{second:02}.{millisecond:03}Z-{:08}", time.date(), mail.id)
}

/// A mail address: what the rule for emails accepts, and nothing else. A local part that RFC 5322 does not allow, such as one with
/// consecutive dots, is quoted.
fn address(email: &str) -> Result<Address, AddressError> {
    let parts = email.split_once('@').filter(|_| rules::is_mailable(email));
    let (local, domain) = parts.ok_or(AddressError::MissingParts)?;
    Address::new(local, domain).or_else(|_| Address::new(format!("\"{local}\""), domain))
}

#[cfg(test)]
mod tests {
    use lettre::transport::smtp::commands::Rcpt;
    use portico_shared::cases::{self, FormName};
    use portico_shared::forms::{Form as _, SendOtp};
    use proptest::prelude::*;

    use super::*;

    /// The command that names the recipient to a mail server.
    fn command(email: &str) -> Option<String> {
        address(email).ok().map(|address| Rcpt::new(address, Vec::new()).to_string())
    }

    /// Checks that the mailer decides as the rule does, and sends the address that was asked for.
    fn check(email: &str) {
        let command = command(email);
        assert_eq!(command.is_some(), rules::is_mailable(email), "{email:?}: {command:?}");
        let Some(command) = command else { return };
        let path = command.strip_prefix("RCPT TO:<").and_then(|rest| rest.strip_suffix(">\r\n"));
        let path = path.unwrap_or_else(|| panic!("{command:?}"));
        assert_eq!(path.replace('"', ""), email);
        assert!(path.is_ascii() && path.len() <= 254, "{path}");
        assert!(path.rsplit_once('@').is_some_and(|(local, _)| local.len() <= 64), "{path}");
    }

    proptest! {
        #[test]
        fn the_mailer_takes_exactly_the_addresses_of_the_rule(
            local in "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,70}",
            domain in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\\.[a-z0-9-]{1,66}){0,2}",
        ) {
            check(&format!("{local}@{domain}"));
        }

        #[test]
        fn the_mailer_takes_no_other_text(text in "\\PC{0,12}@\\PC{0,12}") {
            check(&text);
        }
    }

    #[test]
    fn the_mailer_agrees_with_the_rule_about_every_case() {
        let mut accepted = 0;
        for case in cases::cases().into_iter().filter(|case| case.form == FormName::SendOtp) {
            let mut form = SendOtp { email_id: case.value.clone() };
            let is_good = form.check().is_empty();
            assert_eq!(is_good, case.refused.is_none(), "{case}");
            check(&form.email_id);
            if is_good {
                assert!(command(&form.email_id).is_some(), "{case}");
                accepted += 1;
            }
        }
        assert!(accepted > 20, "{accepted}");
    }
}
