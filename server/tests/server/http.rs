//! What all answers have in common: envelope, statuses, headers, CORS.

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico};
use portico_server::base::random::Random;
use portico_server::config::Store;
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

fn is_request_id(value: &HeaderValue) -> bool {
    value.len() == 32 && value.as_bytes().iter().all(u8::is_ascii_hexdigit)
}

fn assert_guarded(headers: &HeaderMap) {
    for name in headers.keys().filter(|name| *name != "vary") {
        assert_eq!(headers.get_all(name).iter().count(), 1, "{name} appears once");
    }
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["referrer-policy"], "no-referrer");
    assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
    assert!(is_request_id(&headers["x-request-id"]));
    assert_eq!(headers["content-type"], "application/json");
}

#[tokio::test]
async fn a_refusal_has_its_envelope() {
    let portico = Portico::start().await;
    let answer = portico.register_with("nobody", json!({ "firstName": "", "password": "short" })).await;
    assert_eq!(answer.status, 400);
    let mut body = answer.body.clone();
    for error in body["errors"].as_array_mut().expect("errors") {
        assert!(!error["message"].as_str().expect("a message").is_empty());
        error["message"] = json!("…");
    }
    assert_eq!(
        body,
        json!({
            "status": 0,
            "message": "Check what you entered and try again.",
            "code": "invalid",
            "errors": [
                { "field": "firstName", "code": "required", "params": {}, "message": "…" },
                { "field": "emailId", "code": "email", "params": {}, "message": "…" },
                { "field": "password", "code": "length", "params": { "min": 8, "max": 128 }, "message": "…" },
            ],
        })
    );
    assert_guarded(&answer.headers);
    let done = portico.send_otp(EMAIL).await;
    assert_guarded(&done.headers);
    assert_ne!(done.headers["x-request-id"], answer.headers["x-request-id"]);
    let other = portico.login(EMAIL, PASSWORD).await;
    assert_eq!(
        other.body,
        json!({ "status": 0, "message": "The email address or password is incorrect.", "code": "credentials" })
    );
}

