//! The headers that `deploy/` and the documentation configure on other hosts are the ones that the server sends
//! itself.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use portico_server::config::Config;
use portico_server::config::options::Options;
use portico_shared::headers;

use super::static_site::with_site;
use crate::support::Portico;

/// Header names in lower case, with their values.
type Headers = BTreeMap<String, String>;

/// A placeholder for the API's origin. Each file allows it right after the page's own origin.
const API: &str = " https://api.shop.example";

/// Headers that aren't policy but concern the file, the connection, the log, or calls to the API.
const OTHER: [&str; 10] = [
    "accept-ranges",
    "access-control-expose-headers",
    "cache-control",
    "content-length",
    "content-type",
    "date",
    "etag",
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

/// The headers of a page at an https address.
async fn sent() -> Headers {
    sent_at("/login/").await
}

/// The headers of one of the element's files.
async fn sent_with_the_element() -> Headers {
    sent_at(super::static_site::ENTRY).await
}

async fn sent_at(path: &str) -> Headers {
    let page = https_site().await.get(path).send().await.expect("an answer");
    let headers = page.headers().iter().filter(|(name, _)| !OTHER.contains(&name.as_str()));
    headers.map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned())).collect()
}

/// A header of a file. The API's origin, which must be in a content security policy, is removed from it.
fn header(name: &str, value: &str) -> (String, String) {
    let name = name.to_lowercase();
    if name != "content-security-policy" {
        return (name, value.to_owned());
    }
    assert_eq!(value.matches(API).count(), 1, "the API's origin appears once in {value}");
    (name, value.replace(API, ""))
}

fn nginx(file: &str) -> Headers {
    let text = read(&format!("deploy/nginx/{file}"));
    let lines = text.lines().filter_map(|line| line.strip_prefix("add_header "));
    let parts = lines.map(|line| line.split_once(' ').expect("a name and a value"));
    let value = |rest: &str| rest.trim_end_matches(" always;").trim_matches('"').to_owned();
    parts.map(|(name, rest)| header(name, &value(rest))).collect()
}

/// The headers that a rule sets, and the names of those that it removes.
fn cloudflare_pages_and_netlify(rule: &str) -> (Headers, Vec<String>) {
    let text = read("deploy/cloudflare-pages-netlify/_headers");
    let lines = text.lines().skip_while(|line| *line != rule).skip(1);
    let lines = lines.take_while(|line| line.starts_with("  ")).map(str::trim);
    let (gone, set): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('!'));
    let set = set.iter().map(|line| line.split_once(": ").expect("a name and a value"));
    let gone = gone.iter().map(|line| line.trim_start_matches("! ").to_lowercase());
    (set.map(|(name, value)| header(name, value)).collect(), gone.collect())
}

/// `CloudFormation` has keys of its own for four of them; the others keep their names.
fn cloudfront(policy: &str) -> Headers {
    let text = read("deploy/s3-cloudfront/portico.yaml");
    let (_, policy) = text.split_once(&format!("\n  {policy}:\n")).expect("the headers' policy");
    let (policy, _) = policy.split_once("\n\n").expect("the next section");
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
            // What pages depend on is no part of the policy's security.
            "Value" if own == "Vary" => continue,
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
    assert_eq!(nginx("portico-headers.conf"), sent, "nginx");
    assert_eq!(cloudflare_pages_and_netlify("/*").0, sent, "Cloudflare Pages and Netlify");
    assert_eq!(cloudfront("Headers"), sent, "CloudFront");
}

#[tokio::test]
async fn every_host_has_pages_of_every_origin_load_the_element_as_the_server_does() {
    let sent = sent_with_the_element().await;
    assert_eq!(sent["access-control-allow-origin"], "*");
    assert_eq!(sent["cross-origin-resource-policy"], "cross-origin");
    assert_eq!(nginx("portico-embed-headers.conf"), sent, "nginx");
    assert_eq!(cloudfront("ElementHeaders"), sent, "CloudFront");
    // The rule for all files sets headers that mean nothing for a script.
    let (mut headers, _) = cloudflare_pages_and_netlify("/*");
    let (element, gone) = cloudflare_pages_and_netlify("/embed/*");
    assert!(
        element.keys().all(|name| gone.contains(name) || !headers.contains_key(name)),
        "one value per header"
    );
    headers.retain(|name, _| !gone.contains(name));
    headers.extend(element);
    headers.retain(|name, _| sent.contains_key(name));
    assert_eq!(headers, sent, "Cloudflare Pages and Netlify");
}

#[tokio::test]
async fn pages_for_hosts_without_headers_have_the_policy_in_them() {
    let policy = sent().await["content-security-policy"].clone();
    // Browsers ignore these in a page.
    let policy = policy.replace(" frame-ancestors 'none';", "");
    assert_eq!(headers::policy_of_meta(None), policy);
}

#[tokio::test]
async fn the_documentation_names_the_headers_that_the_server_sends() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let document = read("docs/hosting.md");
    let (pages, element) = document.split_once("\n## The element\n").expect("a section about the element");
    for (text, headers) in [(pages, sent().await), (element, sent_with_the_element().await)] {
        for (name, value) in headers {
            let header = words(&format!("{name}: {value}"));
            assert!(words(text).contains(&header), "docs/hosting.md doesn't have `{header}` there");
        }
    }
}

