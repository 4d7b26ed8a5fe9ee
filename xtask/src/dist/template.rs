//! The frame that all pages of the site share, and how a page is put into it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use lol_html::element;
use lol_html::html_content::ContentType;
use portico_shared::headers::policy_of_meta;

use super::configuration::Configuration;
use super::html::{self, Tag};
use super::pages::{ASSETS, InLanguage, Page, Rendering};
use crate::digest::Digest;

/// The data block with the configuration.
const CONFIGURATION: &str = "script#portico-config";
/// The title of the window. A drawing may have a title too, but deeper in the page.
const TITLE: &str = "html > title, head > title";
const BODY: &str = "body";
const CHARSET: &str = "meta[charset]";
const POLICY: &str = "meta[http-equiv='content-security-policy' i]";
const PRECONNECT: &str = "link[rel=preconnect]";
/// The data block with the words of the first screen.
const WORDS: &str = "script#portico-words";
/// The file with the other words.
const LATER_WORDS: &str = "link[type='application/json']";
/// The preload of the app.
pub(super) const WASM: &str = "link[rel=preload][type='application/wasm']";
/// What the part of the app that comes later is to a page that doesn't need it at once. Only `boot.js` knows the word.
pub(super) const LATER_REL: &str = "later";
/// What it is to other pages.
const LATER_PRELOAD: &str = "preload later";
/// The page in another language.
const ALTERNATE: &str = "link[rel=alternate]";
const ICON: &str = "link[rel=icon]";

/// What a page is filled with.
pub(super) struct Frame<'a> {
    /// Everything that was rendered.
    pub(super) all: &'a Rendering,
    /// The language of the page.
    pub(super) language: &'a InLanguage,
    /// The page.
    pub(super) page: &'a Page,
    /// The file of the words that come later.
    pub(super) words: &'a Path,
}

/// A page whose content, title, language and configuration can be replaced: trunk's output, or a page of a built site.
#[derive(Debug, Clone)]
pub(super) struct Template {
    html: String,
    configuration: Configuration,
}

impl Template {
    /// Takes a page as the template.
    ///
    /// # Errors
    /// If it lacks one of the parts to replace.
    pub(super) fn new(html: String) -> Result<Self> {
        html::text_of(&html, TITLE)?;
        html::text_of(&html, BODY)?;
        let configuration = Configuration::parse(&html::text_of(&html, CONFIGURATION)?)
            .with_context(|| format!("the configuration in `{CONFIGURATION}`"))?;
        ensure!(!html::select(&html, CHARSET)?.is_empty(), "the page has no `{CHARSET}`");
        Ok(Self { html, configuration })
    }

    /// The configuration in the page.
    pub(super) fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    /// Whether the page has a content security policy.
    ///
    /// # Errors
    /// Never, once [`Template::new`] has taken the page.
    pub(super) fn has_policy(&self) -> Result<bool> {
        Ok(!html::select(&self.html, POLICY)?.is_empty())
    }

