//! The error texts of Spurtcommerce's server, and what they mean.

use crate::problem::{Code, FieldCode};

/// What a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// The request is refused, for this many seconds if the text says a number other than 0.
    Request(Code, Option<u32>),
    /// The field of this name is refused.
    Field(&'a str, FieldCode),
}

use Meaning::{Field, Request};

/// The text of the unexpected error for a session token or a reset key that can't be decrypted.
pub const UNDECRYPTABLE: &str = "Malformed UTF-8 data";

/// Each text, or its beginning, spelled as its server does. If a field has no name here, the name follows the text.
static TEXTS: [(&str, Meaning<'static>); 28] = [
    ("You are not Registered", Request(Code::Credentials, None)),
    ("The Password entered", Request(Code::Credentials, None)),
    ("Inactive Customer", Request(Code::AccountInactive, None)),
    ("Your account has been locked. Please try after ", Request(Code::TooMany, None)),
    ("Your Login attempts", Request(Code::TooMany, None)),
    ("You are not install", Request(Code::SocialUnavailable, None)),
    ("Couldn't Able to Find Configuration", Request(Code::StoreUnknown, None)),
    ("Category ", Request(Code::StoreUnknown, None)),
    ("Account Already Exist", Request(Code::AccountExists, None)),
    ("The provided email address", Request(Code::AccountExists, None)),
    ("Please enter a valid OTP", Request(Code::CodeWrong, None)),
    ("Your OTP Got Expired", Request(Code::CodeExpired, None)),
    ("This Email is Not Registered", Request(Code::AccountMissing, None)),
    ("your password reset link", Request(Code::LinkExpired, None)),
    ("This link has been used already", Request(Code::LinkUsed, None)),
    ("Invalid key", Request(Code::LinkInvalid, None)),
    ("Key is missing", Request(Code::LinkInvalid, None)),
    ("UnAuthorized user", Request(Code::Session, None)),
    ("Please send a valid token", Request(Code::Session, None)),
    ("Invalid character in ", Field("", FieldCode::Symbols)),
    ("property firstname is required", Field("firstName", FieldCode::Required)),
    ("property firstname should be", Field("firstName", FieldCode::Length)),
    ("property Email Id is required", Field("emailId", FieldCode::Required)),
    ("property emailId should be", Field("emailId", FieldCode::Length)),
    ("property password is required", Field("password", FieldCode::Required)),
    ("property password must contain", Field("password", FieldCode::Length)),
    ("property Password must contain", Field("password", FieldCode::Composition)),
    ("property OTP is requeried", Field("otp", FieldCode::Required)),
];

/// What a text means; `None` if it isn't in the table.
pub fn meaning(text: &str) -> Option<Meaning<'_>> {
    let (rest, meaning) =
        TEXTS.iter().find_map(|(beginning, meaning)| Some((text.strip_prefix(*beginning)?, *meaning)))?;
    Some(match meaning {
        Request(Code::TooMany, _) => {
            Request(Code::TooMany, rest.split(' ').next()?.parse().ok().filter(|seconds| *seconds > 0))
        }
        Field("", code) => Field(rest, code),
        other => other,
    })
}
