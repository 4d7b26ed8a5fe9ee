//! What the database keeps: a file for each table and its SQL.

pub mod audit_log;
pub mod carts;
pub mod customers;
pub mod otp_codes;
pub mod retention;
