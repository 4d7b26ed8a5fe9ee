//! The text of a mail, and how it becomes its text and HTML parts.

use std::time::Duration;

use maud::{DOCTYPE, Markup, html};
use portico_locales::{Argument, Language};

use super::id::Id;
use super::mail::Mail;
use super::texts::Texts;

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
    /// The language.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The paragraphs.
    pub parts: Vec<Part>,
}

impl Letter {
    /// The text of a mail from the store of this name.
    pub fn new(texts: &Texts, store: &str, mail: &Mail<'_>) -> Self {
        let shop = [("shop", Argument::Text(store))];
        let about = |id| texts.say(id, &shop);
        let text = |id| Part::Text(texts.say(id, &[]));
        let (subject, parts) = match mail {
            Mail::Code { code, lifetime } => (
                about(Id::MailCodeSubject),
                vec![
                    Part::Text(about(Id::MailCodeIntro)),
                    Part::Code((*code).to_owned()),
                    Part::Text(expires(texts, *lifetime, Id::MailCodeMinutes, Id::MailCodeSeconds)),
                    text(Id::MailCodeSecret),
                    text(Id::MailCodeIgnore),
                ],
            ),
            Mail::AccountExists { code } => (
                about(Id::MailAccountExistsSubject),
                vec![
                    Part::Text(about(Id::MailAccountExistsIntro)),
                    text(Id::MailAccountExistsCode),
                    Part::Code((*code).to_owned()),
                    text(Id::MailCodeSecret),
                    text(Id::MailAccountExistsIgnore),
                ],
            ),
            Mail::ResetLink { link, lifetime } => (
                about(Id::MailResetSubject),
                vec![
                    Part::Text(about(Id::MailResetIntro)),
                    Part::Link { words: texts.say(Id::MailResetLink, &[]), address: (*link).to_owned() },
                    Part::Text(expires(texts, *lifetime, Id::MailResetMinutes, Id::MailResetSeconds)),
                    text(Id::MailResetIgnore),
                ],
            ),
            Mail::PasswordChanged => (
                about(Id::MailPasswordChangedSubject),
                vec![
                    Part::Text(about(Id::MailPasswordChangedIntro)),
                    text(Id::MailPasswordChangedSignedOut),
                    text(Id::MailPasswordChangedAlarm),
                ],
            ),
            Mail::SocialLinked { provider } => notice(
                texts,
                [Id::MailSocialLinkedSubject, Id::MailSocialLinkedIntro, Id::MailSocialLinkedAlarm],
                &[("shop", Argument::Text(store)), ("provider", Argument::Text(provider))],
            ),
            Mail::SocialUnlinked { provider } => notice(
                texts,
                [Id::MailSocialUnlinkedSubject, Id::MailSocialUnlinkedIntro, Id::MailSocialUnlinkedAlarm],
                &[("shop", Argument::Text(store)), ("provider", Argument::Text(provider))],
            ),
            // Without the passkey's name: who adds one chooses it, and it would be read as ours.
            Mail::PasskeyAdded => notice(
                texts,
                [Id::MailPasskeyAddedSubject, Id::MailPasskeyAddedIntro, Id::MailPasskeyAddedAlarm],
                &shop,
            ),
            Mail::PasskeyRemoved => notice(
                texts,
                [Id::MailPasskeyRemovedSubject, Id::MailPasskeyRemovedIntro, Id::MailPasskeyRemovedAlarm],
                &shop,
            ),
        };
        // A shop's own text may have several lines.
        Self { language: texts.language, subject: subject.replace('\n', " "), parts }
    }

    /// The text part. An address and a code have a line of their own, so each runs from left to right whatever the language does.
    pub fn plain(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(words) | Part::Code(words) => words.clone(),
            Part::Link { words, address } => format!("{words}\n{address}"),
        };
        with_crlf(&(self.parts.iter().map(part).collect::<Vec<_>>().join("\n\n") + "\n"))
    }

    /// The HTML part. Its colours have three digits, so that the code is the only six-digit number in it.
    pub fn html(&self) -> String {
        let (tag, direction) = (self.language.tag(), self.language.direction().attribute());
        let page = html! {
            (DOCTYPE) "\n"
            html lang=(tag) dir=(direction) { "\n"
                head { meta charset="utf-8"; title { (self.subject) } } "\n"
                // Mail programs on the web keep what is inside the body, and drop its attributes.
                body { div lang=(tag) dir=(direction) style="font: 16px/1.5 sans-serif; color: #222; max-width: 32em; margin: 2em auto" { "\n"
                    @for part in &self.parts { (part_html(part)) "\n" }
                } } "\n"
            } "\n"
        };
        with_crlf(&page.into_string())
    }
}

/// A text with the line breaks of mails.
fn with_crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// The subject and the paragraphs of a notice: what has happened, and what to do if it's a surprise.
fn notice(
    texts: &Texts,
    [subject, intro, alarm]: [Id; 3],
    arguments: &[(&str, Argument<'_>)],
) -> (String, Vec<Part>) {
    let say = |id| texts.say(id, arguments);
    (say(subject), vec![Part::Text(say(intro)), Part::Text(say(alarm))])
}

/// How long something works: in minutes, never rounded up, or in seconds.
fn expires(texts: &Texts, lifetime: Duration, in_minutes: Id, in_seconds: Id) -> String {
    let seconds = lifetime.as_secs();
    match seconds / 60 {
        0 => texts.say(in_seconds, &[("seconds", Argument::Number(seconds))]),
        minutes => texts.say(in_minutes, &[("minutes", Argument::Number(minutes))]),
    }
}

fn part_html(part: &Part) -> Markup {
    match part {
        Part::Text(text) => html! { p { (text) } },
        Part::Code(code) => html! {
            p style="font-size: 2em; font-weight: bold; letter-spacing: .1em" { "\n" bdi dir="ltr" { (code) } "\n" }
        },
        Part::Link { words, address } => html! { p { a href=(address) { (words) } } },
    }
}
