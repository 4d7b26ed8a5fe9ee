//! The replay server against its recording, and as a shop that flows complete in.

mod exchanges;
mod flows;
mod start;
