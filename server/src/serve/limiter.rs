//! How many connections there are, in all and of each client.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::client_ip::counted_as;

/// The connections that there are.
pub(super) struct Crowd {
    room: u32,
    places: Arc<Semaphore>,
    counts: Arc<Counts>,
}

/// The connections of each client that has any.
struct Counts {
    most: u32,
    of: Mutex<HashMap<String, u32>>,
}

impl Counts {
    fn of(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Room for one connection. It is free again when this is dropped.
pub(super) struct Place {
    _room: Option<OwnedSemaphorePermit>,
    client: Option<(Arc<Counts>, String)>,
}

impl Crowd {
    pub(super) fn new(room: u32, most_of_one_client: u32) -> Self {
        Self {
            room,
            places: Arc::new(Semaphore::new(room as usize)),
            counts: Arc::new(Counts { most: most_of_one_client, of: Mutex::default() }),
        }
    }

    /// Room for one more, as soon as there is some. Meanwhile connections wait in the system's queue.
    pub(super) async fn place(&self) -> Place {
        // An error means that the semaphore is closed, which it never is.
        Place { _room: Arc::clone(&self.places).acquire_owned().await.ok(), client: None }
    }

    /// Waits until there is no connection any more.
    pub(super) async fn gone(&self) {
        // As above.
        let _ = self.places.acquire_many(self.room).await;
    }
}

impl Place {
    /// The place as one of a client's, unless it has all that it may have. Without an address nobody counts.
    pub(super) fn of(mut self, crowd: &Crowd, address: Option<IpAddr>) -> Option<Self> {
        let Some(address) = address else { return Some(self) };
        let name = counted_as(address);
        let mut counts = crowd.counts.of();
        let count = counts.entry(name.clone()).or_insert(0);
        if *count >= crowd.counts.most {
            return None;
        }
        *count += 1;
        drop(counts);
        self.client = Some((Arc::clone(&crowd.counts), name));
        Some(self)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((counts, name)) = self.client.take() else { return };
        if let Entry::Occupied(mut count) = counts.of().entry(name) {
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
        let crowd = Crowd::new(10, 2);
        let address: IpAddr = "192.0.2.7".parse().expect("an address");
        let enter = async |address| crowd.place().await.of(&crowd, address);
        let first = enter(Some(address)).await;
        let second = enter(Some(address)).await;
        assert!(first.is_some() && second.is_some());
        assert!(enter(Some(address)).await.is_none());
        assert!(enter(None).await.is_some(), "a proxy speaks for many");
        drop(first);
        let third = enter(Some(address)).await;
        assert!(third.is_some());
        drop((second, third));
        assert!(crowd.counts.of().is_empty(), "who has gone leaves nothing behind");
        assert_eq!(crowd.places.available_permits(), 10);
    }
}
