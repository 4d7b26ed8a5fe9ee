//! Where the bytes of the wasm come from: the functions of each crate, and everything else.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::dist::boundary;
use crate::project::Project;

/// How many crates are listed by name.
const CRATES: usize = 25;
/// The entry for functions without a path: the shims of wasm-bindgen, `memcpy` and the like.
const NO_CRATE: &str = "(no crate)";

/// The parts of the site's wasm, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    /// Each function's path and size, the largest first.
    functions: Vec<(String, usize)>,
    /// Texts, tables and other constants.
    data: usize,
    /// Types, imports, exports and tables.
    rest: usize,
}

impl Origins {
    /// Reads the wasm of the last build from before its names were removed.
    ///
    /// # Errors
    /// If it is missing or isn't wasm.
    pub(crate) fn measure(project: &Project) -> Result<Self> {
        let path = boundary::named(project);
        let wasm = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::read(&wasm).with_context(|| format!("{} isn't wasm", path.display()))
    }

    fn read(wasm: &[u8]) -> Result<Self> {
        let mut origins = Self::default();
        let mut names = HashMap::new();
        let mut sizes = Vec::new();
        let mut imported = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
                Payload::DataSection(data) => origins.data = data.range().len(),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        names = function_names(section)?;
                    }
                    // Custom sections are for tools; the site's wasm has none.
                }
                Payload::CodeSectionStart { .. } => {}
                _ => origins.rest += payload.as_section().map_or(0, |(_, range)| range.len()),
            }
            if let Payload::ImportSection(imports) = payload {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
        }
        origins.functions = (imported..)
            .zip(sizes)
            .map(|(index, size)| (names.remove(&index).unwrap_or_else(|| "(no name)".to_owned()), size))
            .collect();
        origins.functions.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(origins)
    }

    /// The result as a table, with this many of the largest functions.
    pub(crate) fn table(&self, functions: usize) -> String {
        let mut crates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (path, size) in &self.functions {
            let entry = crates.entry(crate_of(path)).or_default();
            *entry = (entry.0 + size, entry.1 + 1);
        }
        let mut crates: Vec<_> = crates.into_iter().collect();
        crates.sort_by_key(|(_, (size, _))| std::cmp::Reverse(*size));

        let code: usize = self.functions.iter().map(|(_, size)| size).sum();
        let total = code + self.data + self.rest;
        let mut table = String::from(
            "The site's wasm in raw bytes, by the crate that each function's path begins with.\n\n    bytes share functions\n",
        );
        let mut row = |name: &str, size: usize, count: &str| {
            let share = size * 1000 / total.max(1);
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{size:>9} {:>3}.{} % {count:>6}  {name}", share / 10, share % 10);
        };
        for (name, (size, count)) in crates.iter().take(CRATES) {
            row(name, *size, &count.to_string());
        }
        let more = crates.iter().skip(CRATES).fold((0, 0), |sum, (_, (size, n))| (sum.0 + size, sum.1 + n));
        if more.1 > 0 {
            row("(other crates)", more.0, &more.1.to_string());
        }
        row("data: texts and other constants", self.data, "");
        row("types, imports, exports, tables", self.rest, "");
        row("all", total, &self.functions.len().to_string());
        if functions > 0 {
            table.push_str("\nThe largest functions\n");
            for (path, size) in self.functions.iter().take(functions) {
                let _ = writeln!(table, "{size:>9}  {path}");
            }
        }
        table
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

/// The crate at the start of a path: that of the type in `<type>::name` and `<type as trait>::name`, or that of the trait
/// if the type is a built-in one such as `str`.
fn crate_of(path: &str) -> &str {
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
        return &rest[..end];
    }
    match rest[end..].split_once(" as ") {
        Some((_, of)) => crate_of(of),
        None => NO_CRATE,
    }
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
            assert_eq!(crate_of(path), name, "{path}");
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

    #[test]
    fn functions_are_named_beyond_the_imported_ones_and_sorted_by_size() {
        // (module (import "m" "f" (func)) (func nop) (func) (memory 1) (data (i32.const 0) "xy")), with names.
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01m\x01f\0\0\x03\x03\x02\0\0\x05\x03\x01\0\x01".to_vec();
        wasm.extend(b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b\x0b\x08\x01\0\x41\0\x0b\x02xy");
        wasm.extend(b"\0\x16\x04name\x01\x0f\x02\x01\x04a::b\x02\x06<c::D>");
        let origins = Origins::read(&wasm).unwrap();
        assert_eq!(origins.functions, [("<c::D>".to_owned(), 3), ("a::b".to_owned(), 2)]);
        assert_eq!((origins.data, origins.rest), (8, 4 + 7 + 3 + 3));

        let table = origins.table(1);
        assert!(table.contains("        3  10.0 %      1  c\n        2   6.6 %      1  a\n"), "{table}");
        assert!(table.ends_with("The largest functions\n        3  <c::D>\n"), "{table}");
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(Origins::read(b"<!doctype html>").is_err());
    }
}
