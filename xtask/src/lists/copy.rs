//! A copy of a list in a file that isn't Rust.

use anyhow::{Context, Result};

/// A copy: the text between two others in a file.
pub(super) struct Copy {
    pub(super) file: &'static str,
    pub(super) begin: &'static str,
    pub(super) end: &'static str,
    pub(super) text: String,
}

impl Copy {
    /// The file with the copy in its place.
    ///
    /// # Errors
    /// If the file has no such place.
    pub(super) fn put_into(&self, file: &str) -> Result<String> {
        let (before, rest) = file.split_once(self.begin).with_context(|| format!("no `{}`", self.begin))?;
        let (_, after) = rest.split_once(self.end).with_context(|| format!("no `{}`", self.end))?;
        Ok([before, self.begin, &self.text, self.end, after].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_replaces_the_text_between_its_marks() {
        let copy = Copy { file: "x", begin: "a(", end: ")", text: "new".into() };
        assert_eq!(copy.put_into("a(old) b(old)").unwrap(), "a(new) b(old)");
        assert!(copy.put_into("b(old)").is_err());
    }
}