    /// Puts a page into the template.
    ///
    /// # Errors
    /// Never, once [`Template::new`] has taken the page.
    pub(super) fn fill(&self, frame: &Frame<'_>, store: &Configuration, policy: bool) -> Result<String> {
        let Frame { all, language, page, words } = frame;
        let api = store.api_origin();
        let first_words = format!("{}{}</script>", first_words_tag().html(), html::data(&language.words));
        let alternates = if page.name.is_empty() || all.languages.len() < 2 {
            Vec::new()
        } else {
            all.alternates(store.base_path(), &page.name)
        };
        let old_base = self.configuration.base_path();
        let later = if page.is_whole { LATER_REL } else { LATER_PRELOAD };
        let words = words_tag(store.base_path(), words, &language.later_words, later);
        let moved = |url: &str| {
            let asset = url.strip_prefix(old_base).filter(|asset| asset.starts_with(ASSETS))?;
            Some(format!("{}{asset}", store.base_path()))
        };
        html::rewrite(
            &self.html,
            [
                element!("html", |html| {
                    html::edit(html, |tag| {
                        tag.set("lang", &language.tag);
                        tag.set("dir", &language.direction);
                    });
                    Ok(())
                }),
                element!(TITLE, |title| {
                    title.set_inner_content(&page.title, ContentType::Text);
                    Ok(())
                }),
                element!(CHARSET, |charset| {
                    if policy {
                        charset.after(&policy_tag(api.as_deref()).html(), ContentType::Html);
                    }
                    Ok(())
                }),
                element!(format!("{POLICY}, {PRECONNECT}, {WORDS}, {LATER_WORDS}, {ALTERNATE}"), |old| {
                    old.remove();
                    Ok(())
                }),
                element!(CONFIGURATION, |block| {
                    if let Some(api) = &api {
                        block.before(&preconnect_tag(api).html(), ContentType::Html);
                    }
                    block.set_inner_content(&store.in_language(&language.tag).json(), ContentType::Html);
                    block.after(&first_words, ContentType::Html);
                    Ok(())
                }),
                element!(WASM, |wasm| {
                    wasm.after(&words.html(), ContentType::Html);
                    Ok(())
                }),
                element!(ICON, |icon| {
                    for (tag, href) in &alternates {
                        let attributes = [("rel", "alternate"), ("hreflang", *tag), ("href", href)];
                        icon.after(&Tag::new("link", &attributes).html(), ContentType::Html);
                    }
                    Ok(())
                }),
                element!("[src], [href]", |asset| {
                    html::edit(asset, |tag| {
                        for name in ["src", "href"] {
                            if let Some(url) = tag.get(name).and_then(moved) {
                                tag.set(name, &url);
                            }
                        }
                        if tag.get("rel").is_some_and(|rel| rel.ends_with(LATER_REL)) {
                            tag.set("rel", later);
                        }
                    });
                    Ok(())
                }),
                element!(BODY, |body| {
                    body.set_inner_content(&page.html, ContentType::Html);
                    Ok(())
                }),
            ],
        )
    }
}

/// Whether a page is part of a site, to decide whether its folder is a site.
pub(super) fn is_page(html: &str) -> bool {
    html::select(html, CONFIGURATION).is_ok_and(|blocks| !blocks.is_empty())
}

