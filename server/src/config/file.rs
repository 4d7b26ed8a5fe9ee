//! `portico.toml`.

use std::path::Path;

use serde::Deserialize;

use super::error::ConfigError;
use super::keys::Keys;
use super::mail::MailSender;
use super::options::Options;
use super::settings::{Argon2Settings, Connections, Lifetimes, Limits};
use super::store::Store;

/// The file that is read when no other is named, if it exists.
const DEFAULT_FILE: &str = "portico.toml";

/// `portico.toml`. An unknown key is an error, since a misspelled one would have no effect.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    pub(super) serve: Options,
    pub(super) secret: Option<Keys>,
    pub(super) stores: Vec<Store>,
    pub(super) lifetimes: Lifetimes,
    pub(super) limits: Limits,
    pub(super) connections: Connections,
    pub(super) argon2: Argon2Settings,
    pub(super) mail: MailSender,
}

impl File {
    /// Reads the named file, or the default one if it exists.
    pub(super) fn read(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = named.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(source) => return Err(ConfigError::Read { path: path.to_owned(), source }),
        };
        toml::from_str(&text).map_err(|error| ConfigError::Parse {
            path: path.to_owned(),
            line: error.span().map_or(1, |span| line(&text, span.start)),
            reason: without_text(error.message()),
        })
    }
}

/// The line of a byte in a text, counted from 1.
fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The error of the parser without the value, which may be a secret: serde repeats a string in the wrong place.
fn without_text(message: &str) -> String {
    for (before, after) in [("string \"", "\", expected "), ("variant `", "`, expected ")] {
        if let Some(((said, _), (_, expected))) = message.split_once(before).zip(message.rsplit_once(after)) {
            let what = before.split(' ').next().unwrap_or_default();
            return format!("{said}{what}, expected {expected}");
        }
    }
    message.to_owned()
}
