//! The mails that the server sent, read from a folder of `*.eml` files (RFC 5322).

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use mailparse::{MailHeaderMap as _, parse_mail};
use percent_encoding::percent_decode_str;
use portico_shared::rules::OTP_DIGITS;
use tokio::time::sleep;

/// How long a mail may take to arrive.
const TIMEOUT: Duration = Duration::from_secs(20);
/// How often the folder is read while waiting.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// A folder of mails.
#[derive(Debug)]
pub struct Mailbox {
    folder: PathBuf,
}

/// A mailed reset link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The key in it.
    pub key: String,
    /// The part of the address before the key.
    pub page: String,
    /// Whether the key is in the fragment, which browsers do not send.
    pub is_in_fragment: bool,
}

impl Mailbox {
    /// Opens a folder.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn new(folder: PathBuf) -> io::Result<Self> {
        fs::read_dir(&folder)?;
        Ok(Self { folder })
    }

    /// The texts of the mails to an address so far, oldest first. Files that are not mails are ignored.
    pub fn to(&self, address: &str) -> Vec<String> {
        let mut files: Vec<_> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .collect();
        files.sort();
        let text = |file: &PathBuf| {
            let raw = fs::read(file).ok()?;
            let mail = parse_mail(&raw).ok()?;
            let to = mail.headers.get_first_value("To")?;
            let parts = mail.parts().filter(|part| part.ctype.mimetype.starts_with("text/"));
            let text: Vec<_> = parts.filter_map(|part| part.get_body().ok()).collect();
            to.to_ascii_lowercase().contains(&address.to_ascii_lowercase()).then(|| text.join("\n"))
        };
        files.iter().filter_map(text).collect()
    }

    /// Waits for a mail to an address in addition to the first `before`, and returns what `find` finds in the newest.
    /// Returns nothing after 20 seconds.
    pub async fn wait<T>(&self, address: &str, before: usize, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let looks = TIMEOUT.as_millis() / POLL_INTERVAL.as_millis();
        for _ in 0..looks {
            let mails = self.to(address);
            if let Some(found) = mails.get(before..).and_then(<[_]>::last).and_then(|mail| find(mail)) {
                return Some(found);
            }
            sleep(POLL_INTERVAL).await;
        }
        None
    }
}

/// The one-time code in a mail: the first separate number of six digits.
pub fn code(mail: &str) -> Option<String> {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '#';
    let mut words = mail.split(|c| !is_of_word(c));
    words.find(|word| word.len() == OTP_DIGITS && word.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned)
}

/// The reset link in a mail: the first address with a `token` or a `key` in its query or fragment.
pub fn link(mail: &str) -> Option<Link> {
    let ends = |c: char| c.is_whitespace() || "\"'<>".contains(c);
    mail.split(ends).filter(|word| word.starts_with("http")).find_map(|address| {
        let at = ["token=", "key="].iter().find_map(|name| {
            ["#", "?", "&", "&amp;"].iter().find_map(|mark| address.find(&format!("{mark}{name}")))
        })?;
        let (page, rest) = address.split_at(at);
        let (_, value) = rest.split_once('=')?;
        let value = value.split(['&', '#']).next()?;
        let key = percent_decode_str(value).decode_utf8().ok()?.into_owned();
        let is_in_fragment = rest.starts_with('#') || page.contains('#');
        (!key.is_empty()).then(|| Link { key, page: page.to_owned(), is_in_fragment })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_number_of_six_digits_that_stands_alone() {
        assert_eq!(code("color: #123456; 1234567\r\n\r\n012345\r\n").as_deref(), Some("012345"));
        assert_eq!(code("valid for 3 hours. 935665 If you"), Some("935665".to_owned()));
        assert_eq!(code("a123456 12345"), None);
    }

    #[test]
    fn a_link_has_its_key_in_the_fragment_or_the_query() {
        let found = link("go to:\r\nhttps://shop.example/reset-password/#token=aB-_9\r\n").expect("a link");
        assert_eq!((found.key.as_str(), found.is_in_fragment), ("aB-_9", true));
        let found = link("<a href=\"http://localhost:3000/?token=VTJG%3D%3D\">Click</a>").expect("a link");
        assert_eq!((found.key.as_str(), found.is_in_fragment), ("VTJG==", false));
        assert_eq!(found.page, "http://localhost:3000/");
        let found = link("http://shop.example/?lang=en&key=VTJG==").expect("a link");
        assert_eq!((found.key.as_str(), found.is_in_fragment), ("VTJG==", false));
        assert_eq!(link("https://shop.example/?page=1 token=x"), None);
    }
}
