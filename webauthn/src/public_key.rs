//! Public keys of credentials, as COSE has them (RFC 9052, section 7; RFC 9053, section 7; RFC 8230), and signatures by them.

use std::ops::RangeInclusive;

use ring::agreement::{self, ECDH_P256, EphemeralPrivateKey};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

use crate::algorithm::Algorithm;
use crate::cbor::{self, Key, Map};
use crate::refusal::Refusal;

/// The labels of a key's members, and the values that they have here.
mod cose {
    pub(super) const KTY: i64 = 1;
    pub(super) const KTY_OKP: i64 = 1;
    pub(super) const KTY_EC2: i64 = 2;
    pub(super) const KTY_RSA: i64 = 3;
    pub(super) const ALG: i64 = 3;
    pub(super) const CRV: i64 = -1;
    pub(super) const CRV_P256: i64 = 1;
    pub(super) const CRV_ED25519: i64 = 6;
    pub(super) const X: i64 = -2;
    pub(super) const Y: i64 = -3;
    pub(super) const RSA_N: i64 = -1;
    pub(super) const RSA_E: i64 = -2;
}

/// The lengths of RSA keys, in bits. Shorter ones can be broken, and longer ones make the server work.
const RSA_BITS: RangeInclusive<usize> = 2048..=4096;
/// The longest public exponent, in bytes: `ring` computes with up to 33 bits.
const RSA_EXPONENT_MAX: usize = 4;

/// A public key, with all that its algorithm needs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Components {
    /// The coordinates of a point on P-256.
    P256 { x: [u8; 32], y: [u8; 32] },
    /// Modulus and exponent, without leading zeros.
    Rsa { n: Vec<u8>, e: Vec<u8> },
    /// An encoded point on edwards25519.
    Ed25519([u8; 32]),
}

/// The public key of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(Components);

impl PublicKey {
    /// The most bytes of [`to_cose`](Self::to_cose): those of an RSA key of 4096 bits.
    pub const COSE_MAX: usize = 529;

    /// Reads what [`to_cose`](Self::to_cose) wrote.
    ///
    /// # Errors
    /// [`Refusal::Algorithm`] or [`Refusal::PublicKey`], if it's no key of our algorithms.
    pub fn from_cose(mut bytes: &[u8]) -> Result<Self, Refusal> {
        let key = Self::read(&mut bytes)?;
        if bytes.is_empty() { Ok(key) } else { Err(Refusal::PublicKey) }
    }

    /// The key as a `COSE_Key`, with the members that its algorithm needs and no others, to be stored. It's at most
    /// [`COSE_MAX`](Self::COSE_MAX) bytes.
    pub fn to_cose(&self) -> Vec<u8> {
        let mut output = Vec::new();
        let mut begin = |members, kty| {
            cbor::write_map(members, &mut output);
            for integer in [cose::KTY, kty, cose::ALG, self.algorithm().id()] {
                cbor::write_integer(integer, &mut output);
            }
        };
        match &self.0 {
            Components::P256 { x, y } => {
                begin(5, cose::KTY_EC2);
                write_curve(cose::CRV_P256, &mut output);
                write_member(cose::X, x, &mut output);
                write_member(cose::Y, y, &mut output);
            }
            Components::Rsa { n, e } => {
                begin(4, cose::KTY_RSA);
                write_member(cose::RSA_N, n, &mut output);
                write_member(cose::RSA_E, e, &mut output);
            }
            Components::Ed25519(x) => {
                begin(4, cose::KTY_OKP);
                write_curve(cose::CRV_ED25519, &mut output);
                write_member(cose::X, x, &mut output);
            }
        }
        output
    }

    /// The algorithm that it verifies signatures by.
    pub const fn algorithm(&self) -> Algorithm {
        match self.0 {
            Components::P256 { .. } => Algorithm::ES256,
            Components::Rsa { .. } => Algorithm::RS256,
            Components::Ed25519(_) => Algorithm::EdDSA,
        }
    }

