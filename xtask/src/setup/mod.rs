//! Installs what the other commands need on this machine. What is already installed is only checked.

mod browser;
mod cargo_tool;
mod compiler;
mod examples;
mod exim;
mod faketime;
mod group;
mod locked_packages;
mod nginx;
mod npm;
mod npm_package;
mod packaged;
mod packages;
mod part;
mod pgbouncer;
mod postfix;
mod postgres;
mod prometheus;
mod rust_components;
mod schemathesis;
mod small_std;
mod tools;
mod wasm_std;
mod wasm_target;

pub(crate) use browser::{Browser, Program};
pub(crate) use examples::{EXAMPLES, FRAMEWORKS};
pub(crate) use group::Group;
pub(crate) use npm::{install_locked, set_up as set_up_npm};
pub(crate) use packaged::{CLIPPY as PACKAGED_CLIPPY, TARGET};
pub(crate) use postgres::Postgres;
pub(crate) use small_std::SmallStd;
pub(crate) use tools::{Tools, install, remove_builds};
pub(crate) use wasm_target::WasmTarget;
