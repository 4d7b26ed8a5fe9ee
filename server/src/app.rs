//! The application: what every handler has at hand, and which path leads to which handler.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::{get, post, put};
use portico_shared::paths;
use portico_shared::text::Language;
use portico_shared::wire;

use crate::clock::Clock;
use crate::config::{Config, Store};
use crate::database::{Connection, Database};
use crate::error::Problem;
use crate::extract::{Nothing, Shop};
use crate::limits::Limiter;
use crate::mail::Mail;
use crate::mail::outbox::{self, Envelope, Outbox};
use crate::password::Hasher;
use crate::random::Random;
use crate::secret::Secret;
use crate::words::Said;
use crate::{codes, login, mail_page, middleware, register, resets, sessions, static_site};

/// What every handler has at hand.
pub struct App {
    /// The configuration.
    pub config: Config,
    /// Where shoppers reach the server, without a slash at the end.
    pub public_url: String,
    /// The database.
    pub database: Database,
    /// The key of keyed hashes.
    pub secret: Secret,
    /// Makes and verifies password hashes.
    pub hasher: Arc<Hasher>,
    /// Tells the time.
    pub clock: Clock,
    /// Where randomness comes from.
    pub random: Random,
    /// Wakes the mail sender.
    pub outbox: Outbox,
}

impl App {
    /// The limits for a request of this client.
    pub fn limiter<'a>(&self, client: &'a str) -> Limiter<'a> {
        Limiter::new(&self.config, client, self.clock.now())
    }

    /// The page to which a store's reset links lead. Never made of what a request says.
    pub fn reset_page(&self, store: &Store) -> String {
        store.reset_page.clone().unwrap_or_else(|| format!("{}/reset-password", self.public_url))
    }

    /// The mail with a code.
    pub fn code_mail<'a>(&self, code: &'a str) -> Mail<'a> {
        Mail::Code { code, lifetime: self.config.lifetimes.code() }
    }

    /// Puts a mail from a store into the outbox, in the language of the request that causes it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn mail(
        &self,
        tx: &mut Connection,
        shop: &Shop,
        recipient: Option<&str>,
        mail: &Mail<'_>,
    ) -> sqlx::Result<()> {
        let envelope = Envelope { store_name: &shop.store.name, language: shop.language, recipient, mail };
        outbox::put(tx, envelope, self.clock.now()).await
    }
}

/// Every path, with all that answers have in common.
pub fn router(app: &Arc<App>) -> Router {
    let api = Router::new()
        .route(paths::LOGIN, post(login::login))
        .route(paths::REGISTER, post(register::register))
        .route(paths::SEND_OTP, post(codes::send_otp))
        .route(paths::FORGOT_PASSWORD_LINK, get(resets::forgot_password_link))
        .route(paths::FORGOT_PASSWORD_KEY_CHECK, get(resets::key_check_by_query).post(resets::key_check))
        .route(paths::RESET_PASSWORD, put(resets::reset_password))
        .route(paths::LOGOUT, post(sessions::logout))
        .route(paths::GET_PROFILE, get(sessions::get_profile));
    let mut router =
        if app.config.prefix.is_empty() { api } else { Router::new().nest(&app.config.prefix, api) }
            .route("/healthz", get(health))
            .route("/readyz", get(ready));
    if app.config.mail_page {
        router = router.merge(mail_page::routes());
    }
    if app.config.static_dir.is_some() {
        router = router.fallback(static_site::serve);
    }
    middleware::around(router.with_state(Arc::clone(app)), app)
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

/// `GET /readyz`: the database answers as well.
async fn ready(State(app): State<Arc<App>>) -> Result<impl IntoResponse, Problem> {
    let answer = async { sqlx::query("SELECT 1").execute(&mut *app.database.read().await?).await };
    answer.await.map_err(|error| Problem::unavailable().because(error))?;
    Ok(well())
}
