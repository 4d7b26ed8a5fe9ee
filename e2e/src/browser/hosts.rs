//! Host names that lead to this machine over https.

/// Where a browser finds every host below `.example`, and whose certificates it trusts for them.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    /// The port on which this machine answers for port 443 of all of them.
    pub(crate) port: u16,
    /// The authority of their certificates, which come with the authority's own.
    pub(crate) authority: Authority,
}

/// An authority of certificates.
#[derive(Clone, Debug)]
pub(crate) struct Authority {
    /// Its own certificate in DER, in base64.
    pub(crate) certificate: String,
    /// The SHA-256 digest of its public key (`SubjectPublicKeyInfo`), in base64.
    pub(crate) key_digest: String,
}
