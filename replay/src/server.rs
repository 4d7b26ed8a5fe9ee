//! A replay server that runs.

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

/// What a password hash of the real server took where it was recorded: the median of sign-ins with a wrong password, less
/// that of sign-ins with an unknown address.
pub const HASH_TIME: Duration = Duration::from_millis(114);

/// How to run it.
#[derive(Clone, Debug)]
pub struct Options {
    /// Address to serve on, a loopback one; port 0 takes a free port.
    pub listen: SocketAddr,
    /// Folder for the mails; without one no mail leaves, and the answers are the same, as they were on the real server.
    pub mail: Option<PathBuf>,
    /// What the links of resets begin with, up to the key.
    pub reset_page: String,
    /// How long hashing a password takes.
    pub hash_time: Duration,
    /// Whether errors come without their stack, as with `NODE_ENV=production`.
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

/// Why it does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An address that others could reach.
    #[error(
        "`{0}` is no loopback address. This server hands out what it should keep and lets anybody in, so it serves this \
         machine alone: listen on 127.0.0.1:PORT or [::1]:PORT"
    )]
    NotLoopback(SocketAddr),
    /// The address cannot be served on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// As asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// No folder for mails.
    #[error("cannot make the mail folder `{}`: {source}", .folder.display())]
    Mail {
        /// As asked for.
        folder: PathBuf,
        /// What the system says.
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
    /// When the address is not a loopback one or cannot be served on, or the mail folder cannot be made.
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

    /// Where it serves.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base address of its API, with the prefix that its paths have.
    pub fn api(&self) -> String {
        format!("http://{}/api", self.address)
    }

    /// What tests do behind the API's back.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// Serves until it ends by itself, which it does not.
    pub async fn run(mut self) {
        // It ends with its listener alone.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        self.task.abort();
    }
}
