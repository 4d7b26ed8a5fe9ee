//! `portico-server check-api`: this server passes, the recorded Spurtcommerce shows its faults, and other servers are
//! reported as not having this API.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::header::{ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{Html, IntoResponse};
use percent_encoding::percent_decode_str;
use portico_replay::server::HASH_TIME;
use portico_replay::{Options, Replay};
use portico_shared::paths::{self, DEFAULT_KEY};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::support::{Portico, full_cost, text};

/// Runs the command without a terminal.
async fn check(url: &str, arguments: &[&str]) -> Output {
    check_trusting(None, url, arguments).await
}

/// The same, on a machine that trusts the certificates in one file.
async fn check_trusting(certificates: Option<&Path>, url: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.env_clear().stdin(Stdio::null()).args(["check-api", url]).args(arguments);
    command.envs(certificates.map(|file| ("SSL_CERT_FILE", file)));
    tokio::task::spawn_blocking(move || command.output().expect("it runs")).await.expect("no panic")
}

/// The JSON report that `--json -` prints.
fn report(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("no report, {error}: {said}"))
}

/// The verdicts of all checks, except those whose verdict is `but`.
fn verdicts_but<'a>(report: &'a Value, but: &str) -> BTreeMap<&'a str, &'a str> {
    let findings = report["findings"].as_array().expect("findings");
    let verdicts = findings.iter().map(|finding| (text(&finding["id"]), text(&finding["verdict"])));
    verdicts.filter(|(_, verdict)| *verdict != but).collect()
}

fn folder(path: &Path) -> &str {
    path.to_str().expect("text")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn this_server_passes_whole_with_its_limits_on() {
    let portico = Portico::start_with(|config| {
        full_cost(config);
        config.limits_on = true;
        // The check waits as long as the server asks it to; so does this test.
        config.lifetimes.resend = 1;
    })
    .await;
    let (mail, token) = (portico.mail_folder(), portico.access_token().await);
    let arguments = ["--key", DEFAULT_KEY, "--mail", folder(&mail), "--access-token", &token, "--json", "-"];
    let time_passes = async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            portico.pass(1);
        }
    };
    let output = tokio::select! {
        output = check(&portico.url, &arguments) => output,
        () = time_passes => unreachable!("it never ends"),
    };
    let report = report(&output);
    assert_eq!(verdicts_but(&report, "fits"), BTreeMap::new(), "{}", said(&output));
    assert_eq!(output.status.code(), Some(0));
    assert!(report["findings"].as_array().expect("findings").len() > 50, "{report:#}");
    let requests = report["requests"].as_u64().expect("a number");
    assert!(
        requests < 200 && said(&output).contains(&format!("; {requests} requests, ")),
        "{}",
        said(&output)
    );
    for address in report["addresses"].as_array().expect("addresses") {
        assert!(text(address).starts_with("portico-check-") && text(address).ends_with("@example.com"));
    }
}

#[tokio::test]
async fn without_the_mails_it_says_what_it_could_not_check() {
    let portico = Portico::start_with(full_cost).await;
    let file = portico.folder.path().join("report.json");
    let output = check(&portico.url, &["--json", folder(&file)]).await;
    let report: Value = serde_json::from_slice(&std::fs::read(&file).expect("a report")).expect("JSON");
    let table = String::from_utf8_lossy(&output.stdout);
    let addresses = report["addresses"].as_array().expect("addresses");
    assert!(
        !addresses.is_empty() && addresses.iter().all(|address| table.contains(text(address))),
        "{table}"
    );
    let other = verdicts_but(&report, "fits");
    for id in [
        "codes.single-use",
        "codes.race",
        "codes.guessing",
        "resets.key-twice",
        "register.unicode",
        "hand-off.cart",
    ] {
        assert_eq!(other.get(id), Some(&"not-checked"), "{id}");
    }
    // The server's limits are off.
    for id in ["codes.mail-limit", "resets.mail-limit", "sign-in.guessing"] {
        assert_eq!(other.get(id), Some(&"dangerous"), "{id}");
    }
    for id in ["sessions.logout", "sign-in.known-and-unknown", "sign-in.time", "resets.known-and-unknown"] {
        assert_eq!(other.get(id), None, "{id}");
    }
}

