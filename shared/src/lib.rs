//! What Portico's browser app, its server and its build share: the forms, the rules of their fields, the codes for
//! what can go wrong, the messages of the pages, the JSON of the API, and the lists of pages, configuration members and
//! security headers.
//!
//! Each rule and each list exists once, here. The browser checks a form to help the shopper early; the server checks it
//! again, since a client can send anything.

pub mod cart;
#[cfg(feature = "cases")]
pub mod cases;
pub mod characters;
pub mod config;
pub mod field;
pub mod forms;
pub mod headers;
pub mod message;
mod object;
pub mod pages;
pub mod paths;
pub mod preloads;
pub mod problem;
pub mod providers;
pub mod rules;
pub mod spurtcommerce;
pub mod wire;
