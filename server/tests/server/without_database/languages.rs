//! The languages of a site, served by the API's server; and ids of languages that no one has.

use portico_shared::pages::Page;
use reqwest::{Method, Response, StatusCode};

use super::static_site::{header, with_site};
use crate::process::{Running, program};
use crate::support::{Portico, client};

/// A server with a site in these languages besides the one at its root, in which each page contains its path.
async fn with_languages(tags: &[&str]) -> Portico {
    let mut portico = with_site(|_| {}).await;
    let dist = portico.folder.path().join("dist");
    for tag in tags {
        let write = |name: &str| {
            let file = dist.join(tag).join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            std::fs::write(file, format!("{tag}/{name}")).expect("written");
        };
        write("index.html");
        write("404.html");
        for page in Page::ALL {
            write(&format!("{}/index.html", page.name()));
        }
    }
    // The languages are those at the start.
    portico.stop().await;
    portico.resume().await;
    portico
}

async fn get(portico: &Portico, path: &str, headers: &[(&str, &str)]) -> Response {
    let request = portico.client.get(format!("{}{path}", portico.url));
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.send().await.expect("an answer")
}

const BOTH: &str = "accept-encoding, accept-language";

#[tokio::test]
async fn a_page_comes_in_the_language_that_is_asked_for() {
    let portico = with_languages(&["de", "ar", "pt-BR"]).await;
    let default = "the page login";
    for (path, accepted, content, language, location) in [
        ("/login/", "", default, "", ""),
        ("/login/", "de", "de/login/index.html", "de", "../de/login/"),
        ("/login", "de", "de/login/index.html", "de", "de/login/"),
        ("/", "de", "de/index.html", "de", "de/"),
        ("/login/", "de-AT,de;q=0.9,en;q=0.8", "de/login/index.html", "de", "../de/login/"),
        ("/login/", "de;q=0, ar;q=0.1", "ar/login/index.html", "ar", "../ar/login/"),
        ("/login/", "de;q=0", default, "", ""),
        ("/login/", "*", default, "", ""),
        ("/login/", "ja, fr;q=0.5", default, "", ""),
        ("/login/", "ja, pt;q=0.5", "pt-BR/login/index.html", "pt-BR", "../pt-BR/login/"),
        ("/login/?ui_locales=ar", "de", "ar/login/index.html", "ar", "../ar/login/"),
        ("/login/?ui_locales=ja%20ar+de", "de", "ar/login/index.html", "ar", "../ar/login/"),
        ("/login/?return-to=/x&ui_locales=de-CH", "", "de/login/index.html", "de", "../de/login/"),
        ("/login/?ui_locales=tlh", "de", "de/login/index.html", "de", "../de/login/"),
        ("/login/?ui_locales=", "", default, "", ""),
    ] {
        let page = get(&portico, path, &[("accept-language", accepted)]).await;
        assert_eq!(page.status(), StatusCode::OK, "{path} {accepted}");
        assert_eq!(header(&page, "vary"), BOTH, "{path} {accepted}");
        let described = (header(&page, "content-language"), header(&page, "content-location"));
        assert_eq!(described, (language, location), "{path} {accepted}");
        assert_eq!(page.text().await.expect("text"), content, "{path} {accepted}");
    }
    // With a language in its path, nothing else decides.
    for path in ["/ar/login/", "/ar/login", "/ar/login/?ui_locales=de"] {
        let page = get(&portico, path, &[("accept-language", "de")]).await;
        assert_eq!((header(&page, "vary"), header(&page, "content-location")), ("accept-encoding", ""));
        assert_eq!(header(&page, "content-language"), "ar");
        assert_eq!(page.text().await.expect("text"), "ar/login/index.html", "{path}");
    }
    for path in ["/ar", "/ar/"] {
        assert_eq!(get(&portico, path, &[]).await.text().await.expect("text"), "ar/index.html", "{path}");
    }
    let post = portico.post("/ar/login/").body("emailId=x").send().await.expect("an answer");
    assert_eq!(post.status(), StatusCode::NO_CONTENT);
    // A file that is not a page is the same for everyone.
    for path in ["/style.css", "/shop/", "/login/index.html"] {
        let file = get(&portico, path, &[("accept-language", "de")]).await;
        assert_eq!((file.status(), header(&file, "vary")), (StatusCode::OK, "accept-encoding"), "{path}");
    }
}

