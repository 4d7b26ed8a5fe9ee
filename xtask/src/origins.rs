//! Where the bytes of a module of WebAssembly come from: the functions of each crate, and everything else.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::dist::brotli;

/// The entry for functions without a path: the shims of wasm-bindgen, `memcpy` and the like.
const NO_CRATE: &str = "(no crate)";
/// What the names of our own crates begin with. Their functions are listed by module.
const OURS: &str = "portico_";
/// How deep the listed modules are.
const DEPTH: usize = 2;
/// Crates and modules with less than this share of the module's bytes, one part in so many, are one entry.
const SMALL: usize = 250;

/// The parts of a module of WebAssembly.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// The module.
    wasm: Vec<u8>,
    /// Each function, in the order of the module.
    functions: Vec<Function>,
    /// Texts, tables and other constants.
    data: Vec<Range<usize>>,
    /// Types, imports, exports and tables.
    rest: Vec<Range<usize>>,
}

/// A function's path, and where its code is in the module.
#[derive(Debug, PartialEq, Eq)]
struct Function {
    path: String,
    code: Range<usize>,
}

/// Functions of one origin, or another part of the module.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    name: String,
    /// How many functions; `None` for what isn't code.
    functions: Option<usize>,
    ranges: Vec<Range<usize>>,
}

impl Part {
    fn bytes(&self) -> usize {
        self.ranges.iter().map(Range::len).sum()
    }
}

impl Origins {
    /// Reads a module of the last build from before its names were removed.
    ///
    /// # Errors
    /// If it is missing or isn't wasm.
    pub(crate) fn measure(named: &Path) -> Result<Self> {
        let wasm = fs::read(named).with_context(|| format!("cannot read {}", named.display()))?;
        Self::read(wasm).with_context(|| format!("{} isn't wasm", named.display()))
    }

    fn read(wasm: Vec<u8>) -> Result<Self> {
        let mut origins = Self::default();
        let mut names = HashMap::new();
        let mut code = Vec::new();
        let mut imported = 0;
        for payload in Parser::new(0).parse_all(&wasm) {
            let payload = payload?;
            match &payload {
                Payload::CodeSectionEntry(body) => code.push(body.range()),
                Payload::DataSection(data) => origins.data.push(data.range()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        names = function_names(section)?;
                    }
                    // Custom sections are for tools; the site's wasm has none.
                }
                Payload::CodeSectionStart { .. } => {}
                _ => origins.rest.extend(payload.as_section().map(|(_, range)| range)),
            }
            if let Payload::ImportSection(imports) = payload {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
        }
        let function = |(index, code)| {
            let path = names.remove(&index).unwrap_or_else(|| "(no name)".to_owned());
            Function { path, code }
        };
        origins.functions = (imported..).zip(code).map(function).collect();
        origins.wasm = wasm;
        Ok(origins)
    }

    /// The functions by crate, ours by module, the largest first; then the small ones in one, and what isn't code.
    fn parts(&self) -> Vec<Part> {
        let mut by_origin: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        for Function { path, code } in &self.functions {
            by_origin.entry(origin_of(path)).or_default().push(code.clone());
        }
        let part = |(name, ranges): (String, Vec<_>)| Part { name, functions: Some(ranges.len()), ranges };
        let smallest = self.bytes() / SMALL;
        let (mut parts, small): (Vec<_>, Vec<_>) =
            by_origin.into_iter().map(part).partition(|part| part.bytes() >= smallest);
        parts.sort_by_key(|part| std::cmp::Reverse(part.bytes()));
        if !small.is_empty() {
            let ranges: Vec<_> = small.into_iter().flat_map(|part| part.ranges).collect();
            parts.push(Part { name: "(others)".to_owned(), functions: Some(ranges.len()), ranges });
        }
        for (name, ranges) in
            [("data: texts and other constants", &self.data), ("types, imports, exports, tables", &self.rest)]
        {
            parts.push(Part { name: name.to_owned(), functions: None, ranges: ranges.clone() });
        }
        parts
    }

    /// The bytes of everything that is in the site's wasm.
    fn bytes(&self) -> usize {
        let code = self.functions.iter().map(|function| &function.code);
        code.chain(&self.data).chain(&self.rest).map(Range::len).sum()
    }

    /// The module's bytes as they would be without some of them.
    fn without(&self, ranges: &[Range<usize>]) -> Vec<u8> {
        let code = self.functions.iter().map(|function| &function.code);
        let all = self.rest.iter().chain(code).chain(&self.data);
        let kept = all.filter(|range| !ranges.contains(range));
        kept.flat_map(|range| &self.wasm[range.clone()]).copied().collect()
    }

