//! Elements as JSON, from which a script makes them without any HTML text.

use super::{Attribute, El, Node};
use crate::json::{Object, Value, list};

impl El {
    /// The element as `[tag, {attribute: value}, child, …]` with what its functions give now; a child is an element or a
    /// text.
    pub fn tree(&self) -> Value {
        let mut attributes = Object::new();
        for attribute in &self.0.attributes {
            attributes = match attribute {
                Attribute::Fixed(name, value) => attributes.with(name, value.as_str()),
                Attribute::Following(name, value) => match value() {
                    Some(value) => attributes.with(name, value),
                    None => attributes,
                },
                Attribute::Value(_) | Attribute::Listener(..) => attributes,
            };
        }
        let children = self.0.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element.tree()),
            Node::Text(words) => Some(words.as_str().into()),
            Node::FollowingText(words) => Some(words().into()),
            Node::Following(element) => Some(element()?.tree()),
        });
        list([self.0.tag.into(), attributes.into()].into_iter().chain(children))
    }
}

#[cfg(test)]
mod tests {
    use crate::dom::el;
    use crate::json::Object;

    #[test]
    fn an_element_is_its_tag_its_attributes_and_its_children() {
        let input = el("input", "").attr("required", "").on("input", |_| {});
        let element =
            el("p", "x").child("1 < 2").child(input).child_with(|| Some(el("b", "").text_with(|| "more")));
        let element = element.child_with(|| None).attr_with("id", || Some("i".into()));
        assert_eq!(
            Object::new().with("tree", element.tree()).text(),
            r#"{"tree":["p",{"class":"x","id":"i"},"1 < 2",["input",{"required":""}],["b",{},"more"]]}"#
        );
    }
}
