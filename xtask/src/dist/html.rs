//! HTML pages, read and rewritten with `lol_html`.
//!
//! `lol_html` writes the attributes that it changes in quotes. On the first screen those bytes count, so [`Tag`] writes
//! changed start tags.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use anyhow::{Context, Error, Result};
use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{Settings, element, end_tag, text};
use serde_json::Value;

/// What to do with the elements that match a selector, as created by `lol_html::element!`.
pub(super) type Handler<'h> =
    (std::borrow::Cow<'static, lol_html::Selector>, lol_html::ElementContentHandlers<'h>);

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub(crate) name: String,
    /// Names in lower case; values as written in the page, with their character references.
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Creates a tag to add to a page.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self { name: name.to_owned(), attributes: attributes.collect() }
    }

    /// The start tag of an element.
    pub(super) fn of(element: &Element<'_, '_>) -> Self {
        let attributes = element.attributes().iter().map(|attribute| (attribute.name(), attribute.value()));
        Self { name: element.tag_name(), attributes: attributes.collect() }
    }

    /// The value of an attribute; empty if the attribute has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Removes an attribute.
    pub(super) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// Renames an attribute, keeping its position.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        for (name, _) in &mut self.attributes {
            if name == from {
                to.clone_into(name);
            }
        }
    }

    /// Replaces the start tag of an element.
    pub(super) fn write(&self, element: &mut Element<'_, '_>) {
        element.start_tag().replace(&self.html(), ContentType::Html);
    }

    /// The tag as HTML, with quotes only where they are needed.
    pub(super) fn html(&self) -> String {
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

/// Rewrites a page.
///
/// # Errors
/// If a handler fails, or the end of a text in the page depends on the surrounding page.
pub(super) fn rewrite<'h>(html: &str, handlers: impl IntoIterator<Item = Handler<'h>>) -> Result<String> {
    let settings = handlers.into_iter().fold(Settings::new(), Settings::append_element_content_handler);
    lol_html::rewrite_str(html, settings).map_err(|error| match error {
        RewritingError::ContentHandlerError(error) => Error::from_boxed(error),
        error => error.into(),
    })
}

/// Changes the start tag of an element, unless it was removed. If nothing changes, its bytes stay the same.
pub(super) fn edit(element: &mut Element<'_, '_>, change: impl FnOnce(&mut Tag)) {
    let old = Tag::of(element);
    let mut new = old.clone();
    change(&mut new);
    if new != old && !element.removed() {
        new.write(element);
    }
}

/// The start tags that match a selector, in order. Those in comments, scripts and styles don't count.
///
/// # Errors
/// See [`rewrite`].
pub(super) fn select(html: &str, selector: &str) -> Result<Vec<Tag>> {
    let mut found = Vec::new();
    let collect = element!(selector, |element| {
        found.push(Tag::of(element));
        Ok(())
    });
    rewrite(html, [collect])?;
    Ok(found)
}

/// The text of the elements that match a selector.
///
/// # Errors
/// If no element matches, or one has no end tag.
pub(super) fn text_of(html: &str, selector: &str) -> Result<String> {
    let mut content = String::new();
    let begun = Cell::new(0);
    let ended = Rc::new(Cell::new(0));
    let element = element!(selector, |element| {
        begun.set(begun.get() + 1);
        let ended = Rc::clone(&ended);
        element.on_end_tag(end_tag!(move |_| {
            ended.set(ended.get() + 1);
            Ok(())
        }))
    });
    let text = text!(selector, |text| {
        content.push_str(text.as_str());
        Ok(())
    });
    rewrite(html, [element, text])?;
    let is_whole = begun.get() > 0 && begun.get() == ended.get();
    is_whole.then_some(content).with_context(|| format!("the page has no complete `{selector}`"))
}

/// The URLs of the files that a browser loads to show the page, without duplicates, in order.
///
/// # Errors
/// See [`rewrite`].
pub(crate) fn resources(html: &str) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for tag in select(html, "script[src], img[src], link[rel][href]")? {
        let is_loaded = tag.name != "link" || tag.get("rel").is_some_and(loads);
        let Some(url) = tag.get(if tag.name == "link" { "href" } else { "src" }) else { continue };
        if is_loaded && !url.starts_with("data:") && !found.iter().any(|known| known == url) {
            found.push(url.to_owned());
        }
    }
    Ok(found)
}

/// JSON as the content of a data block, which it can't end.
pub(super) fn data(json: &Value) -> String {
    json.to_string().replace('<', "\\u003c")
}

