//! An element as data: its tag, and its attributes and children, each a value or a closure.

/// An element, described by its tag, attributes and children.
///
/// Behind a pointer, since each step of a description moves it.
pub struct El(Box<Parts>);

pub(crate) struct Parts {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
}

/// What an element has besides its tag and its children.
pub(crate) enum Attribute {
    /// Always present, with this value.
    Fixed(&'static str, String),
    /// Present while the closure returns a value.
    Reactive(&'static str, Box<dyn Fn() -> Option<String>>),
    /// The value that an input starts with.
    InitialValue(String),
    /// A listener for an event.
    Listener(&'static str, Box<dyn FnMut(web_sys::Event)>),
}

/// A child of an element.
pub(crate) enum Node {
    Element(El),
    Text(String),
    ReactiveText(Box<dyn Fn() -> String>),
    ReactiveElement(Box<dyn Fn() -> Option<El>>),
    /// The whole of the element, once the closure has its description.
    DescribedLater(Box<dyn Fn() -> Option<El>>),
}

impl El {
    /// An element without attributes and children.
    pub(crate) fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
    }

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
}
