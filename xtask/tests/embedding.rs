//! What docs/embedding.md says of the element is what its manifest, its types and its style have. A browser test holds the
//! manifest against the element itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

type Names = BTreeSet<String>;

const STYLES: [&str; 3] = ["style/portico.css", "style/page.css", "style/element.css"];

fn read(path: &str) -> String {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the table below a heading of the document: the name in the first cell, without what stands in parentheses,
/// and the last cell.
fn table(heading: &str) -> BTreeMap<String, String> {
    let document = read("docs/embedding.md");
    let (_, section) = document.split_once(&format!("\n## {heading}\n")).expect("the heading is there");
    let section = section.split("\n## ").next().expect("split gives one at least");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")).map(|row| {
        let (name, rest) = row.split_once('`').expect("the name ends");
        let name = name.split('(').next().expect("split gives one at least");
        let last = rest.trim_end_matches(" |").rsplit("| ").next().expect("split gives one at least");
        (name.to_owned(), last.to_owned())
    });
    let rows: BTreeMap<_, _> = rows.collect();
    assert!(!rows.is_empty(), "there is a table below `{heading}`");
    rows
}

fn named(heading: &str) -> Names {
    table(heading).into_keys().collect()
}

/// The element's declaration in the manifest.
fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read("app/js/package/custom-elements.json")).expect("JSON");
    let modules = manifest["modules"].as_array().expect("modules");
    let mut declarations = modules.iter().filter_map(|module| module["declarations"].as_array()).flatten();
    declarations.find(|declaration| declaration["tagName"] == "portico-auth").expect("the element").clone()
}

/// The names in a list of the manifest.
fn listed(list: &str) -> Names {
    listed_as(list, |_| true)
}

fn listed_as(list: &str, is_wanted: impl Fn(&Value) -> bool) -> Names {
    let items = manifest()[list].as_array().unwrap_or_else(|| panic!("the manifest lists {list}")).clone();
    let items = items.iter().filter(|item| is_wanted(item));
    items.map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_tables_and_the_manifest_name_the_same() {
    assert_eq!(named("Attributes"), listed("attributes"));
    assert_eq!(named("Properties"), listed_as("members", |member| member["kind"] == "field"));
    assert_eq!(named("Methods"), listed_as("members", |member| member["kind"] == "method"));
    assert_eq!(named("Events"), listed("events"));
    assert_eq!(named("Slots"), listed("slots"));
}

#[test]
fn the_types_have_every_property_method_and_event_of_the_tables() {
    let types = read("app/js/package/portico.d.ts");
    let has = |name: &str| {
        let mut words = types.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
        words.any(|word| word == name)
    };
    for table in ["Properties", "Methods", "Events"] {
        for name in named(table) {
            assert!(has(&name), "portico.d.ts has no `{name}`");
        }
    }
    let react = read("app/js/package/react.d.ts");
    for name in named("Attributes") {
        let is_said = react.contains(&name) || types.contains(&name);
        assert!(is_said, "neither react.d.ts nor portico.d.ts has `{name}`");
    }
}

/// The custom properties that a stylesheet reads of what a shop sets.
fn read_by(style: &str) -> Names {
    let reads =
        style.split("var(").skip(1).map(str::trim_start).filter(|rest| rest.starts_with("--portico-"));
    let is_of_name = |c: char| c.is_ascii_lowercase() || c == '-';
    reads.map(|rest| rest.chars().take_while(|c| is_of_name(*c)).collect()).collect()
}

#[test]
fn the_style_reads_every_custom_property_of_the_table_and_no_other() {
    let styles = STYLES.map(read).concat();
    let documented = table("Custom properties");
    assert_eq!(documented.keys().cloned().collect::<Names>(), read_by(&styles));

    let (header, _) = styles.split_once("*/").expect("a comment at the top");
    let words = header.split_whitespace().filter(|word| word.starts_with("--portico-"));
    assert_eq!(words.map(str::to_owned).collect::<Names>(), read_by(&styles), "at the top of portico.css");

    for (name, default) in documented {
        let values: Vec<_> = default.split('`').skip(1).step_by(2).collect();
        let expected = match values[..] {
            [value] => format!("var({name}, {value})"),
            [light, dark] => format!("var({name}, light-dark({light}, {dark}))"),
            // It is said in words.
            _ => continue,
        };
        assert!(styles.contains(&expected), "the style has no `{expected}`");
    }
}

#[test]
fn the_manifest_has_each_custom_property_that_counts_in_an_element() {
    let of_elements = read_by(&[read("style/portico.css"), read("style/element.css")].concat());
    assert_eq!(listed("cssProperties"), of_elements);
}
