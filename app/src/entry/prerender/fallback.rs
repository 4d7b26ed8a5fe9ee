//! What a shopper sees without the app: while it loads, when it fails, and in a browser without scripts. And the list of languages, which
//! works without it.

use portico_locales::{Language, Translations};
use portico_view::{El, Tree, el};

use super::languages::LanguageLink;
use crate::json::{Object, Value, list};
use crate::text::Message;

/// The id of the element that the app runs in.
const ROOT: &str = "portico";
/// The id of the message that `boot.js` shows when the app fails.
const FAILED: &str = "portico-failed";

/// The content of a hosted page's body as HTML, with this content in the root element.
pub fn body(language: Language, translations: &Translations, page: Tree, links: &[LanguageLink]) -> String {
    let text = |message: Message| translations.text(language, message.id(), &[]);
    let root = Tree::Element { tag: "div", attributes: vec![("id", ROOT.to_owned())], children: vec![page] };
    let needs = el("p", "portico-needs").attr("role", "alert").text(text(Message::NeedsJavascript));
    let stale =
        el("main", "portico portico-page portico-stale").child(el("h1", "").text(text(Message::Loading)));
    let late = el("p", "portico-late").attr("role", "status").text(text(Message::Late));
    let [stale, late, failed] = [stale, late, failed(&text)].map(|element| element.tree());
    let languages = (!links.is_empty()).then(|| list_of(language, &text, links).tree());
    let parts = [el("noscript", "").child(needs).tree(), root, stale, late, failed];
    parts.into_iter().chain(languages).map(|tree| tree.html()).collect()
}

/// The page in each language: links that work without script, and that `languages.js` turns into a change of words.
fn list_of(language: Language, text: &impl Fn(Message) -> String, links: &[LanguageLink]) -> El {
    let link = |LanguageLink { language, href }: &LanguageLink| {
        let link =
            el("a", "").attr("href", href).attr("lang", language.tag()).attr("hreflang", language.tag());
        el("li", "").child(link.text(language.name()))
    };
    let items = links.iter().fold(el("ul", ""), |all, of| all.child(link(of)));
    let summary =
        el("summary", "").attr("aria-label", format!("{}: {}", text(Message::Languages), language.name()));
    let details = el("details", "").child(summary.text(language.name())).child(items);
    el("nav", "portico portico-languages").attr("aria-label", text(Message::Languages)).child(details)
}

fn failed(text: &impl Fn(Message) -> String) -> El {
    let intro = |message| el("p", "portico-intro").text(text(message));
    let reload = el("a", "portico-link").attr("href", "").text(text(Message::Reload));
    let card = el("main", "portico-card")
        .child(el("h1", "portico-title").text(text(Message::StoppedTitle)))
        .child(intro(Message::Stopped))
        .child(intro(Message::StoppedHelp))
        .child(el("p", "").child(reload));
    el("div", "portico portico-page").attr("id", FAILED).attr("role", "alert").attr("hidden", "").child(card)
}

/// What an element says when nothing loads, not even its words, and what its button says.
pub fn not_loaded(language: Language, translations: &Translations) -> Value {
    let texts = [Message::ElementNotLoaded, Message::TryAgain];
    list(texts.map(|message| translations.text(language, message.id(), &[]).into()))
}

/// What an element says for each failure, and what its button says: `{"load": [message, button], "panic": …, "unsupported": …}`.
pub fn failures(language: Language, translations: &Translations) -> Value {
    let failure = |message: Message, button: Message| {
        list([message, button].map(|message| translations.text(language, message.id(), &[]).into()))
    };
    let failures = Object::new()
        .with("load", not_loaded(language, translations))
        .with("panic", failure(Message::ElementStopped, Message::Reload))
        .with("unsupported", failure(Message::ElementUnsupported, Message::Reload));
    failures.into()
}

#[cfg(test)]
mod tests {
    use portico_view::el;

    use super::*;

    #[test]
    fn the_page_is_in_its_root_and_the_rest_around_it() {
        let (english, texts) = (Language::default(), Translations::default());
        let page = || el("p", "").text("Sign in").tree();
        let html = body(english, &texts, page(), &[]);
        assert!(html.contains(r#"<div id="portico"><p>Sign in</p></div>"#), "{html}");
        let begins = r#"<noscript><p class="portico-needs" role="alert">This page needs JavaScript."#;
        assert!(html.starts_with(begins), "{html}");
        assert!(html.contains(r#"id="portico-failed" role="alert" hidden>"#), "{html}");
        assert!(html.contains(r#"<a class="portico-link" href>Reload the page</a>"#), "{html}");
        assert!(!html.contains("<nav"), "{html}");
        let links = [LanguageLink { language: english, href: "/en/login/".to_owned() }];
        let html = body(english, &texts, page(), &links);
        assert!(
            html.contains(r#"<li><a href="/en/login/" lang="en" hreflang="en">English</a></li>"#),
            "{html}"
        );
    }
}
