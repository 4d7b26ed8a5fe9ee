//! What `deploy/` and the documentation tell other hosts to send is what the server sends itself.

use std::collections::BTreeMap;
use std::fs;

use portico_server::config::Config;
use portico_server::options::Options;

use crate::static_site::with_site;
use crate::support::Portico;

/// Header names in lower case, with their values.
type Headers = BTreeMap<String, String>;

/// Stands for the API's origin, in front of which each file allows only the pages' own.
const API: &str = " https://api.shop.example";

/// What of an answer is not policy but about the file, the connection, the log, or calls of the API.
const OTHER: [&str; 9] = [
    "accept-ranges",
    "access-control-expose-headers",
    "cache-control",
    "content-length",
    "content-type",
    "date",
    "last-modified",
    "vary",
    "x-request-id",
];

fn read(path: &str) -> String {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

async fn https_site() -> Portico {
    with_site(|config| config.public_url = Some("https://shop.example".to_owned())).await
}

/// The headers of a page, as they are at an https address.
async fn sent() -> Headers {
    let page = https_site().await.get("/login/").send().await.expect("an answer");
    let headers = page.headers().iter().filter(|(name, _)| !OTHER.contains(&name.as_str()));
    headers.map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned())).collect()
}

/// One header of a file, the API's origin taken out of a policy, where it has to be.
fn header(name: &str, value: &str) -> (String, String) {
    let name = name.to_lowercase();
    if name != "content-security-policy" {
        return (name, value.to_owned());
    }
    assert_eq!(value.matches(API).count(), 1, "the API's origin stands once in {value}");
    (name, value.replace(API, ""))
}

fn nginx() -> Headers {
    let text = read("deploy/nginx/portico-headers.conf");
    let lines = text.lines().filter_map(|line| line.strip_prefix("add_header "));
    let parts = lines.map(|line| line.split_once(' ').expect("a name and a value"));
    let value = |rest: &str| rest.trim_end_matches(" always;").trim_matches('"').to_owned();
    parts.map(|(name, rest)| header(name, &value(rest))).collect()
}

fn cloudflare_pages_and_netlify() -> Headers {
    let text = read("deploy/cloudflare-pages-netlify/_headers");
    let lines = text.lines().skip_while(|line| *line != "/*").skip(1);
    // What begins with `!` is a header that the host is not to send.
    let lines = lines.take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("  !"));
    lines
        .map(|line| line.trim().split_once(": ").expect("a name and a value"))
        .map(|(n, v)| header(n, v))
        .collect()
}

/// `CloudFormation` has words of its own for four of them; the others stand as they are.
fn cloudfront() -> Headers {
    let text = read("deploy/s3-cloudfront/portico.yaml");
    let (_, policy) = text.split_once("\n  Headers:\n").expect("the headers' policy");
    let (policy, _) = policy.split_once("\n\n").expect("what follows it");
    let mut headers = Headers::new();
    let mut own = "";
    for line in policy.lines() {
        let Some((key, value)) = line.trim().split_once(':') else { continue };
        let value = value.trim().trim_matches('"');
        let (name, value) = match key {
            "ContentSecurityPolicy" if !value.is_empty() => ("Content-Security-Policy", value.to_owned()),
            "ReferrerPolicy" if !value.is_empty() => ("Referrer-Policy", value.to_owned()),
            "ContentTypeOptions" => ("X-Content-Type-Options", "nosniff".to_owned()),
            "AccessControlMaxAgeSec" => ("Strict-Transport-Security", format!("max-age={value}")),
            "Value" => (own, value.to_owned()),
            _ => {
                own = value;
                continue;
            }
        };
        headers.extend([header(name, &value)]);
    }
    headers
}

#[tokio::test]
async fn every_host_sends_the_headers_that_the_server_sends() {
    let sent = sent().await;
    assert_eq!(nginx(), sent, "nginx");
    assert_eq!(cloudflare_pages_and_netlify(), sent, "Cloudflare Pages and Netlify");
    assert_eq!(cloudfront(), sent, "CloudFront");
}

#[tokio::test]
async fn pages_for_hosts_without_headers_have_the_policy_in_them() {
    let source = read("xtask/src/dist/template.rs").replace('\\', "");
    let words = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = sent().await["content-security-policy"].clone();
    // Browsers ignore it in a page.
    let policy = policy.replace(" frame-ancestors 'none';", "");
    let policy = policy.replace("connect-src 'self'", "connect-src 'self'{api}");
    assert!(words.contains(&policy), "xtask does not say `{policy}`");
}

#[tokio::test]
async fn the_documentation_names_the_headers_that_the_server_sends() {
    let words = read("docs/hosting.md").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for (name, value) in sent().await {
        let header = format!("{name}: {value}").to_lowercase();
        assert!(words.contains(&header), "docs/hosting.md does not say `{header}`");
    }
}

#[tokio::test]
async fn every_host_keeps_hashed_files_as_long_as_the_server_has_them_kept() {
    let portico = https_site().await;
    let asset = portico.get(crate::static_site::SCRIPT).send().await.expect("an answer");
    let forever = asset.headers()["cache-control"].to_str().expect("text");
    for file in [
        "deploy/nginx/portico.conf",
        "deploy/nginx/portico-subpath.conf",
        "deploy/cloudflare-pages-netlify/_headers",
        "deploy/s3-cloudfront/upload.sh",
        "docs/hosting.md",
    ] {
        assert!(read(file).contains(forever), "{file} does not say `{forever}`");
    }
}

#[test]
fn the_server_takes_every_portico_toml_of_the_documentation() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("portico.toml");
    for document in ["docs/api.md", "docs/hosting.md"] {
        let text = read(document);
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        let mut blocks = blocks.peekable();
        assert!(blocks.peek().is_some(), "{document} has no example");
        for block in blocks {
            fs::write(&file, block).expect("a file");
            let config = Config::load(Options::default(), Some(&file));
            assert!(config.is_ok(), "{document}: {:?} in\n{block}", config.err());
        }
    }
}
