//! The commands beside `serve`.

pub mod args;
pub mod audit;
pub mod backup;
pub mod database;
pub mod token;
