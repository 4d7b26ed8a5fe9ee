//! The mails that the shop sent, read from its mail folder.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::{Context, Result, anyhow, ensure};
use mailparse::{MailHeaderMap, ParsedMail};

use crate::wait::eventually;

/// The folder into which the server puts one file for each mail.
pub struct Mailbox {
    folder: PathBuf,
}

/// A mail, as far as the tests look at it.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The header `Subject`.
    pub subject: String,
    /// The plain-text part.
    pub text: String,
    to: String,
    sent: SystemTime,
}

impl Mailbox {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The mails to `address` so far, oldest first.
    ///
    /// # Errors
    /// When a file cannot be read as a mail.
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        let mut mails = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "eml") {
                let sent = fs::metadata(&path)?.modified()?;
                let mail = Mail::parse(&fs::read(&path)?, sent)
                    .with_context(|| format!("{} is no mail", path.display()))?;
                if mail.to.contains(address) {
                    mails.push(mail);
                }
            }
        }
        mails.sort_by_key(|mail| mail.sent);
        Ok(mails)
    }

    /// Waits until `count` mails to `address` are there, and gives the newest.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn nth_mail_to(&self, address: &str, count: usize) -> Result<Mail> {
        eventually(&format!("mail number {count} to {address}"), async || {
            let mut mails = self.mails_to(address)?;
            ensure!(mails.len() >= count, "there are {} mails to {address}", mails.len());
            mails.pop().ok_or_else(|| anyhow!("there is no mail to {address}"))
        })
        .await
    }

    /// Waits for a mail to `address`, and gives the newest.
    ///
    /// # Errors
    /// When none comes.
    pub async fn mail_to(&self, address: &str) -> Result<Mail> {
        self.nth_mail_to(address, 1).await
    }
}

impl Mail {
    fn parse(raw: &[u8], sent: SystemTime) -> Result<Self> {
        let mail = mailparse::parse_mail(raw)?;
        let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
        let text = plain_text(&mail)?.ok_or_else(|| anyhow!("the mail has no plain-text part"))?;
        Ok(Self { subject: header("Subject"), to: header("To"), text, sent })
    }

    /// The six-digit code.
    ///
    /// # Errors
    /// When the mail has none, or more than one number of six digits.
    pub fn code(&self) -> Result<String> {
        let numbers = self.text.split(|c: char| !c.is_ascii_digit());
        let codes: Vec<_> = numbers.filter(|number| number.len() == 6).collect();
        match codes.as_slice() {
            [code] => Ok((*code).to_owned()),
            _ => Err(anyhow!("the mail has {} six-digit numbers:\n{}", codes.len(), self.text)),
        }
    }

    /// The link of a reset.
    ///
    /// # Errors
    /// When the mail has none.
    pub fn link(&self) -> Result<String> {
        let mut words = self.text.split_whitespace();
        let link = words.find(|word| word.starts_with("http") && word.contains("#token="));
        link.map(str::to_owned).ok_or_else(|| anyhow!("the mail has no reset link:\n{}", self.text))
    }
}

fn plain_text(mail: &ParsedMail<'_>) -> Result<Option<String>> {
    if mail.subparts.is_empty() {
        return Ok((mail.ctype.mimetype == "text/plain").then(|| mail.get_body()).transpose()?);
    }
    for part in &mail.subparts {
        if let Some(text) = plain_text(part)? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}
