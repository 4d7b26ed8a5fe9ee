//! The real server in this process, on a free port, with a database, a mail folder and a clock of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use crate::databases::Database;
use portico_server::base::clock::{Clock, Moment};
use portico_server::base::random::Random;
use portico_server::config::Config;
use portico_server::config::options::{Options, Switch};
use portico_server::server::Server;
use portico_server::store::access_tokens::{self, NewToken};
use portico_shared::paths::DEFAULT_KEY;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, AssertSqlSafe};
use tempfile::TempDir;
use tokio::sync::{OnceCell, oneshot};
use tokio::task::JoinHandle;

use crate::contract::Asked;

pub(crate) const EMAIL: &str = "ada@example.com";
pub(crate) const PASSWORD: &str = "Analytical engine, 1843";
pub(crate) const OTHER_PASSWORD: &str = "Difference engine, 1822";

/// A running server.
pub(crate) struct Portico {
    pub(crate) url: String,
    pub(crate) client: Client,
    pub(crate) folder: Arc<TempDir>,
    config: Config,
    now: Arc<AtomicI64>,
    random: Random,
    kept: Arc<Database>,
    connections: OnceCell<AnyPool>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// An answer: its status, and its body as JSON.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} with no JSON: {text:?}"));
        Self { status, headers, body }
    }

    /// Status and code of a refusal, `(200, "")` of what is done.
    pub(crate) fn verdict(&self) -> (u16, &str) {
        assert_eq!(self.body["status"], i32::from(self.status.is_success()), "{self:?}");
        (self.status.as_u16(), self.body["code"].as_str().unwrap_or_default())
    }

    /// `field: code` of each refused field.
    pub(crate) fn fields(&self) -> Vec<String> {
        let errors = self.body["errors"].as_array().into_iter().flatten();
        errors.map(|error| format!("{}: {}", text(&error["field"]), text(&error["code"]))).collect()
    }

    pub(crate) fn token(&self) -> String {
        assert_eq!(self.verdict(), (200, ""), "{self:?}");
        text(&self.body["data"]["token"]).to_owned()
    }

    pub(crate) fn retry_after(&self) -> u64 {
        let values: Vec<_> = self.headers.get_all("retry-after").iter().collect();
        let [value] = values[..] else { panic!("not one Retry-After: {self:?}") };
        value.to_str().expect("text").parse().expect("seconds")
    }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

