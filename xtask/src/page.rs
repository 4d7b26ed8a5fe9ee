//! Reads the tags of an HTML page, as far as the commands need to know them.

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Tag {
    /// The tag as it stands in the page.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The value of an attribute; empty when it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// All start tags of a page, in order. What stands in comments, scripts and styles is no tag.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(rest);
            let length = 1 + rest.len() - after.len();
            html[html.len() - rest.len() - 1..][..length].clone_into(&mut tag.text);
            rest = after;
            if matches!(tag.name.as_str(), "script" | "style") {
                let end = format!("</{}", tag.name);
                rest = find_ignoring_case(rest, &end).map_or("", |at| &rest[at..]);
            }
            tags.push(tag);
        }
    }
    tags
}

/// Reads a tag from behind its `<`, and returns what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new(), text: String::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, rest);
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value;
        (value, rest) = match rest.strip_prefix('=') {
            Some(after) => attribute_value(after.trim_start()),
            None => ("", rest),
        };
        tag.attributes.push((name, value.to_owned()));
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len())),
    }
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(&wanted.to_ascii_lowercase())
}

/// The addresses of the files that a browser loads to show the page, each once, in order.
pub(crate) fn resources(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for tag in tags(html) {
        let address = match tag.name.as_str() {
            "script" | "img" => tag.get("src"),
            "link" if tag.get("rel").is_some_and(loads) => tag.get("href"),
            _ => None,
        };
        if let Some(address) = address.filter(|address| !address.starts_with("data:"))
            && !found.iter().any(|known| known == address)
        {
            found.push(address.to_owned());
        }
    }
    found
}

/// Whether a browser fetches what a link of this relation points to.
fn loads(rel: &str) -> bool {
    rel.split_ascii_whitespace()
        .any(|word| matches!(word, "stylesheet" | "preload" | "modulepreload" | "icon" | "manifest"))
}

/// What in a page a content security policy without `unsafe-inline` would block, as text for people.
pub(crate) fn inline_code(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(html) {
        if tag.name == "style" {
            found.push("a <style> element".to_owned());
        }
        if tag.name == "script" && tag.get("src").is_none() && !is_data_block(tag.get("type")) {
            found.push("a <script> without src".to_owned());
        }
        for (name, _) in &tag.attributes {
            if name == "style" || name.starts_with("on") {
                found.push(format!("the attribute {name} of a <{}>", tag.name));
            }
        }
    }
    found
}

/// A script of another type than JavaScript is data; the browser does not run it.
fn is_data_block(kind: Option<&str>) -> bool {
    !matches!(kind.unwrap_or(""), "" | "module" | "importmap" | "text/javascript" | "application/javascript")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang=en><head><meta charset=utf-8>
<!-- <script src="/not-this.js"></script> -->
<link rel=stylesheet href=/portico-1f.css integrity=sha384-AA/BB==>
<link rel="canonical" href="/login"><link rel="icon" href="data:,">
<script type=application/json id=config>{"a":"<script src='/nor-this.js'>"}</script>
<SCRIPT type="module" src='/boot-2a.js' integrity="sha384-x"></SCRIPT>
<link rel="modulepreload" href="/portico-app-3b.js" crossorigin="anonymous">
<link rel="preload" href="/portico-app-3b_bg.wasm" as="fetch" type="application/wasm"/>
<link rel="modulepreload" href="/boot-2a.js">
</head><body><main><p>1 < 2</p></main></body></html>"#;

    #[test]
    fn a_page_loads_its_styles_scripts_and_wasm_once() {
        assert_eq!(
            resources(PAGE),
            ["/portico-1f.css", "/boot-2a.js", "/portico-app-3b.js", "/portico-app-3b_bg.wasm"]
        );
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let all = tags("<a b c=d e='f g' h = \"i>j\"/><K>");
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].text(), all[1].text()), ("<a b c=d e='f g' h = \"i>j\"/>", "<K>"));
        let value = |name| all[0].get(name);
        assert_eq!(
            (value("b"), value("c"), value("e"), value("h")),
            (Some(""), Some("d"), Some("f g"), Some("i>j"))
        );
        assert_eq!((value("a"), all[1].name.as_str()), (None, "k"));
    }

    #[test]
    fn a_page_that_breaks_off_ends_the_tags() {
        assert_eq!(tags("<p").len(), 1);
        assert_eq!(tags("<p class='x").len(), 1);
        assert_eq!(tags("<script>if (a <b").len(), 1);
        assert_eq!(tags("<!-- <p>").len(), 0);
    }

    #[test]
    fn inline_code_is_found_and_data_is_not() {
        assert!(inline_code(PAGE).is_empty());
        assert_eq!(inline_code("<script>go()</script>"), ["a <script> without src"]);
        assert_eq!(inline_code("<script type=module>go()</script>"), ["a <script> without src"]);
        assert_eq!(inline_code("<style>a{}</style>"), ["a <style> element"]);
        assert_eq!(inline_code("<p style='a' onclick=b>").len(), 2);
    }
}
