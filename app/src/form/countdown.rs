//! Countdowns: until another code may be requested, until another attempt is allowed.

use portico_view::{El, RwSignal, StoredValue, el, later};

use crate::browser::Deadline;

/// A countdown to a moment. It reads the time, since a browser slows the timers of a background tab. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct Countdown {
    left: RwSignal<u32>,
    /// When it ends; `None` while no timer runs.
    end: StoredValue<Option<Deadline>>,
}

impl Countdown {
    /// A countdown that is over.
    pub fn new() -> Self {
        Self { left: RwSignal::new(0), end: StoredValue::new(None) }
    }

    /// Starts, or starts again, with this many seconds.
    pub fn start(self, seconds: u32) {
        self.left.set(seconds);
        let has_timer = self.end.get().is_some();
        if has_timer || seconds > 0 {
            self.end.set(Some(Deadline::after(seconds)));
        }
        if !has_timer && seconds > 0 {
            self.tick();
        }
    }

    /// The seconds that are left; tracked.
    pub fn left(self) -> u32 {
        self.left.get()
    }

    /// Whether it is running, untracked.
    pub fn is_running(self) -> bool {
        self.left.get_untracked() > 0
    }

    fn tick(self) {
        let tick = move || {
            // The app may have ended.
            let Some(end) = self.end.try_get().flatten() else { return };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
            let left = (end.left() / 1000.0).ceil() as u32;
            self.left.set(left);
            if left > 0 {
                self.tick();
            } else {
                self.end.set(None);
            }
        };
        later(1, Box::new(tick));
    }
}

/// The seconds that are left, after words that say what for. A screen reader does not announce every second.
pub fn view(tag: &'static str, class: &'static str, words: &'static str, left: u32) -> El {
    let digits = el("span", "portico-digits").text(seconds(left));
    el(tag, class).attr("role", "timer").text(words).text(" ").child(digits)
}

/// Seconds as a reader expects them: `25 s`, `1:05`.
fn seconds(left: u32) -> String {
    if left < 60 { format!("{left} s") } else { format!("{}:{:02}", left / 60, left % 60) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_minute_and_more_reads_as_a_clock() {
        assert_eq!(super::seconds(59), "59 s");
        assert_eq!(super::seconds(65), "1:05");
        assert_eq!(super::seconds(600), "10:00");
    }
}