    /// Reads a `COSE_Key` from the beginning of `input`, and leaves what comes after it. Members that the algorithm doesn't need are
    /// ignored.
    pub(crate) fn read(input: &mut &[u8]) -> Result<Self, Refusal> {
        let key = Map::read(input).map_err(|_| Refusal::PublicKey)?;
        let algorithm = key.integer(cose::ALG).ok_or(Refusal::PublicKey)?;
        let algorithm = Algorithm::of_id(algorithm).ok_or(Refusal::Algorithm)?;
        components(&key, algorithm).map(Self).ok_or(Refusal::PublicKey)
    }

    /// Checks what [`read`](Self::read) doesn't, for it costs as much as a signature: that a point is on P-256. An authenticator that
    /// sends another one would make a credential that never signs in.
    pub(crate) fn check_point(&self) -> Result<(), Refusal> {
        let Components::P256 { x, y } = &self.0 else { return Ok(()) };
        // `ring` tells of a point by itself only when it agrees on a key with it.
        let random = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new());
        let point = agreement::UnparsedPublicKey::new(&ECDH_P256, uncompressed(x, y));
        random
            .and_then(|random| agreement::agree_ephemeral(random, &point, |_| ()))
            .map_err(|_| Refusal::PublicKey)
    }

    /// Checks that a signature of a message is by this key.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Refusal> {
        let verified = match &self.0 {
            Components::P256 { x, y } => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, uncompressed(x, y)).verify(message, signature)
            }
            Components::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            Components::Ed25519(x) => UnparsedPublicKey::new(&ED25519, x).verify(message, signature),
        };
        verified.map_err(|_| Refusal::Signature)
    }
}

/// The uncompressed point of SEC 1, section 2.3.3.
fn uncompressed(x: &[u8; 32], y: &[u8; 32]) -> [u8; 65] {
    let mut point = [4; 65];
    point[1..33].copy_from_slice(x);
    point[33..].copy_from_slice(y);
    point
}

/// The components of a key of an algorithm, if it has them.
fn components(key: &Map<'_>, algorithm: Algorithm) -> Option<Components> {
    let kty = key.integer(cose::KTY)?;
    let curve = key.integer(cose::CRV);
    let bytes = |label| key.bytes(Key::Integer(label));
    let coordinate = |label| bytes(label)?.try_into().ok();
    match (algorithm, kty, curve) {
        (Algorithm::ES256, cose::KTY_EC2, Some(cose::CRV_P256)) => {
            Some(Components::P256 { x: coordinate(cose::X)?, y: coordinate(cose::Y)? })
        }
        (Algorithm::RS256, cose::KTY_RSA, None) => {
            let (n, e) = (bytes(cose::RSA_N)?, bytes(cose::RSA_E)?);
            is_rsa_key(n, e).then(|| Components::Rsa { n: n.into(), e: e.into() })
        }
        (Algorithm::EdDSA, cose::KTY_OKP, Some(cose::CRV_ED25519)) => {
            Some(Components::Ed25519(coordinate(cose::X)?))
        }
        _ => None,
    }
}

/// Whether `ring` computes with an RSA key, and it's of a length that we take. `ring` says so only with a signature.
fn is_rsa_key(n: &[u8], e: &[u8]) -> bool {
    let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
    let has_no_leading_zero = |number: &[u8]| number.first().is_some_and(|first| *first != 0);
    let bits =
        |number: &[u8]| number.len() * 8 - number.first().map_or(0, |first| first.leading_zeros() as usize);
    [n, e].iter().all(|number| is_odd(number) && has_no_leading_zero(number))
        && RSA_BITS.contains(&bits(n))
        && e.len() <= RSA_EXPONENT_MAX
        && e != [1]
}

fn write_curve(curve: i64, output: &mut Vec<u8>) {
    cbor::write_integer(cose::CRV, output);
    cbor::write_integer(curve, output);
}

fn write_member(label: i64, bytes: &[u8], output: &mut Vec<u8>) {
    cbor::write_integer(label, output);
    cbor::write_bytes(bytes, output);
}
