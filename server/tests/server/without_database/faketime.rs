//! The program on a clock that is wrong for a moment, by libfaketime. `cargo xtask test` installs it.

use std::fs;
use std::path::{Path, PathBuf};

use portico_test_support::Mailbox;
use reqwest::Response;
use serde_json::json;

use super::metrics::{scraped, value};
use crate::process::{Running, program};
use crate::support::{EMAIL, client, text};

/// The library.
pub(super) fn library() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let places = [
        std::env::var_os("PORTICO_FAKETIME").map(PathBuf::from).unwrap_or_default(),
        PathBuf::from("/var/cache/portico/faketime"),
        home.join(".cache/portico/faketime"),
    ];
    let folders = places.iter().filter_map(|place| fs::read_dir(place.join("usr/lib")).ok()).flatten();
    let mut libraries = folders.flatten().map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"));
    libraries.find(|library| library.is_file()).expect("libfaketime, which `cargo xtask test` brings along")
}

/// Sets the clock of the program, as far from the real one as this.
pub(super) fn set_clock(folder: &Path, offset: &str) {
    fs::write(folder.join("clock.new"), offset).expect("written");
    fs::rename(folder.join("clock.new"), folder.join("clock")).expect("renamed");
}

async fn ask_for_a_code(running: &Running) -> Response {
    let request = client().build().expect("a client").post(format!("{}/customer/send-otp", running.url));
    request.json(&json!({ "emailId": EMAIL })).send().await.expect("an answer")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs libfaketime: `cargo xtask test` brings it along"]
async fn a_clock_that_is_wrong_for_a_moment_makes_no_one_wait() {
    let folder = tempfile::tempdir().expect("a folder");
    set_clock(folder.path(), "+1y");
    let mut command = program(folder.path());
    command.args(["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]);
    command.env("LD_PRELOAD", library()).env("FAKETIME_TIMESTAMP_FILE", folder.path().join("clock"));
    // Setting a clock does not change how much time passes.
    command
        .env("FAKETIME_NO_CACHE", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .env("DONT_FAKE_MONOTONIC", "1");
    let mut running = Running::start(&mut command);
    let metrics = text(&running.wait_for("metrics are served")["url"]).to_owned();
    let mailbox = Mailbox::new(folder.path().join("mail"));
    // Ahead by a year, then right, then back by a year: each time the clock shows that nothing was sent lately.
    for (offset, number) in [("+1y", 1), ("+0", 2), ("-1y", 3)] {
        set_clock(folder.path(), offset);
        let answer = ask_for_a_code(&running).await;
        assert_eq!(answer.status(), 200, "{offset}: {:?}", answer.headers());
        mailbox.nth_mail(number).await.expect("a mail, which is due whatever the clock shows");
        let again = ask_for_a_code(&running).await;
        assert_eq!(again.status(), 429, "{offset}");
        let wait: u64 = again.headers()["retry-after"].to_str().expect("text").parse().expect("seconds");
        assert!(wait <= 30, "{offset}: {wait} s");
        let metrics = scraped(&metrics).await;
        let age = value(&metrics, "portico_outbox_oldest_seconds");
        assert!((0.0..60.0).contains(&age), "{offset}: {age}");
    }
    running.signal("TERM");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
}
