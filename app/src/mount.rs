//! What the script around the app calls: an app begins in an element of a page, hears what changes there, and ends.
//!
//! One instance of the wasm runs all apps of a page. Each has a number; one that has ended has none any more.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use any_spawner::Executor;
use leptos::prelude::{Owner, set_timeout};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::app::App;
use crate::config::Config;
use crate::frame;
use crate::host::Host;
use crate::journey::Journey;
use crate::page::{Page, spot_of, text_of};
use crate::place::Place;

/// An app that runs.
struct Running {
    /// Of what lasts as long as the app: its place, and what a shopper has begun.
    owner: Owner,
    /// Of what goes when the configuration changes.
    inner: Owner,
    app: App,
    root: Element,
    host: Host,
    /// Whether the host knows that the app is there.
    is_ready: Rc<Cell<bool>>,
}

thread_local! {
    static RUNNING: RefCell<Vec<Option<Box<Running>>>> = const { RefCell::new(Vec::new()) };
}

/// The app of this number, if it has not ended.
fn app(number: usize) -> Option<App> {
    RUNNING.with_borrow(|running| Some(running.get(number)?.as_ref()?.app))
}

/// Begins an app in `root`, on what the element holds from static HTML or from an app that ended there.
///
/// `config` is the text of a data block; `state` is what [`unmount`] gave. The host hears `ready` when the app is there.
/// Gives the number of the app.
#[wasm_bindgen]
pub fn mount(root: Element, config: &str, state: Option<String>, host: Host) -> usize {
    // Fails only where it was done before.
    let _ = Executor::init_wasm_bindgen();
    let config = Config::read(config);
    let owner = Owner::new();
    let journey = owner.with(|| Journey::new(Place::new(Some(root.clone()), &config.ids)));
    let inner = owner.child();
    let spot = state.and_then(|state| spot_of(&state));
    let app = inner.with(|| App::new(config, journey, host.clone(), spot));
    let is_ready = Rc::new(Cell::new(false));
    let begin = {
        let (inner, root, is_ready) = (inner.clone(), root.clone(), is_ready.clone());
        move || {
            // Another configuration may have come first.
            if app.is_alive() {
                inner.with(|| frame::take_over(app, &root));
                is_ready.set(true);
                app.tell_ready();
            }
        }
    };
    // A task of its own, so that on a slow phone what the shopper types is not kept waiting by both.
    set_timeout(begin, Duration::ZERO);
    let running = Box::new(Running { owner, inner, app, root, host, is_ready });
    RUNNING.with_borrow_mut(|all| {
        let free = all.iter().position(Option::is_none);
        let number = free.unwrap_or_else(|| {
            all.push(None);
            all.len() - 1
        });
        all[number] = Some(running);
        number
    })
}

/// Gives an app another configuration. What was typed stays, and the page that is shown. It says no while an answer is
/// awaited, which would be lost.
#[wasm_bindgen]
pub fn configure(number: usize, config: &str) -> bool {
    let taken = RUNNING.with_borrow_mut(|running| running.get_mut(number)?.take());
    let Some(mut running) = taken else { return true };
    let is_free = !running.app.journey.is_busy();
    let mut was_ready = true;
    if is_free {
        let config = Config::read(config);
        let (spot, journey) = (running.app.router.spot(), running.app.journey);
        running.inner.cleanup();
        running.inner = running.owner.child();
        running.app = running.inner.with(|| App::new(config, journey, running.host.clone(), Some(spot)));
        running.app.goes_on.set(true);
        running.inner.with(|| frame::take_over(running.app, &running.root));
        was_ready = running.is_ready.replace(true);
    }
    let app = running.app;
    RUNNING.with_borrow_mut(|all| all[number] = Some(running));
    if !was_ready {
        app.tell_ready();
    }
    is_free
}

/// Whether an answer is awaited that would be lost if the app ended now.
#[wasm_bindgen]
pub fn is_busy(number: usize) -> bool {
    app(number).is_some_and(|app| app.journey.is_busy())
}

/// Goes to a page by its name; to none where there is no such page.
#[wasm_bindgen]
pub fn show(number: usize, page: &str) {
    if let Some((app, page)) = app(number).zip(Page::of_name(page)) {
        app.router.go(page);
    }
}

/// Puts an address into every form.
#[wasm_bindgen]
pub fn prefill(number: usize, email: &str) {
    if let Some(app) = app(number) {
        app.journey.prefill(email);
    }
}

/// Takes note that the session is another one.
#[wasm_bindgen]
pub fn session_changed(number: usize) {
    if let Some(app) = app(number) {
        app.sessions.follow();
    }
}

/// Signs out: the server hears of it, and then the session ends, whatever the server answers. Says no where there is no
/// session of the app's API.
#[wasm_bindgen]
pub fn sign_out(number: usize) -> bool {
    app(number).is_some_and(App::sign_out)
}

/// Ends an app. Its elements stay as they are, without a life of their own; a later app takes them over. Gives where the
/// shopper was.
#[wasm_bindgen]
pub fn unmount(number: usize) -> Option<String> {
    let running = RUNNING.with_borrow_mut(|running| running.get_mut(number)?.take())?;
    let spot = running.app.router.spot();
    running.owner.cleanup();
    Some(text_of(&spot))
}