#[tokio::test]
async fn the_recorded_spurtcommerce_shows_its_faults() {
    let mails = tempfile::tempdir().expect("a folder");
    let mail = Some(mails.path().to_owned());
    // Longer than the recorded time, so that the difference also shows on a machine that is busy with other tests.
    let hash_time = 5 * HASH_TIME;
    let options = Options { mail, hash_time, ..Options::default() };
    let replay = Replay::start(options).await.expect("a replay server");
    let url = format!("http://{}", replay.address());
    let arguments = ["--dialect", "spurtcommerce", "--mail", folder(mails.path()), "--json", "-"];
    let output = check(&url, &arguments).await;
    let report = report(&output);
    let expected = BTreeMap::from([
        ("answers.internals", "dangerous"),
        ("answers.password-hash", "dangerous"),
        ("answers.reset-key", "dangerous"),
        ("codes.guessing", "dangerous"),
        ("codes.known-and-unknown", "dangerous"),
        ("codes.mail-limit", "dangerous"),
        ("codes.race", "dangerous"),
        ("resets.ends-sessions", "dangerous"),
        ("resets.key-in-query", "dangerous"),
        ("resets.key-twice", "dangerous"),
        ("resets.known-and-unknown", "dangerous"),
        ("resets.mail-limit", "dangerous"),
        ("resets.no-address", "dangerous"),
        ("resets.weak-password", "dangerous"),
        ("sessions.same-second", "dangerous"),
        ("sign-in.known-and-unknown", "dangerous"),
        ("sign-in.lock", "dangerous"),
        ("sign-in.long-password", "dangerous"),
        ("sign-in.no-address", "dangerous"),
        ("sign-in.time", "dangerous"),
        ("sessions.malformed-token", "differs"),
        ("sign-in.reset-lifts-lock", "differs"),
        // The app's dialect neither sends nor needs these, or accepts them as they are.
        ("answers.envelope", "handled"),
        ("answers.large-body", "handled"),
        ("answers.long-query", "handled"),
        ("answers.malformed", "handled"),
        ("answers.media-type", "handled"),
        ("answers.method", "handled"),
        ("answers.refused-with-200", "handled"),
        ("answers.unknown-path", "handled"),
        ("answers.wrong-type", "handled"),
        ("codes.bad-address", "handled"),
        ("codes.missing-address", "handled"),
        ("cors.any-origin", "handled"),
        ("cors.refusals", "handled"),
        ("register.apostrophe", "handled"),
        ("register.unicode", "handled"),
        ("register.without-code", "handled"),
        ("resets.check-by-post", "handled"),
        ("resets.damaged-key", "handled"),
        ("sessions.other-scheme", "handled"),
        ("sign-in.address-list", "handled"),
        ("sign-in.without-type", "handled"),
    ]);
    assert_eq!(verdicts_but(&report, "fits"), expected, "{}", said(&output));
    assert_eq!(output.status.code(), Some(4));
    // A report can be shared: sessions and keys in it are truncated.
    let found = report["findings"].as_array().expect("findings");
    let twice = found.iter().find(|finding| finding["id"] == "resets.key-twice").expect("a finding");
    assert!(
        text(&twice["sent"]).contains("reset-password") && text(&twice["sent"]).contains("characters)"),
        "{twice}"
    );
    assert_eq!(text(&report["url"]), format!("{url}/api"));
}

#[tokio::test]
async fn a_sign_in_as_somebody_elses_customer_is_found_without_their_password() {
    let mails = tempfile::tempdir().expect("a folder");
    let options = Options { mail: Some(mails.path().to_owned()), ..Options::default() };
    let replay = Replay::start(options).await.expect("a replay server");
    // The shop's first customer, which the check doesn't know about.
    replay.shop().add_account("ada@example.test", "Passw0rd!x");
    let url = format!("http://{}", replay.address());
    let arguments = ["--dialect", "spurtcommerce", "--mail", folder(mails.path()), "--json", "-"];
    let report = report(&check(&url, &arguments).await);
    assert_eq!(verdicts_but(&report, "fits").get("sign-in.no-address"), Some(&"dangerous"));
    let findings = report["findings"].as_array().expect("findings");
    let found = findings.iter().find(|finding| finding["id"] == "sign-in.no-address").expect("a finding");
    assert!(text(&found["came"]).contains("400"), "{found}");
    assert!(!text(&found["sent"]).contains("; and"), "one try is enough: {found}");
}

const SESSION: &str = "s3ss10n";

