//! What every other module may use, and which uses none of them.

pub mod clock;
pub(crate) mod html;
pub mod key_ring;
pub mod random;
