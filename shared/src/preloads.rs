//! What a hosted page loads, as the `Link` header of its response: a browser that reads it asks for the files before it has the HTML.

/// The value of the header for a page, from the tags in its HTML; empty if it loads nothing. Each link is in the mode in which the page
/// loads the file: otherwise browsers would load it twice.
pub fn link_header(html: &str) -> String {
    let mut links: Vec<String> = Vec::new();
    for link in html.split('<').skip(1).filter_map(link) {
        // The page may name a script twice.
        if !links.contains(&link) {
            links.push(link);
        }
    }
    // The style first: nothing is shown without it.
    links.sort_by_key(|link| !link.contains("as=style"));
    links.join(", ")
}

/// The link for a tag, which begins after its `<`.
fn link(tag: &str) -> Option<String> {
    let (name, _) = tag.split_once(' ')?;
    let attribute = |name| attribute(tag, name);
    let is = |rel| attribute("rel").is_some_and(|all| all.split(' ').any(|one| one == rel));
    let (url, how) = match name {
        "script" if attribute("type") == Some("module") => (attribute("src")?, "rel=modulepreload"),
        "link" if is("stylesheet") => (attribute("href")?, "rel=preload; as=style"),
        "link" if is("preload") && attribute("as") == Some("fetch") => {
            (attribute("href")?, "rel=preload; as=fetch")
        }
        _ => return None,
    };
    let digest = attribute("integrity").map(|digest| format!("; integrity=\"{digest}\""));
    Some(format!("<{url}>; {how}{}", digest.unwrap_or_default()))
}

/// The value of an attribute in a tag as the build writes it: in double quotes, or without any.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
    let begins = tag.match_indices(name).find_map(|(at, _)| {
        let rest = tag[at + name.len()..].strip_prefix('=')?;
        tag[..at].ends_with(' ').then_some(rest)
    })?;
    match begins.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => begins.split(' ').next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_link_for_each_file_the_style_first() {
        let html = "<!doctype html><html lang=en><title>src=/x.js</title><link href=data:, rel=icon>\
            <link rel=alternate hreflang=de href=/de/login/>\
            <link as=fetch href=/assets/a_bg.wasm data-integrity=sha384-W rel=preload type=application/wasm>\
            <link as=fetch href=/assets/w.json data-integrity=\"sha256-N=\" rel=\"preload words\" type=application/json>\
            <link href=/assets/a.css integrity=\"sha384-A=\" rel=stylesheet>\
            <script id=portico-config type=application/json>{}</script>\
            <script async fetchpriority=high integrity=sha384-B src=/assets/boot.js type=module></script>\
            <script fetchpriority=high integrity=sha384-B src=/assets/boot.js type=module></script>\
            <link rel=preconnect href=https://api.example crossorigin>";
        assert_eq!(
            link_header(html),
            "</assets/a.css>; rel=preload; as=style; integrity=\"sha384-A=\", \
             </assets/a_bg.wasm>; rel=preload; as=fetch, </assets/w.json>; rel=preload; as=fetch, \
             </assets/boot.js>; rel=modulepreload; integrity=\"sha384-B\""
        );
        assert_eq!(link_header("<p>links"), "");
    }
}
