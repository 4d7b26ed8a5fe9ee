//! The language of a page whose path names none: nginx chooses as the server does, without a redirect.

use anyhow::{Context, Result, ensure};
use portico_e2e::{Api, Host, Place, client, forget_console, on_nginx};
use portico_locales::Language;
use reqwest::Client;
use serde_json::json;

/// What browsers send in `Accept-Language`: in the order of preference.
pub(crate) const ACCEPTED: [&str; 14] = [
    "",
    "*",
    "de",
    "DE-at,de;q=0.9,en;q=0.8",
    "tlh,eo;q=0.9,fr-CA;q=0.8,en;q=0.7",
    "de;q=0,fr;q=0.5",
    "de;q=0.000, ja ; q=0.1",
    "de;q=0",
    "no,en;q=0.5",
    "pt-PT",
    "iw-IL",
    "zh-Hant-TW,ko;q=0.5",
    "zh-TW",
    "constructor,deutsch,zh-Hans-CN",
];

/// `?ui_locales=` as it is in an address, and the page at `/login` for a shopper whose browser is German.
pub(crate) const UI_LOCALES: [(&str, &str); 6] = [
    ("fr", "/fr/login/index.html"),
    ("tlh+ja+fr", "/ja/login/index.html"),
    ("tlh%20pt-BR%20fr", "/pt-BR/login/index.html"),
    ("fr-CA", "/fr/login/index.html"),
    ("tlh", "/de/login/index.html"),
    ("", "/de/login/index.html"),
];

/// A page as nginx answers a request with this `Accept-Language`, which must not be redirected: the language of its HTML, and the header
/// `Vary`.
async fn page(client: &Client, host: &Host, path: &str, accepted: &str) -> Result<(String, String)> {
    let request = client.get(format!("{}{path}", host.origin())).header("accept-language", accepted);
    let answer = request.send().await?;
    ensure!(answer.status() == 200, "{path}, {accepted}: {}", answer.status());
    let varies: Vec<_> =
        answer.headers().get_all("vary").iter().filter_map(|value| value.to_str().ok()).collect();
    let varies = varies.join(", ");
    let html = answer.text().await?;
    let (_, rest) = html.split_once(" lang=").context("the page has no language")?;
    let (tag, _) = rest.split_once(['>', ' ']).context("the language has no end")?;
    Ok((tag.to_owned(), varies))
}

async fn pages_come_in_the_language_that_is_asked_for(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, _| {
        let client = client()?;
        let all: Vec<_> = Language::all().collect();
        for accepted in ACCEPTED.into_iter().chain(Language::all().map(Language::tag)) {
            let expected = Language::preferred(accepted, &all).unwrap_or_default().tag();
            let (tag, varies) = page(&client, host, &host.path("login/"), accepted).await?;
            assert_eq!(tag, expected, "{accepted:?}");
            assert!(varies.contains("Accept-Language"), "a cache must keep the languages apart: {varies}");
        }
        for name in ["", "login"] {
            assert_eq!(page(&client, host, &host.path(name), "de").await?.0, "de", "{name}");
        }
        for (ui_locales, file) in UI_LOCALES {
            let path = host.path(&format!("login?ui_locales={ui_locales}&return-to=/basket"));
            let (tag, _) = page(&client, host, &path, "de").await?;
            assert_eq!(format!("/{tag}/login/index.html"), file, "{ui_locales}");
        }
        // The language of a path is the page's.
        for name in ["ja/", "ja/login/", "ja/login"] {
            let path = host.path(name);
            assert_eq!(page(&client, host, &format!("{path}?ui_locales=fr"), "de").await?.0, "ja", "{name}");
        }
        // A site with fewer languages.
        std::fs::remove_dir_all(host.site().join("de"))?;
        assert_eq!(page(&client, host, &host.path("login/"), "de").await?.0, "en");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nginx_serves_each_shopper_the_page_in_their_language() -> Result<()> {
    pages_come_in_the_language_that_is_asked_for(Place::Root).await
}

#[tokio::test]
async fn nginx_serves_each_shopper_the_page_in_their_language_below_a_path() -> Result<()> {
    pages_come_in_the_language_that_is_asked_for(Place::Below).await
}

#[tokio::test]
async fn a_german_browser_shows_the_german_page_and_missing_pages_and_files_stay_what_they_are() -> Result<()>
{
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        page.prefers("de-DE,de").await?;
        page.open("/login/").await?;
        page.heading("Anmelden").await?;
        page.is_at("/login/").await?;
        let document = "return [document.documentElement.lang, performance.getEntriesByType('navigation')[0].redirectCount]";
        assert_eq!(page.eval(document).await?, json!(["de", 0]));
        let status = "return fetch('/nowhere').then((answer) => answer.status)";
        assert_eq!(page.eval(status).await?, 404);
        let requests = host.requests()?;
        ensure!(requests.iter().all(|request| request.path == "/nowhere" || request.status < 300), "{requests:#?}");
        forget_console(page).await
    })
    .await
}
