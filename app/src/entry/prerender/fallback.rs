//! What a shopper sees without the app: while it loads, when it fails, and in a browser that is too old or has no scripts. And the list of
//! languages, which works without it.

use portico_locales::{Language, Translations};
use portico_view::{El, Tree, el};

use super::languages::LanguageLink;
use crate::json::{Json, Object, Value, list};
use crate::text::Message;

/// The id of the element that the app runs in.
const ROOT: &str = "portico";
/// The id of the message that `boot.js` shows when the app fails.
const FAILED: &str = "portico-failed";

/// The address of the shop that a configuration belongs to: the first origin that shoppers may return to, or else the root of the pages'
/// own host, unless they are there themselves.
pub fn shop(config: &Json) -> Option<String> {
    let origin = config.get("returnTo").items().first().and_then(Json::text);
    let is_below = || config.get("basePath").text().is_some_and(|path| path != "/");
    origin
        .map(|origin| format!("{}/", origin.trim_end_matches('/')))
        .or_else(|| is_below().then(|| "/".to_owned()))
}

/// The content of a hosted page's body as HTML, with this content in the root element. Where the page can't be used, it leads to the `shop`.
pub fn body(
    language: Language,
    translations: &Translations,
    page: Tree,
    links: &[LanguageLink],
    shop: Option<&str>,
) -> String {
    let text = |message: Message| translations.text(language, message.id(), &[]);
    let to_shop = |class: &'static str| Some(el("a", class).attr("href", shop?).text(text(Message::ToShop)));
    let message = |class: &'static str, message: Message| {
        el("p", class).text(text(message)).text(shop.map(|_| " ")).child(to_shop(""))
    };
    // Before everything else, which a browser that shows it hides.
    let older = message("portico-older", Message::TooOld).attr("hidden", "");
    let needs = message("portico-needs", Message::NeedsJavascript).attr("role", "alert");
    let root = Tree::Element { tag: "div", attributes: vec![("id", ROOT.to_owned())], children: vec![page] };
    let stale =
        el("main", "portico portico-page portico-stale").child(el("h1", "").text(text(Message::Loading)));
    let late = message("portico-late", Message::Late).attr("role", "status");
    let failed = failed(&text, to_shop("portico-link"));
    let [older, stale, late, failed] = [older, stale, late, failed].map(|element| element.tree());
    let languages = (!links.is_empty()).then(|| list_of(language, &text, links).tree());
    let parts = [older, el("noscript", "").child(needs).tree(), root, stale, late, failed];
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

fn failed(text: &impl Fn(Message) -> String, to_shop: Option<El>) -> El {
    let intro = |message| el("p", "portico-intro").text(text(message));
    let reload = el("a", "portico-link").attr("href", "").text(text(Message::Reload));
    let way = |link| el("p", "").child(link);
    let card = el("main", "portico-card")
        .child(el("h1", "portico-title").text(text(Message::StoppedTitle)))
        .child(intro(Message::Stopped))
        .child(intro(Message::StoppedHelp))
        .child(el("div", "portico-ways").child(way(reload)).child(to_shop.map(way)));
    el("div", "portico portico-page").attr("id", FAILED).attr("role", "alert").attr("hidden", "").child(card)
}

/// What an element says when nothing loads, not even its words, and what its button says.
pub fn not_loaded(language: Language, translations: &Translations) -> Value {
    let texts = [Message::ElementNotLoaded, Message::TryAgain];
    list(texts.map(|message| translations.text(language, message.id(), &[]).into()))
}

/// What an element says for each failure, and what its button says: `{"load": [message, button], "panic": …, "unsupported": …, "older": …}`.
pub fn failures(language: Language, translations: &Translations) -> Value {
    let failure = |message: Message, button: Message| {
        list([message, button].map(|message| translations.text(language, message.id(), &[]).into()))
    };
    let failures = Object::new()
        .with("load", not_loaded(language, translations))
        .with("panic", failure(Message::ElementStopped, Message::Reload))
        .with("unsupported", failure(Message::ElementUnsupported, Message::Reload))
        .with("older", failure(Message::TooOld, Message::Reload));
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
        let html = body(english, &texts, page(), &[], None);
        assert!(html.contains(r#"<div id="portico"><p>Sign in</p></div>"#), "{html}");
        let begins = r#"<p class="portico-older" hidden>Your browser is too old for sign-in. Update it, or use another browser.</p><noscript><p class="portico-needs" role="alert">This page needs JavaScript."#;
        assert!(html.starts_with(begins), "{html}");
        assert!(html.contains(r#"id="portico-failed" role="alert" hidden>"#), "{html}");
        assert!(html.contains(r#"<a class="portico-link" href>Reload the page</a>"#), "{html}");
        assert!(!html.contains("<nav") && !html.contains("shop"), "{html}");
        let links = [LanguageLink { language: english, href: "/en/login/".to_owned() }];
        let html = body(english, &texts, page(), &links, None);
        assert!(
            html.contains(r#"<li><a href="/en/login/" lang="en" hreflang="en">English</a></li>"#),
            "{html}"
        );
    }

    #[test]
    fn each_message_that_ends_a_visit_leads_to_the_shop() {
        let page = el("p", "").tree();
        let html =
            body(Language::default(), &Translations::default(), page, &[], Some("https://shop.example/"));
        let link = |class: &str| format!(r#"<a {class}href="https://shop.example/">Go to the shop</a>"#);
        for message in ["portico-older", "portico-needs", "portico-late"] {
            let (_, said) = html.split_once(message).unwrap();
            let (said, _) = said.split_once("</p>").unwrap();
            assert!(said.ends_with(&link("")), "{message}: {said}");
        }
        let (_, failed) = html.split_once("portico-failed").unwrap();
        assert!(failed.contains(&link(r#"class="portico-link" "#)), "{failed}");
    }

    #[test]
    fn the_shop_is_where_shoppers_may_return_to_or_above_the_pages() {
        for (config, address) in [
            ("{}", None),
            (r#"{"basePath": "/", "returnTo": []}"#, None),
            (r#"{"basePath": "/account/"}"#, Some("/")),
            (
                r#"{"returnTo": ["https://shop.example", "https://other.example"]}"#,
                Some("https://shop.example/"),
            ),
        ] {
            assert_eq!(shop(&Json::parse(config).unwrap()).as_deref(), address, "{config}");
        }
    }
}
