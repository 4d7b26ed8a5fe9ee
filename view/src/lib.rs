//! The view layer of Portico's pages: elements as values, and the signals that keep them up to date.
//!
//! Its words are leptos' words, and leptos' reactive core runs it; the README says where the two differ, and
//! `docs/architecture.md` why there is a layer of its own.

mod adopt;
mod arena;
mod content;
mod effect;
mod element;
mod html;
mod later;
mod listen;
mod node;
mod own;
mod signal;
mod tree;

pub use content::{AttributeValue, Child, Text};
pub use effect::effect;
pub use element::el;
pub use later::later;
pub use listen::listen;
pub use node::El;
pub use own::{Own, Watcher, watch};
pub use signal::{RwSignal, StoredValue};
pub use tree::Tree;
