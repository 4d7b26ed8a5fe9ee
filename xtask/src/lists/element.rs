//! The lists in the element's script, its types and its manifest.

use portico_shared::config::{SECONDS, SETTINGS, Setting, Text, Value};
use portico_shared::pages::Page;
use portico_shared::providers::{PRESETS, Preset};
use serde_json::json;

use super::copy::Copy;
use super::tables;

const CHECKS: &str = "app/js/configuration.js";
const SCRIPT: &str = "app/js/element/config.js";
const PROVIDERS: &str = "app/js/element/providers.js";
const TYPES: &str = "app/js/package/portico.d.ts";
const MANIFEST: &str = "app/js/package/custom-elements.json";

/// The most characters of a line in the types.
const WIDTH: usize = 128;

pub(super) fn copies() -> Vec<Copy> {
    let [least, most] = SECONDS;
    let bounds = format!("{least}, {most}");
    let bounds = Copy { file: CHECKS, begin: "const SECONDS = [", end: "]", text: bounds };
    let checks = [bounds, choices()];
    script().into_iter().chain(types()).chain([manifest(), presets()]).chain(checks).collect()
}

/// Every attribute, with its setting.
fn attributes() -> impl Iterator<Item = (&'static Setting, &'static str, Text)> {
    SETTINGS
        .iter()
        .flat_map(|setting| setting.attributes.iter().map(move |(name, text)| (setting, *name, *text)))
}

fn quoted(names: impl IntoIterator<Item = &'static str>, separator: &str) -> String {
    names.into_iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(separator)
}

fn script() -> Vec<Copy> {
    let copy = |begin, end, text| Copy { file: SCRIPT, begin, end, text };
    let entrances = Page::ALL.iter().filter(|page| page.is_entrance()).count();
    let (of_app, of_script): (Vec<_>, Vec<_>) =
        attributes().partition(|(setting, ..)| !setting.member.is_empty());
    let renamed = of_app.iter().filter(|(setting, name, _)| setting.member != *name);
    let renamed = renamed.map(|(setting, name, _)| {
        let key = if name.contains('-') { format!("\"{name}\"") } else { (*name).to_owned() };
        format!("  {key}: \"{}\",\n", setting.member)
    });
    let names = |attributes: &[(_, &'static str, _)]| {
        attributes.iter().map(|attribute| attribute.1).collect::<Vec<_>>()
    };
    vec![
        copy("export const VIEWS = \"", "\"", Page::ALL.map(Page::name).join(" ")),
        copy("const ENTRANCES = ", ";", entrances.to_string()),
        copy("const MEMBERS = \"", "\"", names(&of_app).join(" ")),
        copy("const CALLED = {\n", "}", renamed.collect()),
        copy("export const ATTRIBUTES = [...MEMBERS, ", "]", quoted(names(&of_script), ", ")),
    ]
}

/// The providers whose names and marks are ours.
fn presets() -> Copy {
    let line = |preset: &Preset| format!("  {}: [\"{}\", \"{}\"],\n", preset.id, preset.name, preset.mark());
    let text = PRESETS.iter().map(line).collect();
    Copy { file: PROVIDERS, begin: "const PRESETS = {\n", end: "};", text }
}

/// The settings of the app that are one of several texts.
fn choices() -> Copy {
    let of_app = SETTINGS.iter().filter(|setting| !setting.member.is_empty());
    let lines = of_app.filter_map(|setting| match setting.value {
        Value::Choice(_, choices) => {
            Some(format!("  {}: [{}],\n", setting.member, quoted(choices.iter().copied(), ", ")))
        }
        _ => None,
    });
    Copy { file: CHECKS, begin: "const CHOICES = {\n", end: "}", text: lines.collect() }
}

fn types() -> Vec<Copy> {
    let copy = |begin, end, text| Copy { file: TYPES, begin, end, text };
    let choices = |name: &str| {
        let value = SETTINGS.iter().map(|setting| setting.value).find(|value| match value {
            Value::Choice(of, _) => *of == name,
            Value::View => name == "View",
            _ => false,
        });
        quoted(value.map(Value::choices).unwrap_or_default(), " | ")
    };
    let members = SETTINGS.iter().filter_map(|setting| Some((setting, setting.member, setting.config?)));
    vec![
        copy("export type View = ", ";", choices("View")),
        copy("export type Dialect = ", ";", choices("Dialect")),
        copy("export type Routing = ", ";", choices("Routing")),
        copy("export type Storage = ", ";", choices("Storage")),
        copy("export type Theme = ", ";", choices("Theme")),
        copy("export interface Configuration {\n", "}\n", members.map(declared).collect()),
        copy("export interface PorticoAuthAttributes {\n", "}\n", attributes().map(declared).collect()),
    ]
}

/// A member of an interface, with its comment.
fn declared((setting, name, text): (&Setting, &str, Text)) -> String {
    let kind = match setting.value {
        Value::View => "View".to_owned(),
        Value::Choice("", choices) => quoted(choices.iter().copied(), " | "),
        Value::Choice(name, _) => name.to_owned(),
        Value::Origins => "readonly string[]".to_owned(),
        Value::Seconds => "number".to_owned(),
        Value::Flag => "\"\" | boolean".to_owned(),
        Value::Languages => "Readonly<Record<string, string>>".to_owned(),
        Value::Words => "Readonly<Record<string, Readonly<Record<string, string>>>>".to_owned(),
        Value::Providers => "readonly Provider[]".to_owned(),
        Value::Text | Value::BasePath | Value::Api | Value::Address => "string".to_owned(),
    };
    let name = if name.contains('-') { format!("\"{name}\"") } else { name.to_owned() };
    let about = sentence(&tables::about(setting, text));
    let default =
        if text.default == "none" { String::new() } else { format!(" Default: {}.", plain(text.default)) };
    format!("{}  {name}?: {kind};\n", comment(&format!("{about}{default}")))
}

fn comment(text: &str) -> String {
    let line = format!("  /** {text} */\n");
    if line.chars().count() <= WIDTH {
        return line;
    }
    let mut lines = vec![String::from("   *")];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        if last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("   * {word}"));
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    format!("  /**\n{}\n   */\n", lines.join("\n"))
}

