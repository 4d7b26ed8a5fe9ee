//! What pages do together: forms that are being filled in, codes on their way, and signing in, also with a provider or a passkey.

pub mod carts;
pub mod later;
pub mod one_time_code;
pub mod passkey_sign_in;
pub mod passkeys;
pub mod sign_in;
pub mod social;

mod app;
mod drafts;

pub use app::App;
pub use drafts::{Failure, FormDrafts, Purpose};
