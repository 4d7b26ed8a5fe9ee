//! `GET /metrics` for Prometheus. It has an address of its own (`--metrics-listen`), so that it is never public by accident.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::time::timeout;

use crate::api::state::ApiState;
use crate::base::clock::Clock;
use crate::base::error_chain::chain;
use crate::store::outbox::{self, Waiting};

/// The path.
pub const PATH: &str = "/metrics";

/// How long the database may take to answer.
const DATABASE_TIMEOUT: Duration = Duration::from_secs(2);

const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What the handler needs.
#[derive(Clone)]
struct Measured {
    api: ApiState,
    oldest: Arc<Mutex<OldestMail>>,
}

/// The routes of `--metrics-listen`.
pub fn router(api: ApiState) -> Router {
    Router::new().route(PATH, get(metrics)).with_state(Measured { api, oldest: Arc::default() })
}

async fn metrics(State(state): State<Measured>) -> Response {
    measure(&state).await;
    match state.api.metrics.encode() {
        Ok(body) => ([(CONTENT_TYPE, FORMAT)], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Measures what is not counted as it happens. What can't be read now is left out.
async fn measure(measured: &Measured) {
    let state = &measured.api;
    let metrics = &state.metrics;
    let now = state.clock.now();
    metrics.clock.set(now.since_1970().as_secs_f64());
    metrics.hashes_waiting.set(i64::try_from(state.hasher.waiting()).unwrap_or(i64::MAX));

    // Prometheus gives a server up that takes too long, and would show it as down.
    let (check, waiting, disk) = tokio::join!(
        state.database.check(),
        timeout(DATABASE_TIMEOUT, waiting(state)),
        timeout(DATABASE_TIMEOUT, state.database.disk())
    );
    let waiting = waiting.unwrap_or_else(|late| Err(std::io::Error::from(late).into()));
    if let Err(error) = &waiting {
        tracing::warn!(cause = chain(error), "cannot read the outbox");
        state.database.failed(error);
    }
    metrics.database_up.set(check.is_ok().into());
    let waiting = waiting.ok();
    metrics.outbox.set(waiting.map(|waiting| waiting.number));
    let mut oldest = measured.oldest.lock().unwrap_or_else(PoisonError::into_inner);
    metrics.outbox_age.set(waiting.map(|waiting| oldest.age(&waiting, &state.clock).as_secs_f64()));
    drop(oldest);

    let (free, size) = disk.ok().flatten().map(|disk| (disk.free, disk.size)).unzip();
    metrics.disk_free.set(free);
    metrics.disk_size.set(size);
    metrics.memory.set(resident_memory());
    let files = std::fs::read_dir("/proc/self/fd").ok();
    metrics.files.set(files.map(Iterator::count));
}

async fn waiting(state: &ApiState) -> sqlx::Result<Waiting> {
    outbox::waiting(&mut *state.database.read().await?).await
}

/// The oldest waiting mail, and how much time had passed when it was first seen: its age does not depend on the clock alone, which may
/// have been wrong when it was stored, or be wrong now.
#[derive(Default)]
struct OldestMail {
    id: Option<i64>,
    seen: Duration,
}

impl OldestMail {
    /// Its age by the clock, or the time since it was first seen if that is longer.
    fn age(&mut self, waiting: &Waiting, clock: &Clock) -> Duration {
        if waiting.oldest != self.id {
            *self = Self { id: waiting.oldest, seen: clock.elapsed() };
        }
        let by_clock = waiting.since.map(|since| since.until(clock.now())).unwrap_or_default();
        let seen = self.id.map(|_| clock.elapsed().saturating_sub(self.seen)).unwrap_or_default();
        by_clock.max(seen)
    }
}

/// The resident memory of the process in bytes, on Linux.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