/// Serves an API that mails codes and links, signs everyone in, has no profile, refuses every reset, and creates
/// accounts only for addresses that contain `made`. It lacks the AXIM customer login: a sign-in without an email is
/// answered with `hand_over`.
async fn serve_half(mails: &Path, made: &'static str, hand_over: StatusCode) -> String {
    let (folder, count) = (mails.to_owned(), Arc::new(AtomicU32::new(0)));
    let answer = move |uri: Uri, body: String| {
        let no = (StatusCode::BAD_REQUEST, r#"{"status":0,"message":"No.","code":"no"}"#.to_owned());
        let yes = format!(r#"{{"status":1,"message":"","data":{{"token":"{SESSION}"}}}}"#);
        let yes = (StatusCode::OK, yes);
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        let queried = uri.query().and_then(|query| query.strip_prefix("email="));
        let queried = queried.map(|email| percent_decode_str(email).decode_utf8_lossy().into_owned());
        let email = body["emailId"].as_str().map(str::to_owned).or(queried);
        let answer = match (uri.path(), email) {
            (paths::SEND_OTP | paths::FORGOT_PASSWORD_LINK, Some(email)) => {
                let mail = format!("To: {email}\r\n\r\n123456 https://shop.example/#token=abc\r\n");
                let file = format!("{:04}.eml", count.fetch_add(1, Ordering::SeqCst));
                std::fs::write(folder.join(file), mail).expect("a file");
                yes
            }
            (paths::FORGOT_PASSWORD_LINK, None) => (StatusCode::UNPROCESSABLE_ENTITY, no.1),
            (paths::REGISTER, Some(email)) if email.contains(made) => yes,
            (paths::LOGIN, Some(_)) => yes,
            (paths::LOGIN, None) => (hand_over, no.1),
            _ => no,
        };
        std::future::ready(answer)
    };
    let router = Router::new().fallback(answer);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

#[tokio::test]
async fn what_never_works_is_neither_fit_nor_dangerous() {
    let token = "0perat0r";
    let nobody =
        &["codes.bound", "codes.guessing", "sessions.logout", "resets.key-twice", "sign-in.no-address"];
    let main_alone = &[
        "codes.race",
        "codes.single-use",
        "sessions.logout",
        "sessions.other-scheme",
        "sessions.same-second",
        "resets.ends-sessions",
        "resets.key-twice",
        "resets.weak-password",
    ];
    for (made, hand_over, not_checked, of_hand_overs) in [
        ("nobody makes it", StatusCode::BAD_REQUEST, &nobody[..], ["differs", "differs", "differs"]),
        ("-main@", StatusCode::UNAUTHORIZED, main_alone, ["fits", "fits", "not-checked"]),
    ] {
        let mails = tempfile::tempdir().expect("a folder");
        let url = serve_half(mails.path(), made, hand_over).await;
        let arguments = ["--mail", folder(mails.path()), "--access-token", token, "--json", "-"];
        let output = check(&url, &arguments).await;
        let report = report(&output);
        let verdicts = verdicts_but(&report, "");
        for id in not_checked {
            assert_eq!(verdicts[id], "not-checked", "{made}: {id}");
        }
        let ids = ["hand-off.token-missing", "hand-off.token-unknown", "hand-off.customer-unknown"];
        assert_eq!(ids.map(|id| verdicts[id]), of_hand_overs, "{made}");
        assert_eq!(verdicts["resets.no-address"], "differs", "{made}");
        let everything = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
        for secret in [token, SESSION] {
            assert!(!everything.contains(secret), "{secret} in {everything}");
        }
    }
}

#[tokio::test]
async fn an_access_token_that_no_header_can_have_is_not_said() {
    for (token, because) in [
        ("0pera\nt0r", "access token"),
        ("0pera t0r", "access token"),
        (" 0perat0r\n", "is the server running"),
    ] {
        let output = check("http://127.0.0.1:1", &["--access-token", token]).await;
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains(because) && !said(&output).contains("0pera"), "{}", said(&output));
    }
}

#[tokio::test]
async fn document_b_alone_is_checked_with_an_access_token() {
    let portico = Portico::start().await;
    let token = portico.access_token().await;
    let arguments = ["--dialect", "axim", "--access-token", &token, "--json", "-"];
    let output = check(&portico.url, &arguments).await;
    assert_eq!(verdicts_but(&report(&output), "fits"), BTreeMap::new());
    assert_eq!(output.status.code(), Some(0));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_so() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    let output = check(&format!("http://{free}"), &["--json", "-"]).await;
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(said(&output).contains("is the server running"), "{}", said(&output));
}

/// Serves the same answer to every request; returns its address and a request counter.
async fn serve(answer: impl IntoResponse + Clone + Send + Sync + 'static) -> (String, Arc<AtomicU32>) {
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let router = Router::new().fallback(move || {
        count.fetch_add(1, Ordering::SeqCst);
        std::future::ready(answer.clone())
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, asked)
}

#[tokio::test]
async fn a_server_of_pages_is_not_this_api() {
    let (url, asked) = serve((StatusCode::METHOD_NOT_ALLOWED, Html("<h1>405 Not Allowed</h1>"))).await;
    let output = check(&url, &[]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("is not this API") && said(&output).contains("text/html"),
        "{}",
        said(&output)
    );
    assert_eq!(asked.load(Ordering::SeqCst), 1, "one request is enough to see it");
}

#[tokio::test]
async fn a_server_that_says_yes_to_everything_is_dangerous_throughout() {
    let any_origin = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("https://portico-check.invalid")),
        (ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true")),
    ];
    let yes = r#"{"status":1,"message":"","data":{"token":"yes"}}"#;
    let (url, asked) = serve((any_origin, yes)).await;
    let output = check(&url, &["--json", "-"]).await;
    let report = report(&output);
    let other = verdicts_but(&report, "fits");
    for id in [
        "codes.mail-limit",
        "cors.any-origin",
        "hand-off.token-missing",
        "hand-off.token-unknown",
        "register.short-password",
        "resets.mail-limit",
        "resets.no-address",
        "sessions.logout",
        "sign-in.guessing",
        "sign-in.long-password",
        "sign-in.no-address",
    ] {
        assert_eq!(other.get(id), Some(&"dangerous"), "{id}");
    }
    assert_eq!(other.get("answers.malformed"), Some(&"differs"));
    assert_eq!(
        report["requests"].as_u64(),
        Some(asked.load(Ordering::SeqCst).into()),
        "it counts each request"
    );
}

#[tokio::test]
async fn https_is_spoken_with_servers_whose_certificate_is_trusted() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .expect("a configuration");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://localhost:{}", listener.local_addr().expect("its address").port());
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n")
                .await;
            let _ = stream.shutdown().await;
        }
    });

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("certificate.pem");
    std::fs::write(&file, made.cert.pem()).expect("a file");
    let trusted = check_trusting(Some(&file), &url, &[]).await;
    assert!(said(&trusted).contains("200 OK and text/html"), "{}", said(&trusted));
    let stranger = check(&url, &[]).await;
    assert!(said(&stranger).contains("invalid peer certificate"), "{}", said(&stranger));
}

