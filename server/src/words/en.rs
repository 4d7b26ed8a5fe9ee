//! English.

use super::Said;
use crate::mail::{Letter, Mail, Part};

pub(super) const fn said(said: Said) -> &'static str {
    match said {
        Said::CodeSent => "We have sent a code to this email address.",
        Said::Registered => "Your account is ready. We have sent you an email.",
        Said::RegisteredVerified => "Your account is ready. You can sign in now.",
        Said::SignedIn => "You are signed in.",
        Said::LoginCodeValid => "This sign-in link works.",
        Said::LinkSent => "If there is an account for this email address, we have sent a link to it.",
        Said::LinkValid => "This link works.",
        Said::PasswordSet => "Your new password is set. Sign in with it.",
        Said::Profile => "Your profile.",
        Said::SignedOut => "You are signed out.",
        Said::Well => "All is well.",
    }
}

pub(super) fn letter(store: &str, mail: &Mail<'_>) -> Letter {
    let text = |words: &str| Part::Text(words.to_owned());
    match mail {
        Mail::Code { code, lifetime } => Letter {
            subject: format!("Your code for {store}"),
            parts: vec![
                Part::Text(format!("Your code for {store} is:")),
                Part::Code((*code).to_owned()),
                Part::Text(format!("It works once, within {}.", minutes(lifetime.as_secs()))),
                text("Give it to nobody: we will never ask you for it."),
                text("If you did not ask for a code, you can ignore this email."),
            ],
        },
        Mail::AccountExists { code } => Letter {
            subject: format!("You already have an account at {store}"),
            parts: vec![
                Part::Text(format!("Somebody tried to make an account at {store} with your email address.")),
                text(
                    "There is one already, so nothing was changed. If it was you, sign in with your password, or for a \
                     short while with this code:",
                ),
                Part::Code((*code).to_owned()),
                text("Give it to nobody: we will never ask you for it."),
                text("If it was not you, you can ignore this email."),
            ],
        },
        Mail::ResetLink { link, lifetime } => Letter {
            subject: format!("Choose a new password for {store}"),
            parts: vec![
                Part::Text(format!(
                    "Somebody asked for a new password for your account at {store}. If it was you:"
                )),
                Part::Link { words: "Choose a new password".to_owned(), address: (*link).to_owned() },
                Part::Text(format!("The link works once, within {}.", minutes(lifetime.as_secs()))),
                text("If it was not you, you can ignore this email. Your password stays as it is."),
            ],
        },
        Mail::PasswordChanged => Letter {
            subject: format!("Your password for {store} was changed"),
            parts: vec![
                Part::Text(format!("The password of your account at {store} was just changed.")),
                text("You have been signed out everywhere. Sign in with the new password."),
                text(
                    "If it was not you, somebody can read your emails: secure your mailbox first, then ask for a new \
                     password on the sign-in page.",
                ),
            ],
        },
    }
}

/// A span in words, never rounded up.
fn minutes(seconds: u64) -> String {
    match seconds / 60 {
        0 => format!("{seconds} seconds"),
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}
