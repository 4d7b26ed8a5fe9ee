//! The addresses of a configuration, in the canonical form that `app/js/configuration.js` gives them in the browser, too.

use url::Url;

/// Stands for the pages' own origin, which isn't known when a site is built.
const OWN: &str = "https://pages.invalid";

/// The URL of an API, or its path on the pages' own origin: without a slash at the end, since the API's paths begin with one.
/// `None` if it can't be used.
pub(super) fn api(address: &str) -> Option<String> {
    let url = url_of(if address.is_empty() { "/" } else { address })?;
    let path = url.path().trim_end_matches('/');
    is_bare(&url).then(|| without_own(&(url.origin().ascii_serialization() + path)))
}

/// The path that a site's URLs begin with: with a slash at both ends. `None` if it can't be used.
pub(super) fn base_path(path: &str) -> Option<String> {
    if path.trim().starts_with("//") || path.contains(['?', '#', ':', '\\']) {
        return None;
    }
    let url = Url::parse(&format!("{OWN}/{}/", path.trim())).ok()?;
    let parts = url.path().split('/').filter(|part| !part.is_empty());
    Some(parts.fold("/".to_owned(), |path, part| path + part + "/"))
}

/// An origin. `None` if it isn't one.
pub(super) fn origin(address: &str) -> Option<String> {
    let url = url_of(address)?;
    let is_origin = url.path() == "/" && is_bare(&url) && !is_own(&url);
    is_origin.then(|| url.origin().ascii_serialization())
}

/// An address to leave for with a secret in the fragment, so it must not have one. `None` if it can't be used.
pub(super) fn place(address: &str) -> Option<String> {
    let url = url_of(address)?;
    url.fragment().unwrap_or_default().is_empty().then(|| without_own(url.as_str()))
}

/// The URL of a web server, or of a path on the pages' own origin. Any other address would depend on the page that it is on.
fn url_of(address: &str) -> Option<Url> {
    let text = address.trim();
    let own = if text.starts_with('/') { OWN } else { "" };
    let url = Url::parse(&format!("{own}{text}")).ok()?;
    let path = url.path().to_ascii_lowercase();
    let is_odd = !matches!(url.scheme(), "http" | "https")
        || !url.username().is_empty()
        || url.password().is_some()
        || url.host_str().is_some_and(|host| host.contains('*'))
        // Some servers decode a path, and redirect to the host that it then seems to begin with.
        || ["//", "/%2f", "/%5c"].iter().any(|slash| path.starts_with(slash));
    (!is_odd).then_some(url)
}

fn is_bare(url: &Url) -> bool {
    [url.query(), url.fragment()].iter().all(|part| part.unwrap_or_default().is_empty())
}

fn is_own(url: &Url) -> bool {
    url.as_str().starts_with(OWN)
}

fn without_own(address: &str) -> String {
    address.strip_prefix(OWN).unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests {
    use portico_shared::cases::addresses::ADDRESSES;

    #[test]
    fn an_address_is_made_canonical_or_refused_as_in_the_browser() {
        for &(member, written, canonical) in ADDRESSES {
            let made = match member {
                "api" => super::api(written),
                "basePath" => super::base_path(written),
                "returnTo" => super::origin(written),
                _ => super::place(written),
            };
            assert_eq!(made.as_deref(), canonical, "{member}: {written:?}");
        }
    }
}
