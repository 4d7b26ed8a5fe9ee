//! A running replay server.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::calls;
use crate::mail::Folder;
use crate::recorded::Recorded;
use crate::shop::Shop;

/// How long the real server took to hash a password where it was recorded: the median of sign-ins with a wrong
/// password, minus that of sign-ins with an unknown address.
pub const HASH_TIME: Duration = Duration::from_millis(114);

/// How to run it.
#[derive(Clone, Debug)]
pub struct Options {
    /// Address to listen on, which must be a loopback one; port 0 picks a free port.
    pub listen: SocketAddr,
    /// Folder for the mails. Without one mails are dropped, and the answers stay the same, as on the real server.
    pub mail: Option<PathBuf>,
    /// The beginning of reset links, up to the key.
    pub reset_page: String,
    /// How long hashing a password takes.
    pub hash_time: Duration,
    /// Whether errors have no stack, as with `NODE_ENV=production`.
    pub production: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            mail: None,
            reset_page: Recorded::get().mails["reset link"].link.replace("{key}", ""),
            hash_time: HASH_TIME,
            production: false,
        }
    }
}

/// Why it can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address isn't a loopback one.
    #[error(
        "`{0}` is no loopback address. This server hands out what it should keep and lets anybody in, so it serves this \
         machine alone: listen on 127.0.0.1:PORT or [::1]:PORT"
    )]
    NotLoopback(SocketAddr),
    /// Can't listen on the address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The requested address.
        address: SocketAddr,
        /// The system's error.
        source: io::Error,
    },
    /// Can't create the mail folder.
    #[error("cannot make the mail folder `{}`: {source}", .folder.display())]
    Mail {
        /// The requested folder.
        folder: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct Replay {
    address: SocketAddr,
    shop: Arc<Shop>,
    task: JoinHandle<()>,
}

impl Replay {
    /// Starts it on the current tokio runtime.
    ///
    /// # Errors
    /// If the address isn't a loopback one or can't be listened on, or the mail folder can't be created.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let Options { listen, mail, reset_page, hash_time, production } = options;
        if !listen.ip().is_loopback() {
            return Err(StartError::NotLoopback(listen));
        }
        let folder = match mail {
            None => None,
            Some(path) => match Folder::new(&path) {
                Ok(folder) => Some(folder),
                Err(source) => return Err(StartError::Mail { folder: path, source }),
            },
        };
        let failed = |source| StartError::Listen { address: listen, source };
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let shop = Arc::new(Shop::new(folder, reset_page, hash_time, production));
        let router = Router::new().fallback(calls::answer).with_state(Arc::clone(&shop));
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("portico-replay: {error}");
            }
        });
        Ok(Self { address, shop, task })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of its API, including the path prefix.
    pub fn api(&self) -> String {
        format!("http://{}/api", self.address)
    }

    /// The shop's state, for changes that the API doesn't offer.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// Serves forever.
    pub async fn run(mut self) {
        // It ends only with its listener.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        self.task.abort();
    }
}
