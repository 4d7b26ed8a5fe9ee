//! A server that answers as the real Spurtcommerce 5.3 did.
//!
//! **What it replays:** the storefront API of [Spurtcommerce](https://www.spurtcommerce.com) 5.3, with its faults: it
//! reveals who has an account, hands out password hashes, accepts reset keys more than once, signs in without an
//! email address, and locks customers out. None of this is Portico's behaviour, and none of it is an example to
//! follow.
//!
//! **How it was recorded:** request by request against the real server, on loopback, with made-up customers.
//! `recorded.json` holds every exchange word for word. Values that differ from run to run (sessions, reset keys,
//! dates) are placeholders, and every password hash is the same made-up value. This crate has no texts of its own:
//! its code picks the recorded answer that applies, and fills in the current values.
//!
//! **What it is for:** tests, and trying an app without installing Spurtcommerce. It keeps everything in memory,
//! passwords included, and listens on loopback addresses only.

pub mod before;
pub mod mail;
pub mod recorded;
pub mod server;
pub mod shop;

mod account;
mod answer;
mod calls;
mod cases;
mod clock;
mod gate;
mod keys;
mod sessions;

pub use keys::reset_key;
pub use server::{Options, Replay, StartError};
pub use shop::Shop;
