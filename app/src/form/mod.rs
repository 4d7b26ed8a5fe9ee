//! Forms: their state, and the one view of label, input, hint, error and summary for every page.

pub mod countdown;

mod field;
mod sentence;
mod state;
mod summary;
mod typed;
mod view;

pub use countdown::Countdown;
pub use sentence::sentence_with;
pub use state::{Common, FormState, is_secret};
pub use summary::{trouble_view, words_for};
pub use typed::FormOf;
pub use view::FormView;
