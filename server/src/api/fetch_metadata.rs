//! Calls that have an effect although they are a `GET`, which any page can make a browser send: as an image, a link, a form, a
//! prefetch. A browser says how it came to send a request (W3C, Fetch Metadata); other programs say nothing, and may.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ORIGIN;
use axum::http::request::Parts;
use portico_shared::problem::Code;

use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::state::ApiState;

/// The request was not sent by a browser, or a script of an allowed page asked the browser to.
pub struct ByScript;

impl FromRequestParts<ApiState> for ByScript {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let context = StoreContext::from_request_parts(parts, state).await?;
        if is_by_script(&parts.headers, |origin| context.store.allows(origin)) {
            Ok(Self)
        } else {
            Err(Code::ScriptOnly.into())
        }
    }
}

/// Headers by which browsers, old ones too, say that they fetch ahead of a click.
const PURPOSES: [&str; 4] = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

fn is_by_script(headers: &HeaderMap, is_allowed: impl Fn(&[u8]) -> bool) -> bool {
    let is = |name: &str, known: &[&str]| {
        let value = headers.get(name).map(|value| value.as_bytes().trim_ascii());
        value.is_none_or(|value| known.iter().any(|known| value.eq_ignore_ascii_case(known.as_bytes())))
    };
    let is_same_origin = headers.contains_key("sec-fetch-site") && is("sec-fetch-site", &["same-origin"]);
    !PURPOSES.iter().any(|name| headers.contains_key(*name))
        && is("sec-fetch-dest", &["empty"])
        && is("sec-fetch-mode", &["cors", "same-origin"])
        // An answer that a page of another origin can't read had its effect all the same.
        && (is_same_origin || headers.get(ORIGIN).is_none_or(|origin| is_allowed(origin.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "https://shop.example";

    fn is_allowed(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
            .collect::<HeaderMap>();
        is_by_script(&headers, |origin| origin == SHOP.as_bytes())
    }

    #[test]
    fn a_script_of_an_allowed_page_may_and_markup_may_not() {
        let site = |site| ("sec-fetch-site", site);
        let mode = |mode| ("sec-fetch-mode", mode);
        let dest = |dest| ("sec-fetch-dest", dest);
        let origin = |origin| ("origin", origin);
        for allowed in [
            &[][..],
            &[site("same-origin"), mode("cors"), dest("empty")],
            &[site("same-origin"), mode("same-origin"), dest("empty")],
            &[site("cross-site"), mode("cors"), dest("empty"), origin(SHOP)],
            &[site("same-site"), mode("cors"), dest("empty"), origin(SHOP)],
            // An extension, an app.
            &[site("none"), mode("cors"), dest("empty")],
            // A browser without fetch metadata.
            &[origin(SHOP)],
        ] {
            assert!(is_allowed(allowed), "{allowed:?}");
        }
        for refused in [
            &[site("cross-site"), mode("no-cors"), dest("image")][..],
            &[site("same-origin"), mode("no-cors"), dest("image")],
            &[site("cross-site"), mode("no-cors"), dest("script")],
            &[site("cross-site"), mode("navigate"), dest("document")],
            &[site("same-origin"), mode("navigate"), dest("document")],
            &[site("none"), mode("navigate"), dest("document")],
            &[site("cross-site"), mode("navigate"), dest("iframe")],
            &[site("cross-site"), mode("no-cors"), dest("empty")],
            &[site("cross-site"), mode("cors"), dest("empty"), origin("https://evil.example")],
            &[site("cross-site"), mode("cors"), dest("image"), origin(SHOP)],
            &[origin("https://evil.example")],
            &[origin("null")],
            &[site("same-origin"), mode("cors"), dest("empty"), ("sec-purpose", "prefetch;prerender")],
            &[("purpose", "prefetch")],
            &[("x-purpose", "preview")],
            &[("x-moz", "prefetch")],
        ] {
            assert!(!is_allowed(refused), "{refused:?}");
        }
    }
}
