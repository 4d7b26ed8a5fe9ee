//! The values for each kind of field, with the error that each must cause.

use crate::field::Kind;
use crate::problem::{FieldCode, Params};

/// The error that a value must cause; `None` if it is valid.
pub(super) type Verdict = Option<(FieldCode, Params)>;

/// The email address of the valid forms.
const EMAIL: &str = "Ada.Lovelace@example.com";
/// The password of the valid forms. Like every good password here it is on no list of common passwords, since the
/// server refuses those too.
const PASSWORD: &str = "Analytical engine, 1843";

/// A valid value for a kind of field.
pub(super) const fn valid(kind: Kind) -> &'static str {
    match kind {
        Kind::Username | Kind::Email => EMAIL,
        Kind::GivenName => "Ada",
        Kind::FamilyName => "Lovelace",
        Kind::Phone => "+44 20 7946 0000",
        Kind::CurrentPassword | Kind::NewPassword | Kind::RepeatPassword => PASSWORD,
        Kind::OneTimeCode => "012345",
        Kind::Machine => "a key",
    }
}

/// The values for a kind of field, in an otherwise valid form.
pub(super) fn of(kind: Kind) -> Vec<(String, Verdict)> {
    match kind {
        Kind::Username | Kind::Email => emails().into_iter().chain(pasted_emails()).collect(),
        Kind::GivenName => first_names(),
        Kind::FamilyName => last_names(),
        Kind::Phone => phones(),
        Kind::CurrentPassword => current_passwords(),
        Kind::NewPassword => new_passwords(),
        Kind::RepeatPassword => confirmations(),
        Kind::OneTimeCode => otps(),
        Kind::Machine => keys(),
    }
}

const GOOD: Verdict = None;
const REQUIRED: Verdict = Some(bare(FieldCode::Required));
const CHARACTERS: Verdict = Some(bare(FieldCode::Characters));
const NOT_EMAIL: Verdict = Some(bare(FieldCode::Email));
const NOT_PHONE: Verdict = Some(bare(FieldCode::Phone));
const NOT_OTP: Verdict = Some(bare(FieldCode::Otp));
const AT_MOST_32: Verdict = Some(too_long(32));
const AT_MOST_96: Verdict = Some(too_long(96));
const AT_MOST_15: Verdict = Some(too_long(15));
const AT_MOST_128: Verdict = Some(too_long(128));
const FROM_8_TO_128: Verdict = Some((FieldCode::Length, Params { min: Some(8), max: Some(128) }));

const fn bare(code: FieldCode) -> (FieldCode, Params) {
    (code, Params { min: None, max: None })
}

const fn too_long(max: usize) -> (FieldCode, Params) {
    (FieldCode::Length, Params { min: None, max: Some(max) })
}

/// Literal values and computed ones, as one list.
fn rows(literals: &[(&str, Verdict)], built: Vec<(String, Verdict)>) -> Vec<(String, Verdict)> {
    literals.iter().map(|(value, verdict)| ((*value).to_owned(), *verdict)).chain(built).collect()
}

