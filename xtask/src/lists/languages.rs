//! The languages in the files for other hosts.

use portico_locales::Language;
use portico_shared::pages::Page;

use super::copy::Copy;

const NGINX: &str = "deploy/nginx/portico-languages.conf";
const NETLIFY: &str = "deploy/cloudflare-pages-netlify/netlify-languages";
const NETLIFY_HEADERS: &str = "deploy/cloudflare-pages-netlify/_headers";
const CLOUDFRONT: &str = "deploy/s3-cloudfront/portico.yaml";

/// Other primary subtags that a browser may send for a language of ours.
const OTHERS: [&str; 3] = ["no", "nn", "iw"];

/// The most characters of a line of a list.
const WIDTH: usize = 120;

pub(super) fn copies() -> Vec<Copy> {
    let copy = |file, begin, end, text| Copy { file, begin, end, text };
    let tags = Language::all().map(|language| format!("'{}'", language.tag())).collect();
    let folders = subtags().map(|(subtag, language)| format!("    {subtag} /{};\n", language.tag()));
    let subtags = subtags().map(|(subtag, _)| subtag).collect::<Vec<_>>().join("|");
    vec![
        copy(NGINX, "mo)\\b)(", ")", subtags),
        copy(NGINX, "map $portico_language_asked $portico_language {\n", "}", folders.collect()),
        copy(NETLIFY, "writes the lines.\n", "# The end", rewrites()),
        copy(NETLIFY_HEADERS, "lists` writes them.\n", "\n\n", varying()),
        copy(CLOUDFRONT, "var LANGUAGES = [\n", "        ];", wrapped(tags)),
    ]
}

/// The primary subtags that browsers send, each with its language.
fn subtags() -> impl Iterator<Item = (&'static str, Language)> {
    let own = Language::all().map(|language| primary(language.tag()));
    own.chain(OTHERS).filter_map(|subtag| Some((subtag, Language::of_tag(subtag)?)))
}

fn primary(tag: &'static str) -> &'static str {
    tag.split('-').next().unwrap_or(tag)
}

/// The paths of the pages.
fn paths() -> impl Iterator<Item = String> {
    [String::new()].into_iter().chain(Page::ALL.map(|page| format!("{}/", page.name())))
}

fn rewrites() -> String {
    let of = |language: Language| {
        let subtags: Vec<_> = subtags().filter(|(_, of)| *of == language).map(|(subtag, _)| subtag).collect();
        let condition = subtags.join(",");
        paths().map(move |path| format!("/{path} /{}/{path} 200! Language={condition}\n", language.tag()))
    };
    Language::all().flat_map(of).collect()
}

fn varying() -> String {
    let of = |path: String| {
        let all = if path.is_empty() { "" } else { "*" };
        format!("/{path}{all}\n  Vary: Accept-Language")
    };
    paths().map(of).collect::<Vec<_>>().join("\n")
}

/// A list of a script, in lines.
fn wrapped(items: Vec<String>) -> String {
    let mut lines = vec![" ".repeat(9)];
    for item in items {
        let last = lines.last_mut().expect("there is a line");
        if last.len() + item.len() + 2 > WIDTH {
            lines.push(format!("{}{item},", " ".repeat(10)));
        } else {
            last.extend([" ", &item, ","]);
        }
    }
    lines.join("\n") + "\n"
}
