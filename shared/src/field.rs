//! What a field of a form is: its name on the wire, its kind, and its place in the form's struct.

/// What a field holds. The kind decides the input's type, `autocomplete` and keyboard in the browser, and the
/// noun in an error's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The email address that names an existing account.
    Username,
    /// An email address.
    Email,
    /// The first name.
    GivenName,
    /// The last name.
    FamilyName,
    /// A telephone number.
    Phone,
    /// The password of an existing account.
    CurrentPassword,
    /// A password that is being chosen.
    NewPassword,
    /// The chosen password once more. Our own pages never ask for it: one field that can be revealed serves
    /// better; a client of the API may send it.
    RepeatPassword,
    /// The six digits of a mail.
    OneTimeCode,
    /// A value that no shopper types, such as the key of a reset link.
    Machine,
}

/// A field, without the form it belongs to: what a renderer or an error needs to know.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's name in the form's Rust struct, which is the key that `validator` reports.
    pub ident: &'static str,
    /// The field's name on the wire and in the page: `ident` in camel case.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be left empty.
    pub optional: bool,
}

/// A field together with its place in the form `F`.
pub struct FieldOf<F> {
    /// The description.
    pub field: Field,
    /// Puts a value into the form.
    pub set: fn(&mut F, String),
}

/// Describes a field of a form: `field!(Register, email_id, Kind::Email)`, with `optional` behind it where the
/// field may be left empty and `in Some` where the struct's field is an `Option`.
///
/// The name on the wire is made from the struct's field at compile time, so the two cannot drift.
macro_rules! field {
    ($form:ty, $ident:ident, $kind:expr) => {
        field!(@ $form, $ident, $kind, false, std::convert::identity)
    };
    ($form:ty, $ident:ident, $kind:expr, optional) => {
        field!(@ $form, $ident, $kind, true, std::convert::identity)
    };
    ($form:ty, $ident:ident, $kind:expr, optional in Some) => {
        field!(@ $form, $ident, $kind, true, Some)
    };
    (@ $form:ty, $ident:ident, $kind:expr, $optional:expr, $wrap:path) => {{
        const IDENT: &str = stringify!($ident);
        const NAME: [u8; $crate::field::camel_len(IDENT)] = $crate::field::camel(IDENT);
        $crate::field::FieldOf::<$form> {
            field: $crate::field::Field {
                ident: IDENT,
                name: match std::str::from_utf8(&NAME) {
                    Ok(name) => name,
                    Err(_) => panic!("an identifier is UTF-8"),
                },
                kind: $kind,
                optional: $optional,
            },
            set: |form, value| form.$ident = $wrap(value),
        }
    }};
}
pub(crate) use field;

/// The length in bytes of `ident` in camel case.
pub(crate) const fn camel_len(ident: &str) -> usize {
    let bytes = ident.as_bytes();
    let (mut i, mut len) = (0, 0);
    while i < bytes.len() {
        if bytes[i] != b'_' {
            len += 1;
        }
        i += 1;
    }
    len
}

/// `ident` in camel case, as serde's `rename_all = "camelCase"` has it: `email_id` becomes `emailId`.
pub(crate) const fn camel<const N: usize>(ident: &str) -> [u8; N] {
    let bytes = ident.as_bytes();
    let mut out = [0; N];
    let (mut i, mut o, mut upper) = (0, 0, false);
    while i < bytes.len() {
        if bytes[i] == b'_' {
            upper = true;
        } else {
            out[o] = if upper { bytes[i].to_ascii_uppercase() } else { bytes[i] };
            upper = false;
            o += 1;
        }
        i += 1;
    }
    out
}
