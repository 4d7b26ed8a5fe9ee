//! English.

use super::letter::{Letter, Part};
use super::mail::Mail;
use super::success::SuccessMessage;

pub(super) const fn success(message: SuccessMessage) -> &'static str {
    match message {
        SuccessMessage::CodeSent => "We've sent a code to this email address.",
        SuccessMessage::Registered => "Your account is ready. We've sent you an email.",
        SuccessMessage::RegisteredVerified => "Your account is ready. You can now sign in.",
        SuccessMessage::SignedIn => "You're signed in.",
        SuccessMessage::LoginCodeValid => "This sign-in link is valid.",
        SuccessMessage::LinkSent => {
            "If there's an account with this email address, we've sent a reset link to it."
        }
        SuccessMessage::LinkValid => "This link is valid.",
        SuccessMessage::PasswordSet => "Your password has been changed. Sign in with your new password.",
        SuccessMessage::Profile => "Your profile.",
        SuccessMessage::SignedOut => "You're signed out.",
        SuccessMessage::Healthy => "OK",
    }
}

pub(super) fn letter(store: &str, mail: &Mail<'_>) -> Letter {
    let text = |words: &str| Part::Text(words.to_owned());
    match mail {
        Mail::Code { code, lifetime } => Letter {
            subject: format!("Your one-time code for {store}"),
            parts: vec![
                Part::Text(format!("Your one-time code for {store} is:")),
                Part::Code((*code).to_owned()),
                Part::Text(format!("It can be used once and expires in {}.", minutes(lifetime.as_secs()))),
                text("Don't share this code with anyone. We will never ask you for it."),
                text("If you didn't request a code, you can ignore this email."),
            ],
        },
        Mail::AccountExists { code } => Letter {
            subject: format!("You already have an account with {store}"),
            parts: vec![
                Part::Text(format!("Someone tried to create an account at {store} with your email address.")),
                text(
                    "You already have an account, so nothing has changed. If this was you, sign in with your password \
                     or with this one-time code, which expires soon:",
                ),
                Part::Code((*code).to_owned()),
                text("Don't share this code with anyone. We will never ask you for it."),
                text("If this wasn't you, you can ignore this email."),
            ],
        },
        Mail::ResetLink { link, lifetime } => Letter {
            subject: format!("Reset your password for {store}"),
            parts: vec![
                Part::Text(format!(
                    "Someone asked to reset the password for your account at {store}. If this was you, choose a new password:"
                )),
                Part::Link { words: "Reset password".to_owned(), address: (*link).to_owned() },
                Part::Text(format!(
                    "The link can be used once and expires in {}.",
                    minutes(lifetime.as_secs())
                )),
                text("If this wasn't you, you can ignore this email. Your password won't change."),
            ],
        },
        Mail::PasswordChanged => Letter {
            subject: format!("Your password for {store} has been changed"),
            parts: vec![
                Part::Text(format!("The password for your account at {store} has just been changed.")),
                text("You've been signed out everywhere. Sign in with your new password."),
                text(
                    "If this wasn't you, someone may have access to your email. Secure your email account first, then \
                     reset your password from the sign-in page.",
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