#[tokio::test]
async fn every_host_keeps_hashed_files_as_long_as_the_server_has_them_kept() {
    let portico = https_site().await;
    let caching = async |path: &str| {
        let answer = portico.get(path).send().await.expect("an answer");
        answer.headers()["cache-control"].to_str().expect("text").to_owned()
    };
    let forever = caching(super::static_site::SCRIPT).await;
    assert_eq!(caching(super::static_site::EMBEDDED).await, forever);
    for file in ["portico.conf", "portico-subpath.conf"] {
        let text = read(&format!("deploy/nginx/{file}"));
        for folder in ["assets/", "embed/assets/"] {
            let is_it =
                |line: &&str| line.starts_with("location ") && line.ends_with(&format!("/{folder} {{"));
            let mut lines = text.lines().map(str::trim).skip_while(|line| !is_it(line));
            let block = lines.by_ref().take_while(|line| *line != "}").collect::<Vec<_>>().join("\n");
            assert!(block.contains(&forever), "{file} has no `{forever}` for {folder}: {block}");
        }
    }
    for rule in ["/assets/*", "/embed/assets/*"] {
        assert_eq!(cloudflare_pages_and_netlify(rule).0["cache-control"], forever, "{rule}");
    }
    for file in ["deploy/s3-cloudfront/upload.sh", "docs/hosting.md"] {
        assert!(read(file).contains(&forever), "{file} has no `{forever}`");
    }
}

/// Runs the script with an `aws` that only prints its arguments.
#[test]
fn each_file_of_the_site_goes_to_s3_with_its_type_and_its_caching() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("dist");
    for name in [
        "404.html",
        "assets/a.js",
        "embed/portico.js",
        "embed/prefetch.js",
        "embed/prefetch/en.txt",
        "embed/assets/v.json",
    ] {
        let file = site.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, "").expect("written");
    }
    let aws = folder.path().join("aws");
    fs::write(&aws, "#!/bin/sh\necho \"$@\"\n").expect("written");
    fs::set_permissions(&aws, Permissions::from_mode(0o755)).expect("executable");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").expect("a path"));
    let script = format!("{}/../deploy/s3-cloudfront/upload.sh", env!("CARGO_MANIFEST_DIR"));
    let output =
        Command::new(script).arg(&site).arg("s3://bucket").env("PATH", path).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    let forever = "--cache-control public, max-age=31536000, immutable";
    for (from, to, rest) in [
        ("assets", "assets", format!("--include *.js --content-type text/javascript {forever}")),
        (
            "assets",
            "assets",
            format!("--include *.wasm.br --content-type application/wasm --content-encoding br {forever}"),
        ),
        (
            "embed/assets",
            "embed/assets",
            format!("--include *.json --content-type application/json {forever}"),
        ),
        (
            "embed/portico.js",
            "embed/portico.js",
            "--content-type text/javascript --cache-control public, max-age=60".to_owned(),
        ),
        (
            "embed/prefetch.js",
            "embed/prefetch.js",
            "--content-type text/javascript --cache-control public, max-age=60".to_owned(),
        ),
        (
            "embed/prefetch",
            "embed/prefetch",
            "--include *.txt --content-type text/plain --cache-control public, max-age=60".to_owned(),
        ),
        ("", "", "--include *.html --content-type text/html --cache-control no-cache".to_owned()),
    ] {
        let (from, to) = (format!("cp {}/{from} ", site.display()), format!(" s3://bucket/{to} "));
        let found = said
            .lines()
            .any(|line| format!("{line} ").contains(&from) && line.contains(&to) && line.ends_with(&rest));
        assert!(found, "{from}{to}{rest} is not in\n{said}");
    }
}

#[test]
fn the_server_takes_every_portico_toml_of_the_documentation() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("portico.toml");
    for document in ["docs/configuration.md", "docs/hosting.md"] {
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

/// The password hashing threads lower their priority with setpriority(2). It is in a group of calls that the unit
/// forbids, so a later line has to allow it again.
#[test]
fn the_unit_allows_threads_to_step_back() {
    let unit = read("deploy/systemd/portico.service");
    let filters: Vec<_> = unit.lines().filter_map(|line| line.strip_prefix("SystemCallFilter=")).collect();
    let place = |of: &str| filters.iter().position(|filter| filter.split([' ', '~']).any(|call| call == of));
    assert!(place("setpriority") > place("@resources"), "the last line decides: {filters:?}");
}

/// Each `PORTICO_…` in the files that operators copy is the variable of an option.
#[test]
fn what_operators_copy_names_variables_that_there_are() {
    let output = Command::new(env!("CARGO_BIN_EXE_portico-server")).args(["serve", "--help"]).output();
    let help = String::from_utf8(output.expect("it runs").stdout).expect("text");
    for file in [
        "deploy/container/Containerfile",
        "deploy/container/compose.yaml",
        "deploy/container/README.md",
        "deploy/systemd/portico.service",
        "deploy/systemd/README.md",
    ] {
        let text = read(file);
        let words = text.split(|c: char| !c.is_ascii_uppercase() && c != '_');
        let named: Vec<_> = words.filter(|word| word.starts_with("PORTICO_")).collect();
        assert!(!named.is_empty(), "{file} has no variables");
        for variable in named {
            assert!(
                help.contains(&format!("[env: {variable}")) || variable == "PORTICO_",
                "{file}: {variable}"
            );
        }
    }
}
