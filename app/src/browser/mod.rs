//! The page around the app: its origin, the element that the app fills, its script, and the session that it shares.

pub mod origin;

mod host;
mod root;
mod session;

pub use host::Host;
pub use root::Root;
pub use session::{EndReason, Sessions};
