//! Hashes and verifies passwords.

use std::sync::Arc;
use std::time::Instant;

use argon2::password_hash::{self, PasswordHashString};
use argon2::{Params, PasswordHash};
use portico_argon2::{Implementation, Worker};
use prometheus_client::metrics::histogram::Histogram;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::argon2id::{Argon2Error, hash, is_outdated, nfkc, verify};
use super::threads::{Panicked, Threads};
use crate::base::random::Random;
use crate::config::Argon2Settings;
use crate::metrics::Metrics;

/// Requests per core that may wait for a hash. With the default cost the last of them waits about two seconds; further ones are
/// refused.
const WAITING_PER_CORE: usize = 64;

/// Hashes and verifies passwords.
pub struct Hasher {
    implementation: Implementation,
    params: Params,
    /// The hash that a password is verified against if there is no account, so that it takes the same time.
    dummy: PasswordHashString,
    random: Random,
    threads: Threads<Worker>,
    queue: Arc<Semaphore>,
    capacity: usize,
    /// How long hashes wait for a core, and how long they take.
    times: [Histogram; 2],
}

/// A place in the queue. Acquire it before a request writes anything, so that a request that finds the server too busy has no
/// effect.
pub struct Permit {
    hasher: Arc<Hasher>,
    _queued: OwnedSemaphorePermit,
}

/// The queue is full.
#[derive(Debug, thiserror::Error)]
#[error("too many password hashes are waiting")]
pub struct Busy;

/// Why a password could not be hashed or verified.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// argon2 failed.
    #[error(transparent)]
    Argon2(#[from] Argon2Error),
    /// Its thread panicked.
    #[error(transparent)]
    Panicked(#[from] Panicked),
}

/// Why the hasher cannot start.
#[derive(Debug, thiserror::Error)]
pub enum HasherError {
    /// argon2 does not support this cost.
    #[error("argon2: {0}")]
    Cost(#[from] password_hash::Error),
    /// argon2 failed.
    #[error("argon2: {0}")]
    Argon2(#[from] Argon2Error),
    /// An implementation computes something else than `RustCrypto`'s, so it is wrong on this machine.
    #[error(
        "argon2: `{0}` computes another hash here than `rustcrypto`; set implementation to `rustcrypto` in [argon2], and report \
         this with the processor of the machine"
    )]
    Differs(&'static str),
    /// The check panicked.
    #[error(transparent)]
    Panicked(#[from] Panicked),
    /// The system has no more threads.
    #[error("cannot start a thread for password hashes: {0}")]
    Thread(#[from] std::io::Error),
}

impl Hasher {
    /// A hasher with a thread for each core.
    ///
    /// # Errors
    /// When argon2 does not support the cost, the implementation is wrong on this machine, or the system has no more threads.
    pub async fn new(
        settings: Argon2Settings,
        random: Random,
        metrics: &Metrics,
    ) -> Result<Self, HasherError> {
        let Argon2Settings { implementation, memory_kib, passes, lanes } = settings;
        let params = Params::new(memory_kib, passes, lanes, None).map_err(password_hash::Error::from)?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = Threads::start(cores, move || Worker::new(implementation))?;
        let cost = params.clone();
        // On one of these threads, since it keeps the memory.
        let checked = threads.run(move |worker| -> Result<_, HasherError> {
            let password = random.token();
            let hash = hash(&cost, worker, random, &password)?;
            cross_check(implementation, &password, &hash)?;
            Ok(hash)
        });
        Ok(Self {
            dummy: checked.await??,
            implementation,
            params,
            random,
            threads,
            queue: Arc::new(Semaphore::new(cores * WAITING_PER_CORE)),
            capacity: cores * WAITING_PER_CORE,
            times: [metrics.hash_wait.clone(), metrics.hash_time.clone()],
        })
    }

    /// How many requests hash a password or wait for it.
    pub fn waiting(&self) -> usize {
        self.capacity - self.queue.available_permits()
    }

    /// Takes a place in the queue.
    ///
    /// # Errors
    /// When the queue is full.
    pub fn acquire(self: &Arc<Self>) -> Result<Permit, Busy> {
        let queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Busy)?;
        Ok(Permit { hasher: Arc::clone(self), _queued: queued })
    }
}

/// Checks a hash by this implementation against `RustCrypto`'s: vector code that is wrong on one kind of processor would refuse every
/// customer, and store hashes that no other implementation verifies.
fn cross_check(
    implementation: Implementation,
    password: &str,
    hash: &PasswordHashString,
) -> Result<(), HasherError> {
    let is_reference = implementation == Implementation::RustCrypto;
    if is_reference || verify(&mut Worker::new(Implementation::RustCrypto), password, &hash.password_hash())?
    {
        return Ok(());
    }
    Err(HasherError::Differs(implementation.name()))
}

/// The result of verifying a password.
#[derive(Debug, PartialEq, Eq)]
pub enum Verified {
    /// It is wrong.
    Wrong,
    /// It is right.
    Right,
    /// It is right, and this is its hash at the configured cost, which is higher than that of the old one.
    Rehashed(String),
}

impl Permit {
    /// The hash of a new password.
    ///
    /// # Errors
    /// When argon2 fails.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        self.run(move |hasher, worker| {
            Ok(hash(&hasher.params, worker, hasher.random, &nfkc(&password))?.to_string())
        })
        .await
    }

    /// Verifies a password. Without a stored hash it takes as long, and the result is [`Verified::Wrong`].
    ///
    /// # Errors
    /// When argon2 fails, or the stored hash is malformed.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<Verified, HashError> {
        self.run(move |hasher, worker| {
            let password = nfkc(&password);
            let Some(stored) = stored else {
                // Only the time matters.
                let _ = verify(worker, &password, &hasher.dummy.password_hash());
                return Ok(Verified::Wrong);
            };
            let stored = PasswordHash::new(&stored).map_err(Argon2Error::from)?;
            if !verify(worker, &password, &stored)? {
                return Ok(Verified::Wrong);
            }
            if is_outdated(&stored, &hasher.params, hasher.implementation) {
                let renewed = hash(&hasher.params, worker, hasher.random, &password)?;
                return Ok(Verified::Rehashed(renewed.to_string()));
            }
            Ok(Verified::Right)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Hasher, &mut Worker) -> Result<T, Argon2Error> + Send + 'static,
    ) -> Result<T, HashError> {
        let hasher = Arc::clone(&self.hasher);
        let [waits, times] = self.hasher.times.clone();
        let queued = Instant::now();
        let done = self.hasher.threads.run(move |worker| {
            let begun = Instant::now();
            waits.observe((begun - queued).as_secs_f64());
            let done = job(&hasher, worker);
            times.observe(begun.elapsed().as_secs_f64());
            done
        });
        Ok(done.await??)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_implementation_that_computes_something_else_is_found() {
        let params = Params::new(64, 1, 1, None).unwrap();
        for implementation in Implementation::ALL {
            let mut worker = Worker::new(*implementation);
            let hash = hash(&params, &mut worker, Random::system(), "Analytical engine").unwrap();
            assert!(cross_check(*implementation, "Analytical engine", &hash).is_ok());
            let of_another = cross_check(*implementation, "Difference engine", &hash);
            match implementation {
                Implementation::RustCrypto => {
                    assert!(of_another.is_ok(), "there is nothing to compare it with");
                }
                #[cfg(feature = "libsodium")]
                Implementation::Libsodium => {
                    let error = of_another.unwrap_err().to_string();
                    assert!(
                        error.contains("`libsodium` computes another hash here than `rustcrypto`"),
                        "{error}"
                    );
                }
            }
        }
    }
}
