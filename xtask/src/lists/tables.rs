//! The tables of settings in the documentation.

use portico_shared::config::{SETTINGS, Setting, Text};

use super::copy::Copy;

pub(super) fn copies() -> Vec<Copy> {
    let members = SETTINGS.iter().filter_map(|setting| Some((setting, setting.member, setting.page?)));
    let attributes = SETTINGS
        .iter()
        .flat_map(|setting| setting.attributes.iter().map(move |(name, text)| (setting, *name, *text)));
    vec![
        Copy {
            file: "docs/configuration.md",
            begin: "| member | meaning | default |\n|---|---|---|\n",
            end: "\n\n",
            text: table(members),
        },
        Copy {
            file: "docs/embedding.md",
            begin: "| attribute | value | default |\n|---|---|---|\n",
            end: "\n\n",
            text: table(attributes),
        },
    ]
}

fn table<'a>(rows: impl Iterator<Item = (&'a Setting, &'a str, Text)>) -> String {
    let rows = rows
        .map(|(setting, name, text)| format!("| `{name}` | {} | {} |", about(setting, text), text.default));
    rows.collect::<Vec<_>>().join("\n")
}

/// What a setting sets, with the names of the views where its text has a place for them.
pub(super) fn about(setting: &Setting, text: Text) -> String {
    let names: Vec<_> = setting.value.choices().iter().map(|name| format!("`{name}`")).collect();
    let (last, others) = names.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    text.about.replace("{choices}", &format!("{} or {last}", others.join(", ")))
}
