//! A running server: from its configuration to the last answer.

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::api::extract::LARGE_BODIES;
use crate::api::state::App;
use crate::base::clock::Clock;
use crate::base::key_ring::Secret;
use crate::base::random::Random;
use crate::config::{Config, KeySource, MailTarget};
use crate::db::{Database, OpenError, shown};
use crate::http::dev_mail;
use crate::http::router;
use crate::http::static_site;
use crate::mail::sender::{self, Outbox};
use crate::mail::{Transport, TransportError};
use crate::metrics::{self, Metrics};
use crate::password::{Hasher, HasherError};
use crate::serve::{self, Phase};
use crate::store::retention;

/// How long requests that are under way may take to finish after the server was told to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// Connections to the address of the metrics.
const METRICS_ROOM: u32 = 16;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be served on.
    #[error("cannot listen on {address}")]
    Listen {
        /// As configured.
        address: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// No database.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database fails.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// No way to send mails.
    #[error("mail: {0}")]
    Mail(#[from] TransportError),
    /// No password hashes.
    #[error(transparent)]
    Hasher(#[from] HasherError),
    /// A file of the app is not in the folder.
    #[error("static: there is no `{}`; `cargo xtask dist` builds the app", .0.display())]
    Static(PathBuf),
    /// The mail page would show mails to others, or has none to show.
    #[error(
        "mail-page: only with --mail file:DIR and on a loopback address such as 127.0.0.1: it shows every mail"
    )]
    MailPage,
}

/// A server that listens and is ready to run.
pub struct Server {
    app: Arc<App>,
    router: Router,
    listener: TcpListener,
    address: SocketAddr,
    /// Where metrics are served.
    measured: Option<(TcpListener, SocketAddr)>,
    transport: Transport,
}

async fn listen(address: &str) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { address: address.to_owned(), source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

impl Server {
    /// Opens the database, for which it may have to wait, binds the address, and makes everything ready.
    ///
    /// # Errors
    /// When any of it cannot be done.
    pub async fn start(config: Config, clock: Clock, random: Random) -> Result<Self, StartError> {
        if let Some(file) = config.static_dir.as_ref().and_then(|folder| static_site::missing_file(folder)) {
            return Err(StartError::Static(file));
        }
        let transport = Transport::new(&config.mail, &config.mail_from)?;
        let metrics = Metrics::default();
        let hasher = Arc::new(Hasher::new(config.argon2, random, &metrics)?);
        let database = Database::open(&config.database).await?;
        // Not before: whoever connects while the database is waited for had better try another server.
        let (listener, address) = listen(&config.listen).await?;
        let measured = match &config.metrics_listen {
            Some(address) => Some(listen(address).await?),
            None => None,
        };
        if config.mail_page && !(address.ip().is_loopback() && matches!(config.mail, MailTarget::Folder(_))) {
            return Err(StartError::MailPage);
        }
        let mut keys = Vec::new();
        for source in &config.secret {
            keys.push(match source {
                KeySource::Given(key) => key.clone(),
                KeySource::Database => database.key(random).await?,
            });
        }
        let secret = Secret::new(keys);
        let public_url = config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let outbox = Outbox::default();
        let phase = watch::Sender::new(Phase::Serving);
        let large_bodies = Semaphore::new(LARGE_BODIES);
        let app = Arc::new(App {
            config,
            public_url,
            database,
            secret,
            hasher,
            clock,
            random,
            outbox,
            metrics,
            phase,
            large_bodies,
        });
        let router = router::router(&app);
        Ok(Self { app, router, listener, address, measured, transport })
    }

    /// The address that it serves on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Says in the log what is served and where mails go.
    fn announce(&self) {
        let App { config, public_url, .. } = &*self.app;
        tracing::info!(address = %self.address, public_url, database = shown(&config.database), "listening");
        tracing::info!(
            keys = self.app.secret.names().join(" "),
            "keys of the keyed hashes, the current one first"
        );
        match &config.mail {
            MailTarget::Folder(folder) => {
                tracing::info!(folder = %folder.display(), "mails are written to a folder, none is sent");
            }
            MailTarget::Smtp(_) => tracing::info!("mails are sent over SMTP"),
        }
        if let Some((_, address)) = &self.measured {
            tracing::info!(url = format!("http://{address}{}", metrics::PATH), "metrics are served");
        }
        if config.mail_page {
            tracing::info!(url = format!("http://{}{}", self.address, dev_mail::PATH), "mails are shown");
        }
        if !config.limits_on {
            tracing::warn!("limits on sign-ins, mails and asking again are off");
        }
        if config.public_url.is_none() && !self.address.ip().is_loopback() {
            tracing::warn!(
                public_url,
                "links in mails begin with this; set --public-url to where shoppers reach it"
            );
        }
    }

    /// Serves until `stop` is done, and for as long after it as it says; then takes no more connections, finishes the requests
    /// that are under way and the mails that they left.
    pub async fn run(self, stop: impl Future<Output = Duration>) {
        self.announce();
        let Self { app, router, listener, measured, transport, .. } = self;
        let (stopping, stopped) = watch::channel(false);
        let mut background = JoinSet::new();
        background.spawn(sender::run(Arc::clone(&app), transport, stopped.clone()));
        background.spawn(retention::run(Arc::clone(&app), stopped));

        let overdue = async {
            let delay = stop.await;
            tracing::info!(delay = delay.as_secs(), "stopping");
            app.phase.send_replace(Phase::Draining);
            sleep(delay).await;
            app.phase.send_replace(Phase::Closing);
            sleep(DRAIN).await;
        };
        if let Some((listener, _)) = measured {
            tokio::spawn(serve::serve(listener, metrics::router(&app), Arc::clone(&app), METRICS_ROOM));
        }
        let room = serve::room(app.config.connections.max);
        tokio::select! {
            () = serve::serve(listener, router, Arc::clone(&app), room) => {}
            () = overdue => {
                tracing::warn!(seconds = DRAIN.as_secs(), "gave up on requests that did not finish");
            }
        }

        // Whoever is not done by now goes on at the next start: mails stay in the outbox.
        let _ = stopping.send(true);
        let ended = async { while background.join_next().await.is_some() {} };
        if tokio::time::timeout(DRAIN, ended).await.is_err() {
            tracing::warn!("mails are left for the next start");
        }
        app.database.close().await;
        tracing::info!("stopped");
    }
}
