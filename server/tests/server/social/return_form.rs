//! The form that a provider posts back.

use portico_server::config::ResponseMode;
use reqwest::Response;
use reqwest::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};

use super::{Issuer, PAGE, PROVIDER, trust};
use crate::support::{Answer, Portico};

const STORE: &str = "8097571064818418";

async fn start() -> (Portico, Issuer) {
    let issuer = Issuer::start().await;
    let portico = Portico::start_with(|config| {
        trust(config, &issuer);
        config.stores[0].providers[0].response_mode = ResponseMode::FormPost { return_page: PAGE.to_owned() };
        let query = portico_server::config::Provider {
            id: "query".to_owned(),
            client_id: "other".to_owned(),
            ..config.stores[0].providers[0].clone()
        };
        config.stores[0]
            .providers
            .push(portico_server::config::Provider { response_mode: ResponseMode::Query, ..query });
    });
    (portico.await, issuer)
}

async fn posted(portico: &Portico, path: &str, kind: &str, form: String) -> Response {
    let request = portico.post(&format!("/customer/social-return/{path}")).header("content-type", kind);
    // As a browser sends it, from another site.
    let request =
        request.header("origin", "https://appleid.apple.com").header("sec-fetch-site", "cross-site");
    request.body(form).send().await.expect("an answer")
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn the_browser_goes_on_to_the_configured_page_with_the_form_in_the_fragment() {
    let (portico, _issuer) = start().await;
    let form = "state=af0%20if%23&code=c%2Fd&id_token=secret&user=%7B%22name%22%3A%7B%7D%7D&return_page=https%3A%2F%2Fevil.example";
    let path = format!("{STORE}/{PROVIDER}");
    let answer = posted(&portico, &path, FORM, form.to_owned()).await;
    assert_eq!(answer.status(), 303);
    let fragment = "state=af0+if%23&code=c%2Fd&user=%7B%22name%22%3A%7B%7D%7D";
    assert_eq!(answer.headers()[LOCATION], format!("{PAGE}#{fragment}"));
    assert_eq!(answer.headers()[CACHE_CONTROL], "no-store");
    assert_eq!(answer.headers()[REFERRER_POLICY], "no-referrer");
    let denied = posted(&portico, &path, FORM, "error=user_cancelled_authorize&state=x".to_owned()).await;
    assert_eq!(denied.headers()[LOCATION], format!("{PAGE}#error=user_cancelled_authorize&state=x"));
}

#[tokio::test]
async fn anything_else_goes_nowhere() {
    let (portico, _issuer) = start().await;
    let good = format!("{STORE}/{PROVIDER}");
    let query = format!("{STORE}/query");
    let unknown = format!("{STORE}/other");
    let large = format!("code={}", "c".repeat(16 * 1024));
    for (path, kind, form, verdict) in [
        (format!("other/{PROVIDER}"), FORM, "code=c", (400, "store_unknown")),
        (unknown, FORM, "code=c", (400, "provider_unknown")),
        (query, FORM, "code=c", (400, "provider_unknown")),
        (good.clone(), "application/json", "{}", (400, "malformed")),
        (good.clone(), FORM, "code=c&code=d", (400, "malformed")),
        (good.clone(), FORM, large.as_str(), (413, "too_large")),
    ] {
        let answer = posted(&portico, &path, kind, form.to_owned()).await;
        assert!(!answer.headers().contains_key(LOCATION));
        assert_eq!(Answer::of(answer).await.verdict(), verdict, "{path} {form:.20}");
    }
    let request = portico.get(&format!("/customer/social-return/{good}?code=c"));
    assert_eq!(portico.ask(request).await.verdict(), (405, "method"));
}
