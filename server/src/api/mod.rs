//! The calls of the API: their handlers, what they extract from a request, and what they answer.

pub mod access_token;
pub mod cart;
pub mod extract;
mod fetch_metadata;
pub mod hand_over;
pub mod language;
pub mod login;
pub mod login_code;
pub mod messages;
pub mod openapi;
pub mod otp;
pub mod passkeys;
pub mod password_reset;
pub mod paths;
pub mod problem;
pub mod register;
pub mod session;
pub mod social;
pub mod state;
mod user;
mod validate;