/// The URLs of the files that a page has a script load once it's ready.
///
/// # Errors
/// See [`rewrite`].
pub(crate) fn later(html: &str) -> Result<Vec<String>> {
    let links = select(html, "link[rel=later][href]")?;
    Ok(links.iter().filter_map(|link| link.get("href").map(str::to_owned)).collect())
}

/// Whether a browser fetches the target of a link with this `rel`.
fn loads(rel: &str) -> bool {
    rel.split_ascii_whitespace()
        .any(|word| matches!(word, "stylesheet" | "preload" | "modulepreload" | "icon" | "manifest"))
}

/// What a content security policy without `unsafe-inline` would block in a page, as text for an error message.
///
/// # Errors
/// See [`rewrite`].
pub(super) fn inline_code(html: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for tag in select(html, "*")? {
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
    // To a browser that runs scripts, the content of <noscript> is text; in other browsers the policy applies to it.
    let fallbacks = RefCell::new(String::new());
    let collect = text!("noscript", |text| {
        fallbacks.borrow_mut().push_str(text.as_str());
        Ok(())
    });
    rewrite(html, [collect])?;
    let fallbacks = fallbacks.into_inner();
    if !fallbacks.is_empty() {
        found.extend(inline_code(&fallbacks)?);
    }
    Ok(found)
}

/// A script of another type than JavaScript is data, which the browser doesn't run.
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

    fn tags(html: &str) -> Vec<Tag> {
        select(html, "*").unwrap()
    }

    #[test]
    fn a_page_loads_its_styles_scripts_and_wasm_once() {
        assert_eq!(
            resources(PAGE).unwrap(),
            ["/portico-1f.css", "/boot-2a.js", "/portico-app-3b.js", "/portico-app-3b_bg.wasm"]
        );
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let all = tags("<a b c=d e='f g' h = \"i>j\"/><K>");
        assert_eq!(all.len(), 2);
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
        let remove = element!("br", |element| {
            element.remove();
            Ok(())
        });
        assert_eq!(rewrite(html, [remove]).unwrap(), "<p id='a'>12<p id='b'>");
        let change = element!("p", |element| {
            edit(element, |tag| {
                if tag.get("id") == Some("b") {
                    tag.set("id", "c");
                }
            });
            Ok(())
        });
        assert_eq!(rewrite(html, [change]).unwrap(), "<p id='a'>1<br>2<p id=c>");
    }

    #[test]
    fn the_content_of_an_element_ends_at_its_own_end_tag() {
        let html = "<div><div id=a>1<div>2</div><DIV>3</DIV>4</div>5</div>";
        let fill = element!("#a", |element| {
            element.set_inner_content("<b>", ContentType::Html);
            Ok(())
        });
        assert_eq!(rewrite(html, [fill]).unwrap(), "<div><div id=a><b></div>5</div>");
        assert_eq!(text_of(html, "#a").unwrap(), "1234");
        assert!(text_of(html, "#b").is_err());
        assert!(text_of("<div id=a><div></div>", "#a").is_err());
        assert_eq!(text_of("<title></title>", "title").unwrap(), "");
    }

    #[test]
    fn a_page_that_breaks_off_ends_the_tags() {
        assert_eq!(tags("<p>").len(), 1);
        assert_eq!(tags("<p class='x").len(), 0);
        assert_eq!(tags("<script>if (a <b").len(), 1);
        assert_eq!(tags("<!-- <p>").len(), 0);
    }

    #[test]
    fn a_handler_that_fails_ends_the_rewriting_with_its_error() {
        let fail = element!("p", |_| Err(anyhow::anyhow!("the cause").context("what failed").into()));
        assert_eq!(format!("{:#}", rewrite("<p>", [fail]).unwrap_err()), "what failed: the cause");
    }

    #[test]
    fn inline_code_is_found_and_data_is_not() {
        let inline_code = |html: &str| inline_code(html).unwrap();
        assert!(inline_code(PAGE).is_empty());
        assert_eq!(inline_code("<script>go()</script>"), ["a <script> without src"]);
        assert_eq!(inline_code("<script type=module>go()</script>"), ["a <script> without src"]);
        assert_eq!(inline_code("<style>a{}</style>"), ["a <style> element"]);
        assert_eq!(inline_code("<p style='a' onclick=b>").len(), 2);
        assert_eq!(inline_code("<noscript><p style='a'>b</p></noscript>").len(), 1);
    }
}
