//! What the server counts and measures, for Prometheus.

use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::{EncodeGaugeValue, EncodeLabelSet, EncodeMetric, MetricEncoder, text};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::log;

/// Upper bounds of request durations, in seconds: from a session check to a request that times out.
const REQUEST_BUCKETS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// Upper bounds of the times of password hashes and of the waits for them, in seconds.
const HASH_BUCKETS: [f64; 9] = [0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

/// The outcome of what was not refused; other outcomes are error codes.
pub const DONE: &str = "ok";

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
struct ProviderCall {
    provider: String,
    call: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Limited {
    limit: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Failure {
    cause: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// A background task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Sends mails.
    Mail,
    /// Deletes rows after their retention period.
    Retention,
}

impl Task {
    const ALL: [Self; 2] = [Self::Mail, Self::Retention];

    /// Its label.
    fn label(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Retention => "retention",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct TaskName {
    task: &'static str,
}

/// A gauge of what can't always be read. Without a value it is left out, so that no one takes an old value for the current one.
#[derive(Clone, Debug)]
pub struct Readable<N>(Arc<Mutex<Option<N>>>);

impl<N> Readable<N> {
    /// Sets the value, if it could be read.
    pub fn set(&self, value: Option<N>) {
        *self.value() = value;
    }

    fn value(&self) -> MutexGuard<'_, Option<N>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<N> Default for Readable<N> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<N: EncodeGaugeValue> EncodeMetric for Readable<N> {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> fmt::Result {
        self.value().as_ref().map_or(Ok(()), |value| encoder.encode_gauge(value))
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Gauge
    }

    fn is_empty(&self) -> bool {
        self.value().is_none()
    }
}

/// Everything that is counted and measured. Labels have few values: never a path or method that a client invents, an email or an
/// address.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    times: Family<Route, Histogram, fn() -> Histogram>,
    sign_ins: Family<SignIn, Counter>,
    limited: Family<Limited, Counter>,
    hand_overs: Family<Outcome, Counter>,
    provider_calls: Family<ProviderCall, Counter>,
    refused_tokens: Family<Refused, Counter>,
    refused_passkeys: Family<Refused, Counter>,
    mails: Family<Outcome, Counter>,
    mail_failures: Family<Failure, Counter>,
    internal_errors: Counter,
    task_panics: Family<TaskName, Counter>,
    started: Gauge<f64, AtomicU64>,
    /// The server's clock, in seconds since 1970.
    pub clock: Gauge<f64, AtomicU64>,
    /// Mails that wait to be sent.
    pub outbox: Readable<i64>,
    /// The age of the oldest of them.
    pub outbox_age: Readable<f64>,
    /// Requests that hash a password or wait for it.
    pub hashes_waiting: Gauge,
    /// Whether the database takes writes: 1 or 0.
    pub database_up: Gauge,
    /// Room on the disk of an SQLite file, in bytes.
    pub disk_free: Readable<u64>,
    /// The size of that disk.
    pub disk_size: Readable<u64>,
    /// Memory of the process, in bytes.
    pub memory: Readable<u64>,
    /// Open file descriptors of the process.
    pub files: Readable<usize>,
    /// Sessions that were opened.
    pub sessions_opened: Counter,
    /// Calls to the database that failed.
    pub database_errors: Counter,
    /// Open connections.
    pub connections: Gauge,
    /// Connections that were closed at once because their client had too many.
    pub connections_refused: Counter,
    /// How long password hashes took.
    pub hash_time: Histogram,
    /// How long they waited for a core.
    pub hash_wait: Histogram,
}

impl Metrics {
    /// Metrics of a server with these rate limits, causes of failures of mails, and reasons to refuse an ID token and a passkey.
    pub fn new(
        limits: impl IntoIterator<Item = &'static str>,
        mail_causes: impl IntoIterator<Item = &'static str>,
        token_refusals: impl IntoIterator<Item = &'static str>,
        passkey_refusals: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        let mut metrics = Self {
            registry: Registry::default(),
            answered: Family::default(),
            times: Family::new_with_constructor(|| Histogram::new(REQUEST_BUCKETS)),
            sign_ins: Family::default(),
            limited: Family::default(),
            hand_overs: Family::default(),
            provider_calls: Family::default(),
            refused_tokens: Family::default(),
            refused_passkeys: Family::default(),
            mails: Family::default(),
            mail_failures: Family::default(),
            internal_errors: Counter::default(),
            task_panics: Family::default(),
            started: Gauge::default(),
            clock: Gauge::default(),
            outbox: Readable::default(),
            outbox_age: Readable::default(),
            hashes_waiting: Gauge::default(),
            database_up: Gauge::default(),
            disk_free: Readable::default(),
            disk_size: Readable::default(),
            memory: Readable::default(),
            files: Readable::default(),
            sessions_opened: Counter::default(),
            database_errors: Counter::default(),
            connections: Gauge::default(),
            connections_refused: Counter::default(),
            hash_time: Histogram::new(HASH_BUCKETS),
            hash_wait: Histogram::new(HASH_BUCKETS),
        };
        metrics.register();
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        metrics.started.set(started.as_secs_f64());
        // They exist from the start, so that the first event shows as an increase.
        for by in ["password", "code", "login_code", "social", "passkey"] {
            drop(metrics.sign_ins.get_or_create(&SignIn { by, outcome: DONE }));
        }
        for limit in limits {
            drop(metrics.limited.get_or_create(&Limited { limit }));
        }
        drop(metrics.hand_overs.get_or_create(&Outcome { outcome: DONE }));
        for reason in token_refusals {
            drop(metrics.refused_tokens.get_or_create(&Refused { reason }));
        }
        for reason in passkey_refusals {
            drop(metrics.refused_passkeys.get_or_create(&Refused { reason }));
        }
        for outcome in ["sent", "put_off", "given_up"] {
            drop(metrics.mails.get_or_create(&Outcome { outcome }));
        }
        for cause in mail_causes {
            drop(metrics.mail_failures.get_or_create(&Failure { cause }));
        }
        for task in Task::ALL {
            drop(metrics.task_panics.get_or_create(&TaskName { task: task.label() }));
        }
        metrics
    }

    /// Registers each metric with its name and help text. Names that every dashboard knows have no prefix.
    fn register(&mut self) {
        let Self { registry, .. } = self;
        registry.register(
            "http_request_duration_seconds",
            "Duration of requests, by method and route",
            self.times.clone(),
        );
        registry.register(
            "process_resident_memory_bytes",
            "Resident memory of the process (Linux)",
            self.memory.clone(),
        );
        registry.register(
            "process_open_fds",
            "Open file descriptors of the process (Linux)",
            self.files.clone(),
        );
        registry.register(
            "process_start_time_seconds",
            "When the process started, since 1970",
            self.started.clone(),
        );
        let ours = registry.sub_registry_with_prefix("portico");
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        ours.register("build", "The release", version);
        ours.register("http_requests", "Answers, by route, status and error code", self.answered.clone());
        ours.register("sign_ins", "Sign-ins, by method and outcome", self.sign_ins.clone());
        ours.register("limit_refusals", "Requests that a rate limit refused, by limit", self.limited.clone());
        ours.register("hand_overs", "Hand-overs, by outcome", self.hand_overs.clone());
        ours.register(
            "provider_calls",
            "Calls of identity providers, by provider, call and outcome",
            self.provider_calls.clone(),
        );
        ours.register(
            "id_token_refusals",
            "ID tokens that were refused, by reason",
            self.refused_tokens.clone(),
        );
        ours.register(
            "passkey_refusals",
            "Passkeys that were refused, by reason",
            self.refused_passkeys.clone(),
        );
        ours.register("internal_errors", "Answers with status 500", self.internal_errors.clone());
        ours.register("task_panics", "Panics of background tasks, by task", self.task_panics.clone());
        ours.register("clock_seconds", "The server's clock, since 1970", self.clock.clone());
        ours.register("mails", "Mails that were sent, put off or given up", self.mails.clone());
        ours.register("mail_failures", "Mails put off or given up, by cause", self.mail_failures.clone());
        ours.register("outbox_mails", "Mails that wait to be sent", self.outbox.clone());
        ours.register("outbox_oldest_seconds", "Age of the oldest waiting mail", self.outbox_age.clone());
        ours.register(
            "password_hashes_waiting",
            "Requests that hash a password or wait for it",
            self.hashes_waiting.clone(),
        );
        ours.register("database_up", "Whether the database takes writes", self.database_up.clone());
        ours.register(
            "database_disk_free_bytes",
            "Room on the disk of an SQLite file",
            self.disk_free.clone(),
        );
        ours.register("database_disk_size_bytes", "Size of that disk", self.disk_size.clone());
        ours.register("sessions_opened", "Sessions that were opened", self.sessions_opened.clone());
        ours.register("database_errors", "Database calls that failed", self.database_errors.clone());
        ours.register("connections", "Open connections", self.connections.clone());
        ours.register(
            "connections_refused",
            "Connections over the limit of their client",
            self.connections_refused.clone(),
        );
        ours.register("password_hash_seconds", "Duration of password hashes", self.hash_time.clone());
        ours.register(
            "password_hash_wait_seconds",
            "How long password hashes waited for a core",
            self.hash_wait.clone(),
        );
        ours.register("log_lines_dropped", "Log lines that could not be written", log::dropped());
        self.register_old_names();
    }

    /// The names of before, kept for one version.
    fn register_old_names(&mut self) {
        let ours = self.registry.sub_registry_with_prefix("portico");
        ours.register(
            "http_request_seconds",
            "Old name of http_request_duration_seconds",
            self.times.clone(),
        );
        ours.register(
            "resident_memory_bytes",
            "Old name of process_resident_memory_bytes",
            self.memory.clone(),
        );
        ours.register("open_files", "Old name of process_open_fds", self.files.clone());
    }

    /// Counts an answer of a route, or of none, with its error code if it is a refusal.
    pub fn answered(
        &self,
        method: &Method,
        route: Option<&str>,
        status: StatusCode,
        code: Option<&'static str>,
        took: Duration,
    ) {
        let (method, route) = (name(method), route.unwrap_or("none").to_owned());
        let code = code.unwrap_or_default();
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            self.internal_errors.inc();
        }
        let status = status.as_u16();
        self.times.get_or_create(&Route { method, route: route.clone() }).observe(took.as_secs_f64());
        self.answered.get_or_create(&Answered { method, route, status, code }).inc();
    }

    /// Counts a sign-in.
    pub fn sign_in(&self, by: &'static str, outcome: &'static str) {
        self.sign_ins.get_or_create(&SignIn { by, outcome }).inc();
    }

    /// Counts a request that a rate limit refused.
    pub fn limited(&self, limit: &'static str) {
        self.limited.get_or_create(&Limited { limit }).inc();
    }

    /// Counts a hand-over.
    pub fn hand_over(&self, outcome: &'static str) {
        self.hand_overs.get_or_create(&Outcome { outcome }).inc();
    }

    /// Has the counters of an identity provider exist before it's called.
    pub fn expect_provider(&self, provider: &str) {
        for call in ["metadata", "keys", "token"] {
            let provider = provider.to_owned();
            drop(self.provider_calls.get_or_create(&ProviderCall { provider, call, outcome: DONE }));
        }
    }

    /// Counts a call of an identity provider.
    pub fn provider_called(&self, provider: &str, call: &'static str, outcome: &'static str) {
        self.provider_calls
            .get_or_create(&ProviderCall { provider: provider.to_owned(), call, outcome })
            .inc();
    }

    /// Counts an ID token that was refused.
    pub fn id_token_refused(&self, reason: &'static str) {
        self.refused_tokens.get_or_create(&Refused { reason }).inc();
    }

    /// Counts a passkey that was refused.
    pub fn passkey_refused(&self, reason: &'static str) {
        self.refused_passkeys.get_or_create(&Refused { reason }).inc();
    }

    /// Counts a mail that was sent.
    pub fn mail_sent(&self) {
        self.mails.get_or_create(&Outcome { outcome: "sent" }).inc();
    }

    /// Counts a mail that will be tried again, and why.
    pub fn mail_put_off(&self, cause: &'static str) {
        self.mails.get_or_create(&Outcome { outcome: "put_off" }).inc();
        self.mail_failures.get_or_create(&Failure { cause }).inc();
    }

    /// Counts a mail that was given up, and why.
    pub fn mail_given_up(&self, cause: &'static str) {
        self.mails.get_or_create(&Outcome { outcome: "given_up" }).inc();
        self.mail_failures.get_or_create(&Failure { cause }).inc();
    }

    /// Counts a panic of a background task.
    pub fn task_panicked(&self, task: Task) {
        self.task_panics.get_or_create(&TaskName { task: task.label() }).inc();
    }

    /// All metrics in the `OpenMetrics` text format.
    ///
    /// # Errors
    /// When a metric cannot be encoded.
    pub fn encode(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// The label of a method; clients may invent methods.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
