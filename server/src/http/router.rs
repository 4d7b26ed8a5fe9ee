//! Which path leads to which handler.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::middleware::map_request;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get, post, put};
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::text::Language;
use portico_shared::wire;

use crate::api::extract::Nothing;
use crate::api::hand_over;
use crate::api::login;
use crate::api::login_code;
use crate::api::messages::Said;
use crate::api::openapi;
use crate::api::password_reset;
use crate::api::problem::Problem;
use crate::api::register;
use crate::api::session;
use crate::api::state::App;
use crate::http::dev_mail;
use crate::http::envelope;
use crate::http::static_site;
use crate::serve::Phase;
use crate::store::otp_codes;

/// How long the database may take to say that it is there.
const READY_TIME: Duration = Duration::from_secs(2);

/// Whether the process answers.
pub const HEALTH: &str = "/healthz";
/// Whether the database answers as well.
pub const READY: &str = "/readyz";
/// The contract of the API.
pub const DOCUMENT: &str = "/openapi.json";

/// A path, and what answers there.
type Route = (&'static str, MethodRouter<Arc<App>>);

/// The customer's calls, which are below the prefix.
fn customer() -> Vec<Route> {
    vec![
        (paths::LOGIN, post(login::login).layer(map_request(hand_over::with_room_for_a_cart))),
        (paths::LOGIN_CODE_CHECK, post(login_code::check)),
        (paths::REGISTER, post(register::register)),
        (paths::SEND_OTP, post(otp_codes::send_otp)),
        (paths::FORGOT_PASSWORD_LINK, get(password_reset::forgot_password_link)),
        (
            paths::FORGOT_PASSWORD_KEY_CHECK,
            get(password_reset::key_check_by_query).post(password_reset::key_check),
        ),
        (paths::RESET_PASSWORD, put(password_reset::reset_password)),
        (paths::LOGOUT, post(session::logout)),
        (paths::GET_PROFILE, get(session::get_profile)),
    ]
}

/// What the server says of itself.
fn own(prefix: &str) -> Vec<Route> {
    vec![(HEALTH, get(health)), (READY, get(ready)), (DOCUMENT, openapi::serve(prefix))]
}

/// Every path of the API, which are those of its document.
pub fn all(prefix: &str) -> Vec<String> {
    let customer = customer().into_iter().map(|(path, _)| format!("{prefix}{path}"));
    customer.chain(own(prefix).into_iter().map(|(path, _)| path.to_owned())).collect()
}

/// Every path, with all that answers have in common.
pub fn router(app: &Arc<App>) -> Router {
    let add = |router: Router<Arc<App>>, (path, handler): Route| router.route(path, handler);
    let prefix = app.config.prefix.as_str();
    let api = customer().into_iter().fold(Router::new(), add);
    let api = if prefix.is_empty() { api } else { Router::new().nest(prefix, api) };
    let mut router = own(prefix).into_iter().fold(api, add);
    if app.config.mail_page {
        router = router.merge(dev_mail::routes());
    }
    if app.config.static_dir.is_some() {
        router = router.fallback(static_site::serve);
    }
    envelope::around(router.with_state(Arc::clone(app)), app)
}

fn well() -> axum::Json<wire::Done<Nothing>> {
    axum::Json(wire::Done {
        status: 1,
        message: Said::Well.words(Language::default()).to_owned(),
        data: Nothing {},
    })
}

/// `GET /healthz`: the process answers.
async fn health() -> impl IntoResponse {
    well()
}

/// `GET /readyz`: the database answers as well, and the server is not about to stop.
async fn ready(State(app): State<Arc<App>>) -> Result<impl IntoResponse, Problem> {
    if *app.phase.borrow() > Phase::Serving {
        return Err(Code::Draining.into());
    }
    let answer = async { sqlx::query("SELECT 1").execute(&mut *app.database.read().await?).await };
    let answer = tokio::time::timeout(READY_TIME, answer)
        .await
        .map_err(|late| Problem::unavailable().because(late))?;
    answer.map_err(|error| Problem::unavailable().because(error))?;
    Ok(well())
}
