//! The replay server, compared with its recording and used as a shop.

mod exchanges;
mod flows;
mod start;
