//! Reads and rewrites the tags of an HTML page, as far as the commands need to know them.

use std::ops::Range;

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub(crate) name: String,
    /// Their values are as they stand in the page: what is escaped there is escaped here.
    attributes: Vec<(String, String)>,
    range: Range<usize>,
}

impl Tag {
    /// A tag that is in no page yet.
    pub(crate) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self { name: name.to_owned(), attributes: attributes.collect(), range: 0..0 }
    }

    /// The value of an attribute; empty when it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Gives an attribute a value.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Takes an attribute away.
    pub(crate) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// Gives an attribute another name.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        for (name, _) in &mut self.attributes {
            if name == from {
                to.clone_into(name);
            }
        }
    }

    /// The tag as HTML, in as few bytes as it can be written.
    pub(crate) fn html(&self) -> String {
        let quoted = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=' | '<' | '>' | '`');
        let mut html = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            html += " ";
            html += name;
            if value.contains(quoted) {
                html += "=\"";
                html += &value.replace('"', "&quot;");
                html += "\"";
            } else if !value.is_empty() {
                html += "=";
                html += value;
            }
        }
        html + ">"
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
            tag.range = html.len() - rest.len() - 1..html.len() - after.len();
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
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new(), range: 0..0 };
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

/// The page with some of its start tags replaced: each one for which `change` gives something else.
pub(crate) fn rewrite(html: &str, mut change: impl FnMut(&Tag) -> Option<String>) -> String {
    let mut new = String::with_capacity(html.len());
    let mut done = 0;
    for tag in tags(html) {
        if let Some(text) = change(&tag) {
            new.push_str(&html[done..tag.range.start]);
            new.push_str(&text);
            done = tag.range.end;
        }
    }
    new + &html[done..]
}

/// Where the content of an element stands: of the first with this name, and with this id if one is asked for. Nothing
/// when there is none, or its end is missing.
pub(crate) fn inside(html: &str, name: &str, id: Option<&str>) -> Option<Range<usize>> {
    let tags = tags(html);
    let at = tags.iter().position(|tag| tag.name == name && (id.is_none() || tag.get("id") == id))?;
    let start = tags[at].range.end;
    // Each element of the same name that begins in between takes an end tag of its own.
    let mut inner =
        tags[at + 1..].iter().filter(|tag| tag.name == name).map(|tag| tag.range.start).peekable();
    let mut depth = 1;
    let mut end = start;
    loop {
        end += find_ignoring_case(&html[end..], &format!("</{name}"))?;
        while inner.next_if(|begin| *begin < end).is_some() {
            depth += 1;
        }
        depth -= 1;
        if depth == 0 {
            return Some(start..end);
        }
        end += 1;
    }
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
        assert_eq!((all[0].range.clone(), all[1].range.clone()), (0..28, 28..31));
        let value = |name| all[0].get(name);
        assert_eq!(
            (value("b"), value("c"), value("e"), value("h")),
            (Some(""), Some("d"), Some("f g"), Some("i>j"))
        );
        assert_eq!((value("a"), all[1].name.as_str()), (None, "k"));
    }

    #[test]
    fn a_tag_is_written_with_no_more_quotes_than_it_needs() {
        let mut tag = tags("<LINK rel='preload' data-x='a \"b\"' crossorigin href=/a>").remove(0);
        tag.set("href", "/c/");
        tag.set("as", "fetch");
        tag.rename("rel", "data-rel");
        assert_eq!(
            tag.html(),
            "<link data-rel=preload data-x=\"a &quot;b&quot;\" crossorigin href=/c/ as=fetch>"
        );
        assert_eq!(tags(&tag.html())[0].get("href"), Some("/c/"));
    }

    #[test]
    fn only_changed_tags_are_written_anew() {
        let html = "<p id='a'>1<br>2<p id='b'>";
        assert_eq!(rewrite(html, |tag| (tag.name == "br").then(String::new)), "<p id='a'>12<p id='b'>");
        assert_eq!(
            rewrite(html, |tag| (tag.get("id") == Some("b")).then(|| "<hr>".into())),
            "<p id='a'>1<br>2<hr>"
        );
    }

    #[test]
    fn the_content_of_an_element_ends_at_its_own_end_tag() {
        let html = "<div><div id=a>1<div>2</div><DIV>3</DIV>4</div>5</div>";
        assert_eq!(&html[inside(html, "div", Some("a")).unwrap()], "1<div>2</div><DIV>3</DIV>4");
        assert_eq!(inside(html, "div", None).unwrap().end, html.len() - 6);
        assert_eq!(inside(html, "div", Some("b")), None);
        assert_eq!(inside("<div id=a><div></div>", "div", Some("a")), None);
        assert_eq!(inside("<title></title>", "title", None), Some(7..7));
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
