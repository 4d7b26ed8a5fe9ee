//! Certificates for hosts on this machine, from an authority that exists for one test.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, PublicKeyData as _};
use sha2::{Digest, Sha256};

use crate::browser::Authority;

/// A certificate that was written to files.
pub(crate) struct Certificate {
    /// The certificate, followed by its authority's.
    pub(crate) chain: PathBuf,
    /// Its private key.
    pub(crate) key: PathBuf,
    /// The authority.
    pub(crate) authority: Authority,
}

/// Creates an authority and its certificate for these hosts, and writes them into a folder, in PEM.
///
/// # Errors
/// If a file can't be written, or a name isn't one of a host.
pub(crate) fn create(folder: &Path, hosts: &[&str]) -> Result<Certificate> {
    let key = KeyPair::generate()?;
    let key_digest = BASE64_STANDARD.encode(Sha256::digest(key.subject_public_key_info()));
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key)?;
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate()?;
    let hosts: Vec<_> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let certificate = CertificateParams::new(hosts)?.signed_by(&key, &issuer)?;
    let (chain, key_file) = (folder.join("certificate.pem"), folder.join("key.pem"));
    fs::write(&chain, certificate.pem() + authority.pem().as_str())?;
    fs::write(&key_file, key.serialize_pem())?;
    let authority = Authority { certificate: BASE64_STANDARD.encode(authority.der()), key_digest };
    Ok(Certificate { chain, key: key_file, authority })
}
