//! Checks that docs/embedding.md agrees with the element's manifest, types and styles. A browser test compares the manifest
//! with the element itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use portico_shared::pages::Page;
use serde_json::Value;

type Names = BTreeSet<String>;

const STYLES: [&str; 3] = ["style/portico.css", "style/page.css", "style/element.css"];

fn read(path: &str) -> String {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the table under a heading of the document: the name in the first cell, without what is in parentheses, and
/// the last cell.
fn table(heading: &str) -> BTreeMap<String, String> {
    let document = read("docs/embedding.md");
    let (_, section) =
        document.split_once(&format!("\n## {heading}\n")).expect("the document has the heading");
    let section = section.split("\n## ").next().expect("split returns at least one part");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")).map(|row| {
        let (name, rest) = row.split_once('`').expect("the name ends");
        let name = name.split('(').next().expect("split returns at least one part");
        let last = rest.trim_end_matches(" |").rsplit("| ").next().expect("split returns at least one part");
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

/// A member of an interface or class of the types.
struct Member {
    name: String,
    is_optional: bool,
    is_method: bool,
}

impl Member {
    /// The member declared in a line; `None` for a comment, or a line in the middle of a declaration.
    fn of_line(line: &str) -> Option<Self> {
        let line = line.strip_prefix("  ")?;
        let accessor = line.strip_prefix("get ").or_else(|| line.strip_prefix("set "));
        let line = accessor.or_else(|| line.strip_prefix("readonly ")).unwrap_or(line);
        let quoted = line.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        let (name, rest) =
            quoted.or_else(|| line.split_at_checked(line.find(|c: char| !c.is_alphanumeric())?))?;
        // The browser's own methods, declared again for the types of the events.
        if name.is_empty() || name.ends_with("EventListener") {
            return None;
        }
        Some(Self {
            name: name.to_owned(),
            is_optional: rest.starts_with('?'),
            is_method: accessor.is_none() && rest.starts_with('('),
        })
    }
}

/// The members of an interface or class, after those of an interface of ours that it extends.
fn members(of: &str) -> Vec<Member> {
    let types = read("app/js/package/portico.d.ts");
    let begins = ["interface", "class"].map(|kind| format!("\nexport {kind} {of} "));
    let found = begins.iter().find_map(|begin| types.split_once(begin));
    let (_, declaration) = found.unwrap_or_else(|| panic!("portico.d.ts declares no {of}"));
    let (head, body) = declaration.split_once("{\n").expect("it has members");
    let base = head.strip_prefix("extends ").map(str::trim_end);
    let mut all = base.filter(|base| *base != "HTMLElement").map(members).unwrap_or_default();
    all.extend(body.lines().take_while(|line| *line != "}").filter_map(Member::of_line));
    all
}

fn names_of(members: impl IntoIterator<Item = Member>) -> Names {
    members.into_iter().map(|member| member.name).collect()
}

#[test]
fn the_types_declare_what_the_tables_name_and_no_more() {
    assert_eq!(named("Attributes"), names_of(members("PorticoAuthAttributes")));
    assert_eq!(named("Events"), names_of(members("PorticoAuthEventMap")));
    let (methods, fields): (Vec<_>, Vec<_>) =
        members("PorticoAuth").into_iter().partition(|member| member.is_method);
    assert_eq!(named("Methods"), names_of(methods));
    assert_eq!(named("Properties"), names_of(fields));
}

/// The members of an interface as the document writes them, without the version that each detail has.
fn shape(interface: &str) -> String {
    let members = members(interface).into_iter().filter(|member| member.name != "version");
    let members = members.map(|member| member.name + if member.is_optional { "?" } else { "" });
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

#[test]
fn the_document_shows_each_object_with_the_members_that_the_types_have() {
    let document = read("docs/embedding.md");
    let has = |words: &str| assert!(document.contains(words), "docs/embedding.md has no {words}");
    for event in manifest()["events"].as_array().expect("events") {
        let (name, detail) = (event["name"].as_str().expect("a name"), event["type"]["text"].as_str());
        let detail = detail.and_then(|detail| detail.strip_prefix("CustomEvent<")?.strip_suffix('>'));
        has(&format!("| `{name}` | `{}` |", shape(detail.expect("the type of a detail"))));
    }
    has(&format!("| `cart` | a list of `{}` |", shape("CartItem")));
    has(&format!("`cart` is a list of `{}`", shape("CartLine")));
    has(&format!("| `session` | `{}` or `null` |", shape("ElementSession")));
    has(&format!("`user` is `{}`", shape("Customer")));
    has(&format!("`session.current` is `{}`", shape("SessionData")));
}

/// The text between two others.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let found = text.split_once(begin).and_then(|(_, rest)| rest.split_once(end));
    found.unwrap_or_else(|| panic!("there is no `{begin}` … `{end}`")).0
}

/// The texts in quotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// The source files with these endings below a folder, joined.
fn sources(folder: &str, ending: &str) -> String {
    let path = format!("{}/../{folder}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let texts = entries.map(|entry| {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            sources(&path, ending)
        } else if path.ends_with(ending) {
            read(&path)
        } else {
            String::new()
        }
    });
    texts.collect()
}

