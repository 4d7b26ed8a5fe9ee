//! The relying party: a store.

/// A relying party, as the configuration of a store has it.
#[derive(Clone, Copy, Debug)]
pub struct RelyingParty<'a> {
    /// The RP ID: a domain in lower case, without scheme or port, such as `example.com`.
    pub id: &'a str,
    /// The origins whose pages may use its credentials, as browsers serialize them, such as `https://example.com`.
    pub origins: &'a [String],
}
