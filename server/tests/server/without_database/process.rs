//! The program itself: its command line, its log, how it stops.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;

use portico_server::config::Config;
use portico_server::config::options::Options;
use serde_json::json;

use crate::process::{Running, program, run};
use crate::support::{EMAIL, client};

#[test]
fn every_option_and_default_is_in_the_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, _) = run(folder.path(), &["--help"]);
    let help = String::from_utf8(output.stdout).expect("text").replace('\n', " ");
    for (option, environment, default) in [
        ("--listen", "PORTICO_LISTEN", "[default: 127.0.0.1:8080]"),
        ("--database", "PORTICO_DATABASE", "[default: sqlite:portico.db]"),
        ("--mail", "PORTICO_MAIL", "[default: file:mail]"),
        ("--mail-page", "PORTICO_MAIL_PAGE", "[default: off]"),
        ("--static", "PORTICO_STATIC", "[default: none, only the API]"),
        ("--public-url", "PORTICO_PUBLIC_URL", "[default: http:// and the address it listens on]"),
        ("--trusted-proxies", "PORTICO_TRUSTED_PROXIES", "[default: none]"),
        ("--drain-delay", "PORTICO_DRAIN_DELAY", "[default: 5]"),
        ("--metrics-listen", "PORTICO_METRICS_LISTEN", "[default: none]"),
        ("--prefix", "PORTICO_PREFIX", "[default: \"\"]"),
        (
            "--secret-file",
            "PORTICO_SECRET_FILE",
            "PORTICO_SECRET [default: a key that is generated and kept in the database]",
        ),
        ("--limits", "PORTICO_LIMITS", "[default: on]"),
        ("--config", "PORTICO_CONFIG", "[default: portico.toml, if it exists]"),
    ] {
        for needle in [option, environment, default] {
            assert!(help.contains(needle), "{needle} is missing: {help}");
        }
    }
}

/// It works without any option, with a database and a mail folder in its working directory.
#[tokio::test]
async fn it_needs_no_set_up_and_stops_cleanly() {
    let folder = tempfile::tempdir().expect("a folder");
    let running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let client = client().build().expect("a client");
    let body = json!({ "emailId": "private.person@example.com" });
    let sent = client.post(format!("{}/customer/send-otp", running.url)).json(&body).send().await;
    assert_eq!(sent.expect("an answer").status(), 200);
    let link = format!("{}/customer/forgot-password-link?email=private.person@example.com", running.url);
    assert_eq!(client.get(link).send().await.expect("an answer").status(), 200);
    let check = format!("{}/customer/forgot-password-key-check?key=private-key", running.url);
    assert_eq!(client.get(check).send().await.expect("an answer").status(), 400);

    running.signal("TERM");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("\"path\":\"/customer/forgot-password-link\""), "{log}");
    assert!(!log.contains("private"), "no address and no key is in the log: {log}");
    assert!(folder.path().join("portico.db").is_file());
    assert_eq!(std::fs::read_dir(folder.path().join("mail")).expect("the folder").count(), 1);
}

/// Requests in flight when it is told to stop are completed.
#[test]
fn a_request_under_way_is_finished() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let body = json!({ "emailId": EMAIL }).to_string();
    let mut request = TcpStream::connect(running.url.trim_start_matches("http://")).expect("a connection");
    let head = format!(
        "POST /customer/send-otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
        body.len()
    );
    request.write_all(head.as_bytes()).expect("sent");
    // The server asks for the body, so the request is in flight.
    let mut asked = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
    request.read_exact(&mut asked).expect("an interim answer");
    running.signal("TERM");
    running.wait_for("stopping");
    request.write_all(body.as_bytes()).expect("sent");
    let mut answer = String::new();
    request.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(
        std::fs::read_dir(folder.path().join("mail")).expect("the folder").count(),
        1,
        "and its mail was sent"
    );
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("portico.toml"),
        "[serve]\nlisten = \"127.0.0.1:0\"\ndatabase = \"sqlite:file.db\"\nmail = \"file:file-mail\"\nprefix = \"/file\"\n",
    )
    .expect("written");
    let mut command = program(folder.path());
    command.env("PORTICO_DATABASE", "sqlite:environment.db").env("PORTICO_MAIL", "file:environment-mail");
    let running = Running::start(command.args(["--mail", "file:flag-mail"]));
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    let exists = |name: &str| folder.path().join(name).exists();
    assert!(exists("environment.db") && exists("flag-mail"));
    assert!(
        !exists("file.db") && !exists("file-mail") && !exists("environment-mail") && !exists("portico.db")
    );
}

