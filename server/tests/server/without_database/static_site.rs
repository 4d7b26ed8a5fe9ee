//! The app's files, served by the API's server.

use std::fs::File;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::support::Portico;
use portico_server::config::Config;
use portico_shared::headers::policy;
use portico_shared::pages::Page;
use reqwest::{Method, Response, StatusCode};

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

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
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
    assert_eq!(header(&first, "last-modified"), "", "it may change again within this second");
    portico.pass(2);
    let first = get(&portico, "/login/").await;
    let (etag, date) = (header(&first, "etag").to_owned(), header(&first, "last-modified").to_owned());
    for condition in [("if-modified-since", &*date), ("if-none-match", &*etag), ("if-none-match", "*")] {
        let again = conditional(&portico, "/login", &[condition]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{condition:?}");
        assert_eq!(header(&again, "cache-control"), "no-cache");
        assert_eq!(header(&again, "vary"), "accept-encoding");
        assert_eq!((header(&again, "etag"), header(&again, "last-modified")), (&*etag, &*date));
        assert_eq!(again.text().await.expect("text"), "");
    }
    let both = [("if-modified-since", &*date), ("if-none-match", "\"x\"")];
    assert_eq!(conditional(&portico, "/login", &both).await.status(), StatusCode::OK, "the tag decides");
    let failed = conditional(&portico, "/login", &[("if-match", "\"x\"")]).await;
    assert_eq!(failed.status(), StatusCode::PRECONDITION_FAILED);
}

async fn conditional(portico: &Portico, path: &str, headers: &[(&str, &str)]) -> Response {
    let request =
        headers.iter().fold(portico.get(path), |request, (name, value)| request.header(*name, *value));
    request.send().await.expect("an answer")
}

/// Deploys a file with the time of modification that the one before it had, as `cp -p`, `rsync -t` and archives do.
fn put(portico: &Portico, name: &str, text: &str, modified: SystemTime) {
    let file = portico.folder.path().join("dist").join(name);
    std::fs::write(&file, text).expect("written");
    File::options().write(true).open(&file).and_then(|file| file.set_modified(modified)).expect("set");
}

