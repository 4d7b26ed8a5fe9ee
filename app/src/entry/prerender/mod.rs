//! The pages as static HTML, from the same components that run in the browser, and the words of each language. The app's own program
//! prints them, built for the machine that builds the site.

mod element_views;
mod fallback;
mod languages;
mod render;

use std::io::{self, Read};
use std::process;
use std::rc::Rc;

use portico_locales::{Language, Translations, check, list as words_of};
use portico_shared::message::Message;

use crate::config::Config;
use crate::json::{Json, Object, Value, list};
use crate::router::Page;
use crate::text::Words;
use languages::{Languages, own_texts};
use render::Rendered;

/// Reads a store's configuration, the text of the pages' data block, from standard input, and prints `{"languages": [
/// {"tag", "direction", "words", "laterWords", "pages": [{"file", "title", "html", "isWhole"}]}], "elementWords": [{"tag", "text"}],
/// "notLoaded", "elementViews", "dialectViews": {dialect: [view]}}`.
///
/// The pages without a language in their path are among those of the store's language. Each page has its file in the site, the title of its window, the content of its body, and whether it can begin without the part of the app that comes later; `words` are those that the first screen may show, and `laterWords` is the text of the file with the others.
/// The elements have all languages, whatever the configuration says: each has a file with its words, and all have one with the views.
pub fn print() {
    match site() {
        Ok(site) => println!("{}", site.text()),
        Err(faults) => {
            for fault in faults {
                eprintln!("error: {fault}");
            }
            process::exit(1);
        }
    }
}

fn site() -> Result<Object, Vec<String>> {
    let mut text = String::new();
    let read = io::stdin().read_to_string(&mut text);
    let wrong = || vec!["standard input has to be the configuration, a JSON object".to_owned()];
    let (config, json) =
        read.ok().and_then(|_| Config::parse(&text)).zip(Json::parse(&text)).ok_or_else(wrong)?;
    let faults: Vec<_> = Language::all().flat_map(check).map(|fault| format!("locales/{fault}")).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let to_text =
        |faults: Vec<portico_locales::Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>();
    let own = own_texts(&json).map_err(|fault| vec![fault])?;
    let translations = Rc::new(Translations::with_own(own).map_err(to_text)?);
    let languages = Languages::read(&json).map_err(|fault| vec![fault])?;
    let shop = fallback::shop(&json);
    let of_site = languages
        .all
        .iter()
        .map(|language| in_language(&config, &languages, *language, &translations, shop.as_deref()));
    let of_element = Language::all().map(|language| {
        let words = Object::new()
            .with("lang", language.tag())
            .with("dir", language.direction().attribute())
            .with("words", words_of(&translations, language, Message::of_app()))
            .with("failures", fallback::failures(language, &translations));
        Object::new().with("tag", language.tag()).with("text", words.text()).into()
    });
    let views = element_views::ElementViews::new();
    Ok(Object::new()
        .with("languages", list(of_site))
        .with("elementWords", list(of_element))
        .with("notLoaded", fallback::not_loaded(languages.default, &translations))
        .with("elementViews", views.text())
        .with("dialectViews", views.dialects()))
}

/// The pages and the words of a language.
fn in_language(
    config: &Config,
    languages: &Languages,
    language: Language,
    translations: &Rc<Translations>,
    shop: Option<&str>,
) -> Value {
    let words_of_app = Words::Of(language, translations.clone());
    let pages = |folder: &str| {
        let base_path = format!("{}{folder}", config.base_path);
        let config = Config { base_path, ..config.clone() };
        let pages = Page::ALL.map(|page| (format!("{folder}{}/index.html", page.name()), page));
        let first = (format!("{folder}index.html"), Page::Login);
        let missing = (format!("{folder}404.html"), Page::NotFound);
        let pages = pages.into_iter().chain([first, missing]);
        let render = |(file, page): (String, Page)| {
            let Rendered { tree, title, is_whole } = render::render(&config, &words_of_app, page);
            let links = languages.links(config.base_path.trim_end_matches(folder), page);
            let html = fallback::body(language, translations, tree, &links, shop);
            Object::new()
                .with("file", file)
                .with("page", page.name())
                .with("title", title)
                .with("html", html)
                .with("isWhole", is_whole)
                .into()
        };
        pages.map(render).collect::<Vec<Value>>()
    };
    let own = pages(&format!("{}/", language.tag()));
    let common = if language == languages.default { pages("") } else { Vec::new() };
    let (first, later) = Message::of_app().split_at(Message::of_first_screen().len());
    Object::new()
        .with("tag", language.tag())
        .with("direction", language.direction().attribute())
        .with("words", words_of(translations, language, first))
        .with("laterWords", words_of(translations, language, later).to_string())
        .with("pages", list(common.into_iter().chain(own)))
        .into()
}
