//! The commands.

pub mod args;
pub mod audit;
pub mod backup;
pub mod database;
pub mod environment;
pub mod serve;
pub mod token;