/// The values that first and last names have in common.
fn names() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("A", GOOD),
            ("Ada", GOOD),
            ("Jean-Luc", GOOD),
            ("O'Neill", GOOD),
            ("<b>Ada</b> & \"Bob\"", GOOD),
            ("Ærøskøbing Đặng", GOOD),
            ("明日香", GOOD),
            ("  Ada  ", GOOD),
            // Joiners, marks of direction and variation selectors belong to many scripts.
            ("\u{646}\u{6cc}\u{644}\u{200c}\u{648}\u{641}\u{631}", GOOD),
            ("\u{d30}\u{d3e}\u{d1c}\u{d28}\u{d4d}\u{200d}", GOOD),
            ("\u{5d0}\u{5d3}\u{5d4} \u{200e}Ada", GOOD),
            ("葛\u{e0100}城", GOOD),
            ("\u{feff}\u{200b}Ada\u{200f}\u{2060}", GOOD),
            ("A\u{ad}da", GOOD),
            // What reorders the text around it could show another name.
            ("\u{202e}adA", CHARACTERS),
            ("A\u{202a}da", CHARACTERS),
            ("Ada\u{202c}", CHARACTERS),
            ("\u{2066}Ada\u{2069}", CHARACTERS),
            ("Ada\u{2067}", CHARACTERS),
            ("A\u{2068}da", CHARACTERS),
            ("A\u{2028}da", CHARACTERS),
            ("A\u{2029}da", CHARACTERS),
            ("\tAda\n", GOOD),
            ("\u{a0}Ada\u{3000}", GOOD),
            ("A\0da", CHARACTERS),
            ("Ada\0", CHARACTERS),
            ("\0", CHARACTERS),
            ("A\u{1}da", CHARACTERS),
            ("A\tda", CHARACTERS),
            ("A\nda", CHARACTERS),
            ("A\r\nda", CHARACTERS),
            ("A\u{1b}[31mda", CHARACTERS),
            ("Ada\u{7f}", CHARACTERS),
            ("A\u{85}da", CHARACTERS),
            ("A\u{9f}da", CHARACTERS),
        ],
        vec![
            ("n".repeat(31), GOOD),
            ("n".repeat(32), GOOD),
            ("n".repeat(33), AT_MOST_32),
            // White space around it is dropped before counting, white space inside counts.
            (format!("  {}  ", "n".repeat(32)), GOOD),
            (format!("{} {}", "n".repeat(16), "n".repeat(16)), AT_MOST_32),
            // A character is a scalar value: neither a byte, nor a UTF-16 unit, nor what the eye counts.
            ("é".repeat(32), GOOD),
            ("é".repeat(33), AT_MOST_32),
            ("😀".repeat(32), GOOD),
            ("😀".repeat(33), AT_MOST_32),
            ("e\u{301}".repeat(16), GOOD),
            (format!("{}e", "e\u{301}".repeat(16)), AT_MOST_32),
            (format!("{}ab", "👨\u{200d}👩\u{200d}👧".repeat(6)), GOOD),
            (format!("{}abc", "👨\u{200d}👩\u{200d}👧".repeat(6)), AT_MOST_32),
            // The length is looked at before the characters.
            ("\u{1}".repeat(32), CHARACTERS),
            ("\u{1}".repeat(33), AT_MOST_32),
        ],
    )
}

/// Texts that look empty, which are empty.
fn blank(verdict: Verdict) -> Vec<(String, Verdict)> {
    let literals = [
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\u{200c}\u{200d}",
        "\u{3164}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{2800}\u{2800}",
        "\u{202e}",
        "\u{2066} \u{2069}",
        "\u{fe0f}",
        "\u{e0041}\u{e007f}",
        "\u{180e}",
        "\u{34f}",
        "\u{206a}",
    ];
    let long = "\u{200b}".repeat(40);
    literals.into_iter().map(str::to_owned).chain([long]).map(|text| (text, verdict)).collect()
}

fn first_names() -> Vec<(String, Verdict)> {
    let empty = rows(&[("", REQUIRED), (" ", REQUIRED), ("\t\n\u{3000}", REQUIRED)], blank(REQUIRED));
    names().into_iter().chain(empty).collect()
}

fn last_names() -> Vec<(String, Verdict)> {
    let empty = rows(&[("", GOOD), (" ", GOOD), ("\t\n\u{3000}", GOOD)], blank(GOOD));
    names().into_iter().chain(empty).collect()
}

/// Characters that can't be seen are dropped wherever they are, and full-width forms are what they stand for.
fn pasted_emails() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("\u{feff}ada@example.com", GOOD),
            ("\u{200b} ada@example.com \u{200b}", GOOD),
            ("ada\u{200d}@exam\u{ad}ple.com\u{200e}", GOOD),
            ("\u{202a}ada@example.com\u{202c}", GOOD),
            ("\u{2068}ada\u{2060}@example.com\u{2069}", GOOD),
            ("a@b\u{200b}", GOOD),
            ("a＠b", GOOD),
            ("ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", GOOD),
            ("\u{200b}", REQUIRED),
            ("\u{feff} \u{200f}", REQUIRED),
        ],
        Vec::new(),
    )
}

