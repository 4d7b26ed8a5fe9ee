//! The conditions and the range of a request for a file (RFC 9110, 13 and 14).

use std::ops::Range;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::header::{
    AsHeaderName, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE, RANGE,
};
use axum::http::{HeaderMap, Method};

/// What identifies the bytes of a file.
pub(super) struct Validators<'a> {
    /// The opaque part of its strong entity tag, without the quotes.
    pub(super) etag: &'a str,
    /// When the file changed, to the second, if no other version of it can have the same date.
    pub(super) modified: Option<SystemTime>,
}

/// What a request gets of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All of it.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Nothing, since the client has this version.
    NotModified,
    /// Nothing, since it asked for another version.
    Failed,
    /// Nothing, since the range is beyond its end.
    Unsatisfiable,
}

/// Evaluates the conditions of a `GET` or `HEAD` in the order of RFC 9110, 13.2.2.
pub(super) fn evaluate(method: &Method, headers: &HeaderMap, of: &Validators<'_>, length: u64) -> Outcome {
    if headers.contains_key(IF_MATCH) {
        if !has_tag(headers, IF_MATCH, |weak, tag| !weak && tag == of.etag.as_bytes()) {
            return Outcome::Failed;
        }
    } else if let (Some(since), Some(modified)) = (date(headers, IF_UNMODIFIED_SINCE), of.modified)
        && modified > since
    {
        return Outcome::Failed;
    }
    let is_known = if headers.contains_key(IF_NONE_MATCH) {
        has_tag(headers, IF_NONE_MATCH, |_, tag| tag == of.etag.as_bytes())
    } else {
        // Exactly the same date: an older release that was put back is another version.
        of.modified.is_some() && date(headers, IF_MODIFIED_SINCE) == of.modified
    };
    if is_known {
        return Outcome::NotModified;
    }
    if method != Method::GET || !is_range_of(headers, of) {
        return Outcome::Whole;
    }
    match range(headers, length) {
        Some(range) if range.is_empty() => Outcome::Unsatisfiable,
        Some(range) => Outcome::Part(range),
        None => Outcome::Whole,
    }
}

/// Whether the range is of this version. `If-Range` compares strongly.
fn is_range_of(headers: &HeaderMap, of: &Validators<'_>) -> bool {
    let Some(condition) = headers.get(IF_RANGE) else { return true };
    if condition.as_bytes().contains(&b'"') {
        return tags(condition.as_bytes()) == [(false, of.etag.as_bytes())];
    }
    of.modified.is_some() && date(headers, IF_RANGE) == of.modified
}

/// Whether a header is `*` or lists a tag that `is_match` accepts, given whether it is weak.
fn has_tag(headers: &HeaderMap, name: impl AsHeaderName, is_match: impl Fn(bool, &[u8]) -> bool) -> bool {
    headers.get_all(name).iter().any(|value| {
        let value = value.as_bytes().trim_ascii();
        value == b"*" || tags(value).into_iter().any(|(weak, tag)| is_match(weak, tag))
    })
}

/// The entity tags of a list, each with whether it is weak, up to the first that is not one. A tag may contain commas.
fn tags(mut list: &[u8]) -> Vec<(bool, &[u8])> {
    let mut found = Vec::new();
    loop {
        let start = list.iter().position(|byte| !b" \t,".contains(byte)).unwrap_or(list.len());
        let rest = &list[start..];
        let opaque = rest.strip_prefix(b"W/");
        let Some(tag) = opaque.unwrap_or(rest).strip_prefix(b"\"") else { return found };
        let Some(end) = tag.iter().position(|byte| *byte == b'"') else { return found };
        found.push((opaque.is_some(), &tag[..end]));
        list = &tag[end + 1..];
    }
}

fn date(headers: &HeaderMap, name: impl AsHeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?.trim()).ok()
}

