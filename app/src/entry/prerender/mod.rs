//! The pages as static HTML, from the same components that run in the browser. The app's own program prints them, built for the
//! machine that builds the site.

mod element_views;
mod fallback;
mod render;

use std::io::{self, Read};
use std::process;

use portico_shared::text::Language;

use crate::config::Config;
use crate::json::{Object, list};
use crate::router::Page;
use element_views::ElementViews;
use render::render;

/// Reads a store's configuration, the text of the pages' data block, from standard input, and prints `{"language", "direction",
/// "pages": [{"file", "title", "html"}], "embed": [{"language", "file", "text", "failure"}], "dialectViews": {dialect: [view]}}`: for each page
/// its file in the site, the title of its window, and the content of its body; for each language the file with an element's
/// views, and what an element says when it fails; and for each dialect that has other views, the view of each page.
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
        let (tree, title) = render(&config, page);
        Object::new()
            .with("file", file)
            .with("title", title)
            .with("html", fallback::body(language, tree))
            .into()
    });
    let views = Language::ALL.iter().map(|language| ElementViews::new(*language).file().into());
    let site = Object::new()
        .with("language", language.tag())
        .with("direction", language.direction())
        .with("pages", list(pages))
        .with("embed", list(views))
        .with("dialectViews", ElementViews::new(language).dialects());
    println!("{}", site.text());
}
