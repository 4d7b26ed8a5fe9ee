//! Where the bytes come from: what each page and each view of the element loads, and what each module of WebAssembly is made of.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use portico_shared::pages::Page;

use super::bytes::{Sized, weigh};
use crate::dist::{boundary, embed, html, pages};
use crate::origins::Origins;
use crate::project::Project;

/// The language of the element's words that count.
const LANGUAGE: &str = "words-en-";

const LEGEND: &str = "\
raw is what the functions whose paths begin with a crate, or a module of ours, have in the module; generic functions count to the
crate that they are from. brotli is how much smaller the module would be with brotli 11 without them, all else being the same: it
is compressed once without each. What only repeats other code saves little, so the rest is what several have in common, and what
the site's module gains by the order of its functions.
";

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Html,
    Style,
    Script,
    Words,
    Wasm,
}

impl Kind {
    const ALL: [(Self, &str); 5] = [
        (Self::Html, "html"),
        (Self::Style, "style"),
        (Self::Script, "script"),
        (Self::Words, "words"),
        (Self::Wasm, "wasm"),
    ];

    fn of(file: &str) -> Result<Self> {
        let (_, ending) = file.rsplit_once('.').unwrap_or_default();
        Ok(match ending {
            "html" => Self::Html,
            "css" => Self::Style,
            "js" => Self::Script,
            "json" => Self::Words,
            "wasm" => Self::Wasm,
            _ => anyhow::bail!("{file} is of no known kind"),
        })
    }
}

/// What a page or a view of the element loads.
#[derive(Debug, PartialEq, Eq)]
struct Load {
    name: String,
    files: Vec<Sized>,
}

/// A module of WebAssembly.
#[derive(Debug)]
struct Module {
    file: Sized,
    origins: Origins,
}

/// What is loaded, and what it is made of.
#[derive(Debug)]
pub(crate) struct Why {
    pages: Vec<Load>,
    views: Vec<Load>,
    modules: Vec<Module>,
}

impl Why {
    /// Reads a built site.
    ///
    /// # Errors
    /// If the site lacks something that its pages name, or a module's names are missing.
    pub(crate) fn measure(project: &Project, site: &Path) -> Result<Self> {
        let page = |page: Page| Load::of_page(site, page.name());
        let pages = Page::ALL.into_iter().map(page).collect::<Result<Vec<_>>>()?;
        let view = |page: Page| Load::of_view(site, page.name());
        let views = Page::ALL.into_iter().map(view).collect::<Result<Vec<_>>>()?;
        let modules = modules(site)?.into_iter().map(|file| {
            let origins = Origins::measure(&named(project, &file.file)?)?;
            Ok(Module { file, origins })
        });
        Ok(Self { pages, views, modules: modules.collect::<Result<_>>()? })
    }

    /// The result as tables, with this many of the largest functions of each module.
    ///
    /// # Errors
    /// If compressing fails.
    pub(crate) fn table(&self, functions: usize) -> Result<String> {
        let mut table = by_page("a page, in brotli bytes", &self.pages)?;
        table.push('\n');
        table += &by_page("a view of the element", &self.views)?;
        for Module { file, origins } in &self.modules {
            // Writing to a string can't fail.
            let _ = writeln!(table, "\n{}", file.file);
            table += &origins.table(file.bytes.brotli, functions)?;
        }
        table.push('\n');
        table += LEGEND;
        Ok(table)
    }
}

impl Load {
    /// A page, with everything that it names.
    fn of_page(site: &Path, name: &str) -> Result<Self> {
        let page = format!("{name}/index.html");
        let file = site.join(&page);
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut files = vec![weigh(site, &page)?];
        for url in html::resources(&text)? {
            files.push(
                weigh(site, url.trim_start_matches('/')).with_context(|| format!("{page} loads {url}"))?,
            );
        }
        Ok(Self { name: format!("/{name}/"), files })
    }

    /// A view of the element: the script in the shop's page, and what that loads, with the words of one language.
    fn of_view(site: &Path, name: &str) -> Result<Self> {
        let mut files = vec![weigh(site, &format!("{}{}", embed::FOLDER, embed::ENTRY))?];
        for file in embed::assets(site)? {
            if !file.contains("/words-") || file.contains(LANGUAGE) {
                files.push(weigh(site, &format!("{}{file}", embed::FOLDER))?);
            }
        }
        Ok(Self { name: name.to_owned(), files })
    }
}

