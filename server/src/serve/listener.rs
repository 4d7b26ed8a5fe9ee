//! Accepts connections until the server closes.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;

use super::connection;
use super::limiter::{ConnectionLimiter, Permit};
use crate::config::{Connections, Network, is_trusted};
use crate::lifecycle::Phase;
use crate::metrics::Metrics;

/// The wait after the system could not accept a connection, usually for want of file descriptors.
const ACCEPT_BACKOFF: Duration = Duration::from_millis(500);

/// What a listener needs to serve.
#[derive(Clone)]
pub struct Acceptor {
    /// Answers the requests.
    pub router: Router,
    /// How many connections a client may have, and how slow they may be.
    pub limits: Connections,
    /// The proxies whose connections do not count as those of one client.
    pub trusted_proxies: Arc<[Network]>,
    /// Counts connections.
    pub metrics: Arc<Metrics>,
    /// The phase that the server is in.
    pub phase: watch::Receiver<Phase>,
}

impl Acceptor {
    /// Serves at most `max` connections at the same time until [`Phase::Closing`], then returns when the last one has ended.
    pub async fn serve(self, listener: TcpListener, max: u32) {
        let mut phase = self.phase.clone();
        let limiter = ConnectionLimiter::new(max, self.limits.max_per_client);
        loop {
            let (stream, peer, permit) = tokio::select! {
                _ = phase.wait_for(|phase| *phase == Phase::Closing) => break,
                accepted = accept(&listener, &limiter) => accepted,
            };
            self.spawn(stream, peer, permit);
        }
        // The system may have connections in its queue that we have not accepted yet, with requests already sent.
        match listener.into_std() {
            Ok(listener) => {
                while let Ok((stream, peer)) = listener.accept() {
                    let stream = stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream));
                    if let Ok(stream) = stream {
                        self.spawn(stream, peer, limiter.acquire().await);
                    }
                }
            }
            Err(error) => tracing::warn!(%error, "cannot accept the last connections"),
        }
        limiter.drained().await;
    }

    fn spawn(&self, stream: TcpStream, peer: SocketAddr, permit: Permit) {
        let Some(permit) = permit.for_client(self.counted_address(peer)) else {
            self.metrics.connections_refused.inc();
            return;
        };
        let Self { router, limits, metrics, phase, .. } = self.clone();
        tokio::spawn(async move {
            let _permit = permit;
            let _counted = Open::count(&metrics);
            connection::serve(stream, peer, router, limits, phase).await;
        });
    }

    /// The address that a connection counts for; none for a proxy, which has many clients.
    fn counted_address(&self, peer: SocketAddr) -> Option<IpAddr> {
        (!is_trusted(&self.trusted_proxies, peer.ip())).then(|| peer.ip())
    }
}

/// Counts an open connection until it is dropped, even by a panic.
struct Open<'a>(&'a Metrics);

impl<'a> Open<'a> {
    fn count(metrics: &'a Metrics) -> Self {
        metrics.connections.inc();
        Self(metrics)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.connections.dec();
    }
}

/// The next connection, once the limit allows one more. Until then it waits in the system's queue.
async fn accept(listener: &TcpListener, limiter: &ConnectionLimiter) -> (TcpStream, SocketAddr, Permit) {
    let permit = limiter.acquire().await;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, permit),
            Err(error) => {
                tracing::error!(%error, "cannot accept a connection");
                sleep(ACCEPT_BACKOFF).await;
            }
        }
    }
}
