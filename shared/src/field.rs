//! What a field of a form is: its name on the wire, its kind, and how to read and write it in the form's struct.

pub use crate::rules::Kind;
use crate::rules::{Normal, Rule};

/// A field, without the form it belongs to: what a view or an error needs to know.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's name in the form's Rust struct.
    pub ident: &'static str,
    /// The field's name on the wire and in the page: `ident` in camel case.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Whether the page asks for it. The others come from elsewhere, such as the key of a reset link, or only from
    /// other clients of the API.
    pub on_page: bool,
}

/// A field together with its place in the form `F`.
pub struct FieldOf<F> {
    /// The description.
    pub field: Field,
    /// The value in a form; `None` if the form can leave the field out and does.
    pub get: fn(&F) -> Option<&str>,
    /// Puts a value into a form.
    pub set: fn(&mut F, String),
    /// What brings what was entered into shape.
    pub normal: Normal,
    /// The rule of its kind.
    pub rule: Rule,
}

/// Describes a field of a form: `field!(Register, email_id, Kind::Email)`.
///
/// After the kind comes `optional` for a field that may be empty, `hidden` for one that the page doesn't ask for, or
/// `absent` for one that the page doesn't ask for and that is an `Option` in the struct.
///
/// The name on the wire is made from the struct's field at compile time, so the two can't drift apart.
macro_rules! field {
    ($form:ty, $ident:ident, $kind:expr) => {
        field!(@text $form, $ident, $kind, false, true)
    };
    ($form:ty, $ident:ident, $kind:expr, optional) => {
        field!(@text $form, $ident, $kind, true, true)
    };
    ($form:ty, $ident:ident, $kind:expr, hidden) => {
        field!(@text $form, $ident, $kind, false, false)
    };
    ($form:ty, $ident:ident, $kind:expr, absent) => {
        field!(@ $form, $ident, $kind, true, false, |form| form.$ident.as_deref(), Some)
    };
    (@text $form:ty, $ident:ident, $kind:expr, $optional:expr, $on_page:expr) => {
        field!(@ $form, $ident, $kind, $optional, $on_page, |form| Some(&form.$ident), std::convert::identity)
    };
    (@ $form:ty, $ident:ident, $kind:expr, $optional:expr, $on_page:expr, $get:expr, $wrap:path) => {{
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
                on_page: $on_page,
            },
            get: $get,
            set: |form, value| form.$ident = $wrap(value),
            normal: $crate::rules::normal($kind),
            rule: $crate::rules::rule($kind),
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
