//! Describes elements: what a page is made of, before it becomes HTML or live nodes.

use crate::content::{AttributeValue, Child, Text};
use crate::node::{Attribute, El, Node};

/// Starts an element. `class` may be empty.
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = El::new(tag);
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    /// An attribute: a text, or a closure that returns an `Option` of a text and is run again when a signal that it reads changes.
    /// A boolean attribute has an empty text.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl AttributeValue) -> Self {
        value.add_attribute(name, &mut self);
        self
    }

    /// An attribute of the prerendered page only. The app removes nothing when it adopts the page, so a script or style may still
    /// read it.
    #[must_use]
    pub fn prerendered_attr(self, name: &'static str, value: &str) -> Self {
        if cfg!(target_arch = "wasm32") { self } else { self.attr(name, value) }
    }

    /// The value that an input starts with. From then on the input has its own; one that is adopted keeps what it holds.
    #[must_use]
    pub fn value(mut self, value: String) -> Self {
        self.push_attribute(Attribute::InitialValue(value));
        self
    }

    /// A listener for an event. It is removed when the current owner is cleaned up.
    #[must_use]
    pub fn on(mut self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.push_attribute(Attribute::Listener(event, Box::new(act)));
        self
    }

    /// The whole element again, in a description that comes later: once the closure returns one. The closure is run again when a signal
    /// that it reads changes. Until then the page keeps what it has in the element. Nothing else may be in it.
    #[must_use]
    pub fn described_later(mut self, whole: impl Fn() -> Option<Self> + 'static) -> Self {
        self.push_child(Node::DescribedLater(Box::new(whole)));
        self
    }

    /// A child: an element, an `Option` of one, or a closure that returns an `Option` of one and is run again when a signal that it
    /// reads changes.
    #[must_use]
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_child(&mut self);
        self
    }

    /// A text: a string, an `Option` of one, or a closure that returns a string and is run again when a signal that it reads changes.
    /// A text from a closure has to be the only child of its element.
    #[must_use]
    pub fn text(mut self, text: impl Text) -> Self {
        text.add_text(&mut self);
        self
    }
}
