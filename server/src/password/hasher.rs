//! Hashes and verifies passwords.

use std::sync::Arc;
use std::time::Instant;

use argon2::password_hash::{self, PasswordHashString};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use prometheus_client::metrics::histogram::Histogram;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::argon2id::{hash, nfkc, verify};
use super::threads::{Memory, Panicked, Threads};
use crate::base::random::Random;
use crate::config::Argon2Cost;
use crate::metrics::Metrics;

/// Requests per core that may wait for a hash. With the default cost the last of them waits about two seconds; further ones are
/// refused.
const WAITING_PER_CORE: usize = 64;

/// Hashes and verifies passwords.
pub struct Hasher {
    argon2: Argon2<'static>,
    /// The hash that a password is verified against if there is no account, so that it takes the same time.
    dummy: PasswordHashString,
    random: Random,
    threads: Threads,
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
    Argon2(#[from] password_hash::Error),
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
    /// The system has no more threads.
    #[error("cannot start a thread for password hashes: {0}")]
    Thread(#[from] std::io::Error),
}

impl Hasher {
    /// A hasher of this cost, with a thread for each core.
    ///
    /// # Errors
    /// When argon2 does not support this cost, or the system has no more threads.
    pub fn new(cost: Argon2Cost, random: Random, metrics: &Metrics) -> Result<Self, HasherError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None)
            .map_err(password_hash::Error::from)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            dummy: hash(&argon2, &mut Memory::new(), random, &random.token())?,
            argon2,
            random,
            threads: Threads::start(cores)?,
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

    fn is_outdated(&self, hash: &PasswordHash<'_>) -> bool {
        let wanted = self.argon2.params();
        let Ok(had) = Params::try_from(hash) else { return true };
        had.m_cost() < wanted.m_cost() || had.t_cost() < wanted.t_cost() || had.p_cost() < wanted.p_cost()
    }
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
        self.run(move |hasher, memory| {
            Ok(hash(&hasher.argon2, memory, hasher.random, &nfkc(&password))?.to_string())
        })
        .await
    }

    /// Verifies a password. Without a stored hash it takes as long, and the result is [`Verified::Wrong`].
    ///
    /// # Errors
    /// When argon2 fails, or the stored hash is malformed.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<Verified, HashError> {
        self.run(move |hasher, memory| {
            let password = nfkc(&password);
            let Some(stored) = stored else {
                // Only the time matters.
                let _ = verify(memory, &password, &hasher.dummy.password_hash());
                return Ok(Verified::Wrong);
            };
            let stored = PasswordHash::new(&stored)?;
            if !verify(memory, &password, &stored)? {
                return Ok(Verified::Wrong);
            }
            if hasher.is_outdated(&stored) {
                let renewed = hash(&hasher.argon2, memory, hasher.random, &password)?;
                return Ok(Verified::Rehashed(renewed.to_string()));
            }
            Ok(Verified::Right)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Hasher, &mut Memory) -> Result<T, password_hash::Error> + Send + 'static,
    ) -> Result<T, HashError> {
        let hasher = Arc::clone(&self.hasher);
        let [waits, times] = self.hasher.times.clone();
        let queued = Instant::now();
        let done = self.hasher.threads.run(move |memory| {
            let begun = Instant::now();
            waits.observe((begun - queued).as_secs_f64());
            let done = job(&hasher, memory);
            times.observe(begun.elapsed().as_secs_f64());
            done
        });
        Ok(done.await??)
    }
}
