//! The app's files beside the API.

use std::path::PathBuf;

use crate::support::Portico;
use reqwest::{Response, StatusCode};

const SCRIPT: &str = "/app-0123456789abcdef.js";
const WASM: &str = "/app-0123456789abcdef_bg.wasm";

async fn with_site() -> Portico {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("dist");
    let write = |name: &str, text: &str| {
        let path: PathBuf = site.join(name.trim_start_matches('/'));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write("index.html", "<!doctype html><title>Portico</title>");
    write(SCRIPT, "script");
    write(&format!("{SCRIPT}.br"), "brotli");
    write(&format!("{SCRIPT}.gz"), "gzip");
    write(WASM, "wasm");
    write("style.css", "css");
    write("../secret.txt", "secret");
    Portico::start_in(folder, portico_server::random::Random::system(), |config| {
        config.static_dir = Some(site);
    })
    .await
}

async fn get(portico: &Portico, path: &str) -> Response {
    portico.get(path).send().await.expect("an answer")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn each_page_is_the_app() {
    let portico = with_site().await;
    for path in [
        "/",
        "/login",
        "/register",
        "/otp",
        "/forgot-password",
        "/reset-password",
        "/account",
        "/login?to=/x",
    ] {
        let page = get(&portico, path).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(header(&page, "content-type"), "text/html");
        assert_eq!(header(&page, "cache-control"), "no-cache");
        assert_eq!(
            header(&page, "content-security-policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        assert_eq!(header(&page, "referrer-policy"), "no-referrer");
        assert_eq!(header(&page, "x-content-type-options"), "nosniff");
        assert!(page.text().await.expect("text").contains("Portico"));
    }
}

#[tokio::test]
async fn an_unknown_path_is_the_app_too_and_says_404() {
    let portico = with_site().await;
    for path in ["/nowhere", "/a/b.js", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
        let conditional = portico.get(path).header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT");
        let page = conditional.send().await.expect("an answer");
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(page.text().await.expect("text").contains("Portico"), "{path}");
    }
    for path in ["/customer/nothing", "/customer"] {
        let api = portico.ask(portico.get(path)).await;
        assert_eq!(api.verdict(), (404, "not_found"), "the API's unknown paths stay in its envelope");
    }
}

#[tokio::test]
async fn files_have_their_type_their_compression_and_their_caching() {
    let portico = with_site().await;
    for (path, kind, caching) in [
        (SCRIPT, "text/javascript", "public, max-age=31536000, immutable"),
        (WASM, "application/wasm", "public, max-age=31536000, immutable"),
        ("/style.css", "text/css", "no-cache"),
    ] {
        let file = get(&portico, path).await;
        assert_eq!(file.status(), StatusCode::OK, "{path}");
        assert_eq!(header(&file, "content-type"), kind);
        assert_eq!(header(&file, "cache-control"), caching);
    }
    for (accepted, encoding, text) in
        [("br, gzip", "br", "brotli"), ("gzip", "gzip", "gzip"), ("identity", "", "script")]
    {
        let file = portico.get(SCRIPT).header("accept-encoding", accepted).send().await.expect("an answer");
        assert_eq!(header(&file, "content-encoding"), encoding);
        let varies = file.headers().get_all("vary").iter().any(|names| names == "accept-encoding");
        assert!(varies, "a cache must not give one browser what another one asked for");
        assert_eq!(header(&file, "content-type"), "text/javascript");
        assert_eq!(file.text().await.expect("text"), text);
    }
}

#[tokio::test]
async fn a_form_sent_before_the_script_is_there_gets_its_page_back() {
    let portico = with_site().await;
    let form = [("emailId", "ada@example.com"), ("password", "secret")];
    let answer = portico.post("/login").header("content-type", "application/x-www-form-urlencoded");
    let answer = answer.body(format!("{}={}", form[0].0, form[0].1)).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(header(&answer, "location"), "/login");
    let other = portico.post("/nowhere").send().await.expect("an answer");
    assert_eq!(other.status(), StatusCode::METHOD_NOT_ALLOWED);
}
