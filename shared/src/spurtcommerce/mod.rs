//! What Spurtcommerce's own server has and ours doesn't: additional rules, and texts where ours sends codes.
//!
//! All of it was observed on Spurtcommerce 5.3. The browser's dialect uses it.

pub mod rules;
pub mod texts;
