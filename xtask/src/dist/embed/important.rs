//! Makes the declarations of a cascade layer important.
//!
//! Among important declarations the order of layers is turned round, and what is in a layer wins over all that is in none:
//! the rules of the page around, whatever they select, do not reach what the layer sets.

use anyhow::{Result, bail, ensure};

/// The rules that hold rules or declarations. What the others hold, such as the steps of `@keyframes`, cannot be important.
const GROUPS: [&str; 6] = ["container", "layer", "media", "scope", "starting-style", "supports"];
/// What makes a declaration important.
const IMPORTANT: &str = "!important";

/// The stylesheet with `!important` on each declaration of the layer, but for custom properties: those are for the page to
/// set.
///
/// # Errors
/// When the stylesheet ends within a block, a string, a comment or a parenthesis, or has no such layer.
pub(super) fn make_important(css: &str, layer: &str) -> Result<String> {
    let mut reader = Reader { css, at: 0, layer, found: false, out: String::with_capacity(css.len() * 2) };
    reader.block(false)?;
    ensure!(reader.rest().is_empty(), "there is a `}}` too many before `{}`", reader.excerpt(reader.at));
    ensure!(reader.found, "there is no `@layer {layer} {{…}}`");
    Ok(reader.out)
}

struct Reader<'a> {
    css: &'a str,
    /// Up to here it is read.
    at: usize,
    layer: &'a str,
    /// Whether the layer was there.
    found: bool,
    out: String,
}

impl<'a> Reader<'a> {
    /// Copies what stands in a block, up to its `}` or to the end of the stylesheet.
    fn block(&mut self, important: bool) -> Result<()> {
        loop {
            self.spaces()?;
            if self.rest().is_empty() || self.rest().starts_with('}') {
                return Ok(());
            }
            if self.rest().starts_with(';') {
                self.copy(self.at + 1);
                continue;
            }
            let start = self.at;
            let end = self.end_of_item(start)?;
            let item = &self.css[start..end];
            if !self.css[end..].starts_with('{') {
                self.declaration(item, important);
            } else if item.starts_with("--") && item.contains(':') {
                // A custom property whose value is a block.
                self.copy(self.past(end)?);
            } else {
                self.copy(end + 1);
                self.rule(item, important)?;
            }
        }
    }

    /// Copies a declaration, or a rule without a block.
    fn declaration(&mut self, item: &str, important: bool) {
        self.copy(self.at + item.len());
        let is_set = item.contains(':') && !item.starts_with('@') && !item.starts_with("--");
        if important && is_set && !is_important(item) {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str(IMPORTANT);
        }
    }

    /// Copies the block of a rule, behind its `{`.
    fn rule(&mut self, prelude: &str, important: bool) -> Result<()> {
        let start = self.at - 1;
        match prelude.strip_prefix('@').map(|rest| rest.split_at(end_of_name(rest))) {
            Some((name, _)) if !GROUPS.contains(&name) => {
                self.copy(self.past(start)?);
                return Ok(());
            }
            Some(("layer", name)) if name.trim() == self.layer => {
                self.found = true;
                self.block(true)?;
            }
            _ => self.block(important)?,
        }
        ensure!(!self.rest().is_empty(), "the block `{}` has no end", self.excerpt(start));
        self.copy(self.at + 1);
        Ok(())
    }

    /// Where a declaration or the prelude of a rule ends: at `;`, `{`, `}` or the end of the stylesheet.
    fn end_of_item(&self, start: usize) -> Result<usize> {
        let mut at = start;
        while let Some(next) = self.css[at..].chars().next() {
            if matches!(next, ';' | '{' | '}') {
                break;
            }
            at = self.past(at)?;
        }
        Ok(at)
    }

