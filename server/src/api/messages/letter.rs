//! The text of a mail, and how it becomes its text and HTML parts.

use maud::{DOCTYPE, Markup, html};

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

    /// The HTML part. Its colours have three digits, so that the code is the only six-digit number in it. Lines stay short, so that the
    /// mail needs no encoding.
    pub fn html(&self, language: &str) -> String {
        let page = html! {
            (DOCTYPE) "\r\n"
            html lang=(language) { "\r\n"
                head { meta charset="utf-8"; title { (self.subject) } } "\r\n"
                body style="font: 16px/1.5 sans-serif; color: #222; max-width: 32em; margin: 2em auto" { "\r\n"
                    @for part in &self.parts { (part_html(part)) "\r\n" }
                } "\r\n"
            } "\r\n"
        };
        page.into_string()
    }
}

fn part_html(part: &Part) -> Markup {
    match part {
        Part::Text(text) => html! { p { (text) } },
        Part::Code(code) => html! {
            p style="font-size: 2em; font-weight: bold; letter-spacing: .1em" { "\r\n" (code) "\r\n" }
        },
        Part::Link { words, address } => html! { p { a href=(address) { (words) } } },
    }
}
