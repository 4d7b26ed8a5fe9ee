//! What is wrong with the texts of a language, by file, line and message.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

use crate::language::Language;
use crate::plurals::categories;

/// How the ids of the messages end whose texts are about symbols.
const SYMBOLS: &str = "-symbols";

/// Stands for a placeable in a text: Unicode's object replacement character.
const PLACEABLE: char = '\u{fffc}';

/// Something that is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to `locales/`; or the place in a configuration.
    pub file: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// The message's id; empty if the file can't be read there.
    pub message: String,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, message, why } = self;
        if message.is_empty() {
            write!(to, "{file}:{line}: {why}")
        } else {
            write!(to, "{file}:{line}: `{message}`: {why}")
        }
    }
}

/// A message as it is written.
pub(crate) struct Written {
    line: usize,
    /// Its text, with all plural forms.
    text: String,
    placeables: BTreeSet<String>,
    /// The number that decides between plural forms.
    number: Option<String>,
    /// The categories that it has a form for.
    categories: BTreeSet<String>,
    /// What no message may have.
    fault: Option<String>,
}

/// Everything that is wrong with the texts of a language, compared with the English ones.
pub fn check(language: Language) -> Vec<Fault> {
    let files = language.files().iter().zip(Language::default().files());
    files.flat_map(|((file, text), (_, english))| check_file(language, file, text, english)).collect()
}

fn check_file(language: Language, file: &str, text: &str, english: &str) -> Vec<Fault> {
    let (found, mut faults) = read(file, text);
    let (wanted, _) = read("", english);
    let mut fault = |line: usize, message: &str, why: String| {
        faults.push(Fault { file: file.to_owned(), line, message: message.to_owned(), why });
    };
    let end = text.lines().count().max(1);
    for id in wanted.keys().filter(|id| !found.contains_key(*id)) {
        fault(end, id, "is missing".to_owned());
    }
    for (id, written) in &found {
        match wanted.get(id) {
            None => fault(written.line, id, "is not a message of the English file".to_owned()),
            Some(wanted) => {
                let is_english = language == Language::default();
                for why in faults_of(id, written, wanted, language) {
                    fault(written.line, id, why);
                }
                if !is_english && written.text == wanted.text && wanted.text.split(' ').count() > 2 {
                    fault(written.line, id, "is still English".to_owned());
                }
            }
        }
    }
    faults
}

/// What is wrong with a message, compared with the English one.
pub(crate) fn faults_of(id: &str, written: &Written, wanted: &Written, language: Language) -> Vec<String> {
    let list = |names: &BTreeSet<String>| {
        let names: Vec<_> = names.iter().map(|name| format!("${name}")).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    let mut faults: Vec<_> = written.fault.iter().cloned().collect();
    if written.placeables != wanted.placeables {
        let [has, needs] = [list(&written.placeables), list(&wanted.placeables)];
        faults.push(format!("has the placeables {has}; it needs {needs}"));
    }
    if written.text.contains(['"', '\'']) && !id.ends_with(SYMBOLS) {
        faults.push("has a straight quote; use the language's own".to_owned());
    }
    if written.text.contains("...") {
        faults.push("has three dots; use `…`".to_owned());
    }
    if written.text.contains("  ") {
        faults.push("has two spaces in a row".to_owned());
    }
    if wanted.number.is_some() {
        let needed = categories(language);
        let missing: Vec<_> =
            needed.iter().filter(|category| !written.categories.contains(**category)).copied().collect();
        let only_other = needed.len() == 1;
        if !(missing.is_empty() || only_other && written.number.is_none()) {
            faults.push(format!("lacks the plural forms {}", missing.join(", ")));
        }
    }
    if written.number != wanted.number && written.number.is_some() {
        faults.push("chooses its plural form by another placeable than the English one".to_owned());
    }
    faults
}

/// Reads a file: each message by its id, and what could not be read.
pub(crate) fn read(file: &str, text: &str) -> (BTreeMap<String, Written>, Vec<Fault>) {
    let line_at = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let fault = |line: usize, message: &str, why: String| Fault {
        file: file.to_owned(),
        line,
        message: message.to_owned(),
        why,
    };
    let (resource, errors) = match parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut faults: Vec<_> = errors
        .iter()
        .map(|error| {
            fault(
                line_at(error.slice.as_ref().map_or(error.pos.start, |slice| slice.start)),
                "",
                format!("isn't Fluent's syntax: {}", error.kind),
            )
        })
        .collect();
    let mut messages = BTreeMap::new();
    for found in &resource.body {
        match found {
            Entry::Message(message) => {
                let id = message.id.name;
                let begins =
                    |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
                let line = text.lines().position(begins).map_or(1, |index| index + 1);
                let Some(value) = message.value.as_ref().filter(|_| message.attributes.is_empty()) else {
                    faults.push(fault(line, id, "needs a text, and no attributes".to_owned()));
                    continue;
                };
                let mut written = Written {
                    line,
                    text: String::new(),
                    placeables: BTreeSet::new(),
                    number: None,
                    categories: BTreeSet::new(),
                    fault: None,
                };
                written.read(value);
                if messages.insert(id.to_owned(), written).is_some() {
                    faults.push(fault(line, id, "is there twice".to_owned()));
                }
            }
            Entry::Term(term) => {
                faults.push(fault(1, term.id.name, "is a term, which we don't use".to_owned()));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    (messages, faults)
}

impl Written {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value }
                | PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => {
                    self.text.push_str(value);
                    continue;
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => {
                    self.placeables.insert(id.name.to_owned());
                }
                PatternElement::Placeable {
                    expression:
                        Expression::Select { selector: InlineExpression::VariableReference { id }, variants },
                } if self.number.is_none() => {
                    self.placeables.insert(id.name.to_owned());
                    self.number = Some(id.name.to_owned());
                    for variant in variants {
                        match variant.key {
                            VariantKey::Identifier { name } => self.categories.insert(name.to_owned()),
                            VariantKey::NumberLiteral { value } => {
                                self.fault =
                                    Some(format!("has a form for the number {value}; use a plural category"));
                                false
                            }
                        };
                        self.read(&variant.value);
                    }
                }
                PatternElement::Placeable { .. } => {
                    self.fault =
                        Some("may have placeables and one choice of plural forms, nothing else".to_owned());
                }
            }
            self.text.push(PLACEABLE);
        }
        self.text.push('\n');
    }
}

/// The English messages of all files.
pub(crate) fn english() -> &'static BTreeMap<String, Written> {
    static ENGLISH: OnceLock<BTreeMap<String, Written>> = OnceLock::new();
    ENGLISH
        .get_or_init(|| Language::default().files().iter().flat_map(|(_, text)| read("", text).0).collect())
}

