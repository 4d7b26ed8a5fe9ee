//! How a report shows what was sent and what came.

/// Characters of a value that are shown whole: fewer than any session or key has.
const VALUE: usize = 32;
/// Characters of an address or a path that are.
const ADDRESS: usize = 120;
/// Characters of a text that are shown.
const TEXT: usize = 300;

/// Text for one line of a report: without line ends, and with whatever is too long cut, so that neither a session nor a
/// reset key can be used by who reads it.
pub fn shortened(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    let is_of_word = |c: char| c.is_alphanumeric() || "+/=_-.%$@".contains(c);
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }).chain([' ']) {
        if is_of_word(c) {
            word.push(c);
            continue;
        }
        shown += &cut(&word, if is_address(&word) { ADDRESS } else { VALUE });
        word.clear();
        if !(c == ' ' && shown.ends_with(' ')) {
            shown.push(c);
        }
    }
    cut(shown.trim(), TEXT)
}

/// Whether a word is a path of the API, or has an email address in it, as a body or a query spells it.
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

/// Text with every number replaced, so that two answers can be compared that tell how long something still takes.
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
        assert_eq!(shortened("{\"a\": 1}\n  x"), "{\"a\": 1} x");
        let token = "U2FsdGVkX1".repeat(8);
        assert_eq!(shortened(&format!("Bearer {token}")), "Bearer U2FsdGVkX1U2FsdG… (80 characters)");
        for whole in ["portico-check-0f545fca4c-unknown@example.com", "/customer/forgot-password-key-check"] {
            assert_eq!(shortened(whole), whole);
        }
        assert!(shortened(&"ab ".repeat(400)).chars().count() < 200);
    }

    #[test]
    fn numbers_are_alike() {
        assert_eq!(without_numbers("try after 1799 seconds"), without_numbers("try after 5 seconds"));
        assert_ne!(without_numbers("a 1"), without_numbers("b 1"));
    }
}
