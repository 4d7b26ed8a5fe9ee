//! English.

use crate::field::Kind;
use crate::problem::{Code, FieldCode, Params};

pub(super) fn code(code: Code) -> &'static str {
    match code {
        Code::Invalid => "Check what you entered and try again.",
        Code::Malformed => "The request couldn't be read.",
        Code::StoreUnknown => "We can't find this shop.",
        Code::Credentials => "The email address or password is incorrect.",
        Code::CodeWrong => "That code is incorrect. Use the code from our latest email.",
        Code::CodeExpired => "That code has expired. Request a new one.",
        Code::CodeUsed => "That code has already been used. Request a new one.",
        Code::CodeExhausted => "Too many incorrect attempts. Request a new code.",
        Code::AccountMissing => "There's no account with this email address yet.",
        Code::AccountExists => "There's already an account with this email address.",
        Code::AccountInactive => "This account is inactive. Contact the shop for help.",
        Code::LinkInvalid => "This link isn't valid. It may be incomplete.",
        Code::LinkUsed => "This link has already been used.",
        Code::LinkExpired => "This link has expired.",
        Code::LoginCodeUnknown => "This sign-in link isn't valid. It may be incomplete.",
        Code::LoginCodeUsed => "This sign-in link has already been used.",
        Code::LoginCodeExpired => "This sign-in link has expired.",
        Code::CustomerUnknown => "No verified customer has this email address.",
        Code::Session => "Your session has ended. Please sign in again.",
        Code::AccessToken => "The access token is missing or invalid.",
        Code::SocialUnavailable => "Signing in with another provider isn't available.",
        Code::NotFound => "There's nothing at this address.",
        Code::Method => "This address doesn't support that method.",
        Code::TooLarge => "The request is too large.",
        Code::MediaType => "The request must be JSON.",
        Code::ScriptOnly => "This address can't be opened directly.",
        Code::TooMany => "Too many attempts. Wait a while and try again.",
        Code::Internal => "Something went wrong on our side. Try again in a moment.",
        Code::Unavailable => "The service is temporarily unavailable. Try again in a moment.",
        Code::Draining => "This server is shutting down. Try again in a moment.",
    }
}

/// The field's label.
pub(super) fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Username | Kind::Email => "Email address",
        Kind::GivenName => "First name",
        Kind::FamilyName => "Last name",
        Kind::Phone => "Phone number",
        Kind::CurrentPassword => "Password",
        Kind::NewPassword | Kind::RepeatPassword => "New password",
        Kind::OneTimeCode | Kind::Machine => "Code",
    }
}

/// The field's name inside a sentence.
fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Username | Kind::Email => "email address",
        Kind::GivenName => "first name",
        Kind::FamilyName => "last name",
        Kind::Phone => "phone number",
        Kind::CurrentPassword | Kind::NewPassword | Kind::RepeatPassword => "password",
        Kind::OneTimeCode => "code",
        Kind::Machine => "value",
    }
}

pub(super) fn field(kind: Kind, code: FieldCode, params: Params) -> String {
    let noun = noun(kind);
    match code {
        FieldCode::Required => match kind {
            Kind::NewPassword => "Choose a password".to_owned(),
            Kind::OneTimeCode => "Enter the code from your email".to_owned(),
            Kind::Machine => "Enter a value".to_owned(),
            _ => format!("Enter your {noun}"),
        },
        FieldCode::Length => match (params.min, params.max) {
            (Some(min), Some(max)) => format!("Your {noun} must be {min} to {max} characters"),
            (Some(min), None) => format!("Your {noun} must be at least {min} characters"),
            (None, Some(max)) if kind == Kind::Phone => {
                format!("Your {noun} must be {max} characters or fewer, not counting spaces")
            }
            (None, Some(max)) => format!("Your {noun} must be {max} characters or fewer"),
            (None, None) => format!("Your {noun} is too long or too short"),
        },
        FieldCode::Characters => format!("Your {noun} contains a character that isn't allowed"),
        FieldCode::Email => "Enter an email address like name@example.com".to_owned(),
        FieldCode::Phone => {
            "Enter a full phone number without an extension, like +44 20 7946 0000".to_owned()
        }
        FieldCode::Otp => "Enter the 6-digit code".to_owned(),
        FieldCode::Common => "This password is too easy to guess. Choose another one".to_owned(),
        FieldCode::SameAsEmail => "Your password can't be your email address".to_owned(),
        FieldCode::Mismatch => "The passwords don't match".to_owned(),
        FieldCode::Type => format!("The {noun} has the wrong type"),
        FieldCode::Choice => format!("This {noun} isn't supported"),
        FieldCode::Quantity => {
            "Enter a quantity above 0, up to 1000000, with no more than 3 decimal places".to_owned()
        }
        FieldCode::Items => match params.max {
            Some(max) => format!("A cart can have up to {max} items"),
            None => "The cart has too many items".to_owned(),
        },
        FieldCode::Symbols => format!("Your {noun} can't contain any of ' \" < > # $ % ^ & *"),
        FieldCode::Composition => {
            "Include an upper-case letter, a lower-case letter, and a number or one of # ? ! @ $ % ^ & * -"
                .to_owned()
        }
    }
}
