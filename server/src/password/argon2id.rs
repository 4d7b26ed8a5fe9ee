//! Hashing and verifying with argon2id.

use argon2::password_hash::{self, Output, ParamsString, PasswordHashString, Salt, SaltString};
use argon2::{Algorithm, Params, PasswordHash, Version};
use portico_argon2::{ComputeError, Implementation, Parameters, Worker};
use unicode_normalization::UnicodeNormalization as _;

use crate::base::random::Random;

/// Why a hash could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum Argon2Error {
    /// It could not be read or written.
    #[error(transparent)]
    Format(#[from] password_hash::Error),
    /// argon2 failed.
    #[error(transparent)]
    Compute(#[from] ComputeError),
}

/// The password in the form that is hashed. NIST SP 800-63B-4, 3.1.1.2: the same characters typed on different devices have to
/// be the same password.
pub(super) fn nfkc(password: &str) -> String {
    password.nfkc().collect()
}

/// The hash of a password at this cost.
pub(super) fn hash(
    params: &Params,
    worker: &mut Worker,
    random: Random,
    password: &str,
) -> Result<PasswordHashString, Argon2Error> {
    let parameters =
        Parameters { algorithm: Algorithm::Argon2id, version: Version::V0x13, params: params.clone() };
    let salt = random.bytes::<16>();
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    worker.compute(&parameters, password.as_bytes(), &salt, &mut output)?;
    let salt = SaltString::encode_b64(&salt)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params)?,
        salt: Some(salt.as_salt()),
        hash: Some(Output::new(&output)?),
    };
    Ok(hash.serialize())
}

/// Whether a password matches a hash, at the cost of that hash.
pub(super) fn verify(
    worker: &mut Worker,
    password: &str,
    stored: &PasswordHash<'_>,
) -> Result<bool, Argon2Error> {
    let Stored { parameters, salt, output: expected } = Stored::parse(stored)?;
    let mut output = vec![0; expected.len()];
    worker.compute(&parameters, password.as_bytes(), &salt, &mut output)?;
    // Outputs are compared in constant time.
    Ok(Output::new(&output)? == expected)
}

/// Whether a stored hash is to be replaced when its password is known: it costs less than a new one would, or it costs no more and
/// the implementation leaves it to another one, which takes another time.
pub(super) fn is_outdated(
    stored: &PasswordHash<'_>,
    wanted: &Params,
    implementation: Implementation,
) -> bool {
    let Ok(Stored { parameters, salt, output }) = Stored::parse(stored) else { return true };
    let had = &parameters.params;
    let costs = |params: &Params| [params.m_cost(), params.t_cost(), params.p_cost()];
    let is_cheaper = costs(had).iter().zip(costs(wanted)).any(|(had, wanted)| *had < wanted);
    let is_foreign = !implementation.computes(&parameters, salt.len(), output.len());
    is_cheaper || (is_foreign && had.m_cost() == wanted.m_cost() && had.t_cost() == wanted.t_cost())
}

/// A stored hash.
struct Stored {
    parameters: Parameters,
    salt: Vec<u8>,
    output: Output,
}

impl Stored {
    fn parse(hash: &PasswordHash<'_>) -> Result<Self, password_hash::Error> {
        let (Some(salt), Some(output)) = (hash.salt, hash.hash) else {
            return Err(password_hash::Error::PhcStringField);
        };
        let mut bytes = [0; Salt::MAX_LENGTH];
        let salt = salt.decode_b64(&mut bytes)?.to_owned();
        let algorithm = Algorithm::try_from(hash.algorithm)?;
        let version = hash.version.map(Version::try_from).transpose()?.unwrap_or_default();
        Ok(Self {
            parameters: Parameters { algorithm, version, params: Params::try_from(hash)? },
            salt,
            output,
        })
    }
}

#[cfg(test)]
mod tests {
    use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

    use super::*;

    fn argon2(memory_kib: u32, passes: u32, lanes: u32) -> Argon2<'static> {
        let params = Params::new(memory_kib, passes, lanes, None).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }

    #[test]
    fn a_hash_is_that_of_argon2_whatever_was_hashed_before() {
        let salt = SaltString::encode_b64(b"sixteen bytes it").unwrap();
        for implementation in Implementation::ALL {
            let mut worker = Worker::new(*implementation);
            for (memory_kib, passes, lanes) in [(256, 2, 1), (64, 3, 1), (512, 1, 4), (64, 3, 1)] {
                let argon2 = argon2(memory_kib, passes, lanes);
                let theirs = argon2.hash_password(b"Analytical engine", &salt).unwrap();
                assert!(verify(&mut worker, "Analytical engine", &theirs).unwrap());
                assert!(!verify(&mut worker, "Analytical engines", &theirs).unwrap());
                let ours = hash(argon2.params(), &mut worker, Random::system(), "Analytical engine").unwrap();
                assert_eq!(argon2.verify_password(b"Analytical engine", &ours.password_hash()), Ok(()));
            }
        }
    }

    #[test]
    fn hashes_that_cost_less_or_that_the_implementation_leaves_to_another_are_outdated() {
        let salt = SaltString::encode_b64(b"sixteen bytes it").unwrap();
        let hash = |(memory_kib, passes, lanes)| {
            let argon2 = argon2(memory_kib, passes, lanes);
            argon2.hash_password(b"Analytical engine", &salt).unwrap().serialize()
        };
        let wanted = Params::new(128, 2, 1, None).unwrap();
        let found = |cost, implementation| is_outdated(&hash(cost).password_hash(), &wanted, implementation);
        for implementation in Implementation::ALL {
            assert!(!found((128, 2, 1), *implementation));
            assert!(!found((256, 3, 1), *implementation));
            assert!(found((64, 3, 1), *implementation));
            assert!(found((256, 1, 1), *implementation));
            assert!(!found((256, 2, 4), *implementation), "a new hash would cost less");
            assert_eq!(found((128, 2, 4), *implementation), !implementation.has_lanes(4));
        }
    }

    #[test]
    fn what_is_no_hash_is_an_error_and_no_wrong_password() {
        let salt_alone = PasswordHash::new("$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlcyBpdA").unwrap();
        assert!(verify(&mut Worker::new(Implementation::DEFAULT), "Analytical engine", &salt_alone).is_err());
    }
}