impl Portico {
    /// With every default but the limits, which are off.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With the limits on as well.
    pub(crate) async fn start_limited() -> Self {
        Self::start_with(|config| config.limits_on = true).await
    }

    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start_in(tempfile::tempdir().expect("a folder"), Random::system(), change).await
    }

    pub(crate) async fn start_in(folder: TempDir, random: Random, change: impl FnOnce(&mut Config)) -> Self {
        let kept = Database::make(folder.path()).await;
        Self::start_on(kept, folder, random, change).await
    }

    /// With a file in a folder, whatever database the other tests are on.
    pub(crate) async fn start_on_sqlite(folder: TempDir) -> Self {
        let kept = Database::file_in(folder.path());
        Self::start_on(kept, folder, Random::system(), |_| {}).await
    }

    async fn start_on(
        kept: Database,
        folder: TempDir,
        random: Random,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let path = |name: &str| folder.path().join(name).display().to_string();
        let options = Options {
            listen: Some("127.0.0.1:0".to_owned()),
            database: Some(kept.url.clone()),
            mail: Some(format!("file:{}", path("mail"))),
            limits: Some(Switch::Off),
            ..Options::default()
        };
        // Where commands in the folder find the database.
        let file = format!("[serve]\ndatabase = \"{}\"\n", kept.url);
        std::fs::write(path("portico.toml"), file).expect("a file");
        let mut config = Config::load(options, Some(path("portico.toml").as_ref())).expect("a configuration");
        change(&mut config);
        let millis =
            SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_millis();
        let now = Arc::new(AtomicI64::new(i64::try_from(millis).expect("before the year 292278994")));
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        let mut portico = Self {
            url: String::new(),
            client,
            folder: Arc::new(folder),
            config,
            now,
            random,
            kept: Arc::new(kept),
            connections: OnceCell::new(),
            running: None,
        };
        portico.resume().await;
        portico
    }

    /// Starts on the same folder, as after a restart.
    pub(crate) async fn resume(&mut self) {
        let now = Arc::clone(&self.now);
        let clock = Clock::from_fn(move || Moment::from_millis(now.load(Ordering::SeqCst)));
        let server = Server::start(self.config.clone(), clock, self.random).await.expect("a server");
        self.url = format!("http://{}", server.address());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            let _ = stopped.await;
            Duration::ZERO
        }));
        self.running = Some((stop, running));
    }

    /// Another server beside it, on the same database, folder and clock.
    pub(crate) async fn another(&self) -> Self {
        self.beside(self.config.clone(), Arc::clone(&self.kept)).await
    }

    async fn beside(&self, config: Config, kept: Arc<Database>) -> Self {
        let mut other = Self {
            url: String::new(),
            client: self.client.clone(),
            folder: Arc::clone(&self.folder),
            config,
            now: Arc::clone(&self.now),
            random: self.random,
            kept,
            connections: OnceCell::new(),
            running: None,
        };
        other.resume().await;
        other
    }

    /// The server on another database, with the same folder and clock.
    pub(crate) async fn moved_to(&self, kept: Database) -> Self {
        let config = Config { database: kept.url.clone(), ..self.config.clone() };
        let kept = Arc::new(kept);
        self.beside(config, kept).await
    }

    /// Starts on the same folder with a changed configuration.
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

    /// Kills it: nothing is finished or closed by choice.
    pub(crate) async fn kill(&mut self) {
        let (_, running) = self.running.take().expect("a running server");
        running.abort();
        let _ = running.await;
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, seconds: u64) {
        self.now.fetch_add(i64::try_from(seconds).expect("seconds") * 1000, Ordering::SeqCst);
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.url))
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.url))
    }

    /// Sends a request; both it and its answer have to be as the document of the API says.
    pub(crate) async fn ask(&self, request: RequestBuilder) -> Answer {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let asked = Asked::new(&request, &self.config.prefix);
        let answer = Answer::of(client.execute(request).await.expect("an answer")).await;
        asked.hold(&answer);
        answer
    }

    pub(crate) async fn post_json(&self, path: &str, body: Value) -> Answer {
        self.ask(self.post(path).json(&body)).await
    }

    pub(crate) async fn register(&self, email: &str, password: &str) -> Answer {
        self.register_with(email, json!({ "password": password })).await
    }

    /// Registers with further members.
    pub(crate) async fn register_with(&self, email: &str, members: Value) -> Answer {
        let mut body =
            json!({ "firstName": "Ada", "lastName": "Lovelace", "emailId": email, "password": PASSWORD });
        for (name, value) in members.as_object().expect("members") {
            body[name] = value.clone();
        }
        self.post_json("/customer/register", body).await
    }

    pub(crate) async fn login(&self, email: &str, password: &str) -> Answer {
        self.post_json("/customer/login", json!({ "emailId": email, "password": password, "type": "normal" }))
            .await
    }

    pub(crate) async fn login_by_code(&self, email: &str, code: &str) -> Answer {
        self.post_json("/customer/login", json!({ "emailId": email, "type": "otp", "token": code })).await
    }

    pub(crate) async fn send_otp(&self, email: &str) -> Answer {
        self.post_json("/customer/send-otp", json!({ "emailId": email })).await
    }

    pub(crate) async fn forgot(&self, email: &str) -> Answer {
        self.ask(self.get("/customer/forgot-password-link").query(&[("email", email)])).await
    }

    pub(crate) async fn key_check(&self, key: &str) -> Answer {
        self.post_json("/customer/forgot-password-key-check", json!({ "key": key })).await
    }

    pub(crate) async fn reset(&self, key: &str, password: &str) -> Answer {
        let request = self.client.put(format!("{}/customer/reset-password", self.url));
        self.ask(request.json(&json!({ "key": key, "newPassword": password }))).await
    }

    pub(crate) async fn profile(&self, token: &str) -> Answer {
        self.ask(self.get("/customer/get-profile").bearer_auth(token)).await
    }

    pub(crate) async fn logout(&self, token: &str) -> Answer {
        self.ask(self.post("/customer/logout").bearer_auth(token)).await
    }

    /// Makes an access token for the default store.
    pub(crate) async fn access_token(&self) -> String {
        self.access_token_for(DEFAULT_KEY, Duration::from_hours(24)).await.0
    }

    /// Makes an access token; gives it and its number.
    pub(crate) async fn access_token_for(&self, store: &str, lifetime: Duration) -> (String, i64) {
        let new = NewToken { name: "ERP", store, lifetime };
        let mut connection = self.database().await.acquire().await.expect("a connection");
        let made = access_tokens::create(&mut connection, Random::system(), &new, self.now()).await;
        let (text, token) = made.expect("an access token");
        (text, token.id)
    }

    /// Revokes the access token of a number.
    pub(crate) async fn revoke(&self, number: i64) {
        let mut tx = self.database().await.begin().await.expect("a transaction");
        access_tokens::revoke(&mut tx, number, self.now()).await.expect("revoked");
        tx.commit().await.expect("committed");
    }

    /// Waits until nothing is left in a table.
    pub(crate) async fn swept(&self, table: &str) {
        let sql = format!("SELECT count(*) FROM {table}");
        for _ in 0..1000 {
            let left = sqlx::query_scalar(AssertSqlSafe(sql.clone()));
            if left.fetch_one(&self.database().await).await.unwrap_or(1_i64) == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{table} is not swept");
    }

    /// What the server takes for now.
    pub(crate) fn now(&self) -> Moment {
        Moment::from_millis(self.now.load(Ordering::SeqCst))
    }

    /// Hands a customer over, as document B has it.
    pub(crate) async fn hand_over(&self, token: &str, body: Value) -> Answer {
        let request = self.post("/customer/login").header("accessToken", format!("Bearer {token}"));
        self.ask(request.json(&body)).await
    }

    /// Hands a customer over with a body as it stands there.
    pub(crate) async fn hand_over_text(&self, token: &str, body: impl Into<String>) -> Answer {
        let request = self.post("/customer/login").header("accessToken", format!("Bearer {token}"));
        self.ask(request.header("content-type", "application/json").body(body.into())).await
    }

    /// Hands a customer over with a cart; gives the login code.
    pub(crate) async fn login_code(&self, token: &str, email: &str, items: Value) -> String {
        let answer = self.hand_over(token, json!({ "email": email, "cart": { "items": items } })).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        text(&answer.body["code"]).to_owned()
    }

    pub(crate) async fn redeem(&self, code: &str) -> Answer {
        self.post_json("/customer/login", json!({ "type": "code", "token": code })).await
    }

    pub(crate) async fn check_code(&self, code: &str) -> Answer {
        self.post_json("/customer/login-code-check", json!({ "token": code })).await
    }

    /// The customer's cart, as the profile gives it: its JSON as it was sent, so that no float rounds a quantity.
    pub(crate) async fn cart(&self, session: &str) -> String {
        let request = self.get("/customer/get-profile").bearer_auth(session);
        let body = request.send().await.expect("an answer").text().await.expect("a body");
        let (_, cart) = body.split_once("\"cart\":{\"items\":").unwrap_or_else(|| panic!("no cart: {body}"));
        cart.strip_suffix("}}}").unwrap_or_else(|| panic!("more than a cart: {body}")).to_owned()
    }

    /// Makes a verified account the way the app does.
    pub(crate) async fn verified(&self, email: &str, password: &str) {
        let code = self.mailed_code(email).await;
        let answer = self.register_with(email, json!({ "password": password, "otp": code })).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
    }

    /// Makes a verified account in a store that is not the default.
    pub(crate) async fn verified_in(&self, store: &str, email: &str) {
        self.all_mailed().await;
        let before = self.mails().len();
        let send = self.post("/customer/send-otp").header("key", store).json(&json!({ "emailId": email }));
        assert_eq!(self.ask(send).await.verdict(), (200, ""));
        let code = self.mail_after(before).await.code();
        let body = json!({ "firstName": "A", "emailId": email, "password": PASSWORD, "otp": code });
        let register = self.post("/customer/register").header("key", store).json(&body);
        assert_eq!(self.ask(register).await.verdict(), (200, ""));
    }

    /// Asks for a code and reads it from the mail.
    pub(crate) async fn mailed_code(&self, email: &str) -> String {
        self.all_mailed().await;
        let before = self.mails().len();
        assert_eq!(self.send_otp(email).await.verdict(), (200, ""));
        self.mail_after(before).await.code()
    }

    /// Asks for a reset link and reads its key from the mail.
    pub(crate) async fn mailed_key(&self, email: &str) -> String {
        self.all_mailed().await;
        let before = self.mails().len();
        assert_eq!(self.forgot(email).await.verdict(), (200, ""));
        self.mail_after(before).await.key()
    }

    pub(crate) fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// The mails of the folder, oldest first.
    pub(crate) fn mails(&self) -> Vec<Eml> {
        let mut paths: Vec<_> = std::fs::read_dir(self.mail_folder())
            .expect("the mail folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .collect();
        paths.sort();
        paths.iter().map(|path| Eml::parse(&std::fs::read(path).expect("a mail"))).collect()
    }

    /// The newest mail once there are more than `before`.
    pub(crate) async fn mail_after(&self, before: usize) -> Eml {
        for _ in 0..1000 {
            let mut mails = self.mails();
            if mails.len() > before {
                return mails.pop().expect("a mail");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no mail came");
    }

    /// Waits until every mail has left.
    pub(crate) async fn all_mailed(&self) {
        let database = self.database().await;
        for _ in 0..1000 {
            let waiting = sqlx::query_scalar("SELECT count(*) FROM outbox").fetch_one(&database);
            if waiting.await.unwrap_or(1_i64) == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("mails are left");
    }

    /// The database's URL.
    pub(crate) fn database_url(&self) -> &str {
        &self.kept.url
    }

    /// Connections to the database beside the server's.
    pub(crate) async fn database(&self) -> AnyPool {
        let open = async || {
            AnyPoolOptions::new().max_connections(2).connect(&self.kept.url).await.expect("the database")
        };
        self.connections.get_or_init(open).await.clone()
    }

    /// All that the database has in it, as whoever steals it would read it.
    pub(crate) async fn stolen(&self) -> Vec<u8> {
        let database = self.database().await;
        if !self.kept.is_postgres() {
            // What is gone is gone from the write-ahead log too once it is folded in.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&database).await.expect("a checkpoint");
            return std::fs::read(self.folder.path().join("portico.db")).expect("the database");
        }
        let mut connection = database.acquire().await.expect("a connection");
        sqlx::query("SET bytea_output = 'escape'").execute(&mut *connection).await.expect("set");
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = 'public'",
        )
        .fetch_all(&mut *connection)
        .await
        .expect("the tables");
        let mut stolen = Vec::new();
        for table in tables {
            let sql = format!("SELECT kept::TEXT FROM {table} AS kept");
            let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut *connection).await;
            let rows: Vec<String> = rows.expect("its rows");
            stolen.extend(rows.into_iter().flat_map(String::into_bytes));
        }
        stolen
    }
}

/// A mail as it stands in the folder.
#[derive(Debug)]
pub(crate) struct Eml {
    pub(crate) raw: String,
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) plain: String,
    pub(crate) html: String,
}

impl Eml {
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        use mailparse::MailHeaderMap as _;
        let mail = mailparse::parse_mail(bytes).expect("a mail");
        let header = |name| mail.headers.get_first_value(name).unwrap_or_default();
        let part = |kind| {
            let part = mail.parts().find(|part| part.ctype.mimetype == kind).expect("a part of this kind");
            part.get_body().expect("its text")
        };
        Self {
            raw: String::from_utf8_lossy(bytes).into_owned(),
            to: header("To"),
            subject: header("Subject"),
            plain: part("text/plain"),
            html: part("text/html"),
        }
    }

    /// Every number of six digits, whatever stands around it.
    pub(crate) fn six_digits(text: &str) -> Vec<String> {
        let digits = text.split(|c: char| !c.is_ascii_digit());
        digits.filter(|digits| digits.len() == 6).map(ToOwned::to_owned).collect()
    }

    pub(crate) fn code(&self) -> String {
        let [code] =
            <[String; 1]>::try_from(Self::six_digits(&self.plain)).expect("one number of six digits");
        code
    }

    pub(crate) fn key(&self) -> String {
        let (_, key) = self.plain.split_once("#token=").expect("a reset link");
        key.split_whitespace().next().expect("a key").to_owned()
    }
}

/// A code of six digits that is not `code`.
pub(crate) fn another(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}