/// Two releases, deployed in turn within a second, and with the same times.
#[tokio::test]
async fn an_entity_tag_belongs_to_a_content_whenever_it_is_deployed() {
    let portico = with_site(|_| {}).await;
    let then = SystemTime::UNIX_EPOCH;
    put(&portico, "style.css", "one", then);
    let one = header(&get(&portico, "/style.css").await, "etag").to_owned();
    assert!(one.starts_with('"') && one.ends_with('"'), "a strong one: {one}");
    let mut known = one.clone();
    for text in ["two", "one", "two", "one"] {
        put(&portico, "style.css", text, then);
        let date = "Thu, 01 Jan 1970 00:00:00 GMT";
        let now = conditional(&portico, "/style.css", &[("if-modified-since", date)]).await;
        assert_eq!(now.status(), StatusCode::OK, "a date that every release has");
        let now = conditional(&portico, "/style.css", &[("if-none-match", &known)]).await;
        assert_eq!(now.status(), StatusCode::OK);
        let etag = header(&now, "etag").to_owned();
        assert_eq!(etag == one, text == "one");
        let ranges = [("range", "bytes=1-"), ("if-range", &*known)];
        let now = conditional(&portico, "/style.css", &ranges).await;
        assert_eq!(now.status(), StatusCode::OK, "no part of one release with a part of the other");
        assert_eq!(now.text().await.expect("text"), text);
        known = etag;
    }
    let again = conditional(&portico, "/style.css", &[("if-none-match", &one)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_part_of_a_file_is_served_as_http_has_it() {
    let portico = with_site(|_| {}).await;
    let etag = header(&get(&portico, SCRIPT).await, "etag").to_owned();
    for (range, status, content_range, text) in [
        ("bytes=0-2", 206, "bytes 0-2/6", "scr"),
        ("bytes=3-", 206, "bytes 3-5/6", "ipt"),
        ("bytes=-2", 206, "bytes 4-5/6", "pt"),
        ("bytes=0-99", 206, "bytes 0-5/6", "script"),
        ("bytes=6-", 416, "bytes */6", ""),
        ("bytes=0-1,3-4", 200, "", "script"),
        ("lines=0-1", 200, "", "script"),
        ("bytes=2-1", 200, "", "script"),
    ] {
        for condition in [("x", "none"), ("if-range", &*etag)] {
            let part = conditional(&portico, SCRIPT, &[("range", range), condition]).await;
            assert_eq!(part.status(), status, "{range}");
            assert_eq!(header(&part, "content-range"), content_range, "{range}");
            assert_eq!(header(&part, "etag"), etag, "{range}");
            assert_eq!(header(&part, "content-length"), text.len().to_string(), "{range}");
            assert_eq!(part.text().await.expect("text"), text, "{range}");
        }
        let weak = format!("W/{etag}");
        let whole = conditional(&portico, SCRIPT, &[("range", range), ("if-range", &weak)]).await;
        assert_eq!((whole.status().as_u16(), whole.text().await.expect("text").as_str()), (200, "script"));
    }
    // The compressed form is a file of its own.
    let compressed = [("accept-encoding", "br"), ("range", "bytes=0-1")];
    let part = conditional(&portico, SCRIPT, &compressed).await;
    assert_eq!((part.status().as_u16(), header(&part, "content-range")), (206, "bytes 0-1/6"));
    assert_ne!(header(&part, "etag"), etag);
    let same = header(&part, "etag").to_owned();
    assert_eq!(part.text().await.expect("text"), "br");
    let known = [("accept-encoding", "gzip"), ("if-none-match", &*same)];
    assert_eq!(conditional(&portico, SCRIPT, &known).await.status(), StatusCode::OK, "another form");
    let [whole, head] = [Method::GET, Method::HEAD].map(|method| {
        portico.client.request(method, format!("{}{SCRIPT}", portico.url)).header("range", "bytes=0-1").send()
    });
    let (_, head) = (whole.await.expect("an answer"), head.await.expect("an answer"));
    assert_eq!((head.status().as_u16(), header(&head, "content-length")), (200, "6"), "a HEAD has no parts");
    assert_eq!(header(&head, "etag"), etag);
}

/// Larger than what is read at once.
#[tokio::test]
async fn a_large_file_is_served_whole_and_in_parts() {
    let portico = with_site(|_| {}).await;
    let file = portico.folder.path().join("dist/film.mp4");
    let content: Vec<u8> = (0..5 * 1024 * 1024_u32).map(|at| at.to_be_bytes()[1]).collect();
    std::fs::write(&file, &content).expect("written");
    let whole = get(&portico, "/film.mp4").await;
    let etag = header(&whole, "etag").to_owned();
    assert_eq!(header(&whole, "content-length"), content.len().to_string());
    assert_eq!(whole.bytes().await.expect("bytes"), content);
    let part =
        conditional(&portico, "/film.mp4", &[("range", "bytes=65530-65540"), ("if-range", &etag)]).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes().await.expect("bytes"), content[65530..=65540]);
    assert_eq!(conditional(&portico, "/film.mp4", &[("if-none-match", &etag)]).await.status(), 304);
    std::fs::write(&file, &content).expect("written");
    assert_eq!(conditional(&portico, "/film.mp4", &[("if-none-match", &etag)]).await.status(), 200);
}

#[tokio::test]
async fn an_unknown_path_is_a_page_that_says_404() {
    let portico = with_site(|_| {}).await;
    let unknown = ["/nowhere", "/login/x", "/a/b.js", "/assets/", "/assets/portico-0123456789abcdef.css"];
    let outside =
        ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//nowhere", "/login%2findex.html"];
    let dist = portico.folder.path().join("dist");
    std::os::unix::fs::symlink("nowhere", dist.join("broken.html")).expect("a link");
    std::os::unix::fs::symlink("loop.html", dist.join("loop.html")).expect("a link");
    let long = [format!("/{}", "a".repeat(256)), format!("/{}", "a/".repeat(4096))];
    let odd = [
        "/broken.html",
        "/loop.html",
        "/%00",
        "/login%00",
        "/%ff",
        "/style.css/x",
        "/assets",
        "/a%5cb",
        &long[0],
        &long[1],
    ];
    for path in unknown.into_iter().chain(outside).chain(odd) {
        let conditions = [("if-none-match", "*"), ("if-match", "\"x\""), ("range", "bytes=99-")];
        let page = conditional(&portico, path, &conditions).await;
        assert_eq!(header(&page, "etag"), "", "{path}");
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
        (ENTRY, "text/javascript", "public, max-age=60"),
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
    let portico =
        with_site(|config| config.stores[0].allowed_origins = vec![known.parse().expect("an origin")]).await;
    for origin in [known, "https://other.example"] {
        let get =
            async |path: &str| portico.get(path).header("origin", origin).send().await.expect("an answer");
        for path in [ENTRY, EMBEDDED, "/embed/portico.d.ts"] {
            let file = get(path).await;
            assert_eq!(file.status(), StatusCode::OK, "{path}");
            assert_eq!(header(&file, "access-control-allow-origin"), "*", "{path}");
            assert_eq!(header(&file, "vary"), "accept-encoding", "{path}: the same for every origin");
            assert_eq!(header(&file, "cross-origin-resource-policy"), "cross-origin", "{path}");
            assert_eq!(header(&file, "x-content-type-options"), "nosniff", "{path}");
        }
        for path in [SCRIPT, "/login/", "/embedded"] {
            let file = get(path).await;
            assert_eq!(header(&file, "access-control-allow-origin"), "", "{path}");
            let vary: Vec<_> = file.headers().get_all("vary").iter().collect();
            assert_eq!(vary, ["accept-encoding"], "{path}");
            assert_eq!(header(&file, "cross-origin-resource-policy"), "same-origin", "{path}");
        }
        let allowed = if origin == known { known } else { "" };
        for path in ["/customer/get-profile", "/customer/nothing", "/customer", "/healthz"] {
            let answer = get(path).await;
            assert_eq!(header(&answer, "access-control-allow-origin"), allowed, "{path}");
            assert!(header(&answer, "vary").contains("origin"), "{path}");
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
