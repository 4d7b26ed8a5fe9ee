//! The text of a mail, and how it becomes its text and HTML parts.

use std::fmt::Write as _;

use crate::base::html::escape;

/// A paragraph of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Running text.
    Text(String),
    /// A one-time code, on a line of its own.
    Code(String),
    /// A link.
    Link {
        /// Its text.
        words: String,
        /// Its address.
        address: String,
    },
}

/// The text of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// The paragraphs.
    pub parts: Vec<Part>,
}

impl Letter {
    /// The text part.
    pub fn plain(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(words) | Part::Code(words) => words.clone(),
            Part::Link { words, address } => format!("{words}:\r\n{address}"),
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join("\r\n\r\n") + "\r\n"
    }

    /// The HTML part. Its colours have three digits, so that the code is the only six-digit number in it.
    pub fn html(&self, language: &str) -> String {
        let mut html = format!(
            "<!doctype html>\r\n<html lang=\"{language}\">\r\n<head><meta charset=\"utf-8\">\
             <title>{}</title></head>\r\n\
             <body style=\"font: 16px/1.5 sans-serif; color: #222; max-width: 32em; margin: 2em auto\">\r\n",
            escape(&self.subject)
        );
        for part in &self.parts {
            // Writing to a string cannot fail.
            let _ = match part {
                Part::Text(words) => write!(html, "<p>{}</p>\r\n", escape(words)),
                Part::Code(code) => {
                    let style = "font-size: 2em; font-weight: bold; letter-spacing: .1em";
                    write!(html, "<p style=\"{style}\">\r\n{}\r\n</p>\r\n", escape(code))
                }
                Part::Link { words, address } => {
                    write!(html, "<p><a href=\"{}\">{}</a></p>\r\n", escape(address), escape(words))
                }
            };
        }
        html + "</body>\r\n</html>\r\n"
    }
}
