//! The compressed forms of a file, and which of them a request accepts.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// A compressed form of a file, which lies beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Brotli.
    Br,
    /// Gzip.
    Gzip,
}

impl Encoding {
    /// Every form, the smallest first.
    const ALL: [Self; 2] = [Self::Br, Self::Gzip];

    /// Its name in `Content-Encoding`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The ending of its file.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Br => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The forms that a request prefers over the file itself, the best first.
pub(super) fn preferred(headers: &HeaderMap) -> Vec<Encoding> {
    let listed = listed(headers);
    let quality = |name: &str| listed.iter().find(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, q)| *q);
    let any = quality("*");
    let plain = quality("identity").unwrap_or_default();
    let rated = Encoding::ALL.map(|form| (quality(form.name()).or(any).unwrap_or_default(), form));
    let mut rated: Vec<_> = rated.into_iter().filter(|(q, _)| *q > 0.0 && *q >= plain).collect();
    rated.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    rated.into_iter().map(|(_, form)| form).collect()
}

/// What `Accept-Encoding` lists, each with its quality.
fn listed(headers: &HeaderMap) -> Vec<(&str, f32)> {
    let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let items = values.flat_map(|value| value.split(','));
    items
        .filter_map(|item| {
            let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
            let quality = match parameters.trim().split_once('=') {
                Some((q, value)) if q.trim().eq_ignore_ascii_case("q") => value.trim().parse().ok()?,
                _ => 1.0,
            };
            Some((name.trim(), quality))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_form_that_is_accepted_comes_first() {
        use Encoding::{Br, Gzip};
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", &[Br, Gzip][..]),
            ("gzip", &[Gzip]),
            ("GZIP;Q=0.5 , br;q=0.1", &[Gzip, Br]),
            ("br;q=0, gzip;q=0.2", &[Gzip]),
            ("*", &[Br, Gzip]),
            ("*;q=0.1, br;q=0", &[Gzip]),
            ("gzip;q=0.5, identity", &[]),
            ("identity", &[]),
            ("br;q=nonsense", &[]),
            ("brotli", &[]),
            ("", &[]),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, accepted.parse().expect("a header"))]);
            assert_eq!(preferred(&headers), expected, "{accepted}");
        }
        assert_eq!(preferred(&HeaderMap::new()), []);
    }
}
