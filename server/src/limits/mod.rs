//! Rate limits on failed sign-ins, wrong codes, mails and hand-overs. They are counted in the database, so that a restart forgets
//! nothing and several servers agree.
//!
//! Each check counts and records in the transaction of its caller, which holds the locks of the email and the client, so that
//! simultaneous requests cannot slip through.

mod kind;
mod limiter;
mod sign_in;

pub use kind::Limit;
pub use limiter::{LimitError, Limiter};
pub use sign_in::lift;