#[tokio::test]
async fn what_is_no_good_json_is_told_apart() {
    let portico = Portico::start().await;
    let login = |kind: Option<&str>, body: &str| {
        let request = portico.post("/customer/login").body(body.to_owned());
        portico.ask(match kind {
            Some(kind) => request.header("content-type", kind),
            None => request,
        })
    };
    let json = Some("application/json");
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    let large = format!("{{\"x\":\"{}\"}}", "x".repeat(64 * 1024));
    for (kind, body, verdict) in [
        (json, "", (400, "malformed")),
        (json, "{", (400, "malformed")),
        (json, "[]", (400, "malformed")),
        (json, "null", (400, "malformed")),
        (json, "{} {}", (400, "malformed")),
        (json, r#"{"emailId":"a","emailId":"b"}"#, (400, "malformed")),
        (json, r#"{"emailId":"\ud800"}"#, (400, "malformed")),
        (json, &deep, (400, "malformed")),
        (json, &large, (413, "too_large")),
        (None, "{}", (415, "media_type")),
        (Some("text/plain"), "{}", (415, "media_type")),
        (Some("application/x-www-form-urlencoded"), "emailId=a", (415, "media_type")),
        (Some("application/jsonp"), "{}", (415, "media_type")),
        (Some("application/json, text/plain"), "{}", (415, "media_type")),
        (Some("application/json; charset=iso-8859-1"), "{}", (415, "media_type")),
        (Some("application/json;charset=\"utf-16\""), "{}", (415, "media_type")),
        (Some("application/json; charset=utf-8"), "{}", (400, "invalid")),
        (Some("application/json;Charset=\"UTF-8\"; x=y"), "{}", (400, "invalid")),
        (Some("Application/JSON"), "{}", (400, "invalid")),
    ] {
        let answer = login(kind, body).await;
        let shown = &body[..body.len().min(60)];
        assert_eq!(answer.verdict(), verdict, "{kind:?} {shown}");
        assert_guarded(&answer.headers);
    }
}

#[tokio::test]
async fn a_compressed_body_is_refused_as_such() {
    let portico = Portico::start().await;
    let body = json!({ "emailId": EMAIL }).to_string();
    let ask = async |path: &str, codings: &[&str]| {
        let mut request = portico.post(path).header("content-type", "application/json").body(body.clone());
        for coding in codings {
            request = request.header("content-encoding", *coding);
        }
        portico.ask(request).await
    };
    for path in ["/customer/send-otp", "/customer/login", "/customer/register"] {
        for codings in
            [&["gzip"][..], &["br"], &["GZIP"], &["identity, gzip"], &["identity", "deflate"], &["x"]]
        {
            let answer = ask(path, codings).await;
            assert_eq!(answer.verdict(), (415, "media_type"), "{path} {codings:?}");
            assert_eq!(answer.headers["accept-encoding"], "identity");
            assert!(!answer.headers.contains_key("accept"));
        }
    }
    for codings in [&["identity"][..], &["Identity, identity"], &[""]] {
        assert_eq!(ask("/customer/send-otp", codings).await.verdict(), (200, ""), "{codings:?}");
    }
    let answer = portico.ask(portico.post("/customer/send-otp").body("{}")).await;
    assert_eq!(
        (answer.verdict(), &answer.headers["accept"]),
        ((415, "media_type"), &HeaderValue::from_static("application/json"))
    );
    assert!(!answer.headers.contains_key("accept-encoding"), "the coding is not what is wrong");
    let twice = portico
        .post("/customer/login")
        .header("content-type", "application/json")
        .header("content-type", "text/plain");
    assert_eq!(portico.ask(twice.body("{}")).await.verdict(), (415, "media_type"));
}

/// A reset link is mailed when a script or a program asks for it, not when a page makes a browser open the address.
#[tokio::test]
async fn only_a_script_or_a_program_causes_the_mail_of_a_get() {
    let portico = Portico::start_with(with_stores).await;
    portico.verified(EMAIL, PASSWORD).await;
    let link = || portico.get("/customer/forgot-password-link").query(&[("email", EMAIL)]);
    let fetch = |site: &'static str, mode: &'static str, dest: &'static str| {
        link().header("sec-fetch-site", site).header("sec-fetch-mode", mode).header("sec-fetch-dest", dest)
    };
    portico.all_mailed().await;
    let before = portico.mails().len();
    for refused in [
        fetch("cross-site", "no-cors", "image"),
        fetch("same-origin", "no-cors", "image"),
        fetch("cross-site", "navigate", "document"),
        fetch("none", "navigate", "document"),
        fetch("cross-site", "navigate", "iframe"),
        fetch("cross-site", "no-cors", "empty"),
        fetch("cross-site", "cors", "empty").header("origin", "https://evil.example"),
        fetch("cross-site", "cors", "empty").header("origin", "https://two.example"),
        link().header("sec-purpose", "prefetch"),
        link().header("purpose", "prefetch"),
        link().header("x-moz", "prefetch"),
    ] {
        let shown = format!("{refused:?}");
        let answer = portico.ask(refused).await;
        assert_eq!(answer.verdict(), (403, "script_only"), "{shown}");
        assert_guarded(&answer.headers);
    }
    let address = format!("{}/customer/forgot-password-link", portico.url);
    for method in [Method::HEAD, Method::OPTIONS] {
        let answer = portico.client.request(method.clone(), &address).query(&[("email", EMAIL)]).send().await;
        let answer = answer.expect("an answer");
        if method == Method::HEAD {
            assert_eq!(
                (answer.status().as_u16(), &answer.headers()["allow"]),
                (405, &HeaderValue::from_static("GET"))
            );
        }
        assert_eq!(answer.text().await.expect("no body"), "");
    }
    portico.all_mailed().await;
    assert_eq!(portico.mails().len(), before, "none of them had an effect");
    for allowed in [
        link(),
        fetch("same-origin", "cors", "empty"),
        fetch("cross-site", "cors", "empty").header("origin", "https://one.example"),
        link().header("origin", "https://one.example"),
    ] {
        let before = portico.mails().len();
        assert_eq!(portico.ask(allowed).await.verdict(), (200, ""));
        assert!(portico.mail_after(before).await.key().is_ok());
    }
}

/// Every other `GET` has its `HEAD`, with the same headers and no body.
#[tokio::test]
async fn a_head_is_a_get_without_a_body() {
    let portico = Portico::start_with(|config| config.mail_page = true).await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.login(EMAIL, PASSWORD).await.token();
    for path in [
        "/healthz",
        "/readyz",
        "/openapi.json",
        "/dev/mail",
        "/dev/mail.css",
        "/customer/get-profile",
        "/customer/forgot-password-key-check?key=nothing",
        "/customer/nothing",
    ] {
        let [get, head] = [Method::GET, Method::HEAD].map(|method| {
            portico.client.request(method, format!("{}{path}", portico.url)).bearer_auth(&token).send()
        });
        let (get, head) = (get.await.expect("an answer"), head.await.expect("an answer"));
        assert_eq!(head.status(), get.status(), "{path}");
        for name in ["content-type", "content-length", "cache-control", "vary"] {
            assert_eq!(head.headers().get(name), get.headers().get(name), "{path} {name}");
        }
        assert_eq!(head.text().await.expect("no body"), "", "{path}");
    }
}

/// A service worker may store what it likes: caches must not show an answer to another customer, store or language.
#[tokio::test]
async fn every_answer_of_the_api_varies_with_what_it_depends_on() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.login(EMAIL, PASSWORD).await.token();
    let profile = |token: &str| portico.ask(portico.get("/customer/get-profile").bearer_auth(token));
    for (answer, status) in [
        (profile(&token).await, 200),
        (profile("other").await, 401),
        (portico.ask(portico.get("/customer/get-profile")).await, 401),
        (portico.ask(portico.get("/customer/nothing")).await, 404),
        (portico.ask(portico.get("/customer/login")).await, 405),
        (portico.ask(portico.get("/customer/get-profile").header("key", "nobody")).await, 400),
        (portico.ask(portico.get("/customer/get-profile").header("x", "x".repeat(20_000))).await, 431),
    ] {
        assert_eq!(answer.status, status);
        let vary = answer.headers.get_all("vary").iter().map(|names| names.to_str().expect("text"));
        let vary: Vec<_> = vary.flat_map(|names| names.split(", ")).collect();
        for name in ["authorization", "accesstoken", "key", "languagekey", "accept-language", "origin"] {
            assert!(vary.contains(&name), "{status}: {vary:?}");
        }
        assert!(!vary.contains(&"*"), "storing such an answer would fail");
        assert_eq!(answer.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn a_wrong_json_type_is_a_fields_problem_and_null_is_absent() {
    let portico = Portico::start().await;
    for (path, body, fields) in [
        ("/customer/login", json!({ "emailId": 5 }), vec!["emailId: type"]),
        ("/customer/login", json!({ "emailId": EMAIL, "password": ["x"] }), vec!["password: type"]),
        ("/customer/login", json!({ "emailId": EMAIL, "remember": "yes" }), vec!["remember: type"]),
        ("/customer/login", json!({ "emailId": EMAIL, "type": {} }), vec!["type: type"]),
        (
            "/customer/login",
            json!({ "emailId": null, "password": null }),
            vec!["emailId: required", "password: required"],
        ),
        ("/customer/login", json!({ "emailId": EMAIL, "type": "otp" }), vec!["token: required"]),
        (
            "/customer/login",
            json!({ "emailId": "x", "type": "otp", "token": "12" }),
            vec!["emailId: email", "token: otp"],
        ),
        ("/customer/login", json!({ "emailId": EMAIL, "type": "" }), vec!["type: choice"]),
        ("/customer/send-otp", json!({ "emailId": true }), vec!["emailId: type"]),
        ("/customer/send-otp", json!({ "other": true }), vec!["emailId: required"]),
        ("/customer/forgot-password-key-check", json!({}), vec!["key: required"]),
        (
            "/customer/register",
            json!({ "firstName": "A", "emailId": EMAIL, "password": PASSWORD, "otp": "1234" }),
            vec!["otp: otp"],
        ),
        (
            "/customer/register",
            json!({ "firstName": "A", "emailId": EMAIL, "password": "iloveyou123" }),
            vec!["password: common"],
        ),
        (
            "/customer/register",
            json!({ "firstName": "A", "emailId": EMAIL, "password": PASSWORD, "confirmPassword": "x" }),
            vec!["confirmPassword: mismatch"],
        ),
    ] {
        let answer = portico.post_json(path, body.clone()).await;
        assert_eq!(
            (answer.verdict(), answer.fields()),
            ((400, "invalid"), fields.iter().map(ToString::to_string).collect()),
            "{body}"
        );
    }
    let reset = portico.reset("", "").await;
    assert_eq!(reset.fields(), ["key: required", "newPassword: required"]);
    let answer = portico.ask(portico.get("/customer/forgot-password-link")).await;
    assert_eq!(answer.fields(), ["email: required"]);
    // Unknown members are ignored.
    let answer = portico.register_with(EMAIL, json!({ "newsletter": { "deep": [1] } })).await;
    assert_eq!(answer.verdict(), (200, ""));
}

#[tokio::test]
async fn unknown_paths_and_methods_are_in_the_envelope() {
    let portico = Portico::start().await;
    for (method, path, verdict) in [
        (Method::GET, "/", (404, "not_found")),
        (Method::GET, "/customer", (404, "not_found")),
        (Method::POST, "/customer/nothing", (404, "not_found")),
        (Method::GET, "/customer/login", (405, "method")),
        (Method::DELETE, "/customer/reset-password", (405, "method")),
    ] {
        let answer =
            portico.ask(portico.client.request(method.clone(), format!("{}{path}", portico.url))).await;
        assert_eq!(answer.verdict(), verdict, "{method} {path}");
        assert!(is_request_id(&answer.headers["x-request-id"]));
        if verdict.0 == 405 {
            assert!(answer.headers.contains_key("allow"), "{:?}", answer.headers);
        }
    }
}

#[tokio::test]
async fn the_server_says_how_it_is() {
    let portico = Portico::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(portico.ask(portico.get(path)).await.verdict(), (200, ""));
    }
}

#[tokio::test]
async fn a_prefix_nests_the_api() {
    let portico = Portico::start_with(|config| "/api".clone_into(&mut config.prefix)).await;
    let body = json!({ "emailId": EMAIL });
    assert_eq!(portico.post_json("/api/customer/send-otp", body.clone()).await.verdict(), (200, ""));
    assert_eq!(portico.post_json("/customer/send-otp", body).await.verdict(), (404, "not_found"));
    assert_guarded(&portico.ask(portico.get("/api/customer/x")).await.headers);
    assert_eq!(portico.ask(portico.get("/healthz")).await.verdict(), (200, ""));
}

fn with_stores(config: &mut portico_server::config::Config) {
    let store = |key: &str, name: &str, origin: &str| Store {
        key: key.to_owned(),
        name: name.to_owned(),
        allowed_origins: vec![origin.parse().expect("an origin")],
        ..config.stores[0].clone()
    };
    let default = portico_shared::paths::DEFAULT_KEY;
    config.stores =
        vec![store(default, "One", "https://one.example"), store("two", "Two", "https://two.example")];
}

#[tokio::test]
async fn the_key_selects_the_store() {
    let portico = Portico::start_with(with_stores).await;
    let send = |key: &'static str| {
        portico.ask(portico.post("/customer/send-otp").header("key", key).json(&json!({ "emailId": EMAIL })))
    };
    assert_eq!(send("nobody").await.verdict(), (400, "store_unknown"));
    assert_eq!(send("").await.verdict(), (400, "store_unknown"));
    assert_eq!(send("two").await.verdict(), (200, ""));
    let mail = portico.mail_after(0).await;
    assert!(mail.subject.contains("Two") && mail.raw.contains("From: Two <"), "{}", mail.raw);

    // A reset link knows its store even if the request doesn't name one.
    let code = mail.code().expect("a code");
    let body = json!({ "firstName": "A", "emailId": EMAIL, "password": PASSWORD, "otp": code });
    let registered = portico.ask(portico.post("/customer/register").header("key", "two").json(&body)).await;
    assert_eq!(registered.verdict(), (200, ""));
    let link = portico.get("/customer/forgot-password-link").query(&[("email", EMAIL)]).header("key", "two");
    assert_eq!(portico.ask(link).await.verdict(), (200, ""));
    let key = portico.mail_after(1).await.key().expect("a reset link");
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    assert_eq!(portico.mail_after(2).await.subject, "Your password for Two has been changed");

    // An account and a session belong to one store.
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.login(EMAIL, PASSWORD).await.token();
    let body = json!({ "emailId": EMAIL, "password": PASSWORD });
    let elsewhere = portico.ask(portico.post("/customer/login").header("key", "two").json(&body)).await;
    assert_eq!(elsewhere.verdict(), (403, "credentials"));
    let profile = portico.get("/customer/get-profile").bearer_auth(&token).header("key", "two");
    assert_eq!(portico.ask(profile).await.verdict(), (401, "session"));
}

#[tokio::test]
async fn the_industry_is_kept_with_the_registration() {
    let portico = Portico::start().await;
    let register = |email: &str, industry: &[u8]| {
        let body = json!({ "firstName": "A", "emailId": email, "password": PASSWORD });
        portico.ask(portico.post("/customer/register").header("industry", industry).json(&body))
    };
    let answer = register(EMAIL, &[b'x'; 65]).await;
    assert_eq!((answer.verdict(), answer.fields()), ((400, "invalid"), vec!["industry: length".to_owned()]));
    assert_eq!(register(EMAIL, &[b'x'; 64]).await.verdict(), (200, ""));
    portico.register("bob@example.com", PASSWORD).await;
    register("utf-8@example.com", "Möbel".as_bytes()).await;
    register("latin-1@example.com", b"M\xF6bel").await;
    let kept: Vec<String> = sqlx::query_scalar("SELECT industry FROM customers ORDER BY id")
        .fetch_all(&portico.database().await)
        .await
        .expect("industries");
    assert_eq!(kept, ["x".repeat(64).as_str(), "electronics", "Möbel", "Möbel"]);
}

#[tokio::test]
async fn cors_follows_the_stores_list() {
    let portico = Portico::start_with(with_stores).await;
    let preflight = async |origin: &str| {
        let request = portico.client.request(Method::OPTIONS, format!("{}/customer/login", portico.url));
        request
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "content-type,key,languagekey,industry,authorization,accesstoken",
            )
            .send()
            .await
            .expect("an answer")
    };
    for origin in ["https://one.example", "https://two.example"] {
        let answer = preflight(origin).await;
        assert!(answer.status().is_success());
        let headers = answer.headers();
        assert_eq!(headers["access-control-allow-origin"], origin);
        assert_eq!(headers["access-control-max-age"], "7200");
        for name in ["content-type", "key", "languagekey", "industry", "authorization", "accesstoken"] {
            assert!(headers["access-control-allow-headers"].to_str().expect("text").contains(name));
        }
        assert!(!headers.contains_key("access-control-allow-credentials"));
    }
    for origin in ["https://evil.example", "null", "https://one.example.evil.example", "http://one.example"] {
        assert!(!preflight(origin).await.headers().contains_key("access-control-allow-origin"), "{origin}");
    }

    let send = async |origin: &str, key: &str| -> Answer {
        let request = portico.post("/customer/login").header("origin", origin).header("key", key);
        portico.ask(request.json(&json!({}))).await
    };
    let answer = send("https://two.example", "two").await;
    assert_eq!(answer.headers["access-control-allow-origin"], "https://two.example");
    let exposed = answer.headers["access-control-expose-headers"].to_str().expect("text");
    assert!(["retry-after", "x-request-id", "vary"].iter().all(|name| exposed.contains(name)), "{exposed}");
    assert!(answer.headers["vary"].to_str().expect("text").contains("origin"));
    let other_store = send("https://one.example", "two").await;
    assert!(!other_store.headers.contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn https_is_kept_where_the_public_address_has_it() {
    let portico =
        Portico::start_with(|config| config.public_url = Some("https://shop.example".to_owned())).await;
    let answer = portico.send_otp(EMAIL).await;
    assert_eq!(answer.headers["strict-transport-security"], "max-age=31536000");
    let plain = Portico::start().await;
    assert!(!plain.send_otp(EMAIL).await.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_fault_of_the_server_tells_its_request_id_and_nothing_else() {
    let portico = Portico::start().await;
    let database = portico.database().await;
    sqlx::query("DROP TABLE codes").execute(&database).await.expect("dropped");
    let answer = portico.send_otp(EMAIL).await;
    assert_eq!(answer.verdict(), (500, "internal"));
    let id = answer.headers["x-request-id"].to_str().expect("text");
    let expected: Value = json!({
        "status": 0, "message": "Something went wrong on our side. Try again in a moment.", "code": "internal", "requestId": id,
    });
    assert_eq!(answer.body, expected);
}

#[tokio::test]
async fn a_panic_is_a_fault_of_the_server_too() {
    // Only one-time codes are made from exactly eight random bytes.
    let random = Random::from_fn(|bytes| {
        assert_ne!(bytes.len(), 8, "no randomness for a code");
        bytes.fill(7);
    });
    let portico = Portico::start_in(tempfile::tempdir().expect("a folder"), random, |_| {}).await;
    let answer = portico.send_otp(EMAIL).await;
    assert_eq!(answer.verdict(), (500, "internal"));
    assert_eq!(answer.body["requestId"], "07".repeat(16));
    assert_guarded(&answer.headers);
}
