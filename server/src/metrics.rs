//! What a monitoring system is told, in the text format of Prometheus. It has an address of its own (`--metrics-listen`), so
//! that it is never public by accident.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use portico_shared::problem::Code;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::api::problem::Problem;
use crate::api::state::App;
use crate::limits::Limit;
use crate::mail::sender;

/// Where they are.
pub const PATH: &str = "/metrics";

/// Bounds of the times of answers, in seconds: from a session check to a request that is given up.
const ANSWERS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// Bounds of the times of password hashes and of the waits for them, in seconds.
const HASHES: [f64; 9] = [0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

/// The outcome of what is done; what is refused has its code.
const DONE: &str = "ok";

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: &'static str,
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignIn {
    by: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Limited {
    limit: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

type Seconds = Gauge<f64, AtomicU64>;

/// Everything that is counted and measured. Labels have few values: no path that a client makes up, no email, no address.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    times: Family<Route, Histogram, fn() -> Histogram>,
    sign_ins: Family<SignIn, Counter>,
    limited: Family<Limited, Counter>,
    hand_overs: Family<Outcome, Counter>,
    mails: Family<Outcome, Counter>,
    outbox: Gauge,
    outbox_age: Seconds,
    hashes_waiting: Gauge,
    database_up: Gauge,
    memory: Gauge,
    files: Gauge,
    /// Sessions that were opened.
    pub sessions_opened: Counter,
    /// Calls to the database that failed.
    pub database_errors: Counter,
    /// Connections that there are.
    pub connections: Gauge,
    /// Connections that were closed at once, since their client had all that it may have.
    pub connections_refused: Counter,
    /// How long password hashes took.
    pub hash_time: Histogram,
    /// How long they waited for a core.
    pub hash_wait: Histogram,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("portico"),
            answered: Family::default(),
            times: Family::new_with_constructor(|| Histogram::new(ANSWERS)),
            sign_ins: Family::default(),
            limited: Family::default(),
            hand_overs: Family::default(),
            mails: Family::default(),
            outbox: Gauge::default(),
            outbox_age: Gauge::default(),
            hashes_waiting: Gauge::default(),
            database_up: Gauge::default(),
            memory: Gauge::default(),
            files: Gauge::default(),
            sessions_opened: Counter::default(),
            database_errors: Counter::default(),
            connections: Gauge::default(),
            connections_refused: Counter::default(),
            hash_time: Histogram::new(HASHES),
            hash_wait: Histogram::new(HASHES),
        };
        metrics.register();
        // There from the start, so that the first one is seen as a rise.
        for by in ["password", "code", "login_code"] {
            drop(metrics.sign_ins.get_or_create(&SignIn { by, outcome: DONE }));
        }
        for limit in Limit::ALL {
            drop(metrics.limited.get_or_create(&Limited { limit: limit.as_str() }));
        }
        drop(metrics.hand_overs.get_or_create(&Outcome { outcome: DONE }));
        for outcome in ["sent", "put_off", "given_up"] {
            drop(metrics.mails.get_or_create(&Outcome { outcome }));
        }
        metrics
    }
}

