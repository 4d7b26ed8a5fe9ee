//! Elements as HTML text, for the static pages.

use crate::tree::Tree;

/// The elements among ours that have no content and no end tag.
const VOID: [&str; 2] = ["img", "input"];

impl Tree {
    /// The tree as HTML.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        let (tag, attributes, children) = match self {
            Self::Text(text) => return html.push_str(&escaped(text)),
            Self::Element { tag, attributes, children } => (tag, attributes, children),
        };
        html.push('<');
        html.push_str(tag);
        for (name, value) in attributes {
            html.push(' ');
            html.push_str(name);
            if !value.is_empty() {
                html.push_str("=\"");
                html.push_str(&escaped(value));
                html.push('"');
            }
        }
        html.push('>');
        if VOID.contains(tag) {
            return;
        }
        for child in children {
            child.write(html);
        }
        html.push_str("</");
        html.push_str(tag);
        html.push('>');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use crate::el;

    #[test]
    fn an_element_is_written_as_a_browser_reads_it() {
        let input = el("input", "").attr("name", "a\"b").attr("required", "").on("input", |_| {});
        let element = el("p", "x").text("1 < 2").text(" & ").child(input).text(None::<&str>);
        let element = element.child(|| Some(el("b", "").text(|| "more".to_owned())));
        let element = element.child(|| None).attr("hidden", || None).attr("id", || Some("i".into()));
        assert_eq!(
            element.tree().html(),
            r#"<p class="x" id="i">1 &lt; 2 &amp; <input name="a&quot;b" required><b>more</b></p>"#
        );
    }
}
