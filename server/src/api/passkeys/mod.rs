//! Passkeys: signing in with one, and the passkeys of a customer.

mod add;
mod challenge;
mod creation;
mod failure;
mod list;
mod name;
mod options;
mod refusal;
mod request;
mod sign_in;

pub use add::add;
pub(super) use add::add_call;
pub use creation::creation_options;
pub(super) use creation::creation_options_call;
pub use list::{list, remove, rename};
pub(super) use list::{list_call, remove_call, rename_call};
pub use options::options;
pub(super) use options::options_call;
pub use refusal::Refusal;
pub use sign_in::SignIn;