    /// Copies white space and comments.
    fn spaces(&mut self) -> Result<()> {
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start().len();
            if space > 0 {
                self.copy(self.at + space);
            } else if rest.starts_with("/*") {
                self.copy(self.past(self.at)?);
            } else {
                return Ok(());
            }
        }
    }

    /// The place behind what begins at `start`: a string, a comment, an address, a block, or else a character.
    fn past(&self, start: usize) -> Result<usize> {
        let rest = &self.css[start..];
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return Ok(start) };
        let closing = match first {
            '"' | '\'' => return self.past_plain(start, 1, first),
            '/' if rest.starts_with("/*") => {
                let Some(end) = rest.find("*/") else {
                    bail!("the comment `{}` has no end", self.excerpt(start))
                };
                return Ok(start + end + 2);
            }
            '\\' => return Ok(start + 1 + chars.next().map_or(0, char::len_utf8)),
            'u' | 'U' if self.is_bare_address(start) => return self.past_plain(start, 4, ')'),
            '(' => ')',
            '[' => ']',
            '{' => '}',
            _ => return Ok(start + first.len_utf8()),
        };
        let mut at = start + 1;
        while let Some(next) = self.css[at..].chars().next() {
            if next == closing {
                return Ok(at + 1);
            }
            at = self.past(at)?;
        }
        bail!("`{}` has no end", self.excerpt(start))
    }

    /// The place behind the next `end` that is not escaped, `skip` bytes after `start` or later.
    fn past_plain(&self, start: usize, skip: usize, end: char) -> Result<usize> {
        let mut escaped = false;
        for (at, next) in self.css[start + skip..].char_indices() {
            if next == end && !escaped {
                return Ok(start + skip + at + 1);
            }
            escaped = next == '\\' && !escaped;
        }
        bail!("`{}` has no end", self.excerpt(start))
    }

    /// Whether `url(` begins here, with an address that is not in quotes: it may hold what is a comment elsewhere.
    fn is_bare_address(&self, start: usize) -> bool {
        let begins_word = !self.css[..start].ends_with(is_of_name);
        let function = self.css.get(start..start + 4).is_some_and(|word| word.eq_ignore_ascii_case("url("));
        begins_word && function && !self.css[start + 4..].trim_start().starts_with(['"', '\''])
    }

    fn rest(&self) -> &'a str {
        &self.css[self.at..]
    }

    fn copy(&mut self, end: usize) {
        self.out.push_str(&self.css[self.at..end]);
        self.at = end;
    }

    /// The first characters from `start` on, for a message.
    fn excerpt(&self, start: usize) -> String {
        self.css[start..].chars().take(40).collect()
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn end_of_name(text: &str) -> usize {
    text.find(|c: char| !is_of_name(c)).unwrap_or(text.len())
}

fn is_important(declaration: &str) -> bool {
    let Some((_, word)) = declaration.rsplit_once('!') else { return false };
    word.trim().eq_ignore_ascii_case("important")
}

#[cfg(test)]
mod tests {
    use super::make_important;

    /// What the body of the layer becomes.
    fn in_layer(body: &str) -> String {
        let css = make_important(&format!("@layer portico{{{body}}}"), "portico").unwrap();
        css.strip_prefix("@layer portico{").unwrap().strip_suffix('}').unwrap().to_owned()
    }

    #[test]
    fn each_declaration_of_the_layer_is_important_and_none_else() {
        assert_eq!(
            make_important(
                "@layer portico;a{color:red}@layer portico{a{color:red;margin:0}}@layer portico-element{a{color:red}}",
                "portico"
            )
            .unwrap(),
            "@layer portico;a{color:red}@layer portico{a{color:red!important;margin:0!important}}@layer portico-element{a{color:red}}"
        );
    }

    #[test]
    fn custom_properties_and_what_is_important_already_stay() {
        for same in
            ["a{--p-x:red;--p-y:{a:b};--p-z:var(--z, 1px)}", "a{color:red!important;margin:0 ! IMPORTANT }"]
        {
            assert_eq!(in_layer(same), same);
        }
        assert_eq!(in_layer("a{--x:{a:b};color:red}"), "a{--x:{a:b};color:red!important}");
    }

    #[test]
    fn nested_and_conditional_rules_are_gone_through() {
        assert_eq!(
            in_layer("@media (width>1px){@supports (a:b){a{b:c}}}a{&:hover{b:c}d:e;@media print{f:g}}"),
            "@media (width>1px){@supports (a:b){a{b:c!important}}}a{&:hover{b:c!important}d:e!important;@media print{f:g!important}}"
        );
    }

    #[test]
    fn what_cannot_be_important_stays() {
        for same in [
            "@keyframes turn{to{rotate:1turn}}",
            "@font-face{src:url(a)}",
            "@property --x{syntax:\"*\"}",
            "@import 'a:b';",
        ] {
            assert_eq!(in_layer(same), same);
        }
    }

    #[test]
    fn a_sign_in_a_string_a_comment_or_an_address_is_no_sign() {
        for (before, after) in [
            ("a{b:\"};{\"}", "a{b:\"};{\"!important}"),
            ("a{b:'\\';';c:d}", "a{b:'\\';'!important;c:d!important}"),
            ("a{/* b:c; } */d:e}", "a{/* b:c; } */d:e!important}"),
            ("a{b:url(data:x;y,z/*');c:d}", "a{b:url(data:x;y,z/*')!important;c:d!important}"),
            ("a{b:url( \"x;)\" );c:d}", "a{b:url( \"x;)\" )!important;c:d!important}"),
            ("a[b=\"{\"]:not([c=';']){d:e}", "a[b=\"{\"]:not([c=';']){d:e!important}"),
            ("a\\{b\\;{c:d}", "a\\{b\\;{c:d!important}"),
            ("a{b:min(1px,calc(2px + (3px)))}", "a{b:min(1px,calc(2px + (3px)))!important}"),
            ("a{b:c \n}", "a{b:c!important}"),
            ("a{b:\"é…\"}", "a{b:\"é…\"!important}"),
        ] {
            assert_eq!(in_layer(before), after);
        }
    }

    #[test]
    fn a_stylesheet_that_is_broken_or_without_the_layer_is_refused() {
        for (css, said) in [
            ("@layer portico{a{b:c}", "has no end"),
            ("@layer portico{a{b:\"c}}", "has no end"),
            ("@layer portico{a{b:(c}}", "has no end"),
            ("@layer portico{/*}", "comment"),
            ("@layer portico{}}", "too many"),
            ("a{b:c}", "@layer portico"),
        ] {
            let error = make_important(css, "portico").unwrap_err().to_string();
            assert!(error.contains(said), "{css}: {error}");
        }
    }
}
