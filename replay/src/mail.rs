//! The server's mails, and the folder they are written to.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use crate::clock::plain;

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The recipient.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// Where mails go: a folder with one file per mail, as with `portico-server --mail file:DIR`. A file appears only
/// once it is complete.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    count: u32,
}

impl Folder {
    /// Creates the folder if it is missing.
    ///
    /// # Errors
    /// If it can't be created.
    pub fn new(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        Ok(Self { path: path.to_owned(), count: 0 })
    }

    /// Writes a mail. File names sort by time.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn put(&mut self, mail: &Mail, now: OffsetDateTime) -> io::Result<()> {
        self.count += 1;
        let time = plain(now).replace(' ', "T").replace(':', "-");
        let name = format!("{time}.{:03}Z-{:08}", now.millisecond(), self.count);
        let (hidden, complete) =
            (self.path.join(format!(".{name}.part")), self.path.join(format!("{name}.eml")));
        fs::write(&hidden, message(mail, now))?;
        fs::rename(&hidden, &complete)
    }
}

/// The mail in RFC 5322 format.
fn message(mail: &Mail, now: OffsetDateTime) -> String {
    // The server doesn't check addresses; a header must still end with its line.
    let line = |text: &str| text.replace(char::is_control, " ");
    let (hour, minute, second) = now.to_hms();
    let [weekday, month] =
        [now.weekday().to_string(), now.month().to_string()].map(|name| name[..3].to_owned());
    format!(
        "From: SpurtCart <shop@example.test>\r\nTo: {}\r\nSubject: {}\r\n\
         Date: {weekday}, {} {month} {} {hour:02}:{minute:02}:{second:02} +0000\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
        line(&mail.to),
        line(&mail.subject),
        now.day(),
        now.year(),
        mail.text
    )
}
