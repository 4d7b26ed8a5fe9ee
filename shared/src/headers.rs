//! The security headers of the pages.
//!
//! The server sends them. The files in `deploy/` and `docs/hosting.md` have copies for other hosts, which
//! `cargo xtask lists` writes; where a host can't send headers, `cargo xtask dist --policy-meta` puts the policy into the
//! pages.

/// The directives of the Content-Security-Policy: pages run their own script and wasm, talk to their own origin, and
/// nothing else. Text never becomes markup or script (Trusted Types).
const DIRECTIVES: [(&str, &str); 9] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    (CONNECT, "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    (FRAMES, "'none'"),
    ("require-trusted-types-for", "'script'"),
];

const CONNECT: &str = "connect-src";
const FRAMES: &str = "frame-ancestors";

/// The browser features that a sign-in page needs: none of these.
pub const PERMISSIONS: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The Content-Security-Policy as a header, for pages that call the API at `api`, an origin; `None` for an API on the
/// pages' own origin.
pub fn policy(api: Option<&str>) -> String {
    written(api, |_| true)
}

/// The Content-Security-Policy in a `<meta>` element, where browsers ignore `frame-ancestors`.
pub fn policy_of_meta(api: Option<&str>) -> String {
    written(api, |name| name != FRAMES)
}

fn written(api: Option<&str>, is_wanted: fn(&str) -> bool) -> String {
    let directives = DIRECTIVES.iter().filter(|(name, _)| is_wanted(name));
    let directives = directives.map(|(name, sources)| match api {
        Some(api) if *name == CONNECT => format!("{name} {sources} {api}"),
        _ => format!("{name} {sources}"),
    });
    directives.collect::<Vec<_>>().join("; ")
}
