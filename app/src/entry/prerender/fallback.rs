//! What a shopper sees without the app: while it loads, when it fails, and in a browser without scripts.

use portico_shared::text::Language;
use portico_view::{El, Tree, el};

use crate::json::{Object, Value, list};
use crate::text::{FallbackWords, Words};

/// The id of the element that the app runs in.
const ROOT: &str = "portico";
/// The id of the message that `boot.js` shows when the app fails.
const FAILED: &str = "portico-failed";

/// The content of a hosted page's body as HTML, with this content in the root element.
pub fn body(language: Language, page: Tree) -> String {
    let words = FallbackWords::of(language);
    let root = Tree::Element { tag: "div", attributes: vec![("id", ROOT.to_owned())], children: vec![page] };
    let needs = el("p", "portico-needs").attr("role", "alert").text(words.needs_javascript);
    let stale = el("main", "portico portico-page portico-stale").child(el("h1", "").text(words.loading));
    let late = el("p", "portico-late").attr("role", "status").text(words.late);
    let [stale, late, failed] = [stale, late, failed(words)].map(|element| element.tree());
    [el("noscript", "").child(needs).tree(), root, stale, late, failed].map(|tree| tree.html()).concat()
}

fn failed(words: &FallbackWords) -> El {
    let intro = |words| el("p", "portico-intro").text(words);
    let reload = el("a", "portico-link").attr("href", "").text(words.reload);
    let card = el("main", "portico-card")
        .child(el("h1", "portico-title").text(words.stopped_title))
        .child(intro(words.stopped))
        .child(intro(words.stopped_help))
        .child(el("p", "").child(reload));
    el("div", "portico portico-page").attr("id", FAILED).attr("role", "alert").attr("hidden", "").child(card)
}

/// What an element says when its files don't load, and what its button says.
pub fn not_loaded(language: Language) -> Value {
    list([FallbackWords::of(language).element_not_loaded, Words::of(language).try_again].map(Value::from))
}

/// What an element says for each failure of the app, and what its button says: `{"panic": [message, button], "unsupported": …}`.
pub fn failures(language: Language) -> Value {
    let words = FallbackWords::of(language);
    let failure = |message: &str| list([message, words.reload].map(Value::from));
    let failures = Object::new()
        .with("panic", failure(words.element_stopped))
        .with("unsupported", failure(words.element_unsupported));
    failures.into()
}

#[cfg(test)]
mod tests {
    use portico_shared::text::Language;
    use portico_view::el;

    use super::body;

    #[test]
    fn the_page_is_in_its_root_and_the_rest_around_it() {
        let html = body(Language::English, el("p", "").text("Sign in").tree());
        assert!(html.contains(r#"<div id="portico"><p>Sign in</p></div>"#), "{html}");
        let begins = r#"<noscript><p class="portico-needs" role="alert">This page needs JavaScript."#;
        assert!(html.starts_with(begins), "{html}");
        assert!(html.contains(r#"id="portico-failed" role="alert" hidden>"#), "{html}");
        assert!(html.contains(r#"<a class="portico-link" href>Reload the page</a>"#), "{html}");
    }
}
