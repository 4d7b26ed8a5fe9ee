//! Health checks.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::text::Language;
use portico_shared::wire;
use tokio::sync::watch;

use crate::api::extract::EmptyBody;
use crate::api::messages::SuccessMessage;
use crate::api::problem::Problem;
use crate::db::Database;
use crate::lifecycle::Phase;

fn healthy() -> Json<wire::Done<EmptyBody>> {
    let message = SuccessMessage::Healthy.text(Language::default()).to_owned();
    Json(wire::Done { status: 1, message, data: EmptyBody {} })
}

/// `GET /healthz`: the process answers.
pub async fn health() -> impl IntoResponse {
    healthy()
}

/// `GET /readyz`: the database takes writes as well, and the server is not about to stop.
///
/// # Errors
/// `draining` when the server is about to stop, `unavailable` when the database cannot be written to.
pub async fn ready(
    State(phase): State<watch::Receiver<Phase>>,
    State(database): State<Database>,
) -> Result<impl IntoResponse, Problem> {
    if *phase.borrow() > Phase::Serving {
        return Err(Code::Draining.into());
    }
    database.check().await.map_err(|error| Problem::unavailable().because(error))?;
    Ok(healthy())
}
