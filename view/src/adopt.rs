//! Elements as live nodes of the page. If the page already has them from its static HTML, the same nodes are adopted: what was
//! typed, the focus, the caret and what a password manager has filled in are kept.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlInputElement, Node as DomNode};

use crate::effect::effect;
use crate::node::{Attribute, El, Node, Parts};
use crate::signal::StoredValue;

impl El {
    /// Makes the element the only child of `parent`, reusing the existing nodes that match. An element matches if its tag, id and
    /// class do.
    pub fn adopt(self, parent: &Element) {
        fill(parent, vec![Node::Element(self)]);
    }

    /// What identifies the element: its id and its class.
    fn marks(&self) -> [Option<&str>; 2] {
        ["id", "class"].map(|wanted| {
            self.parts().attributes.iter().find_map(|attribute| match attribute {
                Attribute::Fixed(name, value) if *name == wanted => Some(value.as_str()),
                _ => None,
            })
        })
    }

    /// The node, if it is an element that matches this description.
    fn found_in(&self, node: &DomNode) -> Option<Element> {
        let element: &Element = node.dyn_ref()?;
        let [id, class] = self.marks();
        let fits = element.local_name() == self.parts().tag
            && element.get_attribute("id").as_deref() == id
            && element.get_attribute("class").as_deref() == class;
        fits.then(|| element.clone())
    }

    /// Makes the element live: the existing one, or a new one.
    fn live(self, found: Option<Element>) -> Element {
        let Parts { tag, attributes, children } = self.into_parts();
        let is_new = found.is_none();
        let element = found
            .unwrap_or_else(|| document().create_element(tag).expect("every tag of ours is a valid name"));
        for attribute in attributes {
            match attribute {
                Attribute::Fixed(name, value) => set(&element, name, Some(&value)),
                Attribute::Reactive(name, value) => {
                    let element = element.clone();
                    effect(move || set(&element, name, value().as_deref()));
                }
                Attribute::InitialValue(value) => {
                    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
                        && is_new
                    {
                        input.set_value(&value);
                    }
                }
                Attribute::Listener(event, act) => {
                    let act = Closure::<dyn FnMut(Event)>::new(act);
                    let _ = element.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
                    StoredValue::new(Listening { element: element.clone(), event, act });
                }
            }
        }
        fill(&element, children);
        element
    }
}

/// A listener. It is removed with the owner of its page, while its element may stay.
struct Listening {
    element: Element,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let act = self.act.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.event, act);
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
            Node::Element(element) => {
                let found = look_ahead(parent, &mut next, &element);
                let live: DomNode = element.live(found).into();
                insert(parent, &live, next.as_ref());
                live
            }
            Node::Text(words) => text(parent, next.as_ref(), &words),
            Node::ReactiveText(words) => {
                let node = text(parent, next.as_ref(), "");
                let live = node.clone();
                effect(move || set_text(&live, words()));
                node
            }
            Node::ReactiveElement(child) => reactive_element(parent, next.as_ref(), child),
        };
        next = last.next_sibling();
    }
    while let Some(node) = next {
        next = node.next_sibling();
        let _ = parent.remove_child(&node);
    }
}

/// Inserts a node before `next`, unless it is `next` itself.
fn insert(parent: &Element, node: &DomNode, next: Option<&DomNode>) {
    if next != Some(node) {
        let _ = parent.insert_before(node, next);
    }
}

/// Finds the matching element among the siblings from `next` on, and removes those before it, which are no longer needed.
fn look_ahead(parent: &Element, next: &mut Option<DomNode>, wanted: &El) -> Option<Element> {
    let mut at = next.clone();
    while let Some(node) = at {
        if let Some(element) = wanted.found_in(&node) {
            while let Some(skipped) = next.take().filter(|skipped| *skipped != node) {
                *next = skipped.next_sibling();
                let _ = parent.remove_child(&skipped);
            }
            *next = Some(node);
            return Some(element);
        }
        at = node.next_sibling();
    }
    None
}

/// A text node with these words: the existing one, or a new one. Empty words leave a node as it is, because a reactive text is
/// set right after.
fn text(parent: &Element, next: Option<&DomNode>, words: &str) -> DomNode {
    if let Some(node) = next.filter(|node| node.node_type() == DomNode::TEXT_NODE) {
        if !words.is_empty() {
            set_text(node, words);
        }
        return node.clone();
    }
    let node = document().create_text_node(words).into();
    insert(parent, &node, next);
    node
}

fn set_text(node: &DomNode, words: &str) {
    if node.node_value().as_deref() != Some(words) {
        node.set_node_value(Some(words));
    }
}

/// A child that comes, goes and changes, after an empty text node that keeps its place. Returns the last of the two nodes.
fn reactive_element(parent: &Element, next: Option<&DomNode>, child: Box<dyn Fn() -> Option<El>>) -> DomNode {
    let place: DomNode = document().create_text_node("").into();
    insert(parent, &place, next);
    let shown: Rc<RefCell<Option<DomNode>>> = Rc::default();
    let (parent, live) = (parent.clone(), shown.clone());
    let behind = place.clone();
    let mut is_first = true;
    effect(move || {
        if let Some(old) = live.take() {
            let _ = parent.remove_child(&old);
        }
        let next = behind.next_sibling();
        let node = child().map(|child| {
            let found = next.as_ref().filter(|_| is_first).and_then(|node| child.found_in(node));
            let node: DomNode = child.live(found).into();
            insert(&parent, &node, next.as_ref());
            node
        });
        is_first = false;
        *live.borrow_mut() = node;
    });
    shown.borrow().clone().unwrap_or(place)
}
