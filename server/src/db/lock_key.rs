//! What a transaction can lock.

/// Something that one transaction at a time may decide on.
#[derive(Clone, Copy, Debug)]
pub enum LockKey<'a> {
    /// Everything that belongs to an email address, in any store: account, codes, links, sessions, cart, and its rate limits.
    Email(&'a str),
    /// The rate limits of a client.
    Client(&'a str),
}