/// `NAME=` in a file of variables, and a line break at the end of a file that became one.
#[test]
fn an_empty_variable_is_not_set_and_lists_may_have_spaces() {
    let folder = tempfile::tempdir().expect("a folder");
    let file =
        "[serve]\nlisten = \"127.0.0.1:0\"\nprefix = \"/file\"\ntrusted-proxies = [\" 10.0.0.0/8 \"]\n";
    std::fs::write(folder.path().join("portico.toml"), file).expect("written");
    let help = Command::new(env!("CARGO_BIN_EXE_portico-server")).args(["serve", "--help"]).output();
    let help = String::from_utf8(help.expect("it runs").stdout).expect("text");
    let names = help
        .split(|at: char| !at.is_ascii_uppercase() && at != '_')
        .filter(|word| word.starts_with("PORTICO_"));
    let names: BTreeSet<_> = names.collect();
    assert!(names.len() >= 14 && names.contains("PORTICO_SECRET"), "{names:?}");
    let mut command = program(folder.path());
    for name in names.into_iter().chain(["RUST_LOG"]) {
        command.env(name, "");
    }
    let running = Running::start(&mut command);
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    assert!(folder.path().join("portico.db").exists());

    let mut command = program(folder.path());
    command
        .env("PORTICO_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1 ,")
        .env("PORTICO_DATABASE", "sqlite:spaced.db\n");
    let running =
        Running::start(command.args(["--trusted-proxies", "::1, 10.0.0.0/8", "--mail", " file:mail "]));
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    assert!(folder.path().join("spaced.db").exists());

    let mut list = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    list.args(["token", "list"])
        .current_dir(folder.path())
        .env("PORTICO_DATABASE", "")
        .env("PORTICO_CONFIG", "");
    assert!(list.status().expect("it runs").success(), "other commands, too");
}

/// Signals that tell other servers to read their configuration or to open their log again.
#[test]
fn a_signal_that_means_nothing_is_ignored_and_sigquit_stops() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    for name in ["HUP", "USR1", "USR2"] {
        running.signal(name);
        assert_eq!(
            running.wait_for("ignored; restart the server to read its configuration again")["signal"],
            format!("SIG{name}")
        );
    }
    running.signal("PIPE");
    running.signal("QUIT");
    running.wait_for("stopping");
    assert_eq!(running.end().0, Some(0));
}

/// Addresses that are compared as text are brought into the form that browsers send.
#[test]
fn addresses_get_the_form_that_browsers_give_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("portico.toml");
    std::fs::write(
        &file,
        "[serve]\npublic-url = \"HTTPS://Shop.Example:443/sign-in//\"\n[[stores]]\nkey = \"1\"\nname = \"A\"\n\
         allowed-origins = [\"https://Shop.example\", \"https://b.example:443\"]\nreset-page = \"https://M\u{fc}ller.example?page_id=4\"\n",
    )
    .expect("written");
    let config = Config::load(Options::default(), Some(&file)).expect("a configuration");
    assert_eq!(config.public_url.as_deref(), Some("https://shop.example/sign-in"));
    assert_eq!(config.stores[0].reset_page.as_deref(), Some("https://xn--mller-kva.example/?page_id=4"));
    assert!(
        config.stores[0].allows(b"https://shop.example") && config.stores[0].allows(b"https://b.example")
    );
    assert!(!config.stores[0].allows(b"https://Shop.example"));
}

