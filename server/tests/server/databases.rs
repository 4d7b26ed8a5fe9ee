//! The database of a test: a file in its folder, or, where `PORTICO_TEST_POSTGRES` names a PostgreSQL server, a database of
//! its own there, which goes away with the test. Its role has to be allowed to make databases.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::any::AnyConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _};

/// The variable that names a PostgreSQL server.
pub(crate) const VARIABLE: &str = "PORTICO_TEST_POSTGRES";

/// The PostgreSQL server for the tests, if there is one.
pub(crate) fn postgres() -> Option<AnyConnectOptions> {
    sqlx::any::install_default_drivers();
    let url = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty())?;
    Some(url.parse().unwrap_or_else(|error| panic!("{VARIABLE}: {error}")))
}

/// A database.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) url: String,
    made: Option<(AnyConnectOptions, String)>,
}

impl Database {
    /// A new one.
    pub(crate) async fn make(folder: &Path) -> Self {
        match postgres() {
            Some(server) => Self::make_on(server).await,
            None => Self::file_in(folder),
        }
    }

    /// The file in a folder.
    pub(crate) fn file_in(folder: &Path) -> Self {
        Self::at(format!("sqlite:{}", folder.join("portico.db").display()))
    }

    /// A new one on a PostgreSQL server.
    pub(crate) async fn make_on(server: AnyConnectOptions) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("portico_test_{}_{number}", std::process::id());
        // What a test that was killed left behind.
        run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&server, format!("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")).await;
        let mut url = server.database_url.clone();
        url.set_path(&name);
        Self { url: url.to_string(), made: Some((server, name)) }
    }

    /// A file that exists already.
    pub(crate) fn at(url: String) -> Self {
        Self { url, made: None }
    }

    /// Whether it is PostgreSQL.
    pub(crate) fn is_postgres(&self) -> bool {
        self.made.is_some()
    }
}

async fn run(server: &AnyConnectOptions, sql: String) {
    let mut connection = server.connect().await.expect("the PostgreSQL server for tests");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("done");
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = self.made.take() else { return };
        // The test's own runtime cannot be waited for here.
        let dropped = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        });
        // An error means that the server is gone, and with it the database.
        let _ = dropped.join();
    }
}
