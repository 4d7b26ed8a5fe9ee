//! The phases of a server from its start to its end.

/// The phase that a server is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It serves.
    Serving,
    /// It still serves, reports at `/readyz` that it is about to stop, and closes each connection after its next answer.
    Draining,
    /// It accepts no more connections, and closes those that are idle.
    Closing,
}
