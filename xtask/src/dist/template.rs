//! The frame that every page of the site has in common, and how a page gets into it.

use std::ops::Range;

use anyhow::{Context, Result};
use portico_shared::headers::policy_of_meta;

use super::configuration::Configuration;
use super::html::{self, Tag};
use super::pages::{Page, Rendering};

/// The data block with the configuration.
const CONFIGURATION: &str = "portico-config";
/// The folder of what never changes.
pub(crate) const ASSETS: &str = "assets/";

/// A page whose content, title, language and configuration are replaced: what trunk built, or a page of a built site.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    html: String,
    configuration: Configuration,
}

impl Template {
    /// Takes a page as the template.
    ///
    /// # Errors
    /// When it lacks one of the parts that are to be replaced.
    pub(crate) fn new(html: String) -> Result<Self> {
        for part in [|html: &str| inside(html, "title", None), body, block] {
            part(&html)?;
        }
        html::tags(&html).iter().find(|tag| is_charset(tag)).context("the page has no <meta charset>")?;
        let configuration = configuration(&html)?;
        Ok(Self { html, configuration })
    }

    /// The configuration in the page.
    pub(super) fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    /// Whether it holds a content security policy.
    pub(crate) fn has_policy(&self) -> bool {
        html::tags(&self.html).iter().any(is_policy)
    }

    /// Puts a page into it.
    ///
    /// # Errors
    /// Never, once [`Template::new`] has taken it.
    pub(crate) fn fill(
        &self,
        all: &Rendering,
        page: &Page,
        store: &Configuration,
        policy: bool,
    ) -> Result<String> {
        let api = store.api_origin();
        let html = html::rewrite(&self.html, |tag| {
            let mut new = tag.clone();
            if tag.name == "html" {
                new.set("lang", &all.language);
                new.set("dir", &all.direction);
            } else if is_policy(tag) || is_preconnect(tag) {
                return Some(String::new());
            } else if is_charset(tag) && policy {
                return Some(format!("{}{}", tag.html(), policy_tag(api.as_deref()).html()));
            } else if is_block(tag)
                && let Some(api) = &api
            {
                return Some(format!("{}{}", preconnect_tag(api).html(), tag.html()));
            }
            for name in ["src", "href"] {
                let asset =
                    tag.get(name).and_then(|address| address.strip_prefix(self.configuration.base_path()));
                if let Some(asset) = asset.filter(|asset| asset.starts_with(ASSETS)) {
                    new.set(name, &format!("{}{asset}", store.base_path()));
                }
            }
            (new != *tag).then(|| new.html())
        });
        let html = replaced(&html, inside(&html, "title", None)?, &escaped(&page.title));
        let html = replaced(&html, block(&html)?, &store.json());
        Ok(replaced(&html, body(&html)?, &page.html))
    }
}

/// Whether a page is one of a site, as far as the folder that it lies in is concerned.
pub(super) fn is_page(html: &str) -> bool {
    html.contains(CONFIGURATION)
}

fn configuration(html: &str) -> Result<Configuration> {
    Configuration::parse(&html[block(html)?])
        .with_context(|| format!("the configuration in `#{CONFIGURATION}`"))
}

fn body(html: &str) -> Result<Range<usize>> {
    inside(html, "body", None)
}

fn block(html: &str) -> Result<Range<usize>> {
    inside(html, "script", Some(CONFIGURATION))
}

fn inside(html: &str, name: &str, id: Option<&str>) -> Result<Range<usize>> {
    html::inside(html, name, id).with_context(|| match id {
        Some(id) => format!("the page has no complete <{name} id=\"{id}\">"),
        None => format!("the page has no complete <{name}>"),
    })
}

fn replaced(html: &str, range: Range<usize>, content: &str) -> String {
    [&html[..range.start], content, &html[range.end..]].concat()
}

fn is_charset(tag: &Tag) -> bool {
    tag.name == "meta" && tag.get("charset").is_some()
}

fn is_block(tag: &Tag) -> bool {
    tag.name == "script" && tag.get("id") == Some(CONFIGURATION)
}

fn is_policy(tag: &Tag) -> bool {
    tag.name == "meta"
        && tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
}

fn is_preconnect(tag: &Tag) -> bool {
    tag.name == "link" && tag.get("rel") == Some("preconnect")
}

/// The policy, for hosts that can't send headers.
fn policy_tag(api: Option<&str>) -> Tag {
    let policy = policy_of_meta(api);
    Tag::new("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)])
}

/// The app asks the API without cookies, so the connection that is made ahead has to be one without.
fn preconnect_tag(api: &str) -> Tag {
    Tag::new("link", &[("rel", "preconnect"), ("href", api), ("crossorigin", "")])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = "<!doctype html><html dir=ltr lang=en><meta charset=utf-8><title>x</title>\
        <link href=/assets/a-1.css integrity=sha384-A rel=stylesheet>\
        <script id=portico-config type=application/json> {\"basePath\": \"/\"} </script></head>\
        <body></body></html>";

    fn pages() -> Rendering {
        let html = "<div id=\"portico\"><p>a &lt; b</p></div><p>late</p>".to_owned();
        let page = Page { file: "login/index.html".into(), title: "Sign in – A & <B>".into(), html };
        Rendering {
            language: "ar".into(),
            direction: "rtl".into(),
            pages: vec![page],
            embed: Vec::new(),
            dialect_views: serde_json::Value::Null,
        }
    }

    fn store(text: &str) -> Configuration {
        Configuration::parse(text).unwrap()
    }

    #[test]
    fn a_page_gets_its_content_title_language_configuration_and_base_path() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let pages = pages();
        let html =
            template.fill(&pages, &pages.pages[0], &store(r#"{"basePath": "/account/"}"#), false).unwrap();
        assert_eq!(
            html,
            "<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><title>Sign in – A &amp; &lt;B></title>\
             <link href=/account/assets/a-1.css integrity=sha384-A rel=stylesheet>\
             <script id=portico-config type=application/json>{\"basePath\":\"/account/\"}</script></head>\
             <body><div id=\"portico\"><p>a &lt; b</p></div><p>late</p></body></html>"
        );
    }

    #[test]
    fn a_filled_page_is_a_template_again() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let pages = pages();
        let first = store(r#"{"basePath": "/account/", "api": "https://api.example/v1"}"#);
        let second = store(r#"{"basePath": "/", "shop": "Ada"}"#);
        let fill = |template: &Template, store, policy| {
            template.fill(&pages, &pages.pages[0], store, policy).unwrap()
        };

        let filled = Template::new(fill(&template, &first, true)).unwrap();
        assert!(filled.has_policy());
        assert_eq!(*filled.configuration(), first);
        assert_eq!(fill(&filled, &first, true), filled.html);
        assert_eq!(fill(&filled, &second, false), fill(&template, &second, false));
    }

    #[test]
    fn an_api_elsewhere_is_allowed_and_connected_to_ahead() {
        let template = Template::new(TRUNK.to_owned()).unwrap();
        let pages = pages();
        let fill = |store: &str| template.fill(&pages, &pages.pages[0], &self::store(store), true).unwrap();

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
            ("<title>x</title>", "<title>"),
            ("<body></body>", "<body>"),
            ("id=portico-config", "id=\"portico-config\""),
            (" charset=utf-8", "charset"),
        ] {
            let error = Template::new(TRUNK.replace(part, "")).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}
