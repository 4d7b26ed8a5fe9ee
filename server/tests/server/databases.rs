//! A test's database: a file in its folder or, if `PORTICO_TEST_POSTGRES` names a PostgreSQL server, a database of
//! its own there, which is dropped with the test. The server's role must be allowed to create databases.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use tokio::sync::OnceCell;

/// The variable that names a PostgreSQL server.
pub(crate) const VARIABLE: &str = "PORTICO_TEST_POSTGRES";

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// The PostgreSQL server for the tests, if one is set.
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
    /// A new database.
    pub(crate) async fn make(folder: &Path) -> Self {
        match postgres() {
            Some(server) => Self::make_on(server).await,
            None => Self::file_in(folder),
        }
    }

    /// A file in a folder.
    pub(crate) fn file_in(folder: &Path) -> Self {
        Self::at(format!("sqlite:{}", folder.join("portico.db").display()))
    }

    /// A new database on a PostgreSQL server, with the schema.
    pub(crate) async fn make_on(server: AnyConnectOptions) -> Self {
        let template = template(&server).await;
        Self::copy_of(template, server).await
    }

    /// A new, empty database on a PostgreSQL server.
    pub(crate) async fn make_empty_on(server: AnyConnectOptions) -> Self {
        Self::copy_of("template0", server).await
    }

    async fn copy_of(template: &str, server: AnyConnectOptions) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("portico_test_{}_{number}", std::process::id());
        // Left behind by a test that was killed.
        run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&server, format!("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}")).await;
        Self { url: url_of(&server, &name), made: Some((server, name)) }
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

fn url_of(server: &AnyConnectOptions, name: &str) -> String {
    let mut url = server.database_url.clone();
    url.set_path(name);
    url.to_string()
}

/// The name of a template database with the schema and no rows. Later runs reuse it until the schema changes: copying
/// it is quicker than creating the schema for each test.
async fn template(server: &AnyConnectOptions) -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE.get_or_init(async || make_template(server).await).await
}

async fn make_template(server: &AnyConnectOptions) -> String {
    let mut schema = DefaultHasher::new();
    MIGRATIONS.iter().for_each(|migration| migration.checksum.hash(&mut schema));
    let name = format!("portico_test_template_{:016x}", schema.finish());
    let mut connection = server.connect().await.expect("the PostgreSQL server for tests");
    // Concurrent runs may create it at once, so take a lock, which ends with the connection.
    sqlx::raw_sql("SELECT pg_advisory_lock(1843)").execute(&mut connection).await.expect("the lock");
    // It is marked as a template only once it is complete.
    let is_made = sqlx::query_scalar("SELECT count(*) FROM pg_database WHERE datname = $1 AND datistemplate");
    if is_made.bind(&name).fetch_one(&mut connection).await.unwrap_or(0_i64) == 0 {
        run(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(server, format!("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")).await;
        portico_server::db::Database::open(&url_of(server, &name)).await.expect("the schema").close().await;
        run(server, format!("ALTER DATABASE {name} IS_TEMPLATE true")).await;
    }
    connection.close().await.expect("closed");
    name
}

async fn run(server: &AnyConnectOptions, sql: String) {
    let mut connection = server.connect().await.expect("the PostgreSQL server for tests");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("done");
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = self.made.take() else { return };
        // Nothing waits for this: blocking would stall the test's runtime, and with it a connection that is just
        // being opened, for which PostgreSQL waits a minute before it drops a database.
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run(&server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        });
    }
}
