//! A server that answers as the real Spurtcommerce 5.3 did.
//!
//! **Whose behaviour it is:** the storefront API of [Spurtcommerce](https://www.spurtcommerce.com) 5.3, with its faults: it
//! tells who has an account, hands out password hashes, takes reset keys again, signs in without an email address, and
//! locks customers out. None of it is Portico's, and none of it is an example to follow.
//!
//! **How it was recorded:** request by request against the real server, on loopback, with customers made up for it.
//! `recorded.json` holds every exchange word for word; what differs from run to run (sessions, reset keys, dates) stands
//! there as a placeholder, and each password hash is one made-up value. This crate says no text of its own: its code
//! decides which recorded answer applies, and puts the values of the moment into it.
//!
//! **What it is for:** tests, and trying an app without a Spurtcommerce at hand. It keeps everything in memory, passwords
//! included, and serves loopback addresses alone.

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