fn emails() -> Vec<(String, Verdict)> {
    let label = |len| "d".repeat(len);
    rows(
        &[
            ("", REQUIRED),
            ("   ", REQUIRED),
            ("\u{3000}\u{a0}", REQUIRED),
            // What the grammar allows, and RFC 5321 in part does not.
            ("a@b", GOOD),
            ("ada@example.com", GOOD),
            ("ADA@EXAMPLE.COM", GOOD),
            ("ada+shop@mail.example.co.uk", GOOD),
            ("0@0", GOOD),
            (".@b", GOOD),
            (".ada..lovelace.@b", GOOD),
            ("!#$%&'*+/=?^_`{|}~-@b", GOOD),
            ("a@127.0.0.1", GOOD),
            ("a@b-c.d--e", GOOD),
            ("a@xn--bcher-kva.example", GOOD),
            // White space around it is dropped.
            (" ada@example.com ", GOOD),
            ("\tada@example.com\r\n", GOOD),
            ("\u{a0}ada@example.com\u{3000}", GOOD),
            ("ada", NOT_EMAIL),
            ("@", NOT_EMAIL),
            ("a@", NOT_EMAIL),
            ("@b", NOT_EMAIL),
            ("a@@b", NOT_EMAIL),
            ("a@b@c", NOT_EMAIL),
            ("a@b.", NOT_EMAIL),
            ("a@.b", NOT_EMAIL),
            ("a@b..c", NOT_EMAIL),
            ("a@-b", NOT_EMAIL),
            ("a@b-", NOT_EMAIL),
            ("a@b-.c", NOT_EMAIL),
            ("a@b.-c", NOT_EMAIL),
            ("a@b_c", NOT_EMAIL),
            ("a@b+c", NOT_EMAIL),
            ("a@[127.0.0.1]", NOT_EMAIL),
            ("a@b:25", NOT_EMAIL),
            ("a@b/c", NOT_EMAIL),
            ("a b@c", NOT_EMAIL),
            ("a@b c", NOT_EMAIL),
            ("a @b", NOT_EMAIL),
            ("a@ b", NOT_EMAIL),
            ("a\t@b", NOT_EMAIL),
            ("a@b\nBcc: c@d", NOT_EMAIL),
            ("\"a b\"@c", NOT_EMAIL),
            ("\"a\"@b", NOT_EMAIL),
            ("a(c)@b", NOT_EMAIL),
            ("a,b@c", NOT_EMAIL),
            ("a;b@c", NOT_EMAIL),
            ("a:b@c", NOT_EMAIL),
            ("a\\b@c", NOT_EMAIL),
            ("Ada <ada@example.com>", NOT_EMAIL),
            ("mailto:ada@example.com", NOT_EMAIL),
            ("a\u{1}@b", NOT_EMAIL),
            ("a\u{7f}@b", NOT_EMAIL),
            ("ä@b", NOT_EMAIL),
            ("a@bücher.example", NOT_EMAIL),
            ("😀@b", NOT_EMAIL),
            ("ａ＠＠ｂ", NOT_EMAIL),
            ("ada\u{661}@b", NOT_EMAIL),
            ("a\0@b", CHARACTERS),
            ("a@b\0", CHARACTERS),
            ("\0", CHARACTERS),
        ],
        vec![
            (format!("a@{}", label(62)), GOOD),
            (format!("a@{}", label(63)), GOOD),
            (format!("a@{}", label(64)), NOT_EMAIL),
            (format!("a@{}.com", label(63)), GOOD),
            (format!("a@{}.com", label(64)), NOT_EMAIL),
            (format!("a@{}-{}", label(31), label(31)), GOOD),
            (format!("a@{}-", label(62)), NOT_EMAIL),
            (format!("a@{}.{}.com", label(62), label(27)), GOOD),
            (format!("a@{}.{}.com", label(62), label(28)), AT_MOST_96),
            (format!("  a@{}.{}.com  ", label(62), label(27)), GOOD),
            // The part before the `@` is as long as mail servers take it, with the quotes that dots may need.
            (format!("{}@example.com", "a".repeat(63)), GOOD),
            (format!("{}@example.com", "a".repeat(64)), GOOD),
            (format!("{}@example.com", "a".repeat(65)), NOT_EMAIL),
            (format!("{}@example.com", "a".repeat(84)), NOT_EMAIL),
            (format!("{}@example.com", "a".repeat(85)), AT_MOST_96),
            (format!("{}.{}@example.com", "a".repeat(31), "a".repeat(32)), GOOD),
            (format!("{}.{}@example.com", "a".repeat(32), "a".repeat(32)), NOT_EMAIL),
            (format!("{}..@example.com", "a".repeat(60)), GOOD),
            (format!("{}..@example.com", "a".repeat(61)), NOT_EMAIL),
            (format!(".{}@example.com", "a".repeat(61)), GOOD),
            (format!(".{}@example.com", "a".repeat(62)), NOT_EMAIL),
            // 96 characters of two, three and four bytes are not too long, only no email address.
            (format!("{}@b", "ä".repeat(94)), NOT_EMAIL),
            (format!("{}@b", "明".repeat(94)), NOT_EMAIL),
            (format!("{}@b", "😀".repeat(94)), NOT_EMAIL),
            (format!("{}@b", "😀".repeat(95)), AT_MOST_96),
            ("\0".repeat(96), CHARACTERS),
            ("\0".repeat(97), AT_MOST_96),
        ],
    )
}

