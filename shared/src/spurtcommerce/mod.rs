//! What Spurtcommerce's own server has that ours has not: rules of its own, and texts where ours gives codes.
//!
//! All of it was observed on Spurtcommerce 5.3. The browser's dialect for it is the one who asks.

pub mod rules;
pub mod texts;
