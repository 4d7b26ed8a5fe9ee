//! How many passwords the cores can hash: the upper bound on password sign-ins for any server.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use serde::Serialize;

/// The cost of an argon2id hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Degree of parallelism.
    pub lanes: u32,
}

impl Cost {
    /// The cost of a stored hash in PHC format.
    ///
    /// # Errors
    /// If it isn't an argon2id hash.
    pub fn of(hash: &str) -> Result<Self> {
        let parsed =
            PasswordHash::new(hash).map_err(|error| anyhow!("{error}")).context("this is no hash")?;
        ensure!(parsed.algorithm == Algorithm::Argon2id.ident(), "the hash is of {}", parsed.algorithm);
        let params = Params::try_from(&parsed).map_err(|error| anyhow!("{error}"))?;
        Ok(Self { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() })
    }

    /// The cost in words.
    pub fn describe(self) -> String {
        let Self { memory_kib, passes, lanes } = self;
        format!("argon2id, {memory_kib} KiB, passes {passes}, lanes {lanes}")
    }

    /// Hashes on every core for the given time and returns the hashes per second. Each core allocates its memory
    /// once, so the result excludes everything else a server does, such as allocating memory.
    ///
    /// # Errors
    /// If argon2 doesn't allow this cost.
    pub fn hashes_a_second(self, time: Duration) -> Result<f64> {
        let cores = thread::available_parallelism()?.get();
        let rates: Result<Vec<f64>> = thread::scope(|scope| {
            let threads: Vec<_> = (0..cores).map(|_| scope.spawn(|| self.hashes_of_one_core(time))).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().map_err(|_| anyhow!("hashing broke off"))?)
                .collect()
        });
        Ok(rates?.iter().sum())
    }

    fn hashes_of_one_core(self, time: Duration) -> Result<f64> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .map_err(|error| anyhow!("{error}"))?;
        let mut memory = vec![Block::default(); params.block_count()];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut hash = [0; Params::DEFAULT_OUTPUT_LEN];
        let mut hashes = 0.0;
        let begun = Instant::now();
        while begun.elapsed() < time {
            argon2
                .hash_password_into_with_memory(
                    b"Analytical engine, 1843",
                    b"sixteen bytes, ok",
                    &mut hash,
                    &mut memory,
                )
                .map_err(|error| anyhow!("{error}"))?;
            hashes += 1.0;
        }
        Ok(hashes / begun.elapsed().as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_is_read_from_a_stored_hash() {
        let hash = "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$VGhpcyBpcyBub3QgYSByZWFsIGhhc2gsIGJ1dCBsb25n";
        assert_eq!(Cost::of(hash).unwrap(), Cost { memory_kib: 19_456, passes: 2, lanes: 1 });
        let other = hash.replace("argon2id", "argon2i");
        assert!(Cost::of(&other).unwrap_err().to_string().contains("argon2i"));
        assert!(Cost::of("plain").is_err());
    }

    #[test]
    fn the_limit_is_counted_over_all_cores() {
        let cheap = Cost { memory_kib: 64, passes: 1, lanes: 1 };
        assert!(cheap.hashes_a_second(Duration::from_millis(20)).unwrap() > 100.0);
    }
}
