//! Health checks.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use portico_shared::problem::Code;
use tokio::sync::watch;

use crate::api::extract::{self, EmptyBody};
use crate::api::messages::{SuccessMessage, Texts};
use crate::api::problem::Problem;
use crate::db::Database;
use crate::lifecycle::Phase;

fn healthy(texts: &Texts) -> Response {
    extract::done(texts, SuccessMessage::Healthy, EmptyBody {})
}

/// `GET /healthz`: the process answers.
pub async fn health(Extension(texts): Extension<Texts>) -> impl IntoResponse {
    healthy(&texts)
}

/// `GET /readyz`: the database takes writes as well, and the server is not about to stop.
///
/// # Errors
/// `draining` when the server is about to stop, `unavailable` when the database cannot be written to.
pub async fn ready(
    State(phase): State<watch::Receiver<Phase>>,
    State(database): State<Database>,
    Extension(texts): Extension<Texts>,
) -> Result<impl IntoResponse, Problem> {
    if *phase.borrow() > Phase::Serving {
        return Err(Code::Draining.into());
    }
    database.check().await.map_err(|error| Problem::unavailable().because(error))?;
    Ok(healthy(&texts))
}