fn manifest() -> Copy {
    let attributes: Vec<_> = attributes().map(listed).collect();
    Copy {
        file: MANIFEST,
        begin: "          \"attributes\": [\n",
        end: "\n          ],",
        text: attributes.join(",\n"),
    }
}

/// An attribute in the manifest.
fn listed((setting, name, text): (&Setting, &str, Text)) -> String {
    let kind = match setting.value {
        Value::View | Value::Choice(..) => quoted(setting.value.choices(), " | "),
        Value::Flag => "boolean".to_owned(),
        _ => "string".to_owned(),
    };
    let mut description = sentence(&tables::about(setting, text));
    let literal = text.default.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    let default = match (literal, setting.value) {
        (_, Value::Flag) => Some("false".to_owned()),
        (Some(literal), _) => Some(format!("\"{literal}\"")),
        (None, _) => None,
    };
    if default.is_none() && text.default != "none" {
        description = format!("{description} Without it: {}.", plain(text.default));
    }
    let mut members = vec![
        format!("\"name\": {}", json!(name)),
        format!("\"type\": {{\n                \"text\": {}\n              }}", json!(kind)),
        format!("\"description\": {}", json!(description)),
    ];
    members.extend(default.map(|default| format!("\"default\": {}", json!(default))));
    format!("            {{\n              {}\n            }}", members.join(",\n              "))
}

/// A text of a table as a sentence, without links.
fn sentence(text: &str) -> String {
    let text = plain(text);
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Markdown without its links.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, words, after)) = link(rest) {
        plain += before;
        plain += words;
        rest = after;
    }
    plain + rest
}

/// The first link of a text: what is before it, its words, and what comes after it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, words) = head.rsplit_once('[')?;
    Some((before, words, tail.split_once(')')?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_table_becomes_a_sentence_without_links() {
        assert_eq!(sentence("all of [api.md](api.md), or [`x`](#x)"), "All of api.md, or `x`.");
        assert_eq!(sentence("`a` or [\"b\"]"), "`a` or [\"b\"].");
    }

    #[test]
    fn a_long_comment_is_wrapped() {
        assert_eq!(comment("Short."), "  /** Short. */\n");
        let long = comment(&"word ".repeat(40));
        assert!(long.lines().all(|line| line.len() <= WIDTH) && long.lines().count() == 4, "{long}");
    }
}