#[tokio::test]
async fn a_page_that_is_missing_is_missing_in_the_shoppers_language() {
    let portico = with_languages(&["de", "ar"]).await;
    for (path, accepted, content, language, vary) in [
        ("/nowhere", "", "the page 404", "", BOTH),
        ("/nowhere", "de", "de/404.html", "de", BOTH),
        ("/nowhere?ui_locales=ar", "de", "ar/404.html", "ar", BOTH),
        ("/ar/nowhere", "de", "ar/404.html", "ar", "accept-encoding"),
        ("/arab/login/", "", "the page 404", "", BOTH),
        ("/AR/login/", "", "the page 404", "", BOTH),
        ("/fr/login/", "de", "de/404.html", "de", BOTH),
        ("/de/de/login/", "", "de/404.html", "de", "accept-encoding"),
        ("/de/../login/", "", "the page login", "", BOTH),
    ] {
        let page = get(&portico, path, &[("accept-language", accepted)]).await;
        let status = if path.contains("..") { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!((page.status(), header(&page, "vary")), (status, vary), "{path}");
        assert_eq!((header(&page, "content-language"), header(&page, "content-location")), (language, ""));
        assert_eq!(page.text().await.expect("text"), content, "{path}");
    }
}

#[tokio::test]
async fn a_page_that_a_browser_has_in_one_language_is_no_answer_in_another() {
    let portico = with_languages(&["de", "ar"]).await;
    portico.pass(2);
    let german = get(&portico, "/login/", &[("accept-language", "de")]).await;
    let etag = header(&german, "etag").to_owned();
    let same = get(&portico, "/login/", &[("accept-language", "de"), ("if-none-match", &etag)]).await;
    assert_eq!((same.status(), header(&same, "vary")), (StatusCode::NOT_MODIFIED, BOTH));
    let described = (header(&same, "content-language"), header(&same, "content-location"));
    assert_eq!(described, ("de", "../de/login/"));
    for accepted in ["ar", "en"] {
        let other = [("accept-language", accepted), ("if-none-match", &etag)];
        assert_eq!(get(&portico, "/login/", &other).await.status(), StatusCode::OK, "{accepted}");
        let part = [("accept-language", accepted), ("range", "bytes=0-1"), ("if-range", &etag)];
        assert_eq!(get(&portico, "/login/", &part).await.status(), StatusCode::OK, "{accepted}");
    }
    let part = [("accept-language", "de"), ("range", "bytes=0-1"), ("if-range", &etag)];
    let part = get(&portico, "/login/", &part).await;
    assert_eq!((part.status(), header(&part, "vary")), (StatusCode::PARTIAL_CONTENT, BOTH));
    assert_eq!(part.text().await.expect("text"), "de");
    let head = portico.client.request(Method::HEAD, format!("{}/login/", portico.url));
    let head = head.header("accept-language", "ar").send().await.expect("an answer");
    assert_eq!((header(&head, "content-language"), header(&head, "content-length")), ("ar", "19"));
}

/// An id that a page sends and the server doesn't know is a mistake in either configuration, and the log says which id it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_id_of_a_language_is_logged_once_and_never_fills_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let stores = "[[stores]]\nkey = \"one\"\nname = \"One\"\nlanguages = { 7 = \"de\" }\n\
                  [[stores]]\nkey = \"two\"\nname = \"Two\"\nlanguage = \"fr\"\n";
    std::fs::write(folder.path().join("portico.toml"), stores).expect("written");
    let running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let client = client().build().expect("a client");
    let ask = async |store: &str, id: &str| {
        let request = client.get(format!("{}/customer/get-profile", running.url));
        let answer = request.header("key", store).header("languagekey", id).send().await.expect("an answer");
        answer.headers()["content-language"].to_str().expect("text").to_owned()
    };
    for (store, id, tag) in [("one", "7", "de"), ("one", "57", "en"), ("two", "57", "en")] {
        assert_eq!(ask(store, id).await, tag);
    }
    for _ in 0..3 {
        assert_eq!((ask("one", "8").await.as_str(), ask("two", "7").await.as_str()), ("en", "fr"));
    }
    let nines = "9".repeat(1000);
    ask("one", &nines).await;
    for id in 1000..1150 {
        ask("one", &id.to_string()).await;
    }
    running.signal("TERM");
    let (_, log) = tokio::task::block_in_place(|| running.end());
    let warnings: Vec<_> = log.lines().filter(|line| line.contains("\"languagekey\"")).collect();
    for (store, id) in [("one", "8"), ("two", "7"), ("one", &nines[..32])] {
        let is_of = |line: &&&str| {
            line.contains(&format!("\"store\":\"{store}\""))
                && line.contains(&format!("\"languagekey\":\"{id}\""))
        };
        assert_eq!(warnings.iter().filter(is_of).count(), 1, "{store} {id}: {warnings:?}");
    }
    assert_eq!(warnings.len(), 100);
}
