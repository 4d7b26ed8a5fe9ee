//! What may be given to an element: attributes, children and texts, each a value or a closure.

use crate::node::{Attribute, El, Node};

/// The value of an attribute: text, or a closure that returns text, or `None` while there is no such attribute.
pub trait AttributeValue {
    /// Adds the attribute to an element.
    fn add_attribute(self, name: &'static str, element: &mut El);
}

impl AttributeValue for &str {
    fn add_attribute(self, name: &'static str, element: &mut El) {
        self.to_owned().add_attribute(name, element);
    }
}

impl AttributeValue for &String {
    fn add_attribute(self, name: &'static str, element: &mut El) {
        self.clone().add_attribute(name, element);
    }
}

impl AttributeValue for String {
    fn add_attribute(self, name: &'static str, element: &mut El) {
        element.push_attribute(Attribute::Fixed(name, self));
    }
}

impl<F: Fn() -> Option<String> + 'static> AttributeValue for F {
    fn add_attribute(self, name: &'static str, element: &mut El) {
        element.push_attribute(Attribute::Reactive(name, Box::new(self)));
    }
}

/// A child: an element, an `Option` of one, or a closure that returns an `Option` of one.
pub trait Child {
    /// Adds the child to an element.
    fn add_child(self, parent: &mut El);
}

impl Child for El {
    fn add_child(self, parent: &mut El) {
        parent.push_child(Node::Element(self));
    }
}

impl Child for Option<El> {
    fn add_child(self, parent: &mut El) {
        if let Some(child) = self {
            child.add_child(parent);
        }
    }
}

impl<F: Fn() -> Option<El> + 'static> Child for F {
    fn add_child(self, parent: &mut El) {
        parent.push_child(Node::ReactiveElement(Box::new(self)));
    }
}

/// A text: a string, an `Option` of one, or a closure that returns a string.
pub trait Text {
    /// Adds the text to an element.
    fn add_text(self, parent: &mut El);
}

impl Text for &str {
    fn add_text(self, parent: &mut El) {
        parent.push_text(self);
    }
}

impl Text for &String {
    fn add_text(self, parent: &mut El) {
        parent.push_text(self);
    }
}

impl Text for String {
    fn add_text(self, parent: &mut El) {
        parent.push_text(&self);
    }
}

impl Text for Option<&str> {
    fn add_text(self, parent: &mut El) {
        if let Some(text) = self {
            parent.push_text(text);
        }
    }
}

impl<F: Fn() -> String + 'static> Text for F {
    fn add_text(self, parent: &mut El) {
        parent.push_child(Node::ReactiveText(Box::new(self)));
    }
}
