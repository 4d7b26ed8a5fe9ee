//! Arrows between modules only point down: no file uses anything above it, and no files use each other in a circle. The order
//! is in docs/architecture.md, one line for each crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The fence of the lines with the orders.
const FENCE: &str = "```rooms\n";
/// Crates that have an order.
const CRATES: [&str; 9] =
    ["server", "argon2", "check-api", "webauthn", "app", "locales", "shared", "view", "xtask"];

#[test]
fn arrows_point_down_and_close_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the checkout");
    let map = fs::read_to_string(root.join("docs/architecture.md")).expect("the map");
    let orders = Order::all(&map);
    let mut faults = Vec::new();
    for name in CRATES {
        let order = orders.get(name).unwrap_or_else(|| panic!("docs/architecture.md has no order of {name}"));
        let rooms = Rooms::read(&root.join(name).join("src"));
        faults.extend(order.faults(name, &rooms));
        faults.extend(
            rooms.circles().iter().map(|circle| format!("{name}: a circle of {}", circle.join(", "))),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The top-level modules of a crate from above to below.
struct Order {
    /// Modules of the same rank must not use each other either.
    ranks: Vec<Vec<String>>,
}

impl Order {
    /// Reads `server: main > cli > {mail, limits} > base`.
    fn all(map: &str) -> BTreeMap<String, Self> {
        let lines =
            map.split_once(FENCE).and_then(|(_, rest)| rest.split_once("```")).map_or("", |(lines, _)| lines);
        let order = |line: &str| {
            let (name, order) = line.split_once(':')?;
            let ranks = order.split('>').map(|rank| {
                rank.trim().trim_matches(['{', '}']).split(',').map(|name| name.trim().to_owned()).collect()
            });
            Some((name.trim().to_owned(), Self { ranks: ranks.collect() }))
        };
        lines.lines().filter_map(order).collect()
    }

    fn rank(&self, module: &str) -> Option<usize> {
        self.ranks.iter().position(|rank| rank.iter().any(|name| name == module))
    }

    fn faults(&self, name: &str, rooms: &Rooms) -> Vec<String> {
        let mut faults = BTreeSet::new();
        for module in rooms.files.keys().map(|path| top(path)) {
            if self.rank(module).is_none() {
                faults.insert(format!("{name}: docs/architecture.md has no place for `{module}`"));
            }
        }
        for (from, to) in &rooms.arrows {
            let (above, below) = (top(from), top(to));
            if above != below && self.rank(above) >= self.rank(below) {
                faults.insert(format!(
                    "{name}: {} uses {}, which is not below it",
                    rooms.name(from),
                    rooms.name(to)
                ));
            }
        }
        faults.into_iter().collect()
    }
}

/// A module's path from the crate's root, which is empty itself.
type Module = Vec<String>;

/// The top-level module; the root is called as its file is.
fn top(module: &[String]) -> &str {
    module.first().map_or("lib", String::as_str)
}

/// The files of a crate, and which of them use which.
struct Rooms {
    files: BTreeMap<Module, PathBuf>,
    arrows: BTreeSet<(Module, Module)>,
}

impl Rooms {
    fn read(src: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(src, &mut Vec::new(), &mut files);
        let mut rooms = Self { files, arrows: BTreeSet::new() };
        for (module, file) in rooms.files.clone() {
            let text =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let tokens = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            rooms.add(&module, &uses(&module, tokens));
        }
        rooms
    }

    /// Adds the arrows from a module to the files that contain the paths it names.
    fn add(&mut self, from: &Module, paths: &BTreeSet<Module>) {
        for path in paths {
            let known = |length: &usize| self.files.contains_key(&path[..*length]);
            let Some(length) = (0..=path.len()).rev().find(known) else { continue };
            if path[..length] != from[..] {
                self.arrows.insert((from.clone(), path[..length].to_vec()));
            }
        }
    }

    fn name(&self, module: &Module) -> String {
        let file = &self.files[module];
        let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
        let src = parts.iter().rposition(|part| part == "src").map_or(0, |at| at + 1);
        parts[src..].join("/")
    }

    /// Groups of files in which each one leads to every other one.
    fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<&Module, BTreeSet<&Module>> =
            self.files.keys().map(|module| (module, self.reached_from(module))).collect();
        let mut circles = BTreeSet::new();
        for (module, below) in &reached {
            let circle: Vec<_> = below
                .iter()
                .filter(|other| reached[**other].contains(module))
                .map(|other| self.name(other))
                .collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    fn reached_from(&self, module: &Module) -> BTreeSet<&Module> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Module> = vec![module];
        while let Some(next) = open.pop() {
            for (from, to) in &self.arrows {
                if from == next && reached.insert(to) {
                    open.push(to);
                }
            }
        }
        reached
    }
}

/// Finds the modules' files, except those of tests.
fn collect(folder: &Path, module: &mut Module, files: &mut BTreeMap<Module, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            module.push(name);
            collect(&path, module, files);
            module.pop();
        } else if path.extension().is_some_and(|kind| kind == "rs") && name != "tests" {
            let is_root =
                matches!(name.as_str(), "lib" | "mod") || (name == "main" && !folder.join("lib.rs").exists());
            let mut module = module.clone();
            if !is_root {
                module.push(name);
            }
            files.insert(module, path);
        }
    }
}

/// The paths within the crate that a file names, in `use` lines and elsewhere, without its tests.
fn uses(module: &Module, tokens: TokenStream) -> BTreeSet<Module> {
    let mut found = BTreeSet::new();
    let children = children(&tokens);
    Reader { module: module.clone(), children, found: &mut found }.read(tokens);
    found
}

