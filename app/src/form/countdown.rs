//! Countdowns: until another code may be requested, until another attempt is allowed.

use portico_view::{El, RwSignal, StoredValue, el, later};

use super::sentence::sentence_with;
use crate::browser::Deadline;

/// A countdown to a moment. It reads the time, since a browser slows the timers of a background tab. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct Countdown {
    left: RwSignal<u32>,
    /// Changes twice, while `left` changes every second.
    is_running: RwSignal<bool>,
    /// When it ends; `None` while no timer runs.
    end: StoredValue<Option<Deadline>>,
}

impl Countdown {
    /// A countdown that is over.
    pub fn new() -> Self {
        Self { left: RwSignal::new(0), is_running: RwSignal::new(false), end: StoredValue::new(None) }
    }

    /// Starts, or starts again, with this many seconds.
    pub fn start(self, seconds: u32) {
        self.show(seconds);
        let has_timer = self.end.get().is_some();
        if has_timer || seconds > 0 {
            self.end.set(Some(Deadline::after(seconds)));
        }
        if !has_timer && seconds > 0 {
            self.tick();
        }
    }

    /// Whether it is running; tracked.
    pub fn is_running(self) -> bool {
        self.is_running.get()
    }

    /// Whether it is running, untracked.
    pub fn is_running_untracked(self) -> bool {
        self.is_running.get_untracked()
    }

    fn show(self, left: u32) {
        self.left.set(left);
        let is_running = left > 0;
        if is_running != self.is_running_untracked() {
            self.is_running.set(is_running);
        }
    }

    fn tick(self) {
        let tick = move || {
            // The app may have ended.
            let Some(end) = self.end.try_get().flatten() else { return };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
            let left = (end.left() / 1000.0).ceil() as u32;
            self.show(left);
            if left > 0 {
                self.tick();
            } else {
                self.end.set(None);
            }
        };
        later(1, Box::new(tick));
    }
}

/// The time that is left while it is running, in a sentence that says what for. Only the time in it changes: a screen reader keeps its place
/// in the sentence, and does not announce every second.
pub fn view(
    countdown: Countdown,
    tag: &'static str,
    class: &'static str,
    sentence: impl Fn() -> String + 'static,
) -> impl Fn() -> Option<El> + 'static {
    move || {
        countdown.is_running().then(|| {
            let time = el("bdi", "portico-digits").text(move || clock(countdown.left.get()));
            sentence_with(el(tag, class).attr("role", "timer"), &sentence(), time)
        })
    }
}

/// Seconds as a clock shows them, in every language: `0:25`, `29:59`.
fn clock(left: u32) -> String {
    format!("{}:{:02}", left / 60, left % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn seconds_read_as_a_clock() {
        assert_eq!(super::clock(5), "0:05");
        assert_eq!(super::clock(65), "1:05");
        assert_eq!(super::clock(600), "10:00");
    }
}
