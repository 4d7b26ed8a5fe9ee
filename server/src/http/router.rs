//! Which path leads to which handler, and what every request passes through.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::http::header::ALLOW;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, any, delete, get, patch, post, put};
use portico_shared::paths;
use portico_shared::problem::Code;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::api::paths::{HEALTH, OPENAPI, READY};
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::{
    hand_over, login, login_code, openapi, otp, passkeys, password_reset, register, session, social,
};
use crate::http::request_limits::{BODY_BYTES, REQUEST_TIMEOUT};
use crate::http::state::AppState;
use crate::http::{
    access_log, cors, dev_mail, envelope, health, related_origins, request_limits, security_headers,
    static_site,
};

/// A path and its handlers.
type Route<S> = (&'static str, MethodRouter<S>);

/// The customer's calls, which are below the prefix.
fn customer() -> Vec<Route<ApiState>> {
    vec![
        (paths::LOGIN, post(login::login).layer(map_request(hand_over::raise_body_limit))),
        (paths::LOGIN_CODE_CHECK, post(login_code::check)),
        (paths::REGISTER, post(register::register)),
        (paths::SEND_OTP, post(otp::send_otp)),
        (
            paths::FORGOT_PASSWORD_LINK,
            get(password_reset::forgot_password_link).head(only_get).fallback(only_get),
        ),
        (
            paths::FORGOT_PASSWORD_KEY_CHECK,
            get(password_reset::key_check_by_query).post(password_reset::key_check),
        ),
        (paths::RESET_PASSWORD, put(password_reset::reset_password)),
        (paths::LOGOUT, post(session::logout)),
        (paths::GET_PROFILE, get(session::get_profile)),
        (paths::SOCIAL_BEGIN, post(social::begin)),
        (paths::SOCIAL_TOKEN, post(social::exchange)),
        (
            paths::SOCIAL_RETURN_FORM,
            post(social::return_form).layer(DefaultBodyLimit::max(social::FORM_BYTES)),
        ),
        (paths::SOCIAL_LINK, post(social::link)),
        (paths::SOCIAL_LINKS, get(social::links)),
        (paths::SOCIAL_LINKED, delete(social::unlink)),
        (paths::PASSKEY_OPTIONS, post(passkeys::options)),
        (paths::PASSKEY_CREATION_OPTIONS, post(passkeys::creation_options)),
        (paths::PASSKEYS, get(passkeys::list).post(passkeys::add)),
        (paths::PASSKEY, patch(passkeys::rename).delete(passkeys::remove)),
    ]
}

/// Refuses every other method, even `HEAD`: programs that check links send it, and expect it to have no effect.
async fn only_get() -> impl IntoResponse {
    ([(ALLOW, "GET")], Problem::from(Code::Method))
}

/// Refuses a path of the API that is none of its calls.
async fn not_found() -> Problem {
    Code::NotFound.into()
}

/// The server's own calls.
fn own(prefix: &str) -> Vec<Route<AppState>> {
    vec![
        (HEALTH, get(health::health)),
        (READY, get(health::ready)),
        (OPENAPI, openapi::serve(prefix)),
        (paths::WELL_KNOWN_WEBAUTHN, get(related_origins::related_origins)),
    ]
}

/// Every path of the API, which are those of its `OpenAPI` document.
pub fn all(prefix: &str) -> Vec<String> {
    let customer = customer().into_iter().map(|(path, _)| format!("{prefix}{path}"));
    customer.chain(own(prefix).into_iter().map(|(path, _)| path.to_owned())).collect()
}

fn add<S: Clone + Send + Sync + 'static>(router: Router<S>, (path, handlers): Route<S>) -> Router<S> {
    router.route(path, handlers)
}

/// Routes with the limits of every request, and with the envelope of refusals.
fn limited(router: Router, state: &AppState) -> Router {
    router
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(CatchPanicLayer::custom(envelope::panicked))
        .layer(from_fn(request_limits::check_head))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        .layer(from_fn_with_state(state.clone(), envelope::wrap))
}

/// Every path, with everything that requests pass through and answers get.
pub fn router(state: &AppState) -> Router {
    let config = &state.api.config;
    let prefix = config.prefix.as_str();
    let unknown = ["/customer", "/customer/", "/customer/{*rest}"].map(|path| (path, any(not_found)));
    let api = customer().into_iter().chain(unknown).fold(Router::new(), add).with_state(state.api.clone());
    let api = if prefix.is_empty() { api } else { Router::new().nest(prefix, api) };
    let mut router = own(prefix).into_iter().fold(api, add);
    if config.mail_page {
        router = router.merge(dev_mail::routes(state));
    }
    let mut router = limited(router.with_state(state.clone()), state).layer(cors::layer(config));
    if let Some(folder) = &config.static_dir {
        // Files are the same for every origin, so CORS must not make caches keep them apart.
        let site = static_site::Site::new(folder, state.api.clock.clone());
        let files = Router::new().fallback(static_site::serve).with_state(site);
        router = router.fallback_service(limited(files, state));
    }
    router
        .layer(from_fn_with_state(state.clone(), security_headers::add))
        .layer(from_fn_with_state(state.clone(), access_log::observe))
}
