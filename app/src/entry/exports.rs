//! The functions that the script around the app calls: they start an app in an element of a page, tell it what changes there, and end
//! it.
//!
//! One instance of the wasm runs all apps of a page. Each has a number until it ends.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::Owner;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::browser::{Host, Root};
use crate::config::Config;
use crate::flows::{App, FormDrafts, later};
use crate::layout;
use crate::pages;
use crate::router::{Location, Page};
use crate::text::{LoadedWords, of_page};

/// A running app.
struct Running {
    /// Owns what lasts as long as the app: the root, and the drafts of its forms.
    owner: Owner,
    /// Owns what is replaced when the configuration changes.
    inner: Owner,
    drafts: Rc<FormDrafts>,
    app: App,
    root: Element,
    host: Host,
    /// Whether the host page got the event that the app is ready.
    is_ready: Rc<Cell<bool>>,
}

thread_local! {
    static RUNNING: RefCell<Vec<Option<Box<Running>>>> = const { RefCell::new(Vec::new()) };
}

/// The app of this number, if it has not ended.
fn app(number: usize) -> Option<App> {
    RUNNING.with_borrow(|running| Some(running.get(number)?.as_ref()?.app))
}

/// Starts an app in `root`, on what the element holds from static HTML or from an app that ended there.
///
/// `config` is the text of a data block, and `words` are those of its language; `state` is what [`unmount`] gave. The host gets the event `ready` when the app is running.
/// Returns the number of the app.
#[wasm_bindgen]
pub fn mount(root: Element, config: &str, words: LoadedWords, state: Option<String>, host: Host) -> usize {
    // Fails only if it was done before.
    let _ = Executor::init_wasm_bindgen();
    pages::provide();
    let config = Config::parse(config).unwrap_or_default();
    let owner = Owner::new();
    let drafts = owner.with(|| Rc::new(FormDrafts::new(Root::new(Some(root.clone()), &config.ids), &owner)));
    let inner = owner.child();
    let before = state.and_then(|state| Location::from_text(&state));
    let app = inner.with(|| App::new(config, of_page(words), drafts.clone(), host.clone(), before));
    let is_ready = Rc::new(Cell::new(false));
    let has_settled = drafts.has_settled;
    let begin = {
        let (inner, root, is_ready) = (inner.clone(), root.clone(), is_ready.clone());
        move || {
            // Another configuration may have arrived first.
            if app.is_alive() {
                inner.with(|| layout::adopt(app, &root));
                is_ready.set(true);
                app.emit_ready();
                // The shopper will need the rest of the app after the first press.
                later::prepare(move || has_settled.set(true));
            }
        }
    };
    // In a task of its own, so that typing is not delayed by both on a slow phone.
    let begin = || {
        portico_view::later(0, Box::new(begin));
    };
    if is_whole(app) {
        begin();
    } else {
        later::prepare(begin);
    }
    let running = Box::new(Running { owner, inner, drafts, app, root, host, is_ready });
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

/// Whether all that the app's page needs is there.
fn is_whole(app: App) -> bool {
    later::loaded().is_some()
        || (app.sessions().token().is_none() && pages::is_first(app, &app.router().location_untracked()))
}

/// Gives an app another configuration, or other words. What was typed is kept, and so is the current page. Returns `false`, and changes nothing,
/// while an answer is pending, which would be lost, or before the app has begun.
#[wasm_bindgen]
pub fn configure(number: usize, config: &str, words: LoadedWords) -> bool {
    let taken = RUNNING.with_borrow_mut(|running| running.get_mut(number)?.take());
    let Some(mut running) = taken else { return true };
    let is_free = !running.drafts.is_busy()
        && running.drafts.leaving_for.with_untracked(Option::is_none)
        && (running.is_ready.get() || is_whole(running.app));
    let mut was_ready = true;
    if is_free {
        let config = Config::parse(config).unwrap_or_default();
        let (before, drafts) = (running.app.router().location_untracked(), running.drafts.clone());
        running.inner.cleanup();
        running.inner = running.owner.child();
        running.app = running
            .inner
            .with(|| App::new(config, of_page(words), drafts, running.host.clone(), Some(before)));
        running.app.set_reconfigured(true);
        running.inner.with(|| layout::adopt(running.app, &running.root));
        was_ready = running.is_ready.replace(true);
    }
    let app = running.app;
    RUNNING.with_borrow_mut(|all| all[number] = Some(running));
    if !was_ready {
        app.emit_ready();
    }
    is_free
}

/// Tells `watcher` before and after everything that an app changes on the page.
#[wasm_bindgen]
pub fn watch(watcher: portico_view::Watcher) {
    portico_view::watch(watcher);
}

/// Whether an answer is pending, which would be lost if the app ended now.
#[wasm_bindgen]
pub fn is_busy(number: usize) -> bool {
    app(number).is_some_and(|app| app.drafts().is_busy())
}

/// Goes to the page of this name, if there is one.
#[wasm_bindgen]
pub fn show(number: usize, page: &str) {
    if let Some((app, page)) = app(number).zip(Page::of_name(page)) {
        app.router().go(page);
    }
}

/// Puts an email address into every form.
#[wasm_bindgen]
pub fn prefill(number: usize, email: &str) {
    if let Some(app) = app(number) {
        app.drafts().prefill(email);
    }
}

/// Reads the session again, which has changed.
#[wasm_bindgen]
pub fn session_changed(number: usize) {
    if let Some(app) = app(number) {
        app.sessions().refresh();
    }
}

/// Signs out: ends the session of this token, which is one of the app's API.
#[wasm_bindgen]
pub fn sign_out(number: usize, token: &str) {
    if let Some(app) = app(number) {
        later::sign_out(app, token.to_owned());
    }
}

/// Goes on in a page that comes back: the browser had kept it, or has not left it for the address that the app had sent it to. It is as
/// if the page were loaded again: nothing is pending, and no secret is left in a form. If a customer was signed in when the page was
/// kept, nothing of what they entered is left either.
#[wasm_bindgen]
pub fn restore(number: usize, config: &str, words: LoadedWords, was_kept: bool, was_signed_in: bool) {
    if let Some(app) = app(number)
        && (was_kept || app.router().is_leaving())
    {
        app.drafts().come_back(was_signed_in);
        configure(number, config, words);
    }
}

/// Ends an app. Its elements stay, without listeners; a later app adopts them. Returns the shopper's location, for [`mount`].
#[wasm_bindgen]
pub fn unmount(number: usize) -> Option<String> {
    let running = RUNNING.with_borrow_mut(|running| running.get_mut(number)?.take())?;
    let location = running.app.router().location_untracked();
    running.owner.cleanup();
    Some(location.to_text())
}
