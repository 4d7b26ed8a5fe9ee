//! Whole numbers as a language writes them, by the CLDR. Their digits are Latin in every language, as in the codes and phone numbers
//! beside them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

/// Formats the numbers of a language.
pub(crate) struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    type Args = ();
    type Error = String;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, String> {
        let locale: Locale =
            format!("{language}-u-nu-latn").parse().map_err(|error| format!("{language}: {error}"))?;
        let formatter = DecimalFormatter::try_new(
            locale.into(),
            icu_decimal::options::DecimalFormatterOptions::default(),
        );
        formatter.map(Self).map_err(|error| error.to_string())
    }
}

impl Numbers {
    pub(crate) fn write(&self, number: u64) -> String {
        self.0.format(&Decimal::from(number)).to_string()
    }
}
