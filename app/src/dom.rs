//! Elements whose Rust type does not tell what is in them.
//!
//! Leptos makes code of its own for each shape of a view. A sign-in has many small ones, so that costs more bytes
//! than everything else; here tag, attributes and children are values, and leptos renders one type.

use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;

/// An element that is being described.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element; `class` may be empty.
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = El { tag, attributes: Vec::new(), children: Vec::new() };
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    fn with(mut self, attribute: impl IntoAnyAttribute) -> Self {
        self.attributes.push(attribute.into_any_attr());
        self
    }

    /// An attribute; an empty value is that of a boolean one.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(custom_attribute(name, value.into()))
    }

    /// An attribute that is there for some value, and follows what the function reads.
    pub fn attr_with(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> Option<String> + Send> = Box::new(value);
        self.with(custom_attribute(name, value))
    }

    /// A property of the DOM object, such as an input's `value`, which shows in no attribute.
    pub fn prop(self, name: &'static str, value: String) -> Self {
        self.with(prop(name, value))
    }

    /// What to do at an event.
    pub fn on(self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(web_sys::Event)> = Box::new(act);
        self.with(on(ev::Custom::<web_sys::Event>::new(event), act))
    }

    /// A child: an element, words, or nothing.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.children);
        self
    }

    /// Words that follow what the function reads.
    pub fn text_with(mut self, words: impl Fn() -> String + Send + 'static) -> Self {
        let words: Box<dyn Fn() -> String + Send> = Box::new(words);
        self.children.push(words.into_any());
        self
    }

    /// A child that follows what the function reads.
    pub fn child_with(mut self, child: impl Fn() -> Option<Self> + Send + 'static) -> Self {
        let child: Box<dyn Fn() -> Option<AnyView> + Send> = Box::new(move || child().map(Self::view));
        self.children.push(child.into_any());
        self
    }

    /// The element as leptos renders it.
    pub fn view(self) -> AnyView {
        custom(self.tag).add_any_attr(self.attributes).child(self.children).into_any()
    }
}

/// What can stand in an element.
pub trait Child {
    /// Adds itself to the element's children.
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Child for El {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.view());
    }
}

impl Child for String {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_owned().add_to(children);
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}
