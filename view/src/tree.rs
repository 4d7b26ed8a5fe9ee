//! Elements as a plain tree: what their closures return now.

use crate::node::{Attribute, El, Node};

/// An element or a text, without anything that could change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// An element.
    Element {
        /// Its tag.
        tag: &'static str,
        /// Its attributes, in order; a boolean one has an empty value.
        attributes: Vec<(&'static str, String)>,
        /// Its children, in order.
        children: Vec<Tree>,
    },
    /// A text.
    Text(String),
}

impl El {
    /// The element as a tree, with what its closures give now. Listeners and the values of inputs are left out.
    pub fn tree(&self) -> Tree {
        let parts = self.parts();
        let later = parts.children.iter().find_map(|child| match child {
            Node::DescribedLater(whole) => whole(),
            _ => None,
        });
        if let Some(whole) = later {
            return whole.tree();
        }
        let attributes = parts.attributes.iter().filter_map(|attribute| match attribute {
            Attribute::Fixed(name, value) => Some((*name, value.clone())),
            Attribute::Reactive(name, value) => Some((*name, value()?)),
            Attribute::InitialValue(_) | Attribute::Listener(..) => None,
        });
        let attributes = attributes.collect();
        let children = parts.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element.tree()),
            Node::Text(text) => Some(Tree::Text(text.clone())),
            Node::ReactiveText(text) => Some(Tree::Text(text())),
            Node::ReactiveElement(element) => Some(element()?.tree()),
            Node::DescribedLater(_) => None,
        });
        Tree::Element { tag: parts.tag, attributes, children: children.collect() }
    }
}
