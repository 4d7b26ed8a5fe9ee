//! What a page says in the browser's console.

/// How serious an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Anything else.
    Note,
}

/// An entry in the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How serious it is.
    pub level: Level,
    /// Its text.
    pub text: String,
}
