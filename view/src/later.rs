//! What happens later, in a task of its own.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};

/// Runs `act` after this many seconds, or as soon as the current task is over; `None` if the browser refuses. Not generic, so that it
/// is compiled once.
#[inline(never)]
pub fn later(seconds: u32, act: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    set_timeout_with_handle(act, Duration::from_secs(seconds.into())).ok()
}
