//! The mails that a server sent, read from its mail folder.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};

use crate::wait::eventually;

/// A folder with a `*.eml` file for each mail; the names of the files sort by time.
#[derive(Clone, Debug)]
pub struct Mailbox {
    folder: PathBuf,
}

/// A mail.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The file's content.
    pub raw: String,
    /// The header `To`.
    pub to: String,
    /// The header `Subject`.
    pub subject: String,
    /// The plain-text part.
    pub text: String,
    /// The HTML part; empty if there is none.
    pub html: String,
}

impl Mailbox {
    /// The mails of a folder.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All mails so far, oldest first.
    ///
    /// # Errors
    /// When the folder cannot be read, or a file in it is not a mail.
    pub fn mails(&self) -> Result<Vec<Mail>> {
        let entries = fs::read_dir(&self.folder)
            .with_context(|| format!("the mail folder {} cannot be read", self.folder.display()))?;
        let mut files = Vec::new();
        for entry in entries {
            files.push(entry?.path());
        }
        files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
        files.sort();
        let read = |file: &PathBuf| {
            Mail::parse(&fs::read(file)?).with_context(|| format!("{} is not a mail", file.display()))
        };
        files.iter().map(read).collect()
    }

    /// The mails to `address` so far, oldest first.
    ///
    /// # Errors
    /// As [`Mailbox::mails`].
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        Ok(self.mails()?.into_iter().filter(|mail| mail.to.contains(address)).collect())
    }

    /// Waits until there are at least `count` mails to `address`, and returns the newest.
    ///
    /// # Errors
    /// When they do not arrive.
    pub async fn nth_mail_to(&self, address: &str, count: usize) -> Result<Mail> {
        eventually(&format!("mail number {count} to {address}"), async || {
            newest(self.mails_to(address)?, count)
        })
        .await
    }

    /// Waits for a mail to `address`, and returns the newest.
    ///
    /// # Errors
    /// When none arrives.
    pub async fn mail_to(&self, address: &str) -> Result<Mail> {
        self.nth_mail_to(address, 1).await
    }

    /// Waits until there are at least `count` mails, and returns the newest.
    ///
    /// # Errors
    /// When they do not arrive.
    pub async fn nth_mail(&self, count: usize) -> Result<Mail> {
        eventually(&format!("mail number {count}"), async || newest(self.mails()?, count)).await
    }
}

fn newest(mut mails: Vec<Mail>, count: usize) -> Result<Mail> {
    ensure!(mails.len() >= count, "there are {} mails", mails.len());
    mails.pop().ok_or_else(|| anyhow!("there is no mail"))
}

impl Mail {
    /// Parses a message as in RFC 5322.
    ///
    /// # Errors
    /// When it is not one, or has no plain-text part.
    pub fn parse(raw: &[u8]) -> Result<Self> {
        let mail = parse_mail(raw)?;
        let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
        let part = |kind: &str| {
            let part = mail.parts().find(|part| part.subparts.is_empty() && part.ctype.mimetype == kind);
            part.map(ParsedMail::get_body).transpose()
        };
        Ok(Self {
            raw: String::from_utf8_lossy(raw).into_owned(),
            to: header("To"),
            subject: header("Subject"),
            text: part("text/plain")?.context("the mail has no plain-text part")?,
            html: part("text/html")?.unwrap_or_default(),
        })
    }

    /// The one-time code.
    ///
    /// # Errors
    /// When the text has none, or more than one number of six digits.
    pub fn code(&self) -> Result<String> {
        let codes = six_digit_numbers(&self.text);
        match codes.as_slice() {
            [code] => Ok(code.clone()),
            _ => Err(anyhow!("the mail has {} six-digit numbers:\n{}", codes.len(), self.text)),
        }
    }

    /// The reset link.
    ///
    /// # Errors
    /// When the text has none.
    pub fn link(&self) -> Result<String> {
        let mut words = self.text.split_whitespace();
        let link = words.find(|word| word.starts_with("http") && word.contains("#token="));
        link.map(str::to_owned).with_context(|| format!("the mail has no reset link:\n{}", self.text))
    }

    /// The key of the reset link.
    ///
    /// # Errors
    /// When the text has no link.
    pub fn key(&self) -> Result<String> {
        let link = self.link()?;
        let (_, key) = link.split_once("#token=").context("the link has no key")?;
        Ok(key.to_owned())
    }
}

/// Every number of six digits in a text, also inside a word.
pub fn six_digit_numbers(text: &str) -> Vec<String> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| number.len() == 6).map(ToOwned::to_owned).collect()
}
