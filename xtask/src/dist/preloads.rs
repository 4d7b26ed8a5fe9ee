//! What tells other hosts to send each page's `Link` header. It names files with hashes, so it is written with the site.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use portico_locales::Language;
use portico_shared::pages::Page;
use portico_shared::preloads::link_header;

/// The folder of these files within a site.
const FOLDER: &str = "preload";
/// The page whose files are those of all pages.
const LOGIN: &str = "login/index.html";

/// The files for the hosts, for a site at `base_path` whose `files` include its pages.
pub(super) fn files(base_path: &str, files: &[(PathBuf, String)]) -> Vec<(PathBuf, String)> {
    let header = |folder: &Path| {
        let page = files.iter().find(|(file, _)| *file == folder.join(LOGIN));
        page.map(|(_, html)| link_header(html))
    };
    let languages: Vec<_> = Language::all()
        .filter_map(|language| Some((language.tag(), header(Path::new(language.tag()))?)))
        .collect();
    let rest = header(Path::new("")).unwrap_or_default();
    [("nginx.conf", nginx(base_path, &languages, &rest)), ("_headers", headers(base_path, &languages, &rest))]
        .map(|(name, text)| (Path::new(FOLDER).join(name), text))
        .into()
}

/// For nginx's `http` block: `portico_links` by the file that nginx has found.
fn nginx(base_path: &str, languages: &[(&str, String)], rest: &str) -> String {
    // Chromium follows the header of a page that a script fetches, too.
    let mut map = String::from(
        "# The Link header of each page of this build, for browsers that go there.\nmap \"$http_sec_fetch_dest $uri\" $portico_links {\n",
    );
    // The first that matches counts. The path that `try_files` has found may have two slashes.
    let folders = languages.iter().map(|(tag, links)| (format!("{base_path}{tag}/"), links.as_str()));
    for (folder, links) in folders.chain([(base_path.to_owned(), rest)]) {
        // Writing to a string can't fail.
        let _ = writeln!(map, "    '~^(?:document|iframe|) {folder}.*index\\.html$' '{links}';");
    }
    map + "}\n"
}

/// Lines for a `_headers` file. A page without a language in its path may be in any, so its words are left out.
fn headers(base_path: &str, languages: &[(&str, String)], rest: &str) -> String {
    let rest = rest.split(", ").filter(|link| !link.contains(".json>")).collect::<Vec<_>>().join(", ");
    let pages = Page::ALL.iter().map(|page| (format!("{}/*", page.name()), rest.as_str()));
    let languages = languages.iter().map(|(tag, links)| (format!("{tag}/*"), links.as_str()));
    let lines = languages.chain([(String::new(), rest.as_str())]).chain(pages);
    lines.map(|(path, links)| [base_path, &path, "\n  Link: ", links, "\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words_in_the_order_in_which_hosts_look() {
        let page = |folder: &str, words: &str| {
            let html = format!(
                "<link as=fetch href=/a/assets/x_bg.wasm rel=preload><link as=fetch href=/a/assets/{words}.json rel=preload>"
            );
            (Path::new(folder).join(LOGIN), html)
        };
        let pages =
            [page("", "words-en"), page("de", "words-de"), (PathBuf::from("assets/x.json"), String::new())];
        let [(nginx, map), (headers, lines)] = &files("/a/", &pages)[..] else { panic!("two hosts") };

        assert_eq!(nginx, Path::new("preload/nginx.conf"));
        let header = |words: &str| {
            format!(
                "</a/assets/x_bg.wasm>; rel=preload; as=fetch, </a/assets/{words}.json>; rel=preload; as=fetch"
            )
        };
        let expected = format!(
            "# The Link header of each page of this build, for browsers that go there.\n\
             map \"$http_sec_fetch_dest $uri\" $portico_links {{\n    \
             '~^(?:document|iframe|) /a/de/.*index\\.html$' '{}';\n    \
             '~^(?:document|iframe|) /a/.*index\\.html$' '{}';\n}}\n",
            header("words-de"),
            header("words-en")
        );
        assert_eq!(*map, expected);

        assert_eq!(headers, Path::new("preload/_headers"));
        let begins = format!("/a/de/*\n  Link: {}\n/a/\n  Link: </a/assets/x_bg.wasm>;", header("words-de"));
        assert!(lines.starts_with(&begins) && lines.contains("\n/a/login/*\n  Link: "), "{lines}");
        assert!(!lines.contains("words-en"), "{lines}");
    }
}
