//! Shortens texts for the report and hides secrets in them.

/// The longest value that is shown whole, in characters: shorter than any session token or key that is hard to guess.
const VALUE: usize = 16;
/// The same for a word of letters of one case and no digits, which is how codes and paths are written.
const NAME: usize = 32;
/// The same for an email address or a path.
const ADDRESS: usize = 120;
/// The same for a whole text.
const TEXT: usize = 300;
/// Members of JSON and of queries are secret if their name ends with one of these.
const SECRETS: [&str; 5] = ["token", "key", "device", "password", "secret"];

/// Text for one line of a report: without line breaks, without the values of secret members, and with long values cut, so that
/// no one who reads the report can use a session or a reset key.
pub fn redacted(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    let is_of_word = |c: char| c.is_alphanumeric() || "+/=_-.%$@".contains(c);
    for c in without_secrets(text).chars().map(|c| if c.is_control() { ' ' } else { c }).chain([' ']) {
        if is_of_word(c) {
            word.push(c);
            continue;
        }
        shown += &shortened_word(&word);
        word.clear();
        if !(c == ' ' && shown.ends_with(' ')) {
            shown.push(c);
        }
    }
    cut(shown.trim(), TEXT)
}

fn shortened_word(word: &str) -> String {
    if let Some((name, value)) = word.split_once('=')
        && is_secret(name)
    {
        return format!("{name}={}", hidden(value));
    }
    let is_name = !word.contains(|c: char| c.is_ascii_digit())
        && (word == word.to_lowercase() || word == word.to_uppercase());
    cut(
        word,
        if is_address(word) {
            ADDRESS
        } else if is_name {
            NAME
        } else {
            VALUE
        },
    )
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.iter().any(|end| name.ends_with(end))
}

fn hidden(value: &str) -> String {
    match value.chars().count() {
        0 => String::new(),
        characters => format!("… ({characters} characters)"),
    }
}

/// JSON with the values of its secret members hidden, also if it is truncated. Text that is not JSON stays as it is.
fn without_secrets(text: &str) -> String {
    let (mut shown, mut rest, mut last) = (String::new(), text, "");
    while let Some((before, after)) = rest.split_once('"') {
        let (string, behind) = after.split_at(end_of_string(after));
        let is_value = is_secret(last) && before.trim() == ":";
        shown += before;
        shown.push('"');
        shown += &if is_value { hidden(string) } else { string.to_owned() };
        rest = behind;
        if let Some(behind) = behind.strip_prefix('"') {
            shown.push('"');
            rest = behind;
        }
        last = string;
    }
    shown + rest
}

/// The position of the quote that ends a string.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    let ends = |c: char| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    };
    text.find(ends).unwrap_or(text.len())
}

/// Whether a word is a path of the API or contains an email address, as in a body or a query.
fn is_address(word: &str) -> bool {
    word.starts_with("/customer/") || word.contains('@') || word.contains("%40")
}

fn cut(text: &str, most: usize) -> String {
    let characters = text.chars().count();
    if characters <= most {
        return text.to_owned();
    }
    let shown: String = text.chars().take(most / 2).collect();
    format!("{shown}… ({characters} characters)")
}

/// Text with every number replaced, so that answers which differ only in how long to wait are equal.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_and_lines_joined() {
        assert_eq!(redacted("{\"a\": 1}\n  x"), "{\"a\": 1} x");
        let token = "U2FsdGVkX1".repeat(8);
        assert_eq!(redacted(&format!("Bearer {token}")), "Bearer U2FsdGVk… (80 characters)");
        for whole in [
            "portico-check-0f545fca4c-unknown@example.com",
            "/customer/forgot-password-key-check",
            "ER_NO_DEFAULT_FOR_FIELD",
        ] {
            assert_eq!(redacted(whole), whole);
        }
        assert!(redacted(&"ab ".repeat(400)).chars().count() < 200);
    }

    #[test]
    fn what_opens_something_is_hidden_however_short() {
        let sent = r#"{"emailId": "a@b.example", "password":"Aa1!\"x", "resetKey" : "k", "device":"","type":"normal"}"#;
        let shown = r#"{"emailId": "a@b.example", "password":"… (7 characters)", "resetKey" : "… (1 characters)", "device":"","type":"normal"}"#;
        assert_eq!(redacted(sent), shown);
        assert_eq!(redacted(r#"{"data":{"accessToken":"abc"#), r#"{"data":{"accessToken":"… (3 characters)"#);
        assert_eq!(
            redacted("/customer/forgot-password-key-check?key=VTJG%3D&a=1"),
            "/customer/forgot-password-key-check?key=… (7 characters)&a=1"
        );
        assert_eq!(
            redacted(r#"{"field":"password","code":"length"}"#),
            r#"{"field":"password","code":"length"}"#
        );
    }

    #[test]
    fn numbers_are_alike() {
        assert_eq!(without_numbers("try after 1799 seconds"), without_numbers("try after 5 seconds"));
        assert_ne!(without_numbers("a 1"), without_numbers("b 1"));
    }
}