fn phones() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("", GOOD),
            ("   ", GOOD),
            ("123456", GOOD),
            ("+123456", GOOD),
            ("123456789012345", GOOD),
            ("+12345678901234", GOOD),
            (" 123456 ", GOOD),
            ("  123456789012345  ", GOOD),
            // As people write them, all over the world.
            ("(020) 7946-0000", GOOD),
            ("+44 20 7946 0018", GOOD),
            ("+44 (0)20 7946 0000", GOOD),
            ("(+44) 20 7946 0000", GOOD),
            ("+1 (212) 555-0123", GOOD),
            ("212.555.0123", GOOD),
            ("+33 6 12 34 56 78", GOOD),
            ("06 12 34 56 78", GOOD),
            ("+49 (0) 30 / 901820", GOOD),
            ("030/901820-0", GOOD),
            ("+39 (0)6 6982", GOOD),
            ("00 44 20 7946 0000", GOOD),
            ("+55 (11) 91234-5678", GOOD),
            ("+86 138-0013-8000", GOOD),
            ("０３－１２３４－５６７８", GOOD),
            ("＋８１（３）１２３４\u{30fc}５６７８", GOOD),
            ("+971 \u{665}\u{660} \u{661}\u{662}\u{663} \u{664}\u{665}\u{666}\u{667}", GOOD),
            ("\u{6f0}\u{6f2}\u{6f1} \u{6f1}\u{6f2}\u{6f3}\u{6f4}", GOOD),
            ("९१२३४५६७८", GOOD),
            ("12-34-56", GOOD),
            ("123.456", GOOD),
            ("123/456", GOOD),
            ("[123] 456", GOOD),
            ("123\u{a0}456", GOOD),
            ("+33\u{202f}6\u{202f}12\u{2009}34", GOOD),
            ("123\t456", GOOD),
            ("123\n456", GOOD),
            ("123\u{2010}456", GOOD),
            ("123\u{2011}456", GOOD),
            ("123\u{2013}456", GOOD),
            ("123\u{2212}456", GOOD),
            ("\u{202a}+44 20 7946 0000\u{202c}", GOOD),
            ("\u{feff}123456\u{200b}", GOOD),
            ("1 2 3 4 5 6 7 8 9 0 1 2 3 4 5", GOOD),
            ("+1 2 3 4 5 6 7 8 9 0 1 2 3 4", GOOD),
            ("+1234567890(0)1234", GOOD),
            ("\u{200b}", GOOD),
            ("12345", NOT_PHONE),
            ("+12345", NOT_PHONE),
            ("1-2-3-4-5", NOT_PHONE),
            ("+1(0)2345", NOT_PHONE),
            ("+", NOT_PHONE),
            ("++123456", NOT_PHONE),
            ("123+456", NOT_PHONE),
            ("123456+", NOT_PHONE),
            ("-", NOT_PHONE),
            ("- ( ) - ( ) -", NOT_PHONE),
            ("123456x7", NOT_PHONE),
            ("212 555 0123 ext. 5", NOT_PHONE),
            ("212 555 0123,5", NOT_PHONE),
            ("212 555 0123#5", NOT_PHONE),
            ("*100*123456#", NOT_PHONE),
            ("0800 FLOWERS", NOT_PHONE),
            ("phone", NOT_PHONE),
            ("②①②⑤⑤⑤", NOT_PHONE),
            ("123456😀", NOT_PHONE),
            ("123456\0", NOT_PHONE),
            ("\0", NOT_PHONE),
            ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", NOT_PHONE),
            ("1234567890 extension 12345", NOT_PHONE),
            ("+123456789012345", AT_MOST_15),
            ("1234567890123456", AT_MOST_15),
            ("123-456-789-012-345-6", AT_MOST_15),
        ],
        vec![(format!("123{}456", " ".repeat(40)), GOOD)],
    )
}

