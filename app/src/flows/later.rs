//! What comes after the first screen, in a part of the wasm of its own: every page but the sign-in page, and what a press there does.
//!
//! The app asks for the part as soon as it runs, or before, if its page needs it. `pages/part.rs` is where the part begins.

use std::cell::Cell;
use std::pin::Pin;

use leptos::task::spawn_local;
#[cfg(feature = "split")]
use leptos::wasm_split::SplitLoaderError;
use portico_view::El;

use super::app::App;
use crate::api::{ApiFuture, Problem};
use crate::browser::EndReason;
use crate::config::Config;
use crate::router::Location;

/// The functions that lead into the part. The build finds out by itself what only they reach.
pub struct Later {
    /// The view of the page at a location.
    pub view: fn(App, Location) -> El,
    /// Signs in with what the form of the sign-in page holds.
    pub sign_in: fn(App) -> ApiFuture<()>,
    /// Ends the session of this token at the server.
    pub tell_server: fn(&Config, &str),
    /// The buttons of the providers below the form of the sign-in page; `None` without providers.
    pub providers: fn(App) -> Option<El>,
    /// The button to sign in with a passkey, below that form.
    pub passkey_button: fn(App) -> El,
    /// Leaves for the provider of this id, to sign in there or to link what is there. An empty id stands for a passkey.
    pub leave_for: fn(App, String, bool) -> ApiFuture<()>,
}

/// The part, once it's loaded.
pub type Loading = Pin<Box<dyn Future<Output = Result<&'static Later, NotLoaded>>>>;

/// Why there is no part: it didn't load. The console says why.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    static LOADED: Cell<Option<&'static Later>> = const { Cell::new(None) };
    static LOAD: Cell<fn() -> Loading> = const { Cell::new(nowhere) };
}

fn nowhere() -> Loading {
    Box::pin(async { Err(NotLoaded) })
}

/// Says how the part is loaded.
#[cfg(feature = "split")]
pub fn loads_by(load: fn() -> Loading) {
    LOAD.set(load);
}

/// Says that this is the part.
pub fn is(later: &'static Later) {
    LOADED.set(Some(later));
}

/// The part, if it's there.
pub fn loaded() -> Option<&'static Later> {
    LOADED.get()
}

/// Loads the part, unless it's there. After a failure the next call tries again.
pub fn load() -> ApiFuture<&'static Later> {
    Box::pin(async {
        if let Some(later) = loaded() {
            return Ok(later);
        }
        // To a shopper it's the same whether the shop's files or its API can't be reached.
        let later = LOAD.get()().await.map_err(|NotLoaded| Problem::Unreachable)?;
        is(later);
        Ok(later)
    })
}

/// Loads the part if it isn't there, and does something then, whether or not it could be loaded.
pub fn prepare(then: impl FnOnce() + 'static) {
    spawn_local(async move {
        let _ = load().await;
        then();
    });
}

/// Signs in with what the form of the sign-in page holds.
pub fn sign_in(app: App) -> ApiFuture<()> {
    Box::pin(async move { (load().await?.sign_in)(app).await })
}

/// Leaves for the provider of this id, to sign in with it.
pub fn sign_in_with(app: App, provider: String) -> ApiFuture<()> {
    Box::pin(async move {
        let later = load().await?;
        // It may not have loaded before.
        app.drafts().has_settled.set(true);
        (later.leave_for)(app, provider, false).await
    })
}

/// Signs out: the session ends here at once, and at the server once the part is there.
pub fn sign_out(app: App, token: String) {
    app.sessions().end(&token, EndReason::SignedOut);
    let config = app.config();
    // Even if the app ends in the meantime.
    spawn_local(async move {
        if let Ok(later) = load().await {
            (later.tell_server)(&config, &token);
        }
    });
}
