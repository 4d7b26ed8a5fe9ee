//! Limits the number of connections, in all and of each client.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::base::client::limit_key;

/// Limits the number of connections.
pub(super) struct ConnectionLimiter {
    max: u32,
    permits: Arc<Semaphore>,
    clients: Arc<Clients>,
}

/// The connections of each client that has any.
struct Clients {
    max: u32,
    counts: Mutex<HashMap<String, u32>>,
}

impl Clients {
    fn counts(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Permission for one connection, returned when it is dropped.
pub(super) struct Permit {
    clients: Arc<Clients>,
    /// The client that it counts for.
    client: Option<String>,
    _slot: Option<OwnedSemaphorePermit>,
}

impl ConnectionLimiter {
    pub(super) fn new(max: u32, max_per_client: u32) -> Self {
        Self {
            max,
            permits: Arc::new(Semaphore::new(max as usize)),
            clients: Arc::new(Clients { max: max_per_client, counts: Mutex::default() }),
        }
    }

    /// Waits until one more connection is allowed.
    pub(super) async fn acquire(&self) -> Permit {
        // An error means that the semaphore is closed, which it never is.
        let slot = Arc::clone(&self.permits).acquire_owned().await.ok();
        Permit { clients: Arc::clone(&self.clients), client: None, _slot: slot }
    }

    /// Waits until the last connection has ended.
    pub(super) async fn drained(&self) {
        // As above.
        let _ = self.permits.acquire_many(self.max).await;
    }
}

impl Permit {
    /// Counts the permit for the client at an address, unless the client has its maximum. Without an address it is not counted.
    pub(super) fn for_client(mut self, address: Option<IpAddr>) -> Option<Self> {
        let Some(address) = address else { return Some(self) };
        let client = limit_key(address);
        let mut counts = self.clients.counts();
        let count = counts.entry(client.clone()).or_insert(0);
        if *count >= self.clients.max {
            return None;
        }
        *count += 1;
        drop(counts);
        self.client = Some(client);
        Some(self)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        if let Entry::Occupied(mut count) = self.clients.counts().entry(client) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_client_has_so_many_and_gets_them_back() {
        let limiter = ConnectionLimiter::new(10, 2);
        let address: IpAddr = "192.0.2.7".parse().expect("an address");
        let enter = async |address| limiter.acquire().await.for_client(address);
        let first = enter(Some(address)).await;
        let second = enter(Some(address)).await;
        assert!(first.is_some() && second.is_some());
        assert!(enter(Some(address)).await.is_none());
        assert!(enter(None).await.is_some(), "a proxy has many clients");
        drop(first);
        let third = enter(Some(address)).await;
        assert!(third.is_some());
        drop((second, third));
        assert!(limiter.clients.counts().is_empty(), "a client without connections is not kept");
        assert_eq!(limiter.permits.available_permits(), 10);
    }
}
