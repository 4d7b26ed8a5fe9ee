//! Hashing and verifying with argon2id, in memory that is reused.

use argon2::password_hash::{self, Output, ParamsString, PasswordHashString, Salt, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use unicode_normalization::UnicodeNormalization as _;

use super::threads::Memory;
use crate::base::random::Random;

/// The password in the form that is hashed. NIST SP 800-63B-4, 3.1.1.2: the same characters typed on different devices have to
/// be the same password.
pub(super) fn nfkc(password: &str) -> String {
    password.nfkc().collect()
}

/// The hash of a password at the cost of `argon2`.
pub(super) fn hash(
    argon2: &Argon2<'_>,
    memory: &mut Memory,
    random: Random,
    password: &str,
) -> Result<PasswordHashString, password_hash::Error> {
    let salt = SaltString::encode_b64(&random.bytes::<16>())?;
    let hash = compute(argon2, memory, password, salt.as_salt(), Params::DEFAULT_OUTPUT_LEN)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params())?,
        salt: Some(salt.as_salt()),
        hash: Some(hash),
    };
    Ok(hash.serialize())
}

/// Whether a password matches a hash, at the cost of that hash.
pub(super) fn verify(
    memory: &mut Memory,
    password: &str,
    stored: &PasswordHash<'_>,
) -> Result<bool, password_hash::Error> {
    let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else {
        return Err(password_hash::Error::PhcStringField);
    };
    let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let argon2 = Argon2::new(Algorithm::try_from(stored.algorithm)?, version, Params::try_from(stored)?);
    // Outputs are compared in constant time.
    Ok(compute(&argon2, memory, password, salt, expected.len())? == expected)
}

fn compute(
    argon2: &Argon2<'_>,
    memory: &mut Memory,
    password: &str,
    salt: Salt<'_>,
    length: usize,
) -> Result<Output, password_hash::Error> {
    let mut salt_bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut salt_bytes)?;
    let blocks = argon2.params().block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    Output::init_with(length, |output| {
        Ok(argon2.hash_password_into_with_memory(password.as_bytes(), salt, output, &mut *memory)?)
    })
}

#[cfg(test)]
mod tests {
    use argon2::{PasswordHasher as _, PasswordVerifier as _};

    use super::*;

    fn argon2(memory_kib: u32, passes: u32) -> Argon2<'static> {
        let params = Params::new(memory_kib, passes, 1, None).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }

    #[test]
    fn a_hash_is_that_of_argon2_whatever_the_memory_was_used_for_before() {
        let mut memory = Vec::new();
        let salt = SaltString::encode_b64(b"sixteen bytes it").unwrap();
        for (memory_kib, passes) in [(256, 2), (64, 3), (512, 1), (64, 3)] {
            let argon2 = argon2(memory_kib, passes);
            let theirs = argon2.hash_password(b"Analytical engine", &salt).unwrap();
            assert_eq!(verify(&mut memory, "Analytical engine", &theirs), Ok(true));
            assert_eq!(verify(&mut memory, "Analytical engines", &theirs), Ok(false));
            let ours = hash(&argon2, &mut memory, Random::system(), "Analytical engine").unwrap();
            assert_eq!(argon2.verify_password(b"Analytical engine", &ours.password_hash()), Ok(()));
        }
    }

    #[test]
    fn what_is_no_hash_is_an_error_and_no_wrong_password() {
        let salt_alone = PasswordHash::new("$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlcyBpdA").unwrap();
        assert!(verify(&mut Vec::new(), "Analytical engine", &salt_alone).is_err());
    }
}