    /// For each part, by how much the module would be smaller with brotli if it weren't there.
    fn savings(&self, parts: &[Part]) -> Result<Vec<usize>> {
        let whole = brotli(&self.without(&[]))?.len();
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<(usize, usize)>> {
            let mut done = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(part) = parts.get(at)
            {
                done.push((at, whole.saturating_sub(brotli(&self.without(&part.ranges))?.len())));
            }
            Ok(done)
        };
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let done = thread::scope(|scope| {
            let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            let done = workers.into_iter().map(|worker| match worker.join() {
                Ok(done) => done,
                Err(panic) => resume_unwind(panic),
            });
            done.collect::<Result<Vec<_>>>()
        })?;
        let mut savings: Vec<_> = done.concat();
        savings.sort_unstable();
        Ok(savings.into_iter().map(|(_, saving)| saving).collect())
    }

    /// The result as a table, with this many of the largest functions. The site's file has so many bytes with brotli.
    ///
    /// # Errors
    /// If compressing fails.
    pub(crate) fn table(&self, packed: usize, functions: usize) -> Result<String> {
        let parts = self.parts();
        let savings = self.savings(&parts)?;
        let total = self.bytes();
        let mut table = String::from("     raw   share   brotli functions\n");
        let mut row = |name: &str, size: usize, saving: &str, count: &str| {
            let share = size * 1000 / total.max(1);
            // Writing to a string cannot fail.
            let _ = writeln!(
                table,
                "{size:>8} {:>3}.{} % {saving:>8} {count:>9}  {name}",
                share / 10,
                share % 10
            );
        };
        for (part, saving) in parts.iter().zip(&savings) {
            let count = part.functions.map_or_else(String::new, |count| count.to_string());
            row(&part.name, part.bytes(), &saving.to_string(), &count);
        }
        let common = packed.saturating_sub(savings.iter().sum());
        row("what several of these have in common", 0, &common.to_string(), "");
        row("all", total, &packed.to_string(), &self.functions.len().to_string());
        if functions > 0 {
            let mut all: Vec<_> = self.functions.iter().collect();
            all.sort_by(|a, b| b.code.len().cmp(&a.code.len()).then_with(|| a.path.cmp(&b.path)));
            table.push_str("\nThe largest functions, in raw bytes\n");
            for Function { path, code } in all.into_iter().take(functions) {
                let _ = writeln!(table, "{:>8}  {path}", code.len());
            }
        }
        Ok(table)
    }
}

fn function_names(section: NameSectionReader<'_>) -> Result<HashMap<u32, String>> {
    let mut names = HashMap::new();
    for part in section {
        if let Name::Function(map) = part? {
            for naming in map {
                let naming = naming?;
                names.insert(naming.index, plain(naming.name));
            }
        }
    }
    Ok(names)
}

/// A function's path without the hashes of its crates, whether it is mangled or not.
fn plain(name: &str) -> String {
    let path = format!("{:#}", rustc_demangle::demangle(name));
    let mut pieces = path.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, after)) if hash.len() >= 12 && hash.chars().all(|c| c.is_ascii_hexdigit()) => {
                plain += after;
            }
            _ => {
                plain.push('[');
                plain += piece;
            }
        }
    }
    plain
}