/// The documentation's example file contains the defaults.
#[test]
fn the_documented_file_is_the_default() {
    let docs = include_str!("../../../../docs/configuration.md");
    let (_, example) = docs.rsplit_once("```toml\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let folder = tempfile::tempdir().expect("a folder");
    let load = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("written");
        let config = Config::load(Options::default(), Some(&file)).expect("a configuration");
        let Config {
            secret: _, listen, database, mail, mail_sender, mail_page, static_dir, public_url, ..
        } = config.clone();
        let Config { prefix, limits_on, stores, lifetimes, limits, argon2, .. } = config.clone();
        let Config { trusted_proxies, drain_delay, connections, .. } = config;
        let serve =
            (listen, database, mail, mail_sender, mail_page, static_dir, public_url, prefix, limits_on);
        format!(
            "{:#?}",
            (serve, trusted_proxies, drain_delay, connections, stores, lifetimes, limits, argon2)
        )
    };
    assert_eq!(load("documented.toml", example), load("empty.toml", ""));
}

/// Two providers whose ID tokens can't be told apart.
const TWO_PROVIDERS: &str = "
[[stores]]
key = \"1\"
name = \"A\"
[[stores.providers]]
id = \"one\"
name = \"One\"
issuer = \"https://id.example\"
client-id = \"shop\"
redirect-uris = [\"https://shop.example/\"]
[[stores.providers]]
id = \"two\"
name = \"Two\"
issuer = \"https://id.example\"
client-id = \"shop\"
redirect-uris = [\"https://shop.example/\"]
";

#[test]
fn what_is_wrong_with_the_configuration_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("wrong.toml");
    for (text, said) in [
        ("lifetime = 3", "lifetime"),
        ("[lifetimes]\nsesion = 3", "sesion"),
        ("[serve]\nport = 8080", "port"),
        ("secret = \"short\"", "secret: the key has 5 bytes and needs at least 32; `openssl rand"),
        ("secret = []", "secret: contains no key"),
        ("secret = 5", "a key, or a list of keys, the current one first"),
        ("[serve]\nsecret-file = \"none\"", "cannot read the keys of keyed hashes in `none`"),
        ("[argon2]\nmemory-kib = 8", "memory-kib = 19456"),
        ("[argon2]\nimplementation = \"argon3\"", "is called `argon3`; it has `libsodium`, `rustcrypto`"),
        (
            "[argon2]\nlanes = 2",
            "argon2: `libsodium` hashes with lanes = 1 only; for lanes = 2, set implementation to one of `rustcrypto`",
        ),
        ("[connections]\nhead-timeout = 0", "connections: every value must be at least 1"),
        ("[serve]\ntrusted-proxies = [\"10.0.0.0/33\"]", "`10.0.0.0/33` is not an address or a network"),
        ("[[stores]]\nkey = \"1\"\nname = \"A\"\n[[stores]]\nkey = \"1\"\nname = \"B\"", "stores.key"),
        ("[[stores]]\nkey = \"1\"\nname = \"\u{200b}\u{2800}\"", "stores.name"),
        ("[[stores]]\nkey = \"1\"\nname = \"A\u{202e}B\"", "stores.name"),
        ("[[stores]]\nkey = \"a b\"\nname = \"A\"", "stores.key: `a b`"),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\nlanguages = { \"57 \" = \"en\" }",
            "stores.languages: `57 `",
        ),
        ("[[stores]]\nkey = \"1\"\nname = \"A\"\nallowed-origins = [\"*\"]", "`*` is not an origin"),
        ("[[stores]]\nkey = \"1\"\nname = \"A\"\nallowed-origins = [\"null\"]", "`null` is not an origin"),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\nallowed-origins = [\"https://a.example/\"]",
            "wrong in line 4: `https://a.example/` has a path; an origin is like https://shop.example",
        ),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\nreset-page = \"ftp://a.example\"",
            "stores.reset-page: `ftp://a.example`",
        ),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\nreset-page = \"https://a.example/?page_id=4#reset\"",
            "stores.reset-page: `https://a.example/?page_id=4#reset` is not a page like https://shop.example/reset",
        ),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\n[[stores.providers]]\nid = \"google\"",
            "the provider `google`: needs `client-id`",
        ),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\n[[stores.providers]]\nid = \"google\"\nclient = \"x\"",
            "unknown field `client`",
        ),
        (TWO_PROVIDERS, "stores.providers: `one` and `two` of the store `1`"),
        (
            "[serve]\npublic-url = \"https://a.example/?page_id=4\"",
            "public-url: `https://a.example/?page_id=4`",
        ),
    ] {
        std::fs::write(&file, text).expect("written");
        let (output, log) = run(folder.path(), &["--config", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(log.contains(said), "{text} should log {said}: {log}");
    }
    // The file contains keys and passwords, so an error gives the number of the wrong line and none of its values.
    let keys = "secret = [\"hidden hidden hidden hidden hidden\" \"hidden hidden hidden hidden hidden\"]";
    let mail = "mail = \"smtp://ada:hidden@mail.example:587?tls=required\"";
    for text in [
        format!("\n\n{keys}"),
        format!("\n\n{}", keys.replace(['[', ']', '"'], "")),
        format!("\n\n{mail}"),
        format!("[serve]\nprefix = \"\"\n{}", mail.trim_end_matches('"')),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "mial =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "mail-page =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "drain-delay =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "trusted-proxies =")),
    ] {
        std::fs::write(&file, &text).expect("written");
        let (output, log) = run(folder.path(), &["--config", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(1), "{text}: {log}");
        assert!(log.contains("`wrong.toml` is wrong in line 3: "), "{text}: {log}");
        assert!(!log.contains("hidden"), "{text}: {log}");
    }
    for (arguments, said) in [
        (["--config", "none.toml"], "none.toml"),
        (["--mail", "carrier:pigeon"], "write file:DIR, smtp://"),
        (["--mail", "smtp://ada:hidden@mail.example:587"], "mail: add ?tls=required"),
        (["--database", "mysql://x"], "sqlite:FILE or postgres://"),
        (["--prefix", "api/"], "neither empty nor a path like /api"),
        (["--public-url", "shop.example"], "not an address like https://shop.example"),
        (["--static", "nowhere"], "`nowhere/index.html` is missing; `cargo xtask dist` builds the app"),
        (["--listen", "nowhere.invalid:1"], "cannot listen on nowhere.invalid:1"),
    ] {
        let (output, log) = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(log.contains(said) && !log.contains("hidden"), "{arguments:?} should log {said}: {log}");
    }
    let (output, log) = run(folder.path(), &["--mail-page", "on", "--listen", "0.0.0.0:0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("mail-page: shows every mail"), "{log}");
    let (output, _) = run(folder.path(), &["--limits", "some"]);
    assert_eq!(output.status.code(), Some(2));
    let (output, said) = run(folder.path(), &["--trusted-proxies", "127.0.0.1,proxy.example"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("`proxy.example` is not an address or a network such as 10.0.0.0/8"), "{said}");
}

#[test]
fn what_is_wrong_with_a_stores_languages_and_texts_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    for (store, said) in [
        (
            "languages = { 57 = \"xx\" }",
            "no texts for the language `xx`; the known languages are: en, de, fr",
        ),
        ("language = \"zh-TW\"", "no texts for the language `zh-TW`"),
        (
            "[stores.words.xx]\nmail-code-subject = \"B\"",
            "words.xx: there is no language `xx`, only en, de, fr",
        ),
        (
            "[stores.words.de]\nmail-code-subjekt = \"B\"\nsign-in = \"C\"",
            "words.de.mail-code-subjekt: the server sends no such text; words.de.sign-in: the server sends no such text",
        ),
        (
            "[stores.words.de]\nmail-code-subject = \"Code\"",
            "words.de.mail-code-subject: has the placeables none; it needs $shop",
        ),
    ] {
        let text = format!("[[stores]]\nkey = \"1\"\nname = \"A\"\n{store}");
        std::fs::write(folder.path().join("wrong.toml"), text).expect("written");
        let (output, log) = run(folder.path(), &["--config", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(log.contains(said), "{store} should log {said}: {log}");
    }
}