fn new_passwords() -> Vec<(String, Verdict)> {
    let long = |len| "Kq7#".repeat(32).chars().cycle().take(len).collect::<String>();
    rows(
        &[
            ("", REQUIRED),
            ("v", FROM_8_TO_128),
            ("vjqkzwx", FROM_8_TO_128),
            // No rule of composition.
            ("vjqkzwxh", GOOD),
            ("VJQKZWXH", GOOD),
            ("83920174", GOOD),
            ("correct horse battery", GOOD),
            ("<script>alert(1)</script>", GOOD),
            ("'; DROP TABLE customer; --", GOOD),
            // Verbatim: white space is part of it, wherever it stands.
            (" vjqkzwx", GOOD),
            ("vjqkzwx ", GOOD),
            ("   vj   ", GOOD),
            (" vjqkz ", FROM_8_TO_128),
            ("vjqk\tzwxh", GOOD),
            ("vjqk\nzwxh", GOOD),
            ("vjqk\u{1}zwxh", GOOD),
            ("\u{3000}vjqkzwx", GOOD),
            // Counted in scalar values, before any normalisation.
            ("пароль9ж", GOOD),
            ("пароль9", FROM_8_TO_128),
            ("😀🦀😀🦀😀🦀😀🦀", GOOD),
            ("😀🦀😀🦀😀🦀😀", FROM_8_TO_128),
            ("e\u{301}o\u{308}u\u{300}a\u{303}", GOOD),
            ("e\u{301}o\u{308}u\u{300}a", FROM_8_TO_128),
            ("\u{fdfa}\u{fdfa}\u{fdfa}\u{fdfa}\u{fdfa}\u{fdfa}\u{fdfa}", FROM_8_TO_128),
            ("👨\u{200d}👩\u{200d}👧\u{200d}👦!", GOOD),
            ("👨\u{200d}👩\u{200d}👧\u{200d}👦", FROM_8_TO_128),
            ("vjqk\0zwxh", CHARACTERS),
            ("vjqkzwxh\0", CHARACTERS),
            ("vjqk\0", FROM_8_TO_128),
            ("\0", FROM_8_TO_128),
        ],
        vec![
            (long(127), GOOD),
            (long(128), GOOD),
            (long(129), FROM_8_TO_128),
            (format!("{} ", long(128)), FROM_8_TO_128),
            ("😀".repeat(128), GOOD),
            ("😀".repeat(129), FROM_8_TO_128),
            // Each becomes 18 characters when it is normalised.
            ("\u{fdfa}".repeat(128), GOOD),
            ("\0".repeat(128), CHARACTERS),
            ("v".repeat(10_000), FROM_8_TO_128),
        ],
    )
}

pub(super) fn passwords_like_the_email() -> Vec<(String, Verdict)> {
    let same = Some(bare(FieldCode::SameAsEmail));
    rows(
        &[("Ada.Lovelace", GOOD), ("Ada.Lovelace@example.com!", GOOD)],
        vec![
            (EMAIL.to_owned(), same),
            (EMAIL.to_lowercase(), same),
            (EMAIL.to_uppercase(), same),
            (format!(" {EMAIL} "), same),
        ],
    )
}

