//! The real server in this process, on a free port, with a database, a mail folder and a clock of its own.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use portico_argon2::Implementation;
use portico_server::base::clock::{Clock, Moment, Reading};
use portico_server::base::random::Random;
use portico_server::config::options::{Options, Switch};
use portico_server::config::{Argon2Settings, Config};
use portico_server::server::Server;
use portico_test_support::wait::PATIENCE;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use sqlx::AnyPool;
use tempfile::TempDir;
use tokio::sync::{OnceCell, oneshot};
use tokio::task::JoinHandle;

use crate::databases::Database;

/// A client for servers without TLS, which gives up on a response that is later than a busy machine's. Loading the system's certificates would take longer than most requests.
pub(crate) fn client() -> ClientBuilder {
    Client::builder().tls_built_in_root_certs(false).timeout(PATIENCE)
}

/// The cost of a hash: in most tests it must be valid, not hard to guess.
const CHEAP: Argon2Settings =
    Argon2Settings { implementation: Implementation::DEFAULT, memory_kib: 64, passes: 1, lanes: 1 };

/// Sets the default cost of a hash, for tests whose timing depends on it.
pub(crate) fn full_cost(config: &mut Config) {
    config.argon2 = Argon2Settings::default();
}

/// A server in this process.
pub(crate) struct Portico {
    pub(crate) url: String,
    pub(crate) client: Client,
    pub(crate) folder: Arc<TempDir>,
    pub(crate) config: Config,
    shown: Arc<Mutex<Reading>>,
    random: Random,
    pub(super) storage: Arc<Database>,
    pub(super) connections: OnceCell<AnyPool>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Portico {
    /// Starts with the default configuration, but without limits and with cheap hashes.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts with the default configuration, but with cheap hashes.
    pub(crate) async fn start_limited() -> Self {
        Self::start_with(|config| config.limits_on = true).await
    }

    /// Starts without limits and with what `change` changes in the default configuration.
    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start_in(tempfile::tempdir().expect("a folder"), Random::system(), change).await
    }

    /// Starts in `folder`.
    pub(crate) async fn start_in(folder: TempDir, random: Random, change: impl FnOnce(&mut Config)) -> Self {
        let storage = Database::make(folder.path()).await;
        Self::start_on(storage, folder, random, change).await
    }

    /// Starts in `folder` with an SQLite file, even if the other tests use PostgreSQL.
    pub(crate) async fn start_on_sqlite(folder: TempDir) -> Self {
        let storage = Database::file_in(folder.path());
        Self::start_on(storage, folder, Random::system(), |_| {}).await
    }

    /// Starts with a database that exists already.
    pub(crate) async fn start_at(url: String, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::start_on(Database::at(url), folder, Random::system(), change).await
    }

    async fn start_on(
        storage: Database,
        folder: TempDir,
        random: Random,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let path = |name: &str| folder.path().join(name).display().to_string();
        let options = Options {
            listen: Some("127.0.0.1:0".to_owned()),
            database: Some(storage.url.clone()),
            mail: Some(format!("file:{}", path("mail"))),
            limits: Some(Switch::Off),
            ..Options::default()
        };
        // Commands that run in the folder read the database from here.
        let file = format!("[serve]\ndatabase = \"{}\"\n", storage.url);
        std::fs::write(path("portico.toml"), file).expect("a file");
        let mut config = Config::load(options, Some(path("portico.toml").as_ref())).expect("a configuration");
        config.argon2 = CHEAP;
        change(&mut config);
        let shown = Arc::new(Mutex::new(Reading { now: SystemTime::now().into(), elapsed: Duration::ZERO }));
        let client = client().redirect(Policy::none()).build().expect("a client");
        let mut portico = Self {
            url: String::new(),
            client,
            folder: Arc::new(folder),
            config,
            shown,
            random,
            storage: Arc::new(storage),
            connections: OnceCell::new(),
            running: None,
        };
        portico.resume().await;
        portico
    }

    /// Starts again in the same folder, as after a restart.
    pub(crate) async fn resume(&mut self) {
        let shown = Arc::clone(&self.shown);
        let clock = Clock::from_fn(move || *shown.lock().expect("no panic"));
        let server = Server::start(self.config.clone(), clock, self.random).await.expect("a server");
        self.url = format!("http://{}", server.address());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            let _ = stopped.await;
            Duration::ZERO
        }));
        self.running = Some((stop, running));
    }

    /// Starts another server on the same database, folder and clock.
    pub(crate) async fn another(&self) -> Self {
        self.beside(self.config.clone(), Arc::clone(&self.storage)).await
    }

    async fn beside(&self, config: Config, storage: Arc<Database>) -> Self {
        let mut other = Self {
            url: String::new(),
            client: self.client.clone(),
            folder: Arc::clone(&self.folder),
            config,
            shown: Arc::clone(&self.shown),
            random: self.random,
            storage,
            connections: OnceCell::new(),
            running: None,
        };
        other.resume().await;
        other
    }

    /// Starts another server on another database, with the same folder and clock.
    pub(crate) async fn moved_to(&self, storage: Database) -> Self {
        let config = Config { database: storage.url.clone(), ..self.config.clone() };
        let storage = Arc::new(storage);
        self.beside(config, storage).await
    }

    /// Starts again in the same folder with a changed configuration.
    pub(crate) async fn restart_with(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        self.resume().await;
    }

    /// Stops it cleanly.
    pub(crate) async fn stop(&mut self) {
        let (stop, running) = self.running.take().expect("a running server");
        let _ = stop.send(());
        running.await.expect("no panic");
    }

    /// Aborts it, without finishing or closing anything.
    pub(crate) async fn kill(&mut self) {
        let (_, running) = self.running.take().expect("a running server");
        running.abort();
        let _ = running.await;
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, seconds: u64) {
        let mut shown = self.shown.lock().expect("no panic");
        shown.elapsed += Duration::from_secs(seconds);
        shown.now = shown.now.after(Duration::from_secs(seconds));
    }

    /// Sets the server's clock forward, or back if it is negative, while no time passes.
    pub(crate) fn set_clock(&self, seconds: i64) {
        let mut shown = self.shown.lock().expect("no panic");
        shown.now = Moment::from_millis(shown.now.millis() + seconds * 1000);
    }

    /// The time on the server's clock.
    pub(crate) fn now(&self) -> Moment {
        self.shown.lock().expect("no panic").now
    }
}
