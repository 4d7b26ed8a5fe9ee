//! What the example shop says, as its script reads it.

use portico_locales::{Argument, Language, Translations};
use serde_json::json;

use super::copy::Copy;

/// The texts of `locales/*/shop.ftl`, without the beginning of their ids.
const TEXTS: [&str; 10] = [
    "account",
    "sign-in",
    "sign-out",
    "hello",
    "signed-in",
    "signed-in-cart-kept",
    "signed-out",
    "session-over",
    "footer",
    "close",
];

pub(super) fn copy() -> Copy {
    let translations = Translations::default();
    Copy {
        file: "examples/shop/words.js",
        begin: "export const words = {\n",
        end: "};\n",
        text: Language::all().map(|language| of(&translations, language)).collect(),
    }
}

/// The member of a language.
fn of(translations: &Translations, language: Language) -> String {
    let text =
        |id: &str| translations.text(language, &format!("shop-{id}"), &[("name", Argument::Text("{name}"))]);
    let texts = TEXTS.map(|id| format!("    {}: {},\n", key(id), readable(&text(id))));
    let direction = json!(language.direction().attribute());
    format!("  {}: {{\n    dir: {direction},\n{}  }},\n", key(language.tag()), texts.concat())
}

/// A text of a script, with the isolates around a name as readers can see them.
fn readable(text: &str) -> String {
    json!(text).to_string().replace('\u{2068}', "\\u2068").replace('\u{2069}', "\\u2069")
}

/// A name of a member, in quotes if it needs them.
fn key(name: &str) -> String {
    if name.contains('-') { json!(name).to_string() } else { name.to_owned() }
}
