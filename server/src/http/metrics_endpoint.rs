//! `GET /metrics` for Prometheus. It has an address of its own (`--metrics-listen`), so that it is never public by accident.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::time::timeout;

use crate::api::state::ApiState;
use crate::base::clock::Moment;
use crate::base::error_chain::chain;
use crate::store::outbox;

/// The path.
pub const PATH: &str = "/metrics";

/// How long the database may take to answer.
const DATABASE_TIMEOUT: Duration = Duration::from_secs(2);

const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The routes of `--metrics-listen`.
pub fn router(state: ApiState) -> Router {
    Router::new().route(PATH, get(metrics)).with_state(state)
}

async fn metrics(State(state): State<ApiState>) -> Response {
    measure(&state).await;
    match state.metrics.encode() {
        Ok(body) => ([(CONTENT_TYPE, FORMAT)], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Measures what is not counted as it happens. What can't be read now is left out.
async fn measure(state: &ApiState) {
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
    let (mails, oldest) = waiting.ok().unzip();
    metrics.outbox.set(mails);
    let age = |oldest: Option<Moment>| oldest.map_or(Duration::ZERO, |oldest| oldest.until(now));
    metrics.outbox_age.set(oldest.map(|oldest| age(oldest).as_secs_f64()));

    let (free, size) = disk.ok().flatten().map(|disk| (disk.free, disk.size)).unzip();
    metrics.disk_free.set(free);
    metrics.disk_size.set(size);
    metrics.memory.set(resident_memory());
    let files = std::fs::read_dir("/proc/self/fd").ok();
    metrics.files.set(files.map(Iterator::count));
}

async fn waiting(state: &ApiState) -> sqlx::Result<(i64, Option<Moment>)> {
    outbox::waiting(&mut *state.database.read().await?).await
}

/// The resident memory of the process in bytes, on Linux.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
