//! The pages as static HTML, from the same components that run in the browser. The app's own program, built for the
//! machine that builds the site, prints them.

use std::io::{self, Read};
use std::process;

use leptos::prelude::Owner;
use portico_shared::text::Language;

use crate::app::App;
use crate::config::{Config, Dialect};
use crate::dom::El;
use crate::frame;
use crate::json::{Object, list};
use crate::page::{Entry, Page};
use crate::router::Routing;

/// What stands in a view for the prefix of its ids, which the element knows that shows it.
const PREFIX: &str = "~";

/// Reads a store's configuration, the text of the pages' data block, from standard input, and prints
/// `{"language", "direction", "pages": [{"file", "title", "html"}], "embed": [{"language", "file", "text"}]}`: for each
/// page the file of the site that it is, the title of its window, and what stands in its root element; for each language
/// the file of an element's views.
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
            // Before the title, which the page's heading sets.
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
        views.with(page.name(), render(&config, page, |_, view| view.tree()))
    });
    // Which stands for all of them where the backend speaks document B alone.
    let axim = Config { dialect: Dialect::Axim, ..config };
    let views = views.with("customer-code", render(&axim, Page::Login, |_, view| view.tree()));
    // Where the backend has nothing but passwords.
    let plain = Config { dialect: Dialect::Spurtcommerce, ..axim };
    let views = views
        .with("plain-login", render(&plain, Page::Login, |_, view| view.tree()))
        .with("plain-register", render(&plain, Page::Register, |_, view| view.tree()));
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

fn render<T>(config: &Config, page: Page, make: impl FnOnce(App, El) -> T) -> T {
    Owner::new().with(|| {
        // Whoever comes to a page of a link comes with its secret, which is not known yet.
        let key = page.is_of_link().then(|| "key".to_owned());
        let app = App::at(config.clone(), (page, Entry { key, ..Entry::default() }));
        make(app, frame::view(app))
    })
}
