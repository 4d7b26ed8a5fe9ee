//! Makes the declarations of a cascade layer important.
//!
//! Among important declarations the order of layers is reversed, and layered ones win over unlayered ones. So no rule of the
//! surrounding page overrides what the layer sets, whatever its selector.

use std::mem;

use anyhow::{Result, anyhow, ensure};
use cssparser::{ParseError, ParseErrorKind, Parser, ParserInput, SourcePosition, Token};

/// The at-rules that contain rules or declarations. What others contain, such as the steps of `@keyframes`, can't be important.
const GROUPS: [&str; 6] = ["container", "layer", "media", "scope", "starting-style", "supports"];
/// What makes a declaration important.
const IMPORTANT: &str = "!important";

/// The stylesheet with `!important` on each declaration of the layer, except custom properties, which are for the page to
/// set.
///
/// # Errors
/// If the stylesheet ends within a block, a string, a comment or a parenthesis, or doesn't have the layer.
pub(super) fn make_important(css: &str, layer: &str) -> Result<String> {
    let mut input = ParserInput::new(css);
    let mut walk = Walk { layer, found: false, ends: Vec::new() };
    walk.items(&mut Parser::new(&mut input), false).map_err(|error| match error.kind {
        ParseErrorKind::Custom(message) => anyhow!(message),
        ParseErrorKind::Basic(kind) => anyhow!("{kind}"),
    })?;
    ensure!(walk.found, "there is no `@layer {layer} {{…}}`");
    let mut out = String::with_capacity(css.len() * 2);
    let mut done = 0;
    for end in walk.ends {
        out += &css[done..end];
        out += IMPORTANT;
        done = end;
    }
    Ok(out + &css[done..])
}

type Outcome<'i> = Result<(), ParseError<'i, String>>;

struct Walk<'a> {
    layer: &'a str,
    /// Whether the layer was found.
    found: bool,
    /// The end positions of the declarations to make important.
    ends: Vec<usize>,
}

impl Walk<'_> {
    /// Goes through the rules and declarations of a block, or of the stylesheet.
    fn items<'i>(&mut self, parser: &mut Parser<'i, '_>, important: bool) -> Outcome<'i> {
        let mut item = Item::default();
        loop {
            let start = parser.position();
            let Some(token) = next(parser)? else { break };
            match &token {
                Token::WhiteSpace(_) | Token::Comment(_) => continue,
                Token::Semicolon => {
                    self.end(&mem::take(&mut item), important);
                    continue;
                }
                Token::CurlyBracketBlock if !item.is_custom_property() => {
                    let rule = mem::take(&mut item);
                    self.rule(parser, start, &rule, important)?;
                    continue;
                }
                Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                    let rest = excerpt(parser.slice_from(start));
                    return Err(parser.new_custom_error(format!("there is a `{rest}` too many")));
                }
                _ => skip(parser, start, &token)?,
            }
            item.end = parser.position().byte_index();
            item.tokens.push(token);
        }
        self.end(&item, important);
        Ok(())
    }

    /// Records the end of a declaration. Other items without a block, such as `@import`, are skipped.
    fn end(&mut self, item: &Item<'_>, important: bool) {
        if important && item.is_declaration() && !item.is_custom_property() && !item.is_important() {
            self.ends.push(item.end);
        }
    }

    /// Goes through the block of a rule, after its `{`.
    fn rule<'i>(
        &mut self,
        parser: &mut Parser<'i, '_>,
        start: SourcePosition,
        rule: &Item<'i>,
        important: bool,
    ) -> Outcome<'i> {
        let important = match &rule.tokens[..] {
            [Token::AtKeyword(name), ..] if !GROUPS.contains(&&**name) => {
                return skip(parser, start, &Token::CurlyBracketBlock);
            }
            [Token::AtKeyword(name), Token::Ident(layer)] if **name == *"layer" && **layer == *self.layer => {
                self.found = true;
                true
            }
            _ => important,
        };
        nested(parser, start, |block| self.items(block, important))
    }
}