#[test]
fn the_code_emits_the_events_of_the_table_and_no_other() {
    let mut code = sources("app/src", ".rs");
    code += &sources("app/js", ".js");
    let emitted = ["emit(\"", ".tell(\""].into_iter().flat_map(|call| code.split(call).skip(1));
    let emitted = emitted.map(|rest| format!("portico-{}", rest.split('"').next().expect("one at least")));
    assert_eq!(named("Events"), emitted.collect());
}

#[test]
fn the_script_and_the_style_place_the_slots_of_the_table_and_no_other() {
    let controller = read("app/js/element/controller.js");
    let mut slots: Names = quoted(between(&controller, "const slots = [", "]")).map(str::to_owned).collect();
    for (slot, of) in [("form", "the form"), ("", "what the page shows if nothing loads")] {
        assert!(slots.remove(slot), "{of} has a place of its own");
    }
    assert_eq!(named("Slots"), slots, "in a shadow tree");
    let style = read("style/element.css");
    let slots = style.split("> [slot=").skip(1).filter_map(|rest| quoted(rest).next());
    assert_eq!(named("Slots"), slots.map(str::to_owned).collect(), "in the light one");
}

#[test]
fn script_app_types_and_document_know_the_same_views() {
    let all: Names = Page::ALL.iter().map(|page| page.name().to_owned()).collect();
    let config = read("app/js/element/config.js");
    let views: Vec<_> = between(&config, "export const VIEWS = \"", "\"").split(' ').collect();
    let entrances: usize = between(&config, "const ENTRANCES = ", ";").parse().expect("a number");
    assert_eq!(all, views.iter().map(|view| (*view).to_owned()).collect(), "in the script");
    assert!(views[..entrances].iter().all(|view| Page::of_name(view).is_some_and(Page::is_entrance)));
    assert!(!views[entrances..].iter().any(|view| Page::of_name(view).is_some_and(Page::is_entrance)));

    let types = read("app/js/package/portico.d.ts");
    let of_type = quoted(between(&types, "export type View = ", ";")).map(str::to_owned);
    assert_eq!(all, of_type.collect(), "in portico.d.ts");
    let document = read("docs/embedding.md");
    let row = between(&document, "\n| `view` |", " | ");
    assert_eq!(all, row.split('`').skip(1).step_by(2).map(str::to_owned).collect(), "in docs/embedding.md");
    let attributes = manifest()["attributes"].as_array().expect("attributes").clone();
    let view = attributes.iter().find(|attribute| attribute["name"] == "view").expect("the attribute");
    let listed = quoted(view["type"]["text"].as_str().expect("its type")).map(str::to_owned);
    assert_eq!(all, listed.collect(), "in the manifest");
}

/// The custom properties that a stylesheet reads for shops to set.
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
            // The default is described in words.
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