#[tokio::test]
async fn an_answer_is_read_up_to_4_mib() {
    let (url, _) = serve("x".repeat(4 * 1024 * 1024 + 1)).await;
    let output = check(&url, &[]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("an answer of more than 4 MiB"), "{}", said(&output));
}

#[tokio::test]
async fn it_goes_nowhere_else() {
    let (elsewhere, asked) = serve(r#"{"status":1}"#).await;
    let location = HeaderValue::try_from(format!("{elsewhere}/customer/login")).expect("a header");
    let (url, _) = serve((StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location)])).await;
    let output = check(&url, &[]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains(&format!("leading to {elsewhere}")), "{}", said(&output));
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn nothing_is_sent_to_another_machine_unless_somebody_agrees() {
    // A documentation address (RFC 5737): a request to it would take its time and fail differently.
    let output = check("http://192.0.2.1", &[]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Add --yes"), "{}", said(&output));
}

#[tokio::test]
async fn what_cannot_be_understood_is_refused_first() {
    for (url, arguments, code) in [
        ("shop.example", &[][..], 1),
        ("ftp://127.0.0.1", &[], 1),
        ("http://ada:secret@127.0.0.1", &[], 1),
        ("http://127.0.0.1?key=1", &[], 1),
        ("http://127.0.0.1:1", &["--mail", "/nowhere/portico-check"], 1),
        ("http://127.0.0.1:1", &["--email-domain", "a b"], 2),
        ("http://127.0.0.1:1", &["--dialect", "latin"], 2),
        ("http://127.0.0.1:1", &["--key", "a\nb"], 2),
    ] {
        let output = check(url, arguments).await;
        assert_eq!(output.status.code(), Some(code), "{url} {arguments:?}: {}", said(&output));
    }
}
