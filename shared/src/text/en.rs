//! English.

use crate::field::Kind;
use crate::problem::{Code, FieldCode, Params};

pub(super) fn code(code: Code) -> &'static str {
    match code {
        Code::Invalid => "Check what you entered.",
        Code::Malformed => "The request could not be read.",
        Code::StoreUnknown => "This shop is not known here.",
        Code::Credentials => "The email address or the password is not right.",
        Code::CodeWrong => "That code is not right. Check the newest email from us.",
        Code::CodeExpired => "That code has expired. Ask for a new one.",
        Code::CodeUsed => "That code has been used. Ask for a new one.",
        Code::CodeExhausted => "That code was entered wrongly too often. Ask for a new one.",
        Code::AccountMissing => "There is no account for this email address yet.",
        Code::AccountExists => "There is already an account for this email address.",
        Code::AccountInactive => "This account is not active. Ask the shop about it.",
        Code::LinkInvalid => "This link does not work. It may be incomplete.",
        Code::LinkUsed => "This link has been used.",
        Code::LinkExpired => "This link has expired.",
        Code::LoginCodeUnknown => "This sign-in link does not work. It may be incomplete.",
        Code::LoginCodeUsed => "This sign-in link has been used.",
        Code::LoginCodeExpired => "This sign-in link has expired.",
        Code::CustomerUnknown => "No customer has proved to own this email address.",
        Code::Session => "You are not signed in any more.",
        Code::AccessToken => "The access token is missing or not valid.",
        Code::SocialUnavailable => "Signing in with another provider is not available.",
        Code::NotFound => "There is nothing at this address.",
        Code::Method => "This address does not take that method.",
        Code::TooLarge => "The request is too large.",
        Code::MediaType => "The request has to be JSON.",
        Code::TooMany => "Too many tries. Wait a while, then try again.",
        Code::Internal => "Something went wrong on our side.",
        Code::Unavailable => "We cannot answer right now. Try again in a moment.",
        Code::Draining => "This server is about to stop. Try again in a moment.",
    }
}

/// What the field is called inside a sentence.
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
            Kind::OneTimeCode => "Enter the code from the email".to_owned(),
            Kind::Machine => "Fill in this value".to_owned(),
            _ => format!("Enter your {noun}"),
        },
        FieldCode::Length => match (params.min, params.max) {
            (Some(min), Some(max)) => format!("Your {noun} must have {min} to {max} characters"),
            (Some(min), None) => format!("Your {noun} must have at least {min} characters"),
            (None, Some(max)) => format!("Your {noun} must have {max} characters or fewer"),
            (None, None) => format!("Your {noun} is too long or too short"),
        },
        FieldCode::Characters => format!("Your {noun} has a character that cannot be used here"),
        FieldCode::Email => "Enter an email address like name@example.com".to_owned(),
        FieldCode::Phone => "Enter a phone number like +44 20 7946 0000".to_owned(),
        FieldCode::Otp => "Enter the 6 digits of the code".to_owned(),
        FieldCode::Common => "This password is easy to guess. Choose another one".to_owned(),
        FieldCode::SameAsEmail => "Choose a password that is not your email address".to_owned(),
        FieldCode::Mismatch => "The two passwords are not the same".to_owned(),
        FieldCode::Type => format!("The {noun} is of the wrong type"),
        FieldCode::Choice => format!("This {noun} is not one that can be used"),
        FieldCode::Quantity => "Give a quantity above 0, at most 1000000, with at most 3 decimals".to_owned(),
        FieldCode::Items => match params.max {
            Some(max) => format!("A cart can have {max} items or fewer"),
            None => "The cart has too many items".to_owned(),
        },
        FieldCode::Symbols => format!("Your {noun} cannot have any of ' \" < > # $ % ^ & *"),
        FieldCode::Composition => {
            "Use an upper-case letter, a lower-case letter, and a digit or one of # ? ! @ $ % ^ & * -"
                .to_owned()
        }
    }
}
