//! Elements as HTML text, for the static pages.

use super::{Attribute, El, Node};

/// The elements of ours that have no content and no end tag.
const VOID: [&str; 1] = ["input"];

impl El {
    /// The element as HTML, with what its functions give now.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for attribute in &self.0.attributes {
            match attribute {
                Attribute::Fixed(name, value) => write_attribute(html, name, value),
                Attribute::Following(name, value) => {
                    if let Some(value) = value() {
                        write_attribute(html, name, &value);
                    }
                }
                Attribute::Value(_) | Attribute::Listener(..) => {}
            }
        }
        html.push('>');
        if VOID.contains(&self.0.tag) {
            return;
        }
        for child in &self.0.children {
            match child {
                Node::Element(element) => element.write(html),
                Node::Text(words) => html.push_str(&escaped(words)),
                Node::FollowingText(words) => html.push_str(&escaped(words())),
                Node::Following(element) => {
                    if let Some(element) = element() {
                        element.write(html);
                    }
                }
            }
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        html.push_str(&escaped(value));
        html.push('"');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use crate::dom::el;

    #[test]
    fn an_element_is_written_as_a_browser_reads_it() {
        let input = el("input", "").attr("name", "a\"b").attr("required", "").on("input", |_| {});
        let element = el("p", "x").child("1 < 2").child(" & ").child(input).child(None::<&str>);
        let element = element.child_with(|| Some(el("b", "").text_with(|| "more")));
        let element =
            element.child_with(|| None).attr_with("hidden", || None).attr_with("id", || Some("i".into()));
        assert_eq!(
            element.html(),
            r#"<p class="x" id="i">1 &lt; 2 &amp; <input name="a&quot;b" required><b>more</b></p>"#
        );
    }
}
