//! The languages, and which one a tag or a header asks for.

/// The direction that a language is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// Its value in a `dir` attribute.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A Fluent file: its name, and its text.
pub(crate) type File = (&'static str, &'static str);

/// What is known about a language.
#[derive(Debug)]
struct Entry {
    tag: &'static str,
    name: &'static str,
    direction: Direction,
    files: &'static [File],
}

macro_rules! languages {
    ($($tag:literal $name:literal $direction:ident,)*) => {
        &[$(Entry { tag: $tag, name: $name, direction: Direction::$direction, files: languages!(@files $tag) },)*]
    };
    (@files $tag:literal) => {
        &[languages!(@file $tag "pages"), languages!(@file $tag "codes"), languages!(@file $tag "server"), languages!(@file $tag "shop")]
    };
    (@file $tag:literal $name:literal) => {
        (concat!($tag, "/", $name, ".ftl"), include_str!(concat!("../", $tag, "/", $name, ".ftl")))
    };
}

/// The languages, in the order in which a shopper finds them in a list: each has a folder beside this crate.
const ENTRIES: &[Entry] = languages! {
    "en" "English" LeftToRight,
    "de" "Deutsch" LeftToRight,
    "fr" "Français" LeftToRight,
    "es" "Español" LeftToRight,
    "it" "Italiano" LeftToRight,
    "nl" "Nederlands" LeftToRight,
    "pt-BR" "Português (Brasil)" LeftToRight,
    "pl" "Polski" LeftToRight,
    "sv" "Svenska" LeftToRight,
    "da" "Dansk" LeftToRight,
    "nb" "Norsk bokmål" LeftToRight,
    "fi" "Suomi" LeftToRight,
    "cs" "Čeština" LeftToRight,
    "tr" "Türkçe" LeftToRight,
    "uk" "Українська" LeftToRight,
    "ja" "日本語" LeftToRight,
    "zh-Hans" "简体中文" LeftToRight,
    "ko" "한국어" LeftToRight,
    "ar" "العربية" RightToLeft,
    "he" "עברית" RightToLeft,
};

/// The pseudo-languages, made of the English texts: for tests of layouts.
const PSEUDO: &[Entry] = &[
    Entry { tag: "en-XA", name: "Ëñğļïšħ", direction: Direction::LeftToRight, files: ENGLISH.files },
    Entry { tag: "ar-XB", name: "ɥsıꞁƃuƎ", direction: Direction::RightToLeft, files: ENGLISH.files },
];

const ENGLISH: &Entry = &ENTRIES[0];

/// A language that Portico speaks.
#[derive(Clone, Copy, Debug)]
pub struct Language(&'static Entry);

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl Default for Language {
    /// English, the language that the others are translated from.
    fn default() -> Self {
        Self(ENGLISH)
    }
}

impl Language {
    /// Every language, in the order of a list that a shopper chooses from. The pseudo-languages are not among them.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        ENTRIES.iter().map(Self)
    }

    /// The BCP 47 tag, for `lang` attributes and paths.
    pub const fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The direction that it is written in.
    pub const fn direction(self) -> Direction {
        self.0.direction
    }

    /// Whether it is made of the English texts, for tests of layouts.
    pub fn is_pseudo(self) -> bool {
        PSEUDO.iter().any(|entry| entry.tag == self.tag())
    }

    /// Its Fluent files.
    pub(crate) const fn files(self) -> &'static [File] {
        self.0.files
    }

    /// The language of a BCP 47 tag: the one with this tag, else the one that its speakers read. `None` for a language that we don't
    /// have, and for a tag that is none.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let exact = |tag: &str| {
            let of = |entry: &&Entry| entry.tag.eq_ignore_ascii_case(tag);
            ENTRIES.iter().chain(PSEUDO).find(of).map(Self)
        };
        exact(tag).or_else(|| exact(read_by(tag)?))
    }

    /// The language that an `Accept-Language` header prefers among those given (RFC 9110, section 12.5.4); `None` if it names none of
    /// them.
    pub fn preferred(header: &str, among: &[Self]) -> Option<Self> {
        let mut ranges: Vec<(&str, f32)> = header
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';').map(str::trim);
                let tag = parts.next()?;
                let quality =
                    parts.find_map(|parameter| parameter.strip_prefix(['q', 'Q'])?.strip_prefix('='));
                let quality = quality.map_or(Some(1.0), |quality| quality.parse().ok())?;
                (quality > 0.0).then_some((tag, quality))
            })
            .collect();
        // Stable: of two that are as welcome, the first one counts.
        ranges.sort_by(|one, other| other.1.total_cmp(&one.1));
        ranges.iter().find_map(|(tag, _)| Self::of_tag(tag).filter(|language| among.contains(language)))
    }
}

/// The tag of the language that speakers of another one read, by the primary subtag and, for Chinese, by the script.
fn read_by(tag: &str) -> Option<&'static str> {
    let lower = tag.to_ascii_lowercase();
    let mut subtags = lower.split('-');
    let primary = subtags.next()?;
    let rest: Vec<_> = subtags.collect();
    match primary {
        // Norwegian, and its other written form. Readers of it know both.
        "no" | "nn" => Some("nb"),
        "pt" => Some("pt-BR"),
        // The old code.
        "iw" => Some("he"),
        // Traditional characters are another text.
        "zh" if rest.iter().any(|subtag| matches!(*subtag, "hant" | "tw" | "hk" | "mo")) => None,
        "zh" => Some("zh-Hans"),
        _ => ENTRIES.iter().map(|entry| entry.tag).find(|known| *known == primary),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(language: Option<Language>) -> Option<&'static str> {
        language.map(Language::tag)
    }

    #[test]
    fn every_tag_finds_its_language_in_any_case_and_region() {
        for language in Language::all() {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
            assert_eq!(Language::of_tag(&language.tag().to_uppercase()), Some(language));
            assert!(!language.is_pseudo());
        }
        assert_eq!(tag(Language::of_tag("en-GB")), Some("en"));
        for unknown in ["", "-", "tlh", "e", "en_GB", "zh-TW", "zh-Hant-CN"] {
            assert_eq!(Language::of_tag(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_header_is_read_by_quality_and_then_by_order() {
        let all: Vec<_> = Language::all().collect();
        let preferred = |header| tag(Language::preferred(header, &all));
        assert_eq!(preferred("tlh, en;q=0.5"), Some("en"));
        assert_eq!(preferred("en;Q=0.1 , de ; q=0.2"), Some("de"));
        assert_eq!(preferred("en-XA;q=0.1,en;q=0.2"), Some("en"));
        for none in ["", "*", "tlh", "en;q=0", "en;q=x", ",;,"] {
            assert_eq!(preferred(none), None, "{none}");
        }
        assert_eq!(tag(Language::preferred("en", &[])), None);
    }
}
