//! Makes the boundary between script and wasm as small as possible.
//!
//! wasm-bindgen exports classes of crates that the app never passes to a script, gives each function a name of some forty
//! letters with a hash in it, and repeats that name on both sides. This module removes everything that neither side calls,
//! and gives the rest names of one or two letters.
//!
//! The script is edited as text. esbuild's `--mangle-props` only looks at the names of properties, whatever object they
//! belong to: it would also rename what the page's scripts call `show` or `configure`, and it doesn't remove functions.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::split::{self, LOAD, LOADER, SHARED};
use super::{glue, likeness};
use crate::project::Project;
use crate::run;
use crate::setup::Tools;

/// binaryen's name for the single module that everything is imported from.
const MODULE: &str = "a";

/// The names before and after, as binaryen prints them.
#[derive(Debug, Deserialize)]
struct Names {
    /// Module, name, short name.
    imports: Vec<[String; 3]>,
    /// Name, short name.
    exports: Vec<[String; 2]>,
}

/// The features of WebAssembly that wasm-opt may use. Browsers had all of them before `@layer`, which the styles need.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The passes that make the wasm smallest with brotli, mainly by rebuilding control flow.
const PASSES: [&str; 4] = ["--flatten", "--rereloop", "-Oz", "--minify-imports-and-exports-and-modules"];
/// The last passes: they sort the functions by name, and remove what only tools read.
const FINISH: [&str; 4] =
    ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];
const ADVICE: &str = "The lines above say what binaryen can't parse.";

/// The app's own script, as the scripts of the site import it.
pub(super) const GLUE: &str = "glue.js";

/// The part of the app that comes later, as [`narrow`] leaves it in the site.
pub(super) const LATER: &str = "portico-later.wasm";

/// The site's wasm with its functions' names, for finding out where its bytes come from: the app of the first screen.
pub(crate) fn named(project: &Project) -> PathBuf {
    project.wasm_target().join("portico-app.named.wasm")
}

/// The same of the part that comes later.
pub(crate) fn named_later(project: &Project) -> PathBuf {
    project.wasm_target().join("portico-later.named.wasm")
}

/// Narrows the boundaries between the two parts of the site's wasm and its script, in place of trunk's, which have no parts.
///
/// # Errors
/// If the site has no wasm with its script, it can't be split, or binaryen fails.
pub(super) fn narrow(project: &Project, tools: &Tools, site: &Path) -> Result<()> {
    let wasm = wasm(site)?;
    let trunks = PathBuf::from(wasm.to_string_lossy().replace("_bg.wasm", ".js"));
    fs::remove_file(&trunks).with_context(|| format!("trunk didn't write {}", trunks.display()))?;
    let halves = split::split(project, tools)?;
    let script = fs::read_to_string(&halves.script)
        .with_context(|| format!("wasm-bindgen didn't write {}", halves.script.display()))?;
    let binaryen = Binaryen { tools };
    let later = named_later(project);
    let shared = binaryen.shrink(&halves.later, &later)?;
    binaryen.finish(&later, &site.join(LATER))?;

    let script = with_guard(&glue::lean(&without_classes(&script))?)?;
    let script = with_later(&script, &shared)?;
    let app = named(project);
    let graph = app.with_extension("graph.json");
    fs::write(&graph, used(&script).to_string())?;
    binaryen.run("wasm-metadce", &["-g", "--graph-file", &graph.to_string_lossy()], &halves.app, &app)?;
    let names = binaryen.shrink(&app, &app)?;
    binaryen.finish(&app, &wasm)?;
    fs::write(glue(project), renamed(&script, &names)?)?;
    Ok(())
}

/// The programs of binaryen.
struct Binaryen<'a> {
    tools: &'a Tools,
}

impl Binaryen<'_> {
    fn run(&self, program: &str, arguments: &[&str], from: &Path, to: &Path) -> Result<Vec<u8>> {
        let mut command = self.tools.command(program);
        command.args(FEATURES).args(arguments).arg(from).arg("-o").arg(to);
        run::output(&mut command, ADVICE)
    }

    /// Makes a wasm small; its functions keep their names. Returns the short names of what it imports and exports.
    fn shrink(&self, from: &Path, to: &Path) -> Result<Names> {
        let names = self.run("wasm-opt", &[PASSES.as_slice(), &["-g"]].concat(), from, to)?;
        serde_json::from_slice(&names).context("wasm-opt didn't print the new names")
    }

    /// Writes a wasm as the site has it: without names, and in the order that compresses best.
    fn finish(&self, named: &Path, to: &Path) -> Result<()> {
        let ordered = named.with_extension("ordered.wasm");
        fs::write(&ordered, likeness::named_by_likeness(&fs::read(named)?)?)?;
        self.run("wasm-opt", &FINISH, &ordered, to)?;
        Ok(())
    }
}

/// Where the app's own script is, for those that are bundled with it.
pub(super) fn glue(project: &Project) -> PathBuf {
    project.wasm_target().join(GLUE)
}