/// The names of the modules that are declared with files of their own.
fn children(tokens: &TokenStream) -> BTreeSet<String> {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let names =
        tokens.windows(3).filter(|three| three[0].to_string() == "mod" && three[2].to_string() == ";");
    names.map(|three| three[1].to_string()).collect()
}

struct Reader<'a> {
    module: Module,
    children: BTreeSet<String>,
    found: &'a mut BTreeSet<Module>,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if let Some(end) = end_of_tests(&tokens[at..]) {
                at += end;
            } else if let Some((name, body)) = inline_module(&tokens[at..]) {
                let mut module = self.module.clone();
                module.push(name);
                let children = children(&body);
                Reader { module, children, found: self.found }.read(body);
                at += 3;
            } else if let Some(base) = self.base(&tokens, at) {
                at = self.path(base, &tokens, at + 1);
            } else {
                if let TokenTree::Group(group) = &tokens[at] {
                    self.read(group.stream());
                }
                at += 1;
            }
        }
    }

    /// The module path at the start of a path that begins with this token. `None` if no `::` follows, or if one comes
    /// before it.
    fn base(&self, tokens: &[TokenTree], at: usize) -> Option<Module> {
        let TokenTree::Ident(first) = &tokens[at] else { return None };
        if !is_colon(tokens.get(at + 1)) || (at > 0 && is_colon(tokens.get(at - 1))) {
            return None;
        }
        match first.to_string().as_str() {
            "crate" => Some(Vec::new()),
            "self" => Some(self.module.clone()),
            "super" => Some(self.module[..self.module.len().saturating_sub(1)].to_vec()),
            name if self.children.contains(name) => {
                let mut module = self.module.clone();
                module.push(name.to_owned());
                Some(module)
            }
            _ => None,
        }
    }

    /// Reads the rest of a path or of a tree of paths, from the `::` on; returns the position after it.
    fn path(&mut self, mut path: Module, tokens: &[TokenTree], mut at: usize) -> usize {
        while is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1)) {
            at += 2;
            match tokens.get(at) {
                Some(TokenTree::Ident(name)) if name == "super" => {
                    path.pop();
                }
                Some(TokenTree::Ident(name)) => path.push(name.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    for branch in inner.split(|token| token.to_string() == ",") {
                        self.branch(&path, branch);
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
        }
        self.found.insert(path);
        at
    }

    fn branch(&mut self, path: &Module, branch: &[TokenTree]) {
        let Some(TokenTree::Ident(first)) = branch.first() else { return };
        let mut path = path.clone();
        if first != "self" {
            path.push(first.to_string());
        }
        self.path(path, branch, 1);
    }
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// How many tokens `#[cfg(test)] mod tests { … }` has, if it starts here.
fn end_of_tests(tokens: &[TokenTree]) -> Option<usize> {
    let [TokenTree::Punct(hash), TokenTree::Group(attribute), rest @ ..] = tokens else { return None };
    let is_test = hash.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)";
    let end = rest.iter().position(|token| {
        matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
            || token.to_string() == ";"
    })?;
    is_test.then_some(2 + end + 1)
}

/// The name and the content of a module that starts here.
fn inline_module(tokens: &[TokenTree]) -> Option<(String, TokenStream)> {
    let [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(body), ..] = tokens else {
        return None;
    };
    (keyword == "mod").then(|| (name.to_string(), body.stream()))
}

#[test]
fn an_arrow_that_points_up_and_a_circle_are_found() {
    let order = Order {
        ranks: [vec!["a"], vec!["b", "c"], vec!["d"]]
            .map(|rank| rank.iter().map(|name| (*name).to_owned()).collect())
            .into(),
    };
    let rooms = |files: &[(&str, &str)]| {
        let module = |path: &str| path.split('/').map(str::to_owned).collect::<Module>();
        let paths = files.iter().map(|(path, _)| (module(path), PathBuf::from(format!("src/{path}.rs"))));
        let mut rooms = Rooms { files: paths.collect(), arrows: BTreeSet::new() };
        for (path, text) in files {
            rooms.add(&module(path), &uses(&module(path), text.parse().unwrap()));
        }
        rooms
    };
    let down = rooms(&[
        ("a", "use crate::{b::Thing, d::{self, Other}}; fn f() { crate::c::g() }"),
        ("b", "use crate::d; #[cfg(test)] mod tests { use crate::a::Anything; }"),
        ("c", "// crate::a\nfn f() { print(\"crate::a::x\") }"),
        ("d", ""),
    ]);
    assert_eq!(order.faults("x", &down), [] as [&str; 0]);
    assert_eq!(down.arrows.len(), 4, "{:?}", down.arrows);
    assert!(down.circles().is_empty());

    let up =
        rooms(&[("a", ""), ("b", "use super::c::Thing;"), ("c", ""), ("d", "fn f() { g!(crate::a::h()) }")]);
    assert_eq!(
        order.faults("x", &up),
        ["x: b.rs uses c.rs, which is not below it", "x: d.rs uses a.rs, which is not below it"]
    );

    let circle = rooms(&[
        ("d/one", "use super::two::Two;"),
        ("d/two", "use crate::d::three;"),
        ("d/three", "use super::one;"),
    ]);
    assert_eq!(order.faults("x", &circle), [] as [&str; 0]);
    assert_eq!(circle.circles(), [["d/one.rs", "d/three.rs", "d/two.rs"]]);
    let strange = rooms(&[("e", "")]);
    assert_eq!(order.faults("x", &strange), ["x: docs/architecture.md has no place for `e`"]);
}
