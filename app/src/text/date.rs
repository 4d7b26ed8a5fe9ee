//! Dates as people write them.

use js_sys::{Date, Object, Reflect};

/// A moment in RFC 3339 as a date in this language and in the device's time zone, with the digits of the codes and telephone numbers
/// beside it. Only in a browser.
pub fn date(language: &str, moment: &str) -> String {
    let options = Object::new();
    // Setting a member of a plain object of our own cannot fail.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"medium".into());
    Date::new(&moment.into()).to_locale_date_string(&[language, "-u-nu-latn"].concat(), &options).into()
}
