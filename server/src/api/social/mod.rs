//! Signing in with identity providers: a press, the exchange of the provider's code, the sign-in, and the identities of a customer.

mod begin;
mod exchange;
pub(super) mod fields;
mod link;
mod links;
mod return_form;
mod sign_in;
mod ticket;
mod verified;

pub use begin::begin;
pub(super) use begin::begin_call;
pub use exchange::exchange;
pub(super) use exchange::exchange_call;
pub use links::{link, links, unlink};
pub(super) use links::{link_call, links_call, unlink_call};
pub(super) use return_form::return_form_call;
pub use return_form::{FORM_BYTES, return_form};
pub use sign_in::SignIn;
pub use ticket::redeem;