/// The script with every call into the wasm, and every request, by way of `calls.js`, which notices what goes wrong.
fn with_guard(script: &str) -> Result<String> {
    const EXPORTS: &str = "wasm = instance.exports;";
    ensure!(script.matches(EXPORTS).count() == 1, "wasm-bindgen's script should say `{EXPORTS}` once");
    let guarded = script.replace(EXPORTS, "wasm = guarded(instance.exports);");
    Ok(format!("import {{ fetch, guarded }} from \"./calls.js\";\n{guarded}"))
}

/// The script with what the part that comes later needs: its loader, which the app imports beside the functions of the page, and what the
/// part imports of the app, under its short names.
fn with_later(script: &str, shared: &Names) -> Result<String> {
    const EXPORTS: &str = "wasm = guarded(instance.exports);";
    const FIRST: &str = "    const import0 = {\n        __proto__: null,\n";
    ensure!(script.contains(FIRST), "wasm-bindgen's script should say `{FIRST}`");
    let members = shared.imports.iter().map(|[module, name, short]| {
        ensure!(module == SHARED, "the part imports `{name}` from `{module}`");
        Ok(format!("{short}: wasm.{name}"))
    });
    let members = members.collect::<Result<Vec<_>>>()?.join(", ");
    let kept: String =
        script.lines().filter(|line| !line.contains(LOADER)).flat_map(|line| [line, "\n"]).collect();
    let load = format!(
        "{FIRST}{INDENT}{LOAD}: function(arg0, arg1) {{
            load(wasm.__indirect_function_table.get(arg0), arg1);
        }},\n"
    );
    let linked = kept
        .replace(EXPORTS, &format!("{EXPORTS}\n    link({{ {MODULE}: {{ {members} }} }});"))
        .replace(FIRST, &load);
    Ok(format!("import {{ link, load }} from \"{LOADER}\";\n{linked}"))
}

fn wasm(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let mut found = entries.filter(|path| path.to_string_lossy().ends_with("_bg.wasm"));
    found.next().with_context(|| format!("trunk wrote no wasm to {}", folder.display()))
}

/// The script without the classes that it exports and their helpers.
fn without_classes(script: &str) -> String {
    let classes: Vec<&str> = script
        .lines()
        .filter_map(|line| line.strip_prefix("export class ")?.split_whitespace().next())
        .collect();
    let begins = |line: &str| {
        classes.iter().find_map(|class| {
            let is_class = line == format!("export class {class} {{");
            let is_registry = line.starts_with(&format!("const {class}Finalization = "));
            let is_disposal = line.starts_with(&format!("if (Symbol.dispose) {class}."));
            (is_class || is_registry || is_disposal).then_some(if is_class { "}" } else { ";" })
        })
    };
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let Some(end) = begins(line) else {
            kept.push_str(line);
            kept.push('\n');
            continue;
        };
        let is_end = |line: &str| if end == "}" { line == end } else { line.ends_with(end) };
        if !is_end(line) {
            let _ = lines.find(|line| is_end(line));
        }
    }
    kept
}

/// The exports that the script uses, as the graph that wasm-metadce reads.
fn used(script: &str) -> serde_json::Value {
    let mut names: Vec<&str> = members_of_wasm(script).map(|(_, name)| name).collect();
    names.sort_unstable();
    names.dedup();
    let exports = names.iter().map(|name| json!({ "name": format!("export {name}"), "export": name }));
    let reaches: Vec<_> = names.iter().map(|name| format!("export {name}")).collect();
    let script = json!({ "name": "script", "reaches": reaches, "root": true });
    std::iter::once(script).chain(exports).collect()
}

