//! The pages as static HTML, from the same components that run in the browser. The app's own program prints them, built for the
//! machine that builds the site.

use std::io::{self, Read};
use std::process;
use std::rc::Rc;

use leptos::prelude::Owner;
use portico_shared::text::Language;
use portico_view::Tree;

use crate::browser::Root;
use crate::config::{Config, Dialect, Routing};
use crate::flows::{App, FormDrafts};
use crate::json::{Object, Value, list};
use crate::layout;
use crate::router::{HistoryState, Location, Page};

/// Stands for the prefix of the ids in an element's views; each element puts its own there.
const PREFIX: &str = "~";

/// Reads a store's configuration, the text of the pages' data block, from standard input, and prints
/// `{"language", "direction", "pages": [{"file", "title", "html"}], "embed": [{"language", "file", "text"}]}`: for each page its file in
/// the site, the title of its window, and the content of its root element; for each language the file with an element's views.
pub fn print() {
    let mut text = String::new();
    let read = io::stdin().read_to_string(&mut text);
    let Some(config) = read.ok().and_then(|_| Config::parse(&text)) else {
        eprintln!("error: standard input has to be the configuration, a JSON object");
        process::exit(1);
    };
    let language = config.language();
    let pages = Page::ALL.map(|page| (format!("{}/index.html", page.name()), page));
    let more = [("index.html".to_owned(), Page::Login), ("404.html".to_owned(), Page::NotFound)];
    let pages = pages.into_iter().chain(more).map(|(file, page)| {
        render(&config, page, |app, view| {
            let html = view.html();
            Object::new().with("file", file).with("title", app.window_title()).with("html", html)
        })
    });
    let site = Object::new()
        .with("language", language.tag())
        .with("direction", language.direction())
        .with("pages", list(pages.map(Object::into)))
        .with("embed", list(Language::ALL.iter().map(|language| views(*language).into())));
    println!("{}", site.text());
}

/// The views of an element in a language.
fn views(language: Language) -> Object {
    let config = Config {
        language: language.tag().to_owned(),
        embedded: true,
        ids: PREFIX.to_owned(),
        routing: Routing::None,
        ..Config::default()
    };
    let views = Page::ALL.into_iter().fold(Object::new(), |views, page| {
        views.with(page.name(), render(&config, page, |_, view| json(&view)))
    });
    // One view for all pages.
    let axim = Config { dialect: Dialect::Axim, ..config };
    let views = views.with("customer-code", render(&axim, Page::Login, |_, view| json(&view)));
    // For a backend that has passwords and nothing else.
    let plain = Config { dialect: Dialect::Spurtcommerce, ..axim };
    let views = views
        .with("plain-login", render(&plain, Page::Login, |_, view| json(&view)))
        .with("plain-register", render(&plain, Page::Register, |_, view| json(&view)));
    let text = Object::new()
        .with("lang", language.tag())
        .with("dir", language.direction())
        .with("views", views)
        .text();
    Object::new()
        .with("language", language.tag())
        .with("file", format!("views-{}.json", language.tag()))
        .with("text", text)
}

/// Renders a page, and makes something of the app and the page. The window's title is set once the page is a tree.
fn render<T>(config: &Config, page: Page, make: impl FnOnce(App, Tree) -> T) -> T {
    Owner::new().with(|| {
        // A link to such a page has a secret, which is not known yet.
        let key = page.secret().is_some().then(|| "key".to_owned());
        let location = Location { page, state: HistoryState { key, ..HistoryState::default() } };
        let drafts = Rc::new(FormDrafts::new(Root::new(None, &config.ids)));
        let app = App::at(config.clone(), drafts, location);
        let tree = layout::view(app).tree();
        make(app, tree)
    })
}

/// A tree as JSON, from which a script makes elements without any HTML text: `[tag, {attribute: value}, child, …]`, where a child is
/// an element or a text.
fn json(tree: &Tree) -> Value {
    match tree {
        Tree::Text(text) => text.as_str().into(),
        Tree::Element { tag, attributes, children } => {
            let attributes =
                attributes.iter().fold(Object::new(), |all, (name, value)| all.with(name, value.as_str()));
            list([(*tag).into(), attributes.into()].into_iter().chain(children.iter().map(json)))
        }
    }
}

#[cfg(test)]
mod tests {
    use portico_view::el;

    use super::{Object, json};

    #[test]
    fn an_element_is_its_tag_its_attributes_and_its_children() {
        let input = el("input", "").attr("required", "").on("input", |_| {});
        let element = el("p", "x").text("1 < 2").child(input).child(|| Some(el("b", "").text(|| "more")));
        let element = element.child(|| None).attr("id", || Some("i".into()));
        assert_eq!(
            Object::new().with("tree", json(&element.tree())).text(),
            r#"{"tree":["p",{"class":"x","id":"i"},"1 < 2",["input",{"required":""}],["b",{},"more"]]}"#
        );
    }
}