fn confirmations() -> Vec<(String, Verdict)> {
    let mismatch = Some(bare(FieldCode::Mismatch));
    rows(
        &[(PASSWORD, GOOD), ("", mismatch), ("Analytical engine, 1844", mismatch), ("\0", mismatch)],
        vec![
            (PASSWORD.to_uppercase(), mismatch),
            (format!("{PASSWORD} "), mismatch),
            (format!(" {PASSWORD}"), mismatch),
            (format!("{PASSWORD}\0"), mismatch),
        ],
    )
}

fn current_passwords() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("", REQUIRED),
            // Nothing else is asked of it: an old password must still work.
            ("v", GOOD),
            (" ", GOOD),
            ("password", GOOD),
            (EMAIL, GOOD),
            ("😀", GOOD),
            ("v\u{1}", GOOD),
            ("\0", CHARACTERS),
            ("password\0", CHARACTERS),
        ],
        vec![
            ("v".repeat(127), GOOD),
            ("v".repeat(128), GOOD),
            ("v".repeat(129), AT_MOST_128),
            ("😀".repeat(128), GOOD),
            ("😀".repeat(129), AT_MOST_128),
            (format!("{} ", "v".repeat(128)), AT_MOST_128),
            ("\0".repeat(129), AT_MOST_128),
        ],
    )
}

fn otps() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("", REQUIRED),
            ("   ", REQUIRED),
            ("-", REQUIRED),
            ("- \u{2013} -", REQUIRED),
            ("123456", GOOD),
            ("000000", GOOD),
            (" 123456 ", GOOD),
            ("123 456", GOOD),
            ("123-456", GOOD),
            ("1 2 3 4 5 6", GOOD),
            ("12-34-56", GOOD),
            ("123\u{a0}456", GOOD),
            ("123\u{2009}456", GOOD),
            ("123\u{2010}456", GOOD),
            ("123\u{2011}456", GOOD),
            ("123\u{2013}456", GOOD),
            ("123456\r\n", GOOD),
            ("123\u{2212}456", GOOD),
            ("123.456", GOOD),
            ("123\u{200b}456", GOOD),
            ("\u{feff}123456", GOOD),
            ("\u{200e}123456\u{200f}", GOOD),
            ("\u{2068}123456\u{2069}", GOOD),
            // The digits of any script.
            ("١٢٣٤٥٦", GOOD),
            ("۱۲۳۴۵۶", GOOD),
            ("１２３４５６", GOOD),
            ("１２３－４５６", GOOD),
            ("१२३४५६", GOOD),
            ("𝟏𝟐𝟑𝟒𝟓𝟔", GOOD),
            ("12३४٥６", GOOD),
            // What a mail or a message says around it.
            ("Your code is 123456", GOOD),
            ("Your code is\u{a0}123 456.", GOOD),
            ("123456 is your code. It expires in 10 minutes.", GOOD),
            ("コード：１２３４５６（10分間有効）", GOOD),
            ("#123456", GOOD),
            ("123456\0", GOOD),
            ("12345", NOT_OTP),
            ("1234567", NOT_OTP),
            ("123 45", NOT_OTP),
            ("123 4567", NOT_OTP),
            ("12345a", NOT_OTP),
            ("12.345", NOT_OTP),
            ("0x1234", NOT_OTP),
            ("+12345", NOT_OTP),
            ("١٢٣", NOT_OTP),
            ("123456 or 654321", NOT_OTP),
            ("123 456 in 10 minutes", NOT_OTP),
            ("12345\0", NOT_OTP),
            // Without a digit, there is no code.
            ("abcdef", REQUIRED),
            ("①②", REQUIRED),
            ("\0", REQUIRED),
            ("\u{200b}", REQUIRED),
        ],
        Vec::new(),
    )
}

fn keys() -> Vec<(String, Verdict)> {
    rows(
        &[
            ("", REQUIRED),
            (" \n", REQUIRED),
            ("\u{200b}", REQUIRED),
            ("k", GOOD),
            ("\u{feff}k\u{200b}\r\n", GOOD),
            ("a key that no link has", GOOD),
            ("ключ", GOOD),
            ("k\0", CHARACTERS),
            ("\0", CHARACTERS),
        ],
        Vec::new(),
    )
}
