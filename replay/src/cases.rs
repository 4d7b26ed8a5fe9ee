//! The recorded answers that the server gives, by the name of their exchange.

macro_rules! cases {
    ($($name:ident = $case:literal,)*) => {
        $(pub const $name: &str = $case;)*

        #[cfg(test)]
        const ALL: &[&str] = &[$($case,)*];
    };
}

cases! {
    // Checks before any call.
    PREFLIGHT = "preflight login",
    OPTIONS = "OPTIONS without preflight headers",
    ROOT = "api root",
    NOT_FOUND = "unknown path",
    HEAD_TOO_LARGE = "forgot: 20 kB query",
    JSON_ENDS = "send-otp: malformed JSON",
    JSON_SCALAR = "send-otp: JSON scalar body",
    JSON_NAME = "register: malformed JSON",
    JSON_COMMA = "login: malformed JSON",
    CHARACTER = "send-otp: apostrophe in email",
    KEY_WRONG = "login: wrong key header",
    COLLATION = "send-otp: 4-byte utf8 in email",
    // send-otp and register.
    NO_TEMPLATE = "[mail templates switched off] send-otp: valid new email",
    CODE_SENT = "send-otp: valid new email",
    ACCOUNT_EXISTS = "send-otp: already registered email",
    EMAIL_TOO_LONG = "send-otp: 300-char email",
    RULES = "register: {}",
    CATEGORY = "register: query categoryslug not of this site",
    CODE_WRONG = "register: wrong otp",
    CODE_EXPIRED = "register: expired otp (3 h passed)",
    EMAIL_TAKEN = "register: duplicate email with a valid otp (row put in db)",
    REGISTERED = "register: success (otp as number)",
    NAME_TOO_LONG = "register: lastName 600 chars",
    NAME_BYTES = "register: firstName with emoji",
    NOTHING_TO_HASH = "register: JSON array of one object",
    // login.
    TYPE = "login: type missing",
    TYPE_IN_PRODUCTION = "production: login: type missing",
    PLUGIN = "login: type \"facebook\"",
    UNKNOWN = "login: unknown email",
    INACTIVE = "login: inactive account, correct password",
    LOCKED = "login: wrong password, attempt 8",
    WRONG_PASSWORD = "login: wrong password, attempt 1",
    LOCKS = "login: wrong password, attempt 7",
    SIGNED_IN = "login: success",
    BASE_URL = "[BASE_URL unreachable from the server] login: correct password",
    // Sessions.
    PROFILE = "get-profile: valid token",
    NO_SESSION = "get-profile: no Authorization",
    NO_TOKEN = "get-profile: \"Bearer\" alone",
    BAD_TOKEN = "get-profile: Bearer garbage",
    UNDECRYPTABLE = "get-profile: the secret of the server changed",
    SIGNED_OUT = "logout: valid token",
    // Resets.
    LINK_SENT = "forgot: registered email",
    LINK_UNKNOWN = "forgot: unknown email",
    TWO_EMAILS = "forgot: email twice in query",
    KEY_VALID = "key-check: valid",
    KEY_DAMAGED = "key-check: a damaged character",
    KEY_INVALID = "key-check: garbage",
    KEY_EXPIRED = "key-check: expired",
    KEY_USED = "key-check: used key inside the 20 min",
    CHECK_WITHOUT_KEY = "key-check: missing",
    KEY_MISSING = "reset: key missing",
    KEY_NUMBER = "reset: key number",
    KEY_OF_NOBODY = "reset: key garbage",
    RESET = "reset: expired key (key-check says status 2)",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorded::Recorded;

    #[test]
    fn every_answer_was_recorded() {
        for case in ALL {
            assert!(Recorded::get().exchange(case).is_some(), "{case}");
        }
    }
}