/// The crate that a function's path begins with; for our own crates with the module.
fn origin_of(path: &str) -> String {
    let Some(start) = start_of(path) else { return NO_CRATE.to_owned() };
    let mut names = start.split("::");
    let mut origin = names.next().unwrap_or_default().to_owned();
    if !origin.starts_with(OURS) {
        return origin;
    }
    let mut names = names.take(DEPTH + 1).peekable();
    while let Some(name) = names.next()
        && is_module(name)
        && names.peek().is_some_and(|next| next.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    {
        origin += "::";
        origin += name;
    }
    origin
}

/// Whether a name in a path can be a module's.
fn is_module(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Where the name of a path's crate begins: in that of the type in `<type>::name` and `<type as trait>::name`, or in that of the
/// trait if the type is a built-in one such as `str`.
fn start_of(path: &str) -> Option<&str> {
    const BEFORE: [&str; 12] = [
        "<",
        "(",
        "[",
        "&",
        "*const ",
        "*mut ",
        "mut ",
        "dyn ",
        "impl ",
        "unsafe ",
        "extern \"C\" ",
        "for<'a> ",
    ];
    let mut rest = path;
    while let Some(after) = BEFORE.iter().find_map(|before| rest.strip_prefix(before)) {
        rest = after;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    if rest[end..].starts_with("::") {
        return Some(rest);
    }
    start_of(rest[end..].split_once(" as ")?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_to_the_crate_that_its_path_begins_with() {
        for (path, name) in [
            ("core::ptr::drop_in_place::<app::Form>", "core"),
            ("<app::Form as core::fmt::Debug>::fmt", "app"),
            ("<&mut alloc::vec::Vec<app::Form> as core::ops::Drop>::drop", "alloc"),
            ("<dyn core::any::Any>::is::<app::Form>", "core"),
            ("<str as core::fmt::Display>::fmt", "core"),
            ("<[u8] as tachys::Render>::build", "tachys"),
            ("<(app::A, app::B) as tachys::Render>::build", "app"),
            ("memcpy", NO_CRATE),
            ("__wbindgen_malloc", NO_CRATE),
        ] {
            assert_eq!(origin_of(path), name, "{path}");
        }
    }

    #[test]
    fn a_function_of_ours_counts_to_its_module() {
        for (path, name) in [
            ("portico_app::pages::login::Login::view::{closure#0}", "portico_app::pages::login"),
            ("portico_app::pages::login::fields::show", "portico_app::pages::login"),
            ("<portico_app::form::State as core::ops::Drop>::drop", "portico_app::form"),
            ("portico_app::mount", "portico_app"),
            ("portico_app::mount::{closure#0}", "portico_app"),
            ("portico_app::api::send::<portico_app::api::Body>", "portico_app::api"),
            ("portico_shared::email::is_valid", "portico_shared::email"),
        ] {
            assert_eq!(origin_of(path), name, "{path}");
        }
    }

    #[test]
    fn names_lose_their_hashes_only() {
        assert_eq!(plain("_RNvC6_123foo3bar"), "123foo::bar");
        assert_eq!(
            plain("<web_sys[41715dc990f369c7]::Node as a[0f0f0f0f0f0f0f]::B>::c"),
            "<web_sys::Node as a::B>::c"
        );
        assert_eq!(plain("<[u8; 3]>::len"), "<[u8; 3]>::len");
    }

    /// (module (import "m" "f" (func)) (func nop) (func) (memory 1) (data (i32.const 0) "xy")), with names.
    fn small() -> Origins {
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01m\x01f\0\0\x03\x03\x02\0\0\x05\x03\x01\0\x01".to_vec();
        wasm.extend(b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b\x0b\x08\x01\0\x41\0\x0b\x02xy");
        wasm.extend(b"\0\x16\x04name\x01\x0f\x02\x01\x04a::b\x02\x06<c::D>");
        Origins::read(wasm).unwrap()
    }

    #[test]
    fn functions_are_named_beyond_the_imported_ones_and_sorted_by_size() {
        let parts = small().parts();
        let parts: Vec<_> =
            parts.iter().map(|part| (part.name.as_str(), part.functions, part.bytes())).collect();
        let data = ("data: texts and other constants", None, 8);
        let rest = ("types, imports, exports, tables", None, 4 + 7 + 3 + 3);
        assert_eq!(parts, [("c", Some(1), 3), ("a", Some(1), 2), data, rest]);
    }

    #[test]
    fn a_module_without_a_part_has_everything_else() {
        let small = small();
        let whole = small.without(&[]);
        assert_eq!(whole.len(), small.bytes());
        let without = small.without(&[small.functions[1].code.clone()]);
        // The body of the last function: three bytes before the eight of the data.
        let at = whole.len() - 8;
        assert_eq!(without, [&whole[..at - 3], &whole[at..]].concat());
    }

    #[test]
    fn a_part_saves_what_compression_leaves_of_it() {
        // 2000 bytes that repeat, and 1000 that don't.
        let mut wasm = vec![7; 2000];
        let mut state = 1_u32;
        wasm.extend((0..1000).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_le_bytes()[3]
        }));
        let part =
            |name: &str, range| Part { name: name.to_owned(), functions: Some(1), ranges: vec![range] };
        let parts = [part("same", 0..2000), part("random", 2000..3000)];
        let function = |part: &Part| Function { path: part.name.clone(), code: part.ranges[0].clone() };
        let functions = parts.iter().map(function).collect();
        let origins = Origins { wasm, functions, ..Origins::default() };
        let savings = origins.savings(&parts).unwrap();
        assert!(savings[0] < 20 && (980..1020).contains(&savings[1]), "{savings:?}");
    }

    #[test]
    fn the_table_adds_up() {
        let table = small().table(40, 1).unwrap();
        let numbers = |name: &str| {
            let line = table.lines().find(|line| line.ends_with(name)).unwrap();
            let words: Vec<_> = line.split_whitespace().collect();
            (words[0].parse::<usize>().unwrap(), words[3].parse::<usize>().unwrap())
        };
        let parts = ["  c", "  a", "constants", "tables", "in common"].map(numbers);
        let sum = parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        assert_eq!((sum, numbers("all")), ((30, 40), (30, 40)), "{table}");
        assert!(table.ends_with("The largest functions, in raw bytes\n       3  <c::D>\n"), "{table}");
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(Origins::read(b"<!doctype html>".to_vec()).is_err());
    }
}
