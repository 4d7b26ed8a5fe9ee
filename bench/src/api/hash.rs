//! How many passwords the cores can hash: the upper bound on password sign-ins for any server.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use argon2::{Algorithm, Params, PasswordHash, Version};
use portico_argon2::{Implementation, Parameters, Worker};
use serde::Serialize;
use serde_json::Value;

/// The implementation that a server's log names.
///
/// # Errors
/// If it names none, or one that this build doesn't have.
pub fn implementation(log: &str) -> Result<Implementation> {
    let mut lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let name = lines.find_map(|line| line["implementation"].as_str().map(str::to_owned));
    Ok(name.context("the server's log names no implementation of argon2")?.try_into()?)
}

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

    /// Hashes on every core for the given time and returns the hashes per second. Each core keeps its memory, so the result
    /// excludes everything else a server does.
    ///
    /// # Errors
    /// If argon2 doesn't allow this cost.
    pub fn hashes_a_second(self, by: Implementation, time: Duration) -> Result<f64> {
        let cores = thread::available_parallelism()?.get();
        let rates: Result<Vec<f64>> = thread::scope(|scope| {
            let threads: Vec<_> =
                (0..cores).map(|_| scope.spawn(|| self.hashes_of_one_core(by, time))).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().map_err(|_| anyhow!("hashing broke off"))?)
                .collect()
        });
        Ok(rates?.iter().sum())
    }

    fn hashes_of_one_core(self, by: Implementation, time: Duration) -> Result<f64> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .map_err(|error| anyhow!("{error}"))?;
        let parameters = Parameters { algorithm: Algorithm::Argon2id, version: Version::V0x13, params };
        let mut worker = Worker::new(by);
        let mut hash = [0; Params::DEFAULT_OUTPUT_LEN];
        let mut hashes = 0.0;
        let begun = Instant::now();
        while begun.elapsed() < time {
            worker.compute(&parameters, b"Analytical engine, 1843", b"as long as ours.", &mut hash)?;
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
    fn the_implementation_is_read_from_the_log() {
        let log = "starting\n{\"message\":\"passwords are hashed by argon2id\",\"implementation\":\"rustcrypto\"}\n";
        assert_eq!(implementation(log).unwrap(), Implementation::RustCrypto);
        assert!(implementation("{\"message\":\"listening\"}").is_err());
        assert!(implementation("{\"implementation\":\"argon3\"}").is_err());
    }

    #[test]
    fn the_limit_is_counted_over_all_cores() {
        let cheap = Cost { memory_kib: 64, passes: 1, lanes: 1 };
        for by in Implementation::ALL {
            assert!(cheap.hashes_a_second(*by, Duration::from_millis(20)).unwrap() > 100.0);
        }
    }
}