impl Metrics {
    /// Gives each its name and says what it is.
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("build", "The release", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        registry.register("http_requests", "Answers, by their status and code", self.answered.clone());
        registry.register("http_request_seconds", "How long answers took", self.times.clone());
        registry.register("sign_ins", "Sign-ins, by how and with which outcome", self.sign_ins.clone());
        registry.register("limit_refusals", "What limits refused, by the limit", self.limited.clone());
        registry.register("hand_overs", "Hand-overs, by their outcome", self.hand_overs.clone());
        registry.register("mails", "Mails that were sent, put off or given up", self.mails.clone());
        registry.register("outbox_mails", "Mails that wait", self.outbox.clone());
        registry.register("outbox_oldest_seconds", "The age of the oldest of them", self.outbox_age.clone());
        registry.register(
            "password_hashes_waiting",
            "Requests that hash or wait for it",
            self.hashes_waiting.clone(),
        );
        registry.register("database_up", "Whether the database answers", self.database_up.clone());
        registry.register(
            "resident_memory_bytes",
            "Memory of the process, where the system tells",
            self.memory.clone(),
        );
        registry.register(
            "open_files",
            "File descriptors of the process, where the system tells",
            self.files.clone(),
        );
        registry.register("sessions_opened", "Sessions that were opened", self.sessions_opened.clone());
        registry.register(
            "database_errors",
            "Calls to the database that failed",
            self.database_errors.clone(),
        );
        registry.register("connections", "Connections that there are", self.connections.clone());
        registry.register(
            "connections_refused",
            "Connections over their client's limit",
            self.connections_refused.clone(),
        );
        registry.register("password_hash_seconds", "How long password hashes took", self.hash_time.clone());
        registry.register(
            "password_hash_wait_seconds",
            "How long they waited for a core",
            self.hash_wait.clone(),
        );
    }

    /// Counts an answer of a route, or of none.
    pub fn answered(
        &self,
        method: &Method,
        route: Option<&str>,
        status: StatusCode,
        problem: Option<&Problem>,
        took: Duration,
    ) {
        let (method, route) = (name(method), route.unwrap_or("none").to_owned());
        let code = problem.map_or("", |problem| problem.code().as_str());
        let status = status.as_u16();
        self.times.get_or_create(&Route { method, route: route.clone() }).observe(took.as_secs_f64());
        self.answered.get_or_create(&Answered { method, route, status, code }).inc();
        if problem.is_some_and(Problem::is_of_the_database) {
            self.database_errors.inc();
        }
    }

    /// Counts a sign-in.
    pub fn sign_in<T>(&self, by: &'static str, result: &Result<T, Problem>) {
        self.sign_ins.get_or_create(&SignIn { by, outcome: outcome(result) }).inc();
    }

    /// Counts what a limit refused.
    pub fn limited(&self, limit: Limit) {
        self.limited.get_or_create(&Limited { limit: limit.as_str() }).inc();
    }

    /// Counts a hand-over.
    pub fn hand_over<T>(&self, result: &Result<T, Problem>) {
        self.hand_overs.get_or_create(&Outcome { outcome: outcome(result) }).inc();
    }

    /// Counts what became of a mail: `sent`, `put_off` or `given_up`.
    pub fn mail(&self, outcome: &'static str) {
        self.mails.get_or_create(&Outcome { outcome }).inc();
    }

    /// Looks at what is not counted as it happens.
    async fn look(&self, app: &App) {
        self.hashes_waiting.set(i64::try_from(app.hasher.waiting()).unwrap_or(i64::MAX));
        match sender::waiting(&app.database).await {
            Ok((number, oldest)) => {
                self.database_up.set(1);
                self.outbox.set(number);
                let age = oldest.map(|oldest| oldest.until(app.clock.now()));
                self.outbox_age.set(age.unwrap_or_default().as_secs_f64());
            }
            Err(error) => {
                tracing::warn!(%error, "cannot look at the outbox");
                self.database_up.set(0);
            }
        }
        if let Some(bytes) = resident_memory() {
            self.memory.set(bytes);
        }
        if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
            self.files.set(i64::try_from(files.count()).unwrap_or(i64::MAX));
        }
    }
}

fn outcome<T>(result: &Result<T, Problem>) -> &'static str {
    result.as_ref().err().map_or(DONE, |problem| Code::as_str(problem.code()))
}

/// A method that a client makes up is no label.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The line `VmRSS` of Linux, in bytes.
fn resident_memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: i64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}

/// The path of `--metrics-listen`.
pub fn router(app: &Arc<App>) -> Router {
    Router::new().route(PATH, get(metrics)).with_state(Arc::clone(app))
}

async fn metrics(State(app): State<Arc<App>>) -> Response {
    app.metrics.look(&app).await;
    let mut body = String::new();
    match text::encode(&mut body, &app.metrics.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(CONTENT_TYPE, kind)], body).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
