//! Return addresses: where to go after signing in, only where the store allows it.

/// The query parameter that holds the return address.
pub const PARAMETER: &str = "return-to";

/// Whether `address` is an allowed return address: a path of the page's own origin, or an address on one of the `allowed`
/// origins. Anything that a browser could read as another origin is refused: `//evil`, `/\evil`, `/%2f%2fevil`, `javascript:`
/// and the like (OWASP ASVS 5.0, 3.7.2).
pub fn is_allowed(address: &str, allowed: &[String]) -> bool {
    let odd = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    if address.chars().any(odd) {
        return false;
    }
    if let Some(path) = address.strip_prefix('/') {
        let lower = path.to_ascii_lowercase();
        return !["/", "%2f", "%5c"].iter().any(|slash| lower.starts_with(slash));
    }
    allowed.iter().any(|origin| {
        let origin = origin.trim_end_matches('/');
        let behind = address.strip_prefix(origin);
        let has_scheme = origin.starts_with("https://") || origin.starts_with("http://");
        has_scheme && behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    })
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn paths_of_our_own_origin_are_allowed() {
        for path in ["/", "/basket", "/a/b?c=d#e", "/%20x"] {
            assert!(is_allowed(path, &[]), "{path}");
        }
    }

    #[test]
    fn whatever_leads_elsewhere_is_refused() {
        let evil = [
            "",
            "evil",
            "//evil",
            "///evil",
            "/\\evil",
            "\\\\evil",
            "javascript:alert(1)",
            "data:text/html,x",
            "%2f%2fevil",
            "/%2f%2fevil",
            "/%2Fevil",
            "/%5cevil",
            "https://evil.example",
            "/\t/evil",
            " //evil",
            "https:evil",
            "/\n/evil",
        ];
        for address in evil {
            assert!(!is_allowed(address, &[]), "{address:?}");
        }
    }

    #[test]
    fn only_the_very_origin_is_allowed() {
        let allowed = ["https://shop.example".to_owned()];
        for address in ["https://shop.example", "https://shop.example/a", "https://shop.example?a=b"] {
            assert!(is_allowed(address, &allowed), "{address}");
        }
        let evil = [
            "https://shop.example.evil",
            "https://shop.example@evil",
            "https://shop.example:8443/",
            "http://shop.example/",
            "https://shop.exampleevil/",
        ];
        for address in evil {
            assert!(!is_allowed(address, &allowed), "{address}");
        }
        assert!(!is_allowed("javascript:alert(1)", &["javascript:".to_owned()]));
    }
}
