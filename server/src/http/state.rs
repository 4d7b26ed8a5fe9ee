//! What the routes of the server share.

use std::sync::Arc;

use axum::extract::FromRef;
use tokio::sync::watch;

use crate::api::state::ApiState;
use crate::config::Config;
use crate::db::Database;
use crate::lifecycle::Phase;

/// What the routes of the server share. Each takes only the part that it needs, through [`FromRef`].
#[derive(Clone)]
pub struct AppState {
    /// What the handlers of the API share.
    pub api: ApiState,
    /// The phase that the server is in.
    pub phase: watch::Receiver<Phase>,
}

impl FromRef<AppState> for ApiState {
    fn from_ref(state: &AppState) -> Self {
        state.api.clone()
    }
}

impl FromRef<AppState> for Arc<Config> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.api.config)
    }
}

impl FromRef<AppState> for Database {
    fn from_ref(state: &AppState) -> Self {
        state.api.database.clone()
    }
}

impl FromRef<AppState> for watch::Receiver<Phase> {
    fn from_ref(state: &AppState) -> Self {
        state.phase.clone()
    }
}
