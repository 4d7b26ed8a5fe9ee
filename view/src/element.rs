//! Elements as values: what a page is made of, before it becomes HTML or live nodes.

use crate::node::{Attribute, AttributeValue, Child, Node, Text};

/// An element, described by its tag, attributes and children.
///
/// Behind a pointer, since each step of a description passes it on.
pub struct El(Box<Parts>);

pub(crate) struct Parts {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
}

/// Starts an element. `class` may be empty.
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }));
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    pub(crate) fn into_parts(self) -> Parts {
        *self.0
    }

    pub(crate) fn push_attribute(&mut self, attribute: Attribute) {
        self.0.attributes.push(attribute);
    }

    pub(crate) fn push_child(&mut self, child: Node) {
        self.0.children.push(child);
    }

    /// Adds to the text before it, if there is one: a browser reads adjacent texts from HTML as one node.
    pub(crate) fn push_text(&mut self, text: &str) {
        if let Some(Node::Text(before)) = self.0.children.last_mut() {
            before.push_str(text);
        } else {
            self.push_child(Node::Text(text.to_owned()));
        }
    }

    /// An attribute: a text, or a closure that gives an `Option` of a text and is run again when a signal that it reads changes.
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

    /// A child: an element, an `Option` of one, or a closure that gives an `Option` of one and is run again when a signal that it
    /// reads changes.
    #[must_use]
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_child(&mut self);
        self
    }

    /// A text: a string, an `Option` of one, or a closure that gives a string and is run again when a signal that it reads changes.
    /// A text from a closure has to be the only child of its element.
    #[must_use]
    pub fn text(mut self, text: impl Text) -> Self {
        text.add_text(&mut self);
        self
    }
}