/// Each `wasm.name` in the script, with the position of the name.
fn members_of_wasm(script: &str) -> impl Iterator<Item = (usize, &str)> {
    const OBJECT: &str = "wasm.";
    script.match_indices(OBJECT).filter_map(move |(at, _)| {
        let is_whole = !script[..at].ends_with(|c| is_of_name(c) || c == '.');
        let name = &script[at + OBJECT.len()..];
        let end = name.find(|c| !is_of_name(c)).unwrap_or(name.len());
        (is_whole && end > 0).then(|| (at + OBJECT.len(), &name[..end]))
    })
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

/// The script with the short names, and without the functions that the wasm no longer imports.
///
/// # Errors
/// If the script lacks an import of the wasm, or uses an export that the wasm doesn't have.
fn renamed(script: &str, names: &Names) -> Result<String> {
    let imports: HashMap<&str, &str> =
        names.imports.iter().map(|[_, name, short]| (name.as_str(), short.as_str())).collect();
    let exports: HashMap<&str, &str> =
        names.exports.iter().map(|[name, short]| (name.as_str(), short.as_str())).collect();
    let mut modules = names.imports.iter().map(|[module, ..]| module.as_str());
    let module = modules.find(|module| *module != LOADER).context("the wasm imports nothing")?;

    let mut short = String::with_capacity(script.len());
    let mut done = 0;
    for (at, name) in members_of_wasm(script) {
        let new =
            exports.get(name).with_context(|| format!("the script uses `wasm.{name}`, which was removed"))?;
        short.push_str(&script[done..at]);
        short.push_str(new);
        done = at + name.len();
    }
    short.push_str(&script[done..]);

    let mut kept = String::with_capacity(short.len());
    let mut found = 0;
    let mut lines = short.lines();
    while let Some(line) = lines.next() {
        if let Some((name, function)) = imported(line) {
            let Some(new) = imports.get(name) else {
                // A function that may throw ends with `}, arguments); },`.
                let _ = lines.find(|line| line.starts_with(&format!("{INDENT}}}")));
                continue;
            };
            found += 1;
            kept.extend([INDENT, new, ": ", function]);
        } else {
            kept += &line.replace(&format!("\"{module}\""), &format!("\"{MODULE}\""));
        }
        kept.push('\n');
    }
    ensure!(
        found == imports.len(),
        "of the {} functions that the wasm imports, {found} were found in the script of wasm-bindgen",
        imports.len()
    );
    Ok(kept)
}

/// wasm-bindgen's indentation of the functions that the wasm imports.
const INDENT: &str = "        ";

/// The name and the rest of a line, if a function that the wasm imports starts there.
fn imported(line: &str) -> Option<(&str, &str)> {
    let (name, function) = line.strip_prefix(INDENT)?.split_once(": ")?;
    let is_imported = name.starts_with("__wb") || name == LOAD;
    (is_imported && function.starts_with("function(")).then_some((name, function))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"export class Source {
    free() {
        wasm.__wbg_source_free(this.ptr, 0);
    }
}
if (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_abort_01: function(arg0) {
            arg0.abort(wasm.memory.buffer);
        },
        __wbg_gone_02: function() { return handleError(function (arg0) {
            return arg0;
        }, arguments); },
        __wbg_stays_03: function(arg0) {
            return arg0;
        },
    };
    return {
        "./app_bg.js": import0,
    };
}
const SourceFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_source_free(ptr, 1));
wasm.__wbindgen_start();
"#;

    #[test]
    fn calls_and_requests_go_by_way_of_our_own_script() {
        let script = with_guard("let wasm;\nwasm = instance.exports;\n").unwrap();
        assert!(script.starts_with("import { fetch, guarded } from \"./calls.js\";\n"), "{script}");
        assert!(script.ends_with("wasm = guarded(instance.exports);\n"), "{script}");
        assert!(with_guard("wasm = exports;").is_err(), "another version of wasm-bindgen");
    }

    #[test]
    fn the_script_loads_the_later_part_and_shares_the_app_with_it() {
        let names = |module: &str| Names {
            imports: [("memory", "b"), ("__indirect_function_table", "c")]
                .map(|(name, short)| [module, name, short].map(str::to_owned))
                .to_vec(),
            exports: Vec::new(),
        };
        let script = "import * as import1 from \"./later.js\"\nfunction __wbg_get_imports() {\n    const import0 = {\n        \
            __proto__: null,\n        __wbg_abort_01: function(arg0) {\n        },\n    };\n    return {\n        \
            \"./app_bg.js\": import0,\n        \"./later.js\": import1,\n    };\n}\n\
            wasm = guarded(instance.exports);\n";
        assert_eq!(
            with_later(script, &names(SHARED)).unwrap(),
            r#"import { link, load } from "./later.js";
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wasm_split_load_later: function(arg0, arg1) {
            load(wasm.__indirect_function_table.get(arg0), arg1);
        },
        __wbg_abort_01: function(arg0) {
        },
    };
    return {
        "./app_bg.js": import0,
    };
}
wasm = guarded(instance.exports);
    link({ a: { b: wasm.memory, c: wasm.__indirect_function_table } });
"#
        );
        assert!(with_later(script, &names("env")).is_err(), "it can import nothing else");
        assert!(with_later("wasm = guarded(instance.exports);", &names(SHARED)).is_err());
    }

    #[test]
    fn what_nobody_calls_goes_and_the_rest_has_short_names() {
        let script = without_classes(SCRIPT);
        assert!(!script.contains("Source"), "{script}");
        let used = used(&script).to_string();
        assert!(used.contains(r#""export":"__wbindgen_start""#) && !used.contains("source_free"), "{used}");

        let strings = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let names = Names {
            imports: vec![
                strings(&["./app_bg.js", "__wbg_abort_01", "b"]).try_into().unwrap(),
                strings(&["./app_bg.js", "__wbg_stays_03", "e"]).try_into().unwrap(),
            ],
            exports: vec![
                strings(&["memory", "c"]).try_into().unwrap(),
                strings(&["__wbindgen_start", "d"]).try_into().unwrap(),
            ],
        };
        assert!(renamed(&script.replace("__wbg_abort", "__wbg_other"), &names).is_err());
        assert!(renamed(&script.replace("wasm.memory", "wasm.store"), &names).is_err());
        let script = renamed(&script, &names).unwrap();
        assert_eq!(
            script,
            r#"function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        b: function(arg0) {
            arg0.abort(wasm.c.buffer);
        },
        e: function(arg0) {
            return arg0;
        },
    };
    return {
        "a": import0,
    };
}
wasm.d();
"#
        );
    }
}
