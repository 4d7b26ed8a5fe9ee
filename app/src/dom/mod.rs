//! Elements as values: what a page is made of, before somebody makes it real.
//!
//! Leptos makes code of its own for each shape of a view. A sign-in has many small ones, so that costs more bytes than
//! everything else; here tag, attributes and children are data. The same data becomes HTML when the site is built
//! ([`El::html`], or [`El::tree`] for the element) and live elements in the browser ([`El::take_over`]), and leptos' effects keep them in step with its
//! signals. Nothing goes through `innerHTML`.

mod browser;
mod html;
mod tree;

use leptos::prelude::{RenderEffect, on_cleanup};

/// An element that is being described. Behind a pointer, since each step of a description hands it on.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<Node>,
}

enum Attribute {
    /// Is there, with this value.
    Fixed(&'static str, String),
    /// Is there for some value, and follows what the function reads.
    Following(&'static str, Box<dyn Fn() -> Option<String>>),
    /// The value that an input begins with.
    Value(String),
    /// What to do at an event.
    Listener(&'static str, Box<dyn FnMut(web_sys::Event)>),
}

enum Node {
    Element(El),
    Text(String),
    FollowingText(Box<dyn Fn() -> &'static str>),
    Following(Box<dyn Fn() -> Option<El>>),
}

/// Begins an element; `class` may be empty.
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }));
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    fn with(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// An attribute; an empty value is that of a boolean one.
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.with(Attribute::Fixed(name, value.to_owned()))
    }

    /// An attribute of the static page alone, until the app takes over.
    pub fn attr_before(self, name: &'static str, value: &str) -> Self {
        if cfg!(target_arch = "wasm32") { self } else { self.attr(name, value) }
    }

    /// An attribute that is there for some value, and follows what the function reads.
    pub fn attr_with(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.with(Attribute::Following(name, Box::new(value)))
    }

    /// The value that an input begins with. From then on the input keeps its own; one that is taken over has it.
    pub fn value(self, value: String) -> Self {
        self.with(Attribute::Value(value))
    }

    /// What to do at an event.
    pub fn on(self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.with(Attribute::Listener(event, Box::new(act)))
    }

    /// A child: an element, words, or nothing.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self);
        self
    }

    /// Words that follow what the function reads; the only child of their element.
    pub fn text_with(mut self, words: impl Fn() -> &'static str + 'static) -> Self {
        self.0.children.push(Node::FollowingText(Box::new(words)));
        self
    }

    /// A child that follows what the function reads.
    pub fn child_with(mut self, child: impl Fn() -> Option<Self> + 'static) -> Self {
        self.0.children.push(Node::Following(Box::new(child)));
        self
    }
}

/// Runs `act` now and whenever what it reads changes, as long as the page is there that asked for it. In the browser
/// only: when the site is built, nothing ever changes.
pub fn follow(act: impl FnMut() + 'static) {
    follow_boxed(Box::new(act));
}

/// Not generic, so that leptos' effect is compiled once for all that follow something.
fn follow_boxed(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| act());
    on_cleanup(move || drop(effect));
}

/// What can stand in an element.
pub trait Child {
    /// Adds itself to the element's children.
    fn add_to(self, parent: &mut El);
}

impl Child for El {
    fn add_to(self, parent: &mut El) {
        parent.0.children.push(Node::Element(self));
    }
}

impl Child for String {
    fn add_to(self, parent: &mut El) {
        self.as_str().add_to(parent);
    }
}

impl Child for &str {
    /// Words beside words become one text, as a browser reads them from HTML.
    fn add_to(self, parent: &mut El) {
        if let Some(Node::Text(words)) = parent.0.children.last_mut() {
            words.push_str(self);
        } else {
            parent.0.children.push(Node::Text(self.to_owned()));
        }
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, parent: &mut El) {
        if let Some(child) = self {
            child.add_to(parent);
        }
    }
}
