//! A running server, from its configuration to its last answer.

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::api::extract::LargeBodies;
use crate::api::language::Languages;
use crate::api::passkeys;
use crate::api::state::ApiState;
use crate::background;
use crate::base::clock::Clock;
use crate::base::key_ring::KeyRing;
use crate::base::random::Random;
use crate::config::{Argon2Settings, Config, KeySource, MailTarget};
use crate::db::{Database, OpenError, shown};
use crate::http::state::AppState;
use crate::http::{dev_mail, metrics_endpoint, router, static_site};
use crate::lifecycle::Phase;
use crate::limits::Limit;
use crate::mail::{Cause, OutboxSignal, Sender, Transport, TransportError};
use crate::metrics::{Metrics, Task};
use crate::oidc::{Providers, Refusal};
use crate::password::{Hasher, HasherError};
use crate::serve::{self, Acceptor};
use crate::store::retention::Retention;
use crate::store::settings;

/// How long requests may take to finish after the server has begun to close.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(20);

/// The most connections to the address of the metrics.
const METRICS_CONNECTIONS: u32 = 16;

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// As configured.
        address: String,
        /// The error of the system.
        source: std::io::Error,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// Mails cannot be sent.
    #[error("mail: {0}")]
    Mail(#[from] TransportError),
    /// Passwords cannot be hashed.
    #[error(transparent)]
    Hasher(#[from] HasherError),
    /// Identity providers can't be asked.
    #[error("cannot set up TLS for identity providers")]
    Providers(#[from] reqwest::Error),
    /// A file of the app is missing in the folder.
    #[error("static: `{}` is missing; `cargo xtask dist` builds the app", .0.display())]
    Static(PathBuf),
    /// The mail page would be public, or has no mails to show.
    #[error(
        "mail-page: shows every mail, so it needs --mail file:DIR and a loopback address such as 127.0.0.1"
    )]
    MailPage,
}

/// A server that listens and is ready to run.
pub struct Server {
    state: AppState,
    phase: watch::Sender<Phase>,
    router: Router,
    listener: TcpListener,
    address: SocketAddr,
    /// Where metrics are served.
    metrics_listener: Option<(TcpListener, SocketAddr)>,
    transport: Transport,
}