/// The policy, for hosts that can't send headers.
fn policy_tag(api: Option<&str>) -> Tag {
    let policy = policy_of_meta(api);
    Tag::new("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)])
}

fn first_words_tag() -> Tag {
    Tag::new("script", &[("id", "portico-words"), ("type", "application/json")])
}

/// The words that come later are fetched as that part of the wasm is: a preload has no `crossorigin`, and `words.js` asks for the digest.
fn words_tag(base_path: &str, file: &Path, text: &str, rel: &str) -> Tag {
    let href = format!("{base_path}{}", file.display());
    let integrity = Digest::of(text.as_bytes()).integrity();
    let attributes = [
        ("as", "fetch"),
        ("href", href.as_str()),
        ("data-integrity", &integrity),
        ("rel", rel),
        ("type", "application/json"),
    ];
    Tag::new("link", &attributes)
}

/// The app calls the API without cookies, so the preconnect has to be without cookies as well.
fn preconnect_tag(api: &str) -> Tag {
    Tag::new("link", &[("rel", "preconnect"), ("href", api), ("crossorigin", "")])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TRUNK: &str = "<!doctype html><html dir=ltr lang=en><meta charset=utf-8><title>x</title>\
        <link href=data:, rel=icon><link href=/assets/a-1.css integrity=sha384-A rel=stylesheet>\
        <link as=fetch href=/assets/a_bg.wasm rel=preload type=application/wasm>\
        <link as=fetch href=/assets/later-1.wasm rel=later type=application/wasm>\
        <script id=portico-config type=application/json> {\"basePath\": \"/\"} </script></head>\
        <body></body></html>";

    fn pages() -> Rendering {
        let html = "<div id=\"portico\"><p>a &lt; b</p></div><p>late</p>".to_owned();
        let page = Page {
            file: "login/index.html".into(),
            name: "login".into(),
            title: "Sign in – A & <B>".into(),
            html,
            is_whole: false,
        };
        let language = |tag: &str, direction: &str, pages| InLanguage {
            tag: tag.into(),
            direction: direction.into(),
            words: json!(["</script>"]),
            later_words: "[]".into(),
            pages,
        };
        Rendering {
            languages: vec![language("ar", "rtl", vec![page]), language("en", "ltr", Vec::new())],
            element_words: Vec::new(),
            not_loaded: serde_json::Value::Null,
            element_views: String::new(),
            dialect_views: serde_json::Value::Null,
        }
    }

    fn filled(template: &Template, store: &Configuration, policy: bool) -> String {
        let all = pages();
        let language = &all.languages[0];
        let words = Path::new("assets/words-ar-1.json");
        let frame = Frame { all: &all, language, page: &language.pages[0], words };
        template.fill(&frame, store, policy).unwrap()
    }

    fn store(text: &str) -> Configuration {
        Configuration::parse(text).unwrap()
    }

    #[test]
    fn a_page_gets_its_content_title_language_configuration_and_base_path() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let html = filled(&template, &store(r#"{"basePath": "/account/", "languageKey": "7"}"#), false);
        // Members are in the order that serde_json has in this build.
        let config = json!({"basePath": "/account/", "languageKey": "7", "language": "ar"});
        let expected = format!(
            "<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><title>Sign in – A &amp; &lt;B&gt;</title>\
             <link href=data:, rel=icon>\
             <link rel=alternate hreflang=x-default href=/account/login/>\
             <link rel=alternate hreflang=en href=/account/en/login/>\
             <link rel=alternate hreflang=ar href=/account/ar/login/>\
             <link href=/account/assets/a-1.css integrity=sha384-A rel=stylesheet>\
             <link as=fetch href=/account/assets/a_bg.wasm rel=preload type=application/wasm>\
             <link as=fetch href=/account/assets/words-ar-1.json \
             data-integrity=\"sha256-T1PNoYwrqgwDVLtfmj7L5e0Sq02OEbqHPC8RFhICuUU=\" rel=\"preload later\" type=application/json>\
             <link as=fetch href=/account/assets/later-1.wasm rel=\"preload later\" type=application/wasm>\
             <script id=portico-config type=application/json>{config}</script>\
             <script id=portico-words type=application/json>[\"\\u003c/script>\"]</script></head>\
             <body><div id=\"portico\"><p>a &lt; b</p></div><p>late</p></body></html>"
        );
        assert_eq!(html, expected);
    }

    #[test]
    fn a_filled_page_is_a_template_again() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let first = store(r#"{"basePath": "/account/", "api": "https://api.example/v1"}"#);
        let second = store(r#"{"basePath": "/", "shop": "Ada"}"#);
        let fill = |template: &Template, store, policy| filled(template, store, policy);

        let filled = Template::new(fill(&template, &first, true)).unwrap();
        assert!(filled.has_policy().unwrap());
        assert_eq!(*filled.configuration(), first.in_language("ar"));
        assert_eq!(fill(&filled, &first, true), filled.html);
        assert_eq!(fill(&filled, &second, false), fill(&template, &second, false));
    }

    #[test]
    fn only_a_page_that_needs_the_rest_of_the_app_at_once_preloads_it() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let mut all = pages();
        let rel = |all: &Rendering, template: &Template| {
            let language = &all.languages[0];
            let frame = Frame { all, language, page: &language.pages[0], words: Path::new("w.json") };
            let html = template.fill(&frame, &store("{}"), false).unwrap();
            let rel =
                html::select(&html, "link[href$='later-1.wasm']").unwrap()[0].get("rel").unwrap().to_owned();
            (rel, Template::new(html).unwrap())
        };
        let (needed, filled) = rel(&all, &template);
        all.languages[0].pages[0].is_whole = true;
        assert_eq!((needed.as_str(), rel(&all, &filled).0.as_str()), (LATER_PRELOAD, LATER_REL));
    }

    #[test]
    fn an_api_elsewhere_is_allowed_and_connected_to_ahead() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let fill = |store: &str| filled(&template, &self::store(store), true);

        let html = fill(r#"{"api": "https://api.example/v1"}"#);
        assert!(html.contains("<link rel=preconnect href=https://api.example crossorigin><script"), "{html}");
        let policy =
            "<meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"default-src 'none';";
        assert!(html.contains(policy), "{html}");
        assert!(html.contains("connect-src 'self' https://api.example; form"), "{html}");

        let html = fill(r#"{"api": "/api"}"#);
        assert!(html.contains("connect-src 'self'; form") && !html.contains("preconnect"), "{html}");
    }

    #[test]
    fn a_page_that_lacks_a_part_is_no_template() {
        for (part, said) in [
            ("<title>x</title>", "title"),
            ("<body></body>", "body"),
            ("id=portico-config", "script#portico-config"),
            (" charset=utf-8", "charset"),
        ] {
            let error = Template::new(TRUNK.replace(part, "")).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}
