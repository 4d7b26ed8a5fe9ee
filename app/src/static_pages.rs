//! The pages as static HTML, from the same components that run in the browser. The app's own program, built for the
//! machine that builds the site, prints them.

use std::io::{self, Read};
use std::process;

use leptos::prelude::Owner;

use crate::app::App;
use crate::config::Config;
use crate::frame;
use crate::json::Object;
use crate::page::{Entry, Page};

/// Reads a store's configuration, the text of the pages' data block, from standard input, and prints
/// `{"language", "direction", "pages": [{"file", "title", "html"}]}`: for each page the file of the site that it is, the
/// title of its window, and what stands in its root element.
pub fn print() {
    let mut text = String::new();
    let read = io::stdin().read_to_string(&mut text);
    let Some(config) = read.ok().and_then(|_| Config::parse(&text)) else {
        eprintln!("error: standard input has to be the configuration, a JSON object");
        process::exit(1);
    };
    let language = config.language();
    let pages = Page::ALL.map(|page| (format!("{}index.html", page.path()), page));
    let more = [("index.html".to_owned(), Page::Login), ("404.html".to_owned(), Page::NotFound)];
    let pages = pages.into_iter().chain(more).map(|(file, page)| render(&config, file, page)).collect();
    let site = Object::new()
        .with("language", language.tag())
        .with("direction", language.direction())
        .with("pages", Object::list(pages));
    println!("{}", site.text());
}

fn render(config: &Config, file: String, page: Page) -> Object {
    Owner::new().with(|| {
        // Whoever comes to the reset page comes with a key, which is not known yet.
        let key = (page == Page::ResetPassword).then(|| "key".to_owned());
        let app = App::at(config.clone(), page, Entry { key, ..Entry::default() });
        let html = frame::view(app).html();
        Object::new().with("file", file).with("title", app.window_title()).with("html", html)
    })
}
