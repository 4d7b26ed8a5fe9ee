//! Computes hashes, one at a time.

use argon2::{Argon2, Block};

use crate::implementation::Implementation;
#[cfg(feature = "libsodium")]
use crate::libsodium;
use crate::parameters::{ComputeError, Parameters};

/// Computes hashes, one at a time, each in the memory of the one before: the pages of new memory take up to as long as a hash.
#[derive(Debug)]
pub struct Worker {
    implementation: Implementation,
    /// What `RustCrypto`'s works in. The C library keeps libsodium's.
    blocks: Vec<Block>,
}

impl Worker {
    /// A worker with this implementation. It takes no memory before the first hash.
    pub fn new(implementation: Implementation) -> Self {
        Self { implementation, blocks: Vec::new() }
    }

    /// Computes a hash.
    ///
    /// # Errors
    /// When argon2 does not allow the parameters or lengths, or there is no memory.
    pub fn compute(
        &mut self,
        parameters: &Parameters,
        password: &[u8],
        salt: &[u8],
        output: &mut [u8],
    ) -> Result<(), ComputeError> {
        if !self.implementation.computes(parameters, salt.len(), output.len()) {
            // Such hashes are rare, so their memory isn't kept.
            return by_rustcrypto(&mut Vec::new(), parameters, password, salt, output);
        }
        match self.implementation {
            #[cfg(feature = "libsodium")]
            Implementation::Libsodium => libsodium::compute(parameters, password, salt, output),
            Implementation::RustCrypto => by_rustcrypto(&mut self.blocks, parameters, password, salt, output),
        }
    }
}

fn by_rustcrypto(
    blocks: &mut Vec<Block>,
    parameters: &Parameters,
    password: &[u8],
    salt: &[u8],
    output: &mut [u8],
) -> Result<(), ComputeError> {
    let Parameters { algorithm, version, params } = parameters;
    let needed = params.block_count();
    if blocks.len() < needed {
        blocks.resize(needed, Block::default());
    }
    let argon2 = Argon2::new(*algorithm, *version, params.clone());
    argon2.hash_password_into_with_memory(password, salt, output, blocks).map_err(ComputeError::Argon2)
}

#[cfg(test)]
mod tests {
    use argon2::{Algorithm, AssociatedData, Params, ParamsBuilder, Version};
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Every variant, with parameters that not every implementation has.
    fn parameters() -> impl Strategy<Value = Parameters> {
        let algorithm = prop_oneof![
            6 => Just(Algorithm::Argon2id),
            1 => Just(Algorithm::Argon2i),
            1 => Just(Algorithm::Argon2d),
        ];
        let version = prop_oneof![6 => Just(Version::V0x13), 1 => Just(Version::V0x10)];
        let lanes = prop_oneof![6 => Just(1_u32), 1 => 2..=4_u32];
        let data = prop_oneof![6 => Just(Vec::new()), 1 => vec(any::<u8>(), 1..=AssociatedData::MAX_LEN)];
        (algorithm, version, lanes, 8..=300_u32, 1..=4_u32, data).prop_map(
            |(algorithm, version, lanes, memory, passes, data)| {
                let mut params = ParamsBuilder::new();
                params.m_cost(memory.max(8 * lanes)).t_cost(passes).p_cost(lanes);
                params.data(AssociatedData::new(&data).unwrap());
                Parameters { algorithm, version, params: params.build().unwrap() }
            },
        )
    }

    /// Mostly the lengths of our own hashes.
    fn lengths() -> impl Strategy<Value = (usize, usize, usize)> {
        let salt = prop_oneof![4 => Just(16_usize), 1 => 8..=48_usize];
        let output = prop_oneof![4 => Just(32_usize), 2 => 4..=200_usize];
        (prop_oneof![0..=40_usize, Just(4096)], salt, output)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        /// One worker computes all of them, so that each finds what the one before left in its memory.
        #[test]
        fn every_implementation_computes_what_rustcrypto_does(
            tasks in vec((parameters(), lengths(), any::<u64>()), 1..=4),
        ) {
            for implementation in Implementation::ALL {
                let mut worker = Worker::new(*implementation);
                for (parameters, (password, salt, output), seed) in &tasks {
                    let bytes = |length: usize| -> Vec<u8> {
                        (0..length as u64).map(|at| seed.wrapping_mul(at * 2 + 1).to_le_bytes()[7]).collect()
                    };
                    let (password, salt) = (bytes(*password), bytes(*salt));
                    let mut expected = vec![0; *output];
                    let argon2 =
                        Argon2::new(parameters.algorithm, parameters.version, parameters.params.clone());
                    argon2.hash_password_into(&password, &salt, &mut expected).unwrap();
                    let mut found = vec![0; *output];
                    worker.compute(parameters, &password, &salt, &mut found).unwrap();
                    prop_assert_eq!(found, expected, "{} {:?}", implementation.name(), parameters);
                }
            }
        }
    }

    /// The default cost of a password.
    fn full_cost() -> Parameters {
        let params = Params::new(19_456, 2, 1, None).unwrap();
        Parameters { algorithm: Algorithm::Argon2id, version: Version::V0x13, params }
    }

    /// How many pages of memory this thread was given so far, see `proc_pid_stat(5)`.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn pages() -> u64 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let (_, after_name) = stat.rsplit_once(") ").unwrap();
        after_name.split(' ').nth(7).unwrap().parse().unwrap()
    }

    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[test]
    fn a_hash_gets_the_memory_of_the_one_before() {
        for implementation in Implementation::ALL {
            let taken = std::thread::spawn(|| {
                let mut worker = Worker::new(*implementation);
                let mut hash = || worker.compute(&full_cost(), b"Analytical engine", &[7; 16], &mut [0; 32]);
                // The C library first has to see how much is given back.
                for _ in 0..3 {
                    hash().unwrap();
                }
                let before = pages();
                for _ in 0..4 {
                    hash().unwrap();
                }
                pages() - before
            });
            let (taken, of_a_hash) = (taken.join().unwrap(), 19_456 / 4);
            assert!(taken < of_a_hash / 4, "{}: {taken} new pages in 4 hashes", implementation.name());
        }
    }

    #[test]
    fn what_argon2_does_not_allow_is_an_error() {
        for implementation in Implementation::ALL {
            let mut worker = Worker::new(*implementation);
            assert!(matches!(
                worker.compute(&full_cost(), b"Analytical engine", b"short", &mut [0; 32]),
                Err(ComputeError::Argon2(argon2::Error::SaltTooShort))
            ));
        }
    }
}