/// A declaration, or the part of a rule before its block, without white space, comments, and what is in parentheses.
#[derive(Default)]
struct Item<'i> {
    tokens: Vec<Token<'i>>,
    /// The end of the last token.
    end: usize,
}

impl Item<'_> {
    fn is_declaration(&self) -> bool {
        matches!(&self.tokens[..], [Token::Ident(_), Token::Colon, ..])
    }

    fn is_custom_property(&self) -> bool {
        matches!(&self.tokens[..], [Token::Ident(name), Token::Colon, ..] if name.starts_with("--"))
    }

    fn is_important(&self) -> bool {
        matches!(
            &self.tokens[..],
            [.., Token::Delim('!'), Token::Ident(word)] if word.eq_ignore_ascii_case("important")
        )
    }
}

/// The next token; none at the end of the block.
fn next<'i>(parser: &mut Parser<'i, '_>) -> Result<Option<Token<'i>>, ParseError<'i, String>> {
    let start = parser.position();
    let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(None) };
    match token {
        Token::Comment(_) if !parser.slice_from(start)[2..].ends_with("*/") => {
            let comment = excerpt(parser.slice_from(start));
            Err(parser.new_custom_error(format!("the comment `{comment}` has no end")))
        }
        Token::BadString(_) | Token::BadUrl(_) => Err(endless(parser, start)),
        token => Ok(Some(token)),
    }
}

/// Skips the block or function that a token opens.
fn skip<'i>(parser: &mut Parser<'i, '_>, start: SourcePosition, token: &Token<'i>) -> Outcome<'i> {
    let text = parser.slice_from(start);
    match token {
        Token::QuotedString(_) if text.len() == 1 || text.chars().next() != text.chars().last() => {
            Err(endless(parser, start))
        }
        Token::UnquotedUrl(_) if !text.ends_with(')') => Err(endless(parser, start)),
        Token::Function(_)
        | Token::ParenthesisBlock
        | Token::SquareBracketBlock
        | Token::CurlyBracketBlock => nested(parser, start, |block| {
            loop {
                let start = block.position();
                let Some(token) = next(block)? else { return Ok(()) };
                skip(block, start, &token)?;
            }
        }),
        _ => Ok(()),
    }
}

/// Reads the block that starts at `start`. Refuses one that only the end of the file closes, which the parser would accept.
fn nested<'i>(
    parser: &mut Parser<'i, '_>,
    start: SourcePosition,
    read: impl FnOnce(&mut Parser<'i, '_>) -> Outcome<'i>,
) -> Outcome<'i> {
    let end = parser.parse_nested_block(|block| {
        read(block)?;
        Ok(block.position())
    })?;
    if parser.position() == end { Err(endless(parser, start)) } else { Ok(()) }
}

fn endless<'i>(parser: &Parser<'i, '_>, start: SourcePosition) -> ParseError<'i, String> {
    parser.new_custom_error(format!("`{}` has no end", excerpt(parser.slice_from(start))))
}

/// The first characters, for a message.
fn excerpt(css: &str) -> String {
    css.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::make_important;

    /// The output for this body of the layer.
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
            ("a{b:url(data:x;y,z/*);c:d}", "a{b:url(data:x;y,z/*)!important;c:d!important}"),
            ("a{b:url( \"x;)\" );c:d}", "a{b:url( \"x;)\" )!important;c:d!important}"),
            ("a[b=\"{\"]:not([c=';']){d:e}", "a[b=\"{\"]:not([c=';']){d:e!important}"),
            ("a\\{b\\;{c:d}", "a\\{b\\;{c:d!important}"),
            ("a{b:min(1px,calc(2px + (3px)))}", "a{b:min(1px,calc(2px + (3px)))!important}"),
            ("a{b:c \n}", "a{b:c!important \n}"),
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
            ("@layer portico{a{b:url(data:x'y)}}", "has no end"),
            ("@layer portico{/*}", "comment"),
            ("@layer portico{}}", "too many"),
            ("a{b:c}", "@layer portico"),
        ] {
            let error = make_important(css, "portico").unwrap_err().to_string();
            assert!(error.contains(said), "{css}: {error}");
        }
    }
}
