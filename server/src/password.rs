//! Password hashes: argon2id, off the async threads, never more at once than there are cores.

use std::sync::Arc;

use argon2::password_hash::{self, PasswordHashString, SaltString};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use unicode_normalization::UnicodeNormalization as _;

use crate::config::Argon2Cost;
use crate::error::Problem;
use crate::random::Random;

/// Requests that may wait for a hash, for each core. With the default cost the last of them waits some two seconds;
/// further ones are told to come back.
const WAITING_PER_CORE: usize = 64;

/// Makes and verifies hashes.
pub struct Hasher {
    argon2: Argon2<'static>,
    /// What a password is verified against where there is no account, so that it takes the same time.
    dummy: PasswordHashString,
    random: Random,
    cores: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

/// A place in the queue for the cores. Taken before a request writes anything, so that one that finds the server too busy
/// has no effect.
pub struct Place {
    hasher: Arc<Hasher>,
    _queued: OwnedSemaphorePermit,
}

impl Hasher {
    /// # Errors
    /// When argon2 cannot have this cost.
    pub fn new(cost: Argon2Cost, random: Random) -> Result<Self, password_hash::Error> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            dummy: hash(&argon2, random, &random.token())?,
            argon2,
            random,
            cores: Arc::new(Semaphore::new(cores)),
            queue: Arc::new(Semaphore::new(cores * WAITING_PER_CORE)),
        })
    }

    /// # Errors
    /// `unavailable` when too many requests wait already.
    pub fn place(self: &Arc<Self>) -> Result<Place, Problem> {
        let queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Problem::unavailable())?;
        Ok(Place { hasher: Arc::clone(self), _queued: queued })
    }

    fn is_outdated(&self, hash: &PasswordHash<'_>) -> bool {
        let wanted = self.argon2.params();
        let Ok(had) = Params::try_from(hash) else { return true };
        had.m_cost() < wanted.m_cost() || had.t_cost() < wanted.t_cost() || had.p_cost() < wanted.p_cost()
    }
}

/// What came of verifying a password.
#[derive(Debug, PartialEq, Eq)]
pub enum Verified {
    /// It is not the account's.
    Wrong,
    /// It is.
    Right,
    /// It is, and this is its hash at today's cost, which is higher than that of the old one.
    Renewed(String),
}

impl Place {
    /// The hash of a new password.
    ///
    /// # Errors
    /// `internal` when argon2 fails.
    pub async fn hash(&self, password: String) -> Result<String, Problem> {
        self.run(move |hasher| Ok(hash(&hasher.argon2, hasher.random, &nfkc(&password))?.to_string())).await
    }

    /// Whether a password belongs to a hash. Without a hash it takes as long, and the answer is no.
    ///
    /// # Errors
    /// `internal` when argon2 fails, or the hash is none.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<Verified, Problem> {
        self.run(move |hasher| {
            let password = nfkc(&password);
            let Some(stored) = stored else {
                // The result is nobody's; only the time counts.
                let _ = hasher.argon2.verify_password(password.as_bytes(), &hasher.dummy.password_hash());
                return Ok(Verified::Wrong);
            };
            let stored = PasswordHash::new(&stored)?;
            match hasher.argon2.verify_password(password.as_bytes(), &stored) {
                Err(password_hash::Error::Password) => Ok(Verified::Wrong),
                Err(error) => Err(error),
                Ok(()) if hasher.is_outdated(&stored) => {
                    Ok(Verified::Renewed(hash(&hasher.argon2, hasher.random, &password)?.to_string()))
                }
                Ok(()) => Ok(Verified::Right),
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Hasher) -> Result<T, password_hash::Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let core =
            Arc::clone(&self.hasher.cores).acquire_owned().await.map_err(|_| Problem::unavailable())?;
        let hasher = Arc::clone(&self.hasher);
        let done = tokio::task::spawn_blocking(move || {
            // Goes with the job: a request that is given up must not let another job start beside it.
            let _core = core;
            job(&hasher)
        });
        done.await.map_err(Problem::internal)?.map_err(Problem::internal)
    }
}

/// The password as it is hashed. NIST SP 800-63B-4, 3.1.1.2: the same characters typed on different devices have to be
/// the same password.
fn nfkc(password: &str) -> String {
    password.nfkc().collect()
}

fn hash(
    argon2: &Argon2<'_>,
    random: Random,
    password: &str,
) -> Result<PasswordHashString, password_hash::Error> {
    let salt = SaltString::encode_b64(&random.bytes::<16>())?;
    Ok(argon2.hash_password(password.as_bytes(), &salt)?.serialize())
}