/// Whether the server sends this message: its own are in `server.ftl`, the codes of its refusals in `codes.ftl`.
pub fn is_sent_by_server(id: &str) -> bool {
    let mut files = Language::default().files().iter();
    files.any(|(file, text)| {
        (file.ends_with("/server.ftl") || file.ends_with("/codes.ftl")) && read(file, text).0.contains_key(id)
    })
}

/// The placeable that decides between the plural forms of a message.
pub(crate) fn number_argument(id: &str) -> Option<&'static str> {
    english().get(id)?.number.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_complete() {
        let faults: Vec<_> = Language::all().flat_map(check).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    fn faults(text: &str, english: &str) -> Vec<String> {
        let all = check_file(Language::default(), "x/pages.ftl", text, english);
        all.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_fault_names_its_file_its_line_and_its_message() {
        let plural = "a =\n    { $n ->\n        [one] { $n } a\n       *[other] { $n } as\n    }\n";
        for (text, english, fault) in [
            ("", "a = A\n", "x/pages.ftl:1: `a`: is missing"),
            ("# x\nb = B\n", "", "x/pages.ftl:2: `b`: is not a message of the English file"),
            (
                "a = A\n\nb = { $c\n",
                "a = A\n",
                "x/pages.ftl:3: isn't Fluent's syntax: Expected a token starting with \"}\"",
            ),
            ("a = { $c }\n", "a = { $b }\n", "x/pages.ftl:1: `a`: has the placeables $c; it needs $b"),
            ("a = A\n", "a = { $b }\n", "x/pages.ftl:1: `a`: has the placeables none; it needs $b"),
            ("a = { $n } as\n", plural, "x/pages.ftl:1: `a`: lacks the plural forms one, other"),
            ("a = It's\n", "a = A\n", "x/pages.ftl:1: `a`: has a straight quote; use the language's own"),
            ("a = A  b\n", "a = A\n", "x/pages.ftl:1: `a`: has two spaces in a row"),
            ("a = A...\n", "a = A\n", "x/pages.ftl:1: `a`: has three dots; use `…`"),
            ("a = A\na = A\n", "a = A\n", "x/pages.ftl:1: `a`: is there twice"),
            (
                "a = { b }\n",
                "a = A\n",
                "x/pages.ftl:1: `a`: may have placeables and one choice of plural forms, nothing else",
            ),
        ] {
            assert_eq!(faults(text, english), [fault], "{text}");
        }
        assert_eq!(faults(plural, plural), [""; 0]);
        assert_eq!(faults("a-symbols = '\n", "a-symbols = '\n"), [""; 0]);
    }
}
