//! Tells the changes that are ours from those of other scripts on the page.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Who wants to know.
    pub type Watcher;

    /// A change begins or ends, by turns.
    #[wasm_bindgen(method)]
    fn turn(this: &Watcher);
}

thread_local! {
    static WATCHER: Cell<Option<Watcher>> = const { Cell::new(None) };
}

/// Tells `watcher` before and after everything that changes the page.
pub fn watch(watcher: Watcher) {
    WATCHER.set(Some(watcher));
}

/// A change of the page, until it is dropped. One within another is a part of it.
pub struct Own(Option<Watcher>);

impl Own {
    /// Begins the change.
    #[inline(never)]
    pub fn begin() -> Self {
        let own = Self(WATCHER.take());
        own.call();
        own
    }

    fn call(&self) {
        if let Self(Some(watcher)) = self {
            watcher.turn();
        }
    }
}

impl Drop for Own {
    #[inline(never)]
    fn drop(&mut self) {
        self.call();
        WATCHER.set(self.0.take());
    }
}