async fn listen(address: &str) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { address: address.to_owned(), source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

impl Server {
    /// Opens the database, waiting for it if need be, binds the address, and prepares everything else.
    ///
    /// # Errors
    /// When any of it fails.
    pub async fn start(config: Config, clock: Clock, random: Random) -> Result<Self, StartError> {
        if let Some(file) = config.static_dir.as_ref().and_then(|folder| static_site::missing_file(folder)) {
            return Err(StartError::Static(file));
        }
        let transport = Transport::new(&config.mail, &config.mail_sender)?;
        let metrics = Arc::new(Metrics::new(
            Limit::ALL.map(Limit::as_str),
            Cause::ALL.map(Cause::as_str),
            Refusal::ALL.map(Refusal::as_str),
            passkeys::Refusal::names(),
        ));
        let providers = Arc::new(Providers::new(&config.stores, &clock, &metrics)?);
        let hasher = Arc::new(Hasher::new(config.argon2, random, &metrics).await?);
        let database = Database::open(&config.database).await?;
        // Only now: while we wait for the database, clients should go to another server.
        let (listener, address) = listen(&config.listen).await?;
        let metrics_listener = match &config.metrics_listen {
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
                KeySource::Database => settings::key(&database, random).await?,
            });
        }
        let public_url = config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let (phase, phase_receiver) = watch::channel(Phase::Serving);
        let api = ApiState {
            config: Arc::new(config.listening_on(address)),
            public_url: public_url.into(),
            database,
            keys: Arc::new(KeyRing::new(keys)),
            hasher,
            providers,
            clock,
            random,
            outbox: OutboxSignal::default(),
            metrics,
            large_bodies: LargeBodies::default(),
            languages: Languages::default(),
        };
        let state = AppState { api, phase: phase_receiver };
        let router = router::router(&state);
        Ok(Self { state, phase, router, listener, address, metrics_listener, transport })
    }

    /// The address that it serves on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Logs what is served and where mails go.
    fn announce(&self) {
        let ApiState { config, public_url, keys, .. } = &self.state.api;
        let public_url = &**public_url;
        tracing::info!(address = %self.address, public_url, database = shown(&config.database), "listening");
        let Argon2Settings { implementation, memory_kib, passes, lanes } = config.argon2;
        let implementation = implementation.name();
        tracing::info!(implementation, memory_kib, passes, lanes, "passwords are hashed by argon2id");
        tracing::info!(keys = keys.names().join(" "), "keys of the keyed hashes, the current one first");
        match &config.mail {
            MailTarget::Folder(folder) => {
                tracing::info!(folder = %folder.display(), "mails are written to a folder and not sent");
            }
            MailTarget::Smtp(_) => {
                let (from, helo) = (&config.mail_sender.from, self.transport.hello());
                tracing::info!(from, helo, "mails are sent over SMTP");
                if !config.mail_sender.has_full_domain() {
                    tracing::warn!(from, "most mail servers refuse this sender; set `from` in [mail]");
                }
            }
        }
        if let Some((_, address)) = &self.metrics_listener {
            tracing::info!(url = format!("http://{address}{}", metrics_endpoint::PATH), "metrics are served");
        }
        if config.mail_page {
            tracing::info!(url = format!("http://{}{}", self.address, dev_mail::PATH), "mails are shown");
        }
        if !config.limits_on {
            tracing::warn!("rate limits on sign-ins, codes and mails are off");
        }
        if config.public_url.is_none() && !self.address.ip().is_loopback() {
            tracing::warn!(
                public_url,
                "links in mails begin with this; set --public-url to where shoppers reach it"
            );
        }
    }

    /// Serves until `stop` is done, and for as long after it as it returns; then accepts no more connections, and finishes the
    /// requests in progress and the mails that they left.
    pub async fn run(self, stop: impl Future<Output = Duration>) {
        self.announce();
        let Self { state, phase, router, listener, metrics_listener, transport, .. } = self;
        let AppState { api, phase: phase_receiver } = state;
        let (stopping, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        let sender = Sender {
            database: api.database.clone(),
            clock: api.clock.clone(),
            metrics: Arc::clone(&api.metrics),
            signal: api.outbox.clone(),
            transport: Arc::new(transport),
        };
        let retention = Retention {
            database: api.database.clone(),
            clock: api.clock.clone(),
            metrics: Arc::clone(&api.metrics),
            lifetimes: api.config.lifetimes,
        };
        let (metrics, ended) = (Arc::clone(&api.metrics), stopped.clone());
        tasks.spawn(background::run(Task::Mail, metrics, move || sender.clone().run(ended.clone())));
        let metrics = Arc::clone(&api.metrics);
        tasks
            .spawn(background::run(Task::Retention, metrics, move || retention.clone().run(stopped.clone())));

        let overdue = async {
            let delay = stop.await;
            tracing::info!(delay = delay.as_secs(), "stopping");
            phase.send_replace(Phase::Draining);
            sleep(delay).await;
            phase.send_replace(Phase::Closing);
            sleep(CLOSE_TIMEOUT).await;
        };
        let acceptor = Acceptor {
            router,
            limits: api.config.connections,
            trusted_proxies: api.config.trusted_proxies.as_slice().into(),
            metrics: Arc::clone(&api.metrics),
            phase: phase_receiver,
        };
        if let Some((listener, _)) = metrics_listener {
            let router = metrics_endpoint::router(api.clone());
            tokio::spawn(Acceptor { router, ..acceptor.clone() }.serve(listener, METRICS_CONNECTIONS));
        }
        tokio::select! {
            () = acceptor.serve(listener, serve::connections(api.config.connections.max)) => {}
            () = overdue => {
                tracing::warn!(seconds = CLOSE_TIMEOUT.as_secs(), "gave up on requests that did not finish");
            }
        }

        // What is not sent by now is sent after the next start: mails stay in the outbox.
        let _ = stopping.send(true);
        let ended = async { while tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(CLOSE_TIMEOUT, ended).await.is_err() {
            tracing::warn!("mails are left for the next start");
        }
        api.database.close().await;
        tracing::info!("stopped");
    }
}