/// A table with a row for each page or view, and a column for each kind of file.
fn by_page(title: &str, loads: &[Load]) -> Result<String> {
    let width = loads.iter().map(|load| load.name.len()).chain([title.len()]).max().unwrap_or_default();
    let mut table = format!("{title:width$}");
    // Writing to a string can't fail.
    for (_, name) in Kind::ALL {
        let _ = write!(table, " {name:>7}");
    }
    table += "     all  modules\n";
    for load in loads {
        let mut sums: BTreeMap<Kind, usize> = BTreeMap::new();
        for file in &load.files {
            *sums.entry(Kind::of(&file.file)?).or_default() += file.bytes.brotli;
        }
        let _ = write!(table, "{:width$}", load.name);
        for (kind, _) in Kind::ALL {
            let _ = write!(table, " {:>7}", sums.get(&kind).copied().unwrap_or_default());
        }
        let modules = load.files.iter().filter_map(|file| stem(&file.file)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(table, " {:>7}  {modules}", sums.values().sum::<usize>());
    }
    Ok(table)
}

/// The site's modules of WebAssembly, the largest first.
fn modules(site: &Path) -> Result<Vec<Sized>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(site.join(pages::ASSETS))? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().filter(|name| stem(name).is_some()) {
            found.push(weigh(site, &format!("{}{name}", pages::ASSETS))?);
        }
    }
    ensure!(!found.is_empty(), "{} has no WebAssembly", site.display());
    found.sort_by_key(|file| std::cmp::Reverse(file.bytes.raw));
    Ok(found)
}

/// The name of a module, without its folder and the hash of its content; `None` for another file.
fn stem(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".wasm")?.rsplit('/').next()?;
    Some(name.rsplit_once('-').map_or(name, |(stem, _)| stem))
}

/// The file of a module with the names of its functions.
fn named(project: &Project, file: &str) -> Result<PathBuf> {
    let stem = stem(file).with_context(|| format!("{file} isn't WebAssembly"))?;
    Ok(boundary::named(project).with_file_name(format!("{stem}.named.wasm")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::folder;

    #[test]
    fn a_page_and_a_view_load_what_they_need() {
        let site = tempfile::tempdir().unwrap();
        let site = site.path();
        let put = |file: &str, text: &str| folder::put(&site.join(file), text.as_bytes()).unwrap();
        put(
            "register/index.html",
            "<link rel=stylesheet href=/assets/a.css><script src=/assets/b.js></script><link rel=preload as=fetch href=/assets/app-12_bg.wasm><link rel=preload as=fetch href=/assets/more-34.wasm>",
        );
        for (file, text) in [
            ("assets/a.css", "a{}"),
            ("assets/b.js", "b()"),
            ("assets/app-12_bg.wasm", "wasm"),
            ("assets/more-34.wasm", "more wasm"),
            ("embed/portico.js", "entry"),
            ("embed/assets/words-en-1.json", "words"),
            ("embed/assets/words-de-1.json", "Wörter, die nicht geladen werden"),
            ("embed/assets/app-12_bg.wasm", "wasm"),
        ] {
            put(file, text);
        }
        let page = Load::of_page(site, "register").unwrap();
        let names: Vec<_> = page.files.iter().map(|file| file.file.as_str()).collect();
        let expected = ["assets/a.css", "assets/b.js", "assets/app-12_bg.wasm", "assets/more-34.wasm"];
        assert_eq!((names[0], &names[1..]), ("register/index.html", &expected[..]));
        let view = Load::of_view(site, "register").unwrap();
        let names: Vec<_> = view.files.iter().map(|file| file.file.as_str()).collect();
        assert_eq!(
            names,
            ["embed/portico.js", "embed/assets/app-12_bg.wasm", "embed/assets/words-en-1.json"]
        );

        let raw = |loads: &[Load]| {
            loads.iter().flat_map(|load| &load.files).map(|file| file.bytes.brotli).sum::<usize>()
        };
        let all = raw(std::slice::from_ref(&page));
        let table = by_page("a page", &[page]).unwrap();
        let row: Vec<_> = table.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(
            (row[0], row[6], &row[7..]),
            ("/register/", all.to_string().as_str(), &["app,", "more"][..])
        );

        let modules = modules(site).unwrap();
        assert_eq!(modules[0].file, "assets/more-34.wasm", "the largest first");
        assert_eq!(modules.len(), 2);
        assert!(Load::of_page(site, "login").is_err());
    }

    #[test]
    fn a_module_is_named_without_its_hash() {
        assert_eq!(stem("assets/portico-app-0aff0001_bg.wasm"), Some("portico-app"));
        assert_eq!(stem("assets/later-0aff0001.wasm"), Some("later"));
        assert_eq!(stem("assets/boot-0aff0001.js"), None);
    }
}
