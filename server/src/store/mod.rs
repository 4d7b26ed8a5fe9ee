//! What the database stores: a file for each table, with all of its SQL.

pub mod access_tokens;
pub mod audit_log;
pub mod carts;
pub mod customers;
pub mod hand_overs;
pub mod known_clients;
pub mod limit_events;
pub mod otp_codes;
pub mod outbox;
pub mod passkeys;
pub mod reset_links;
pub mod retention;
pub mod sessions;
pub mod settings;
pub mod social_identities;
pub mod social_tickets;
pub mod used_nonces;
pub mod verification;
