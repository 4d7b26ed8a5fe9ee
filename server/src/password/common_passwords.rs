//! Passwords that are on every attacker's list; `data/README.md` says where the list comes from.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

static LIST: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/common-passwords.txt").lines().collect());

/// Whether a password is on the list, in any case and Unicode form.
pub fn is_common(password: &str) -> bool {
    let normalised = password.nfkc().collect::<String>().to_lowercase();
    LIST.contains(normalised.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_and_found_in_any_case_and_form() {
        assert!(LIST.len() >= 10_000);
        assert!(is_common("password1"));
        assert!(is_common("PassWord1"));
        assert!(is_common("ｐａｓｓｗｏｒｄ１"), "full-width letters are the same password after NFKC");
        assert!(!is_common("correct horse battery staple"));
    }
}
