//! What tells other hosts to send each page's `Link` header. It names files with hashes, so it is written with the site.

use std::path::{Path, PathBuf};

use portico_locales::Language;
use portico_shared::pages::Page;
use portico_shared::preloads::link_header;

/// The folder of these files within a site.
const FOLDER: &str = "preload";
/// The page whose files are those of all pages: the first screen's, which are the same in every language.
const LOGIN: &str = "login/index.html";

/// The files for the hosts, for a site at `base_path` whose `files` include its pages.
pub(super) fn files(base_path: &str, files: &[(PathBuf, String)]) -> Vec<(PathBuf, String)> {
    let page = |folder: &str| files.iter().find(|(file, _)| *file == Path::new(folder).join(LOGIN));
    let links = page("").map(|(_, html)| link_header(html)).unwrap_or_default();
    let languages: Vec<_> =
        Language::all().map(Language::tag).filter(|language| page(language).is_some()).collect();
    [("nginx.conf", nginx(base_path, &links)), ("_headers", headers(base_path, &languages, &links))]
        .map(|(name, text)| (Path::new(FOLDER).join(name), text))
        .into()
}

/// For nginx's `http` block: `portico_links` by the file that nginx has found.
fn nginx(base_path: &str, links: &str) -> String {
    // Chromium follows the header of a page that a script fetches, too. The path that `try_files` has found may have two slashes.
    format!(
        "# The Link header of each page of this build, for browsers that go there.\nmap \"$http_sec_fetch_dest $uri\" $portico_links {{\n    \
         '~^(?:document|iframe|) {base_path}.*index\\.html$' '{links}';\n}}\n"
    )
}

/// Lines for a `_headers` file.
fn headers(base_path: &str, languages: &[&str], links: &str) -> String {
    let folders = languages.iter().copied().chain(Page::ALL.iter().map(|page| page.name()));
    let paths = [String::new()].into_iter().chain(folders.map(|folder| format!("{folder}/*")));
    paths.map(|path| [base_path, &path, "\n  Link: ", links, "\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_sends_the_files_of_the_first_screen_with_every_page() {
        let page = |folder: &str| {
            let html = "<link as=fetch href=/a/assets/x_bg.wasm rel=preload>\
                 <link as=fetch href=/a/assets/words-en.json rel=later>";
            (Path::new(folder).join(LOGIN), html.to_owned())
        };
        let pages = [page(""), page("de"), (PathBuf::from("assets/x.json"), String::new())];
        let [(nginx, map), (headers, lines)] = &files("/a/", &pages)[..] else { panic!("two hosts") };
        let value = "</a/assets/x_bg.wasm>; rel=preload; as=fetch";

        assert_eq!(nginx, Path::new("preload/nginx.conf"));
        let expected = format!(
            "# The Link header of each page of this build, for browsers that go there.\n\
             map \"$http_sec_fetch_dest $uri\" $portico_links {{\n    \
             '~^(?:document|iframe|) /a/.*index\\.html$' '{value}';\n}}\n"
        );
        assert_eq!(*map, expected);

        assert_eq!(headers, Path::new("preload/_headers"));
        let begins = format!("/a/\n  Link: {value}\n/a/de/*\n  Link: {value}\n/a/");
        assert!(lines.starts_with(&begins), "{lines}");
        assert!(lines.contains(&format!("\n/a/login/*\n  Link: {value}\n")), "{lines}");
    }
}
