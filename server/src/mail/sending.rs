//! The mails that are being sent: how many at a time, and how many of them to one domain.

use std::collections::HashMap;

use tokio::task::{self, JoinSet};

use crate::store::outbox::QueuedMail;

/// Mails that are sent at the same time.
pub(super) const CONCURRENT: usize = 16;
/// Mails to one domain that are sent at the same time, so that a slow one leaves places to others.
const PER_DOMAIN: usize = 4;
/// How many domains can have all their places taken.
pub(super) const BUSY_DOMAINS: usize = CONCURRENT / PER_DOMAIN;

/// A mail that has a place.
struct Place {
    mail: i64,
    domain: Option<String>,
}

/// The mails that are being sent, each in a place of its own.
#[derive(Default)]
pub(super) struct Sending {
    tasks: JoinSet<sqlx::Result<()>>,
    places: HashMap<task::Id, Place>,
}

impl Sending {
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.places.len() >= CONCURRENT
    }

    /// Whether there is a place for a mail, and it does not have one yet.
    pub(super) fn has_room_for(&self, mail: &QueuedMail) -> bool {
        let is_new = self.places.values().all(|place| place.mail != mail.id);
        let domain = mail.domain();
        is_new && !self.is_full() && (domain.is_none() || self.number_to(domain.as_deref()) < PER_DOMAIN)
    }

    fn number_to(&self, domain: Option<&str>) -> usize {
        self.places.values().filter(|place| place.domain.as_deref() == domain).count()
    }

    /// The domains that have all their places taken.
    pub(super) fn busy_domains(&self) -> [Option<String>; BUSY_DOMAINS] {
        let mut domains: Vec<_> = self.places.values().filter_map(|place| place.domain.clone()).collect();
        domains.sort();
        domains.dedup();
        let mut busy = domains.into_iter().filter(|domain| self.number_to(Some(domain)) >= PER_DOMAIN);
        std::array::from_fn(|_| busy.next())
    }

    /// Gives a mail a place until `task` is done.
    pub(super) fn start(
        &mut self,
        mail: &QueuedMail,
        task: impl Future<Output = sqlx::Result<()>> + Send + 'static,
    ) {
        let id = self.tasks.spawn(task).id();
        self.places.insert(id, Place { mail: mail.id, domain: mail.domain() });
    }

    /// Waits until a mail is done with, and frees its place; `None` if none is being sent.
    pub(super) async fn next(&mut self) -> Option<sqlx::Result<()>> {
        let (id, done) = match self.tasks.join_next_with_id().await? {
            Ok(done) => done,
            Err(error) => {
                // One bad mail must not hold the others up.
                tracing::error!(%error, "sending a mail was interrupted, will try again");
                (error.id(), Ok(()))
            }
        };
        self.places.remove(&id);
        Some(done)
    }
}
