//! Elements as live nodes of the page. If the page already has them from its static HTML, the same nodes are adopted: what was
//! typed, the focus, the caret and what a password manager has filled in are kept.
//!
//! Other scripts change these nodes, too. Password managers add classes, attributes and icons; translators put their own nodes in
//! the place of texts. None of that keeps a node from being recognised.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Node as DomNode};

use crate::effect::effect;
use crate::later::later;
use crate::listen::listen;
use crate::node::{Attribute, El, Node, Parts};
use crate::own::Own;

/// The class of what is about to leave: out of sight, though it may still have the focus.
const LEAVING: &str = "portico-hidden";

impl El {
    /// Makes the element the only child of `parent`, reusing the existing nodes that match. An element matches by its tag and its id,
    /// or by its tag and its class, after which other scripts may have put theirs.
    pub fn adopt(self, parent: &Element) {
        fill(parent, vec![Node::Element(self)]);
    }

    /// The value of an attribute that is always present.
    fn fixed(&self, wanted: &str) -> Option<&str> {
        self.parts().attributes.iter().find_map(|attribute| match attribute {
            Attribute::Fixed(name, value) if *name == wanted => Some(value.as_str()),
            _ => None,
        })
    }

    /// A selector for what matches this description.
    fn selector(&self) -> String {
        let [before, name, after] = match (self.fixed("id"), self.fixed("class")) {
            (Some(id), _) => ["#", id, ""],
            (None, Some(class)) => ["[class^='", class, "']:not([id])"],
            (None, None) => [":not([class],[id],[style])", "", ""],
        };
        [self.parts().tag, before, name, after].concat()
    }

    /// Makes the element live: the existing one, or a new one.
    fn live(self, found: Option<Element>) -> Element {
        let Parts { tag, attributes, children } = self.into_parts();
        let is_new = found.is_none();
        let element = found
            .unwrap_or_else(|| document().create_element(tag).expect("every tag of ours is a valid name"));
        for attribute in attributes {
            match attribute {
                // An element that is found has the class, and maybe others.
                Attribute::Fixed("class", _) if !is_new => {}
                Attribute::Fixed(name, value) => set(&element, name, Some(&value)),
                Attribute::Reactive(name, value) => {
                    let element = element.clone();
                    effect(move || {
                        let _own = Own::begin();
                        set(&element, name, value().as_deref());
                    });
                }
                Attribute::InitialValue(value) => {
                    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
                        && is_new
                    {
                        input.set_value(&value);
                    }
                }
                Attribute::Listener(event, act) => listen(element.clone().into(), event, act),
            }
        }
        fill(&element, children);
        element
    }
}

/// Sets or removes an attribute, if that changes anything: password managers look at each change.
fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Gives an element its children: existing nodes that match, and new ones. Nodes that are left over are removed.
fn fill(parent: &Element, children: Vec<Node>) {
    let mut next = parent.first_child();
    for child in children {
        let last = match child {
            Node::Element(element) => place(parent, &mut next, element),
            Node::Text(words) => text(parent, next.as_ref(), &words),
            Node::ReactiveText(words) => {
                reactive_text(parent.clone(), words);
                return;
            }
            Node::ReactiveElement(child) => reactive_element(parent, next.as_ref(), child),
            Node::DescribedLater(whole) => {
                described_later(parent.clone(), whole);
                return;
            }
        };
        next = last.next_sibling();
    }
    while let Some(node) = next {
        next = node.next_sibling();
        remove(&node);
    }
}

/// Makes an element live where `next` is, or where it is found behind that. Returns its node.
fn place(parent: &Element, next: &mut Option<DomNode>, element: El) -> DomNode {
    let found = look_ahead(next, &element);
    if let Some(node) = next.as_ref().filter(|_| found.is_some()).cloned() {
        element.live(found);
        return node;
    }
    let node = element.live(None).into();
    insert(parent, &node, next.as_ref());
    node
}

/// Removes a node from wherever it is.
fn remove(node: &DomNode) {
    // Texts have the same method.
    node.unchecked_ref::<Element>().remove();
}

/// Inserts a node before `next`, unless it is `next` itself.
fn insert(parent: &Element, node: &DomNode, next: Option<&DomNode>) {
    if next != Some(node) {
        let _ = parent.insert_before(node, next);
    }
}

/// Finds the matching element among the siblings from `next` on, and removes those before it, which are no longer needed.
fn look_ahead(next: &mut Option<DomNode>, wanted: &El) -> Option<Element> {
    let selector = wanted.selector();
    let mut at = next.clone();
    while let Some(node) = at {
        at = node.next_sibling();
        if let Some(element) = node.dyn_ref::<Element>()
            && element.matches(&selector).unwrap_or(false)
        {
            while let Some(skipped) = next.take().filter(|skipped| *skipped != node) {
                *next = skipped.next_sibling();
                remove(&skipped);
            }
            let found = element.clone();
            *next = Some(node);
            return Some(found);
        }
    }
    None
}

/// A text node with these words: the existing one, or a new one.
fn text(parent: &Element, next: Option<&DomNode>, words: &str) -> DomNode {
    if let Some(node) = next.filter(|node| node.node_type() == DomNode::TEXT_NODE) {
        set_text(node, words);
        return node.clone();
    }
    let node = document().create_text_node(words).into();
    insert(parent, &node, next);
    node
}

fn set_text(node: &DomNode, words: &str) {
    if node.text_content().as_deref() != Some(words) {
        node.set_text_content(Some(words));
    }
}

/// The words of an element that has nothing else. They belong to the element and not to a text node, which a translator replaces.
fn reactive_text(parent: Element, words: Box<dyn Fn() -> String>) {
    effect(move || {
        let _own = Own::begin();
        set_text(&parent, &words());
    });
}

/// An element whose description comes later. What the page has in it stays until then, and is adopted by it.
fn described_later(element: Element, whole: Box<dyn Fn() -> Option<El>>) {
    effect(move || {
        let _own = Own::begin();
        if let Some(whole) = whole() {
            whole.live(Some(element.clone()));
        }
    });
}

/// A child that comes, goes and changes, after an empty text node that keeps its place. Returns the last of the two nodes.
///
/// The child that goes leaves in a task of its own: until then, the event that made it go finds it in the page, and the focus can
/// move on from it.
fn reactive_element(parent: &Element, next: Option<&DomNode>, child: Box<dyn Fn() -> Option<El>>) -> DomNode {
    let behind: DomNode = document().create_text_node("").into();
    insert(parent, &behind, next);
    let shown: Rc<RefCell<Option<DomNode>>> = Rc::default();
    let (parent, live) = (parent.clone(), shown.clone());
    let start = behind.clone();
    let mut is_first = true;
    effect(move || {
        let _own = Own::begin();
        let old = live.take();
        let mut next = start.next_sibling();
        *live.borrow_mut() = child().map(|child| {
            if is_first {
                return place(&parent, &mut next, child);
            }
            let node = child.live(None).into();
            insert(&parent, &node, next.as_ref());
            node
        });
        is_first = false;
        if let Some(old) = old {
            set(old.unchecked_ref(), "class", Some(LEAVING));
            let leave = move || {
                let _own = Own::begin();
                remove(&old);
            };
            later(0, Box::new(leave));
        }
    });
    shown.borrow().clone().unwrap_or(behind)
}