/// The bytes that the request asks for; an empty range if they are beyond the end. A unit other than bytes, several ranges and what is
/// not a range are ignored, as RFC 9110, 14.2 allows.
fn range(headers: &HeaderMap, length: u64) -> Option<Range<u64>> {
    let mut values = headers.get_all(RANGE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (unit, range) = value.to_str().ok()?.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = range.trim().split_once('-')?;
    match (number(first), number(last)) {
        (Some(first), Some(last)) if last < first => None,
        (Some(first), Some(last)) => Some(first..last.saturating_add(1).min(length)),
        (Some(first), None) if last.is_empty() => Some(first..length),
        (None, Some(count)) if first.is_empty() => Some(length.saturating_sub(count)..length),
        _ => None,
    }
}

/// A number of digits only; one that is too large for any file is the largest.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

/// The date of a file that changed at `changed`, for `Last-Modified`. None within the same and the next second: the file may change
/// again and have the same date.
pub(super) fn last_modified(changed: SystemTime, now: SystemTime) -> Option<SystemTime> {
    let seconds = changed.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let date = UNIX_EPOCH + Duration::from_secs(seconds);
    (now.duration_since(date).ok()? >= Duration::from_secs(2)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ETAG: &str = "a,b";
    const DATE: &str = "Sat, 28 Nov 2026 18:00:00 GMT";

    fn outcome(method: &Method, headers: &[(&'static str, &str)]) -> Outcome {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header"));
        }
        let modified = httpdate::parse_http_date(DATE).ok();
        evaluate(method, &map, &Validators { etag: ETAG, modified }, 10)
    }

    fn get(headers: &[(&'static str, &str)]) -> Outcome {
        outcome(&Method::GET, headers)
    }

    #[test]
    fn tags_are_compared_as_the_header_has_it() {
        for (name, known) in [("if-none-match", Outcome::NotModified), ("if-match", Outcome::Whole)] {
            let other = if name == "if-match" { Outcome::Failed } else { Outcome::Whole };
            for value in ["\"a,b\"", "*", "\"x\", \"a,b\"", ",\"x\" ,, \"a,b\",", "W/\"x\",\"a,b\""] {
                assert_eq!(get(&[(name, value)]), known, "{name}: {value}");
            }
            for value in ["\"a\"", "a,b", "", "\"a,b", "\"A,B\"", "\"*\"", "x \"a,b\""] {
                assert_eq!(get(&[(name, value)]), other, "{name}: {value}");
            }
            assert_eq!(get(&[(name, "\"x\""), (name, "\"a,b\"")]), known, "{name} twice");
        }
        assert_eq!(get(&[("if-none-match", "W/\"a,b\"")]), Outcome::NotModified);
        assert_eq!(get(&[("if-match", "W/\"a,b\"")]), Outcome::Failed);
    }

    #[test]
    fn a_date_counts_only_without_a_tag_and_only_exactly() {
        assert_eq!(get(&[("if-modified-since", DATE)]), Outcome::NotModified);
        for other in ["Sat, 28 Nov 2026 18:00:01 GMT", "Sat, 28 Nov 2026 17:59:59 GMT", "yesterday", ""] {
            assert_eq!(get(&[("if-modified-since", other)]), Outcome::Whole, "{other}");
        }
        assert_eq!(get(&[("if-modified-since", DATE), ("if-none-match", "\"x\"")]), Outcome::Whole);
        assert_eq!(get(&[("if-unmodified-since", DATE)]), Outcome::Whole);
        assert_eq!(get(&[("if-unmodified-since", "Sat, 28 Nov 2026 17:59:59 GMT")]), Outcome::Failed);
        let both = [("if-unmodified-since", "Sat, 28 Nov 2026 17:59:59 GMT"), ("if-match", "\"a,b\"")];
        assert_eq!(get(&both), Outcome::Whole);
    }

    #[test]
    fn a_range_is_served_refused_or_ignored() {
        for (value, expected) in [
            ("bytes=0-0", Outcome::Part(0..1)),
            ("bytes=2-4", Outcome::Part(2..5)),
            ("Bytes = 2-4", Outcome::Part(2..5)),
            ("bytes=8-", Outcome::Part(8..10)),
            ("bytes=0-99999999999999999999999", Outcome::Part(0..10)),
            ("bytes=-3", Outcome::Part(7..10)),
            ("bytes=-99", Outcome::Part(0..10)),
            ("bytes=10-", Outcome::Unsatisfiable),
            ("bytes=10-12", Outcome::Unsatisfiable),
            ("bytes=-0", Outcome::Unsatisfiable),
            ("bytes=4-2", Outcome::Whole),
            ("bytes=", Outcome::Whole),
            ("bytes=-", Outcome::Whole),
            ("bytes=a-b", Outcome::Whole),
            ("bytes=1-2x", Outcome::Whole),
            ("bytes=+1-2", Outcome::Whole),
            ("bytes 1-2", Outcome::Whole),
            ("lines=1-2", Outcome::Whole),
            ("bytes=0-1,4-5", Outcome::Whole),
            ("bytes=90-99,100-", Outcome::Whole),
        ] {
            assert_eq!(get(&[("range", value)]), expected, "{value}");
        }
        assert_eq!(get(&[("range", "bytes=0-1"), ("range", "bytes=2-3")]), Outcome::Whole);
        assert_eq!(outcome(&Method::HEAD, &[("range", "bytes=2-4")]), Outcome::Whole);
        assert_eq!(get(&[("range", "bytes=2-4"), ("if-none-match", "\"a,b\"")]), Outcome::NotModified);
    }

    #[test]
    fn a_range_of_another_version_is_ignored() {
        for same in ["\"a,b\"", DATE] {
            assert_eq!(get(&[("range", "bytes=2-4"), ("if-range", same)]), Outcome::Part(2..5), "{same}");
            assert_eq!(get(&[("range", "bytes=10-"), ("if-range", same)]), Outcome::Unsatisfiable, "{same}");
        }
        for other in ["W/\"a,b\"", "\"x\"", "\"a,b\", \"x\"", "*", "", "Sat, 28 Nov 2026 18:00:01 GMT"] {
            for range in ["bytes=2-4", "bytes=10-"] {
                assert_eq!(get(&[("range", range), ("if-range", other)]), Outcome::Whole, "{other}");
            }
        }
    }

    #[test]
    fn a_file_has_a_date_once_it_cannot_change_within_the_same_second() {
        let at = |millis| UNIX_EPOCH + Duration::from_millis(millis);
        assert_eq!(last_modified(at(5_900), at(5_950)), None);
        assert_eq!(last_modified(at(5_900), at(6_999)), None);
        assert_eq!(last_modified(at(5_900), at(7_000)), Some(at(5_000)));
        assert_eq!(last_modified(at(5_900), at(1_000)), None, "a file from the future");
    }
}
