//! The keys of keyed hashes: in `portico.toml`, in a file of their own, or in the environment. Never on the command line, which every
//! user of a machine can see.

use std::ffi::OsString;
use std::path::PathBuf;

use serde::Deserialize;

use super::error::{ConfigError, invalid};
use crate::base::key_ring::Key;

/// Refers to the key that the server generated and keeps in the database.
const DATABASE: &str = "database";

/// A key, or where to find it.
#[derive(Clone)]
pub enum KeySource {
    /// The key itself.
    Given(Key),
    /// The database, where it is generated at the first start.
    Database,
}

/// `secret` of `portico.toml`.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a key, or a list of keys, the current one first")]
pub(super) enum Keys {
    /// One key.
    One(String),
    /// Several, the current one first.
    Several(Vec<String>),
}

/// Where keys can be configured.
#[derive(Default)]
pub(super) struct KeySources {
    /// `secret-file`: keys separated by white space.
    pub(super) file: Option<PathBuf>,
    /// `PORTICO_SECRET`, likewise.
    pub(super) environment: Option<OsString>,
    /// `secret` of `portico.toml`.
    pub(super) configuration: Option<Keys>,
}

impl KeySources {
    /// The keys, the current one first; by default the one in the database.
    pub(super) fn keys(self) -> Result<Vec<KeySource>, ConfigError> {
        let split = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let keys: Vec<String> = match (self.file, self.environment, self.configuration) {
            (None, None, None) => vec![DATABASE.to_owned()],
            (Some(path), None, None) => {
                let text = std::fs::read_to_string(&path);
                split(&text.map_err(|source| ConfigError::Keys { path, source })?)
            }
            (None, Some(text), None) => {
                let text = text.to_str().ok_or_else(|| invalid("PORTICO_SECRET", "is not valid UTF-8"))?;
                split(text)
            }
            (None, None, Some(Keys::One(key))) => vec![key],
            (None, None, Some(Keys::Several(keys))) => keys,
            _ => {
                let reason = "is set in more than one of --secret-file, PORTICO_SECRET and `secret` in portico.toml; keep one";
                return Err(invalid("secret", reason));
            }
        };
        if keys.is_empty() {
            return Err(invalid("secret", "contains no key; `openssl rand -base64 32` makes one"));
        }
        let several = keys.len() > 1;
        keys.into_iter().enumerate().map(|(index, key)| source(key, several.then_some(index + 1))).collect()
    }
}

/// Parses a key, which errors do not repeat. `number` is its position among several.
fn source(text: String, number: Option<usize>) -> Result<KeySource, ConfigError> {
    if text == DATABASE {
        return Ok(KeySource::Database);
    }
    let (bytes, least) = (text.len(), Key::MIN_BYTES);
    if bytes < least {
        let which = number.map_or_else(|| "the key".to_owned(), |number| format!("key {number} of the list"));
        return Err(invalid(
            "secret",
            format!(
                "{which} has {bytes} bytes and needs at least {least}; `openssl rand -base64 32` makes one"
            ),
        ));
    }
    Ok(KeySource::Given(Key::new(text.into_bytes())))
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStringExt as _;

    use super::*;

    const LONG: &str = "0123456789abcdef0123456789abcdef";

    fn said(places: KeySources) -> String {
        places.keys().err().expect("an error").to_string()
    }

    fn names(places: KeySources) -> Vec<String> {
        let keys = places.keys().expect("keys").into_iter();
        keys.map(|key| match key {
            KeySource::Given(key) => key.name(),
            KeySource::Database => DATABASE.to_owned(),
        })
        .collect()
    }

    #[test]
    fn keys_come_from_one_place_in_their_order() {
        let key = Key::new(LONG.into()).name();
        assert_eq!(names(KeySources::default()), [DATABASE]);
        let several = Keys::Several(vec![LONG.to_owned(), DATABASE.to_owned()]);
        let places = KeySources { configuration: Some(several), ..KeySources::default() };
        assert_eq!(names(places), [key.as_str(), DATABASE]);
        let text = Some(format!("{DATABASE}\n{LONG}\n").into());
        assert_eq!(names(KeySources { environment: text, ..KeySources::default() }), [DATABASE, &key]);
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), format!("{LONG}\n")).expect("written");
        let file = Some(file.path().to_owned());
        assert_eq!(names(KeySources { file: file.clone(), ..KeySources::default() }), [key]);
        let twice = KeySources { file, environment: Some(LONG.into()), ..KeySources::default() };
        assert!(said(twice).contains("more than one"));
    }

    #[test]
    fn what_is_wrong_with_a_key_is_said_without_it() {
        let of = |text: &str| said(KeySources { environment: Some(text.into()), ..KeySources::default() });
        let short = of("hunter2-hunter2");
        assert!(short.contains("the key has 15 bytes and needs at least 32"), "{short}");
        assert!(!short.contains("hunter2"), "{short}");
        assert!(of(&format!("{LONG} hunter2")).contains("key 2 of the list has 7 bytes"));
        assert!(of(" \n").contains("contains no key"));
        let other = OsString::from_vec(b"hunter2\xff".to_vec());
        let other = said(KeySources { environment: Some(other), ..KeySources::default() });
        assert!(
            other.contains("PORTICO_SECRET: is not valid UTF-8") && !other.contains("hunter2"),
            "{other}"
        );
        let missing = said(KeySources { file: Some("no/such/file".into()), ..KeySources::default() });
        assert!(missing.contains("no/such/file"), "{missing}");
    }
}
