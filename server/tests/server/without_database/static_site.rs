//! The app's files, served by the API's server.

use std::path::PathBuf;

use crate::support::Portico;
use portico_server::config::Config;
use portico_shared::headers::policy;
use portico_shared::pages::Page;
use reqwest::{Response, StatusCode};

pub(crate) const SCRIPT: &str = "/assets/portico-app-0123456789abcdef.js";
const WASM: &str = "/assets/portico-app-0123456789abcdef_bg.wasm";
pub(crate) const ENTRY: &str = "/embed/portico.js";
pub(crate) const EMBEDDED: &str = "/embed/assets/portico-app-0123456789abcdef_bg.wasm";

/// A server with a site in which each page contains its name.
pub(crate) async fn with_site(change: impl FnOnce(&mut Config)) -> Portico {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("dist");
    let write = |name: &str, text: &str| {
        let path: PathBuf = site.join(name.trim_start_matches('/'));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write("index.html", "the page login");
    for page in Page::ALL.map(Page::name) {
        write(&format!("{page}/index.html"), &format!("the page {page}"));
    }
    write("404.html", "the page 404");
    write(SCRIPT, "script");
    write(&format!("{SCRIPT}.br"), "brotli");
    write(&format!("{SCRIPT}.gz"), "gzip");
    write(WASM, "wasm");
    write("style.css", "css");
    write(ENTRY, "entry");
    write(&format!("{ENTRY}.br"), "brotli");
    write(EMBEDDED, "wasm");
    write("embed/portico.d.ts", "types");
    write("shop/index.html", "a shop");
    write("../secret.txt", "secret");
    Portico::start_in(folder, portico_server::base::random::Random::system(), |config| {
        config.static_dir = Some(site);
        change(config);
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
async fn each_page_is_at_its_address_with_and_without_a_slash_and_no_redirect() {
    let portico = with_site(|_| {}).await;
    let pages = Page::ALL.map(Page::name);
    let both = pages.into_iter().flat_map(|page| [(format!("/{page}"), page), (format!("/{page}/"), page)]);
    let more = [("/", "login"), ("/login/?return-to=/x", "login"), ("/login/index.html", "login")];
    for (path, name) in both.chain(more.map(|(path, name)| (path.to_owned(), name))) {
        let page = get(&portico, &path).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(page.url().path(), path.split('?').next().expect("a path"), "no redirect");
        assert_eq!(header(&page, "content-type"), "text/html");
        assert_eq!(header(&page, "cache-control"), "no-cache");
        assert_eq!(page.text().await.expect("text"), format!("the page {name}"), "{path}");
    }
}

#[tokio::test]
async fn a_page_may_do_little_and_tells_nobody() {
    let portico = with_site(|_| {}).await;
    for path in ["/", "/login/", "/nowhere"] {
        let page = get(&portico, path).await;
        assert_eq!(header(&page, "content-security-policy"), policy(None));
        assert_eq!(header(&page, "referrer-policy"), "no-referrer");
        assert_eq!(header(&page, "x-content-type-options"), "nosniff");
        assert_eq!(header(&page, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(header(&page, "cross-origin-resource-policy"), "same-origin");
        assert!(header(&page, "permissions-policy").contains("camera=()"));
    }
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let portico = with_site(|_| {}).await;
    let first = get(&portico, "/login/").await;
    let since = header(&first, "last-modified");
    let again = portico.get("/login").header("if-modified-since", since).send().await.expect("an answer");
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&again, "cache-control"), "no-cache");
    assert_eq!(again.text().await.expect("text"), "");
}

#[tokio::test]
async fn an_unknown_path_is_a_page_that_says_404() {
    let portico = with_site(|_| {}).await;
    let unknown = ["/nowhere", "/login/x", "/a/b.js", "/assets/", "/assets/portico-0123456789abcdef.css"];
    let outside = ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//nowhere"];
    for path in unknown.into_iter().chain(outside) {
        let conditional = portico.get(path).header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT");
        let page = conditional.send().await.expect("an answer");
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&page, "cache-control"), "no-cache", "{path}: a missing file may appear later");
        assert_eq!(page.text().await.expect("text"), "the page 404", "{path}");
    }
    for path in ["/customer/nothing", "/customer"] {
        let api = portico.ask(portico.get(path)).await;
        assert_eq!(api.verdict(), (404, "not_found"), "the API's unknown paths stay in its envelope");
    }
}

#[tokio::test]
async fn files_have_their_type_their_compression_and_their_caching() {
    let portico = with_site(|_| {}).await;
    for (path, kind, caching) in [
        (SCRIPT, "text/javascript", "public, max-age=31536000, immutable"),
        (WASM, "application/wasm", "public, max-age=31536000, immutable"),
        (EMBEDDED, "application/wasm", "public, max-age=31536000, immutable"),
        (ENTRY, "text/javascript", "no-cache"),
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
        assert!(varies, "a cache must keep the browsers' answers apart");
        assert_eq!(header(&file, "content-type"), "text/javascript");
        assert_eq!(file.text().await.expect("text"), text);
    }
}

#[tokio::test]
async fn pages_of_every_origin_load_the_element_and_nothing_else() {
    let known = "https://shop.example";
    let portico = with_site(|config| config.stores[0].allowed_origins = vec![known.to_owned()]).await;
    for origin in [known, "https://other.example"] {
        let get =
            async |path: &str| portico.get(path).header("origin", origin).send().await.expect("an answer");
        for path in [ENTRY, EMBEDDED, "/embed/portico.d.ts"] {
            let file = get(path).await;
            assert_eq!(file.status(), StatusCode::OK, "{path}");
            assert_eq!(header(&file, "access-control-allow-origin"), "*", "{path}");
            assert_eq!(header(&file, "cross-origin-resource-policy"), "cross-origin", "{path}");
            assert_eq!(header(&file, "x-content-type-options"), "nosniff", "{path}");
        }
        for path in [SCRIPT, "/login/", "/embedded"] {
            let file = get(path).await;
            assert_ne!(header(&file, "access-control-allow-origin"), "*", "{path}");
            assert_eq!(header(&file, "cross-origin-resource-policy"), "same-origin", "{path}");
        }
    }
}

#[tokio::test]
async fn a_page_beside_those_of_the_app_is_at_its_folder_under_the_same_policy() {
    let portico = with_site(|_| {}).await;
    let page = get(&portico, "/shop/").await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(
        header(&page, "content-security-policy"),
        header(&get(&portico, "/").await, "content-security-policy")
    );
    assert_eq!(page.text().await.expect("text"), "a shop");
    for path in ["/shop", "/shop//", "/embed/", "//shop/"] {
        assert_eq!(get(&portico, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_form_sent_before_any_script_ran_leaves_the_browser_on_its_page() {
    let portico = with_site(|_| {}).await;
    let submit = |path: &str| {
        let form = portico.post(path).header("content-type", "application/x-www-form-urlencoded");
        form.body("emailId=ada%40example.com&password=secret").send()
    };
    for path in ["/", "/login", "/login/", "/reset-password/"] {
        let answer = submit(path).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{path}");
        assert_eq!(answer.text().await.expect("text"), "");
    }
    for path in ["/nowhere", SCRIPT] {
        let answer = submit(path).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(header(&answer, "allow"), "GET, HEAD");
    }
    let put = portico.client.put(format!("{}/login/", portico.url)).send().await.expect("an answer");
    assert_eq!(put.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(header(&put, "allow"), "GET, HEAD, POST");
}
