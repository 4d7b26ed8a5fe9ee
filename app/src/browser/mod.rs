//! The page around the app: its origin, the element that the app fills, its script, the session that it shares, and its clocks.

pub mod origin;

mod deadline;
mod host;
mod root;
mod session;

pub use deadline::Deadline;
pub use host::Host;
pub use root::Root;
pub use session::{EndReason, Sessions};
