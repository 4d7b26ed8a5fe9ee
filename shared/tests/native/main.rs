//! Native tests of the shared crate: the table of cases, and properties that hold for any input.
#![cfg(not(target_arch = "wasm32"))]

mod cart;
mod characters;
mod codes;
mod email;
mod examples;
mod forms;
mod hostile;
mod lists;
mod spurtcommerce;
mod table;
mod wire;
