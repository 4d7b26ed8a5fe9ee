//! `GET /metrics` for Prometheus. It has an address of its own (`--metrics-listen`), so that it is never public by accident.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api::state::ApiState;
use crate::base::clock::Moment;
use crate::store::outbox;

/// The path.
pub const PATH: &str = "/metrics";

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

/// Measures what is not counted as it happens.
async fn measure(state: &ApiState) {
    let metrics = &state.metrics;
    metrics.hashes_waiting.set(i64::try_from(state.hasher.waiting()).unwrap_or(i64::MAX));
    match waiting(state).await {
        Ok((number, oldest)) => {
            metrics.database_up.set(1);
            metrics.outbox.set(number);
            let age = oldest.map(|oldest| oldest.until(state.clock.now()));
            metrics.outbox_age.set(age.unwrap_or_default().as_secs_f64());
        }
        Err(error) => {
            tracing::warn!(%error, "cannot read the outbox");
            metrics.database_up.set(0);
        }
    }
    if let Some(bytes) = resident_memory() {
        metrics.memory.set(bytes);
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        metrics.files.set(i64::try_from(files.count()).unwrap_or(i64::MAX));
    }
}

async fn waiting(state: &ApiState) -> sqlx::Result<(i64, Option<Moment>)> {
    outbox::waiting(&mut *state.database.read().await?).await
}

/// The resident memory of the process in bytes, on Linux.
fn resident_memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: i64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
