//! What is wrong with a configuration.

use std::path::PathBuf;

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration `{}`", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
    /// The file cannot be parsed. The line may hold a key or a password, so the error does not repeat it.
    #[error("the configuration `{}` is wrong in line {line}: {reason}", .path.display())]
    Parse {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The error of the parser.
        reason: String,
    },
    /// The file with the keys cannot be read.
    #[error("cannot read the keys of keyed hashes in `{}`", .path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
    /// A value is not allowed.
    #[error("{key}: {reason}")]
    Value {
        /// The option, or the key in the file.
        key: &'static str,
        /// Why, and what to write instead.
        reason: String,
    },
}

/// A value that is not allowed.
pub(super) fn invalid(key: &'static str, reason: impl Into<String>) -> ConfigError {
    ConfigError::Value { key, reason: reason.into() }
}
