//! The calls of the API: their handlers, what they take from a request, and what they answer.

pub mod access_token;
pub mod extract;
pub mod hand_over;
pub mod login;
pub mod login_code;
pub mod messages;
pub mod openapi;
pub mod password_reset;
pub mod problem;
pub mod register;
pub mod session;
pub mod state;
pub(crate) mod validate;
