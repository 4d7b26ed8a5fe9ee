//! Background tasks that panic.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Instant, SystemTime};

use portico_server::base::clock::{Clock, Reading};
use portico_server::base::random::Random;
use portico_server::config::Config;
use portico_server::config::options::Options;
use portico_server::server::Server;
use portico_test_support::{Mailbox, free_port};
use serde_json::json;

use super::metrics::{scraped, value};
use crate::shoppers::post;
use crate::support::{EMAIL, client};
use crate::waiting::until;

/// Readings of the clock that panic, in place of a bug: more than there are tasks, so that one of them panics twice.
const PANICS: usize = 3;

#[tokio::test]
async fn a_task_that_panics_is_counted_and_started_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let readings = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&readings);
    let start = Instant::now();
    let clock = Clock::from_fn(move || {
        // The first reading is made together with the clock.
        let number = counted.fetch_add(1, Ordering::SeqCst);
        assert!(number == 0 || number > PANICS, "a bug");
        Reading { now: SystemTime::now().into(), elapsed: start.elapsed() }
    });
    let metrics = format!("127.0.0.1:{}", free_port());
    let options = Options {
        listen: Some("127.0.0.1:0".to_owned()),
        metrics_listen: Some(metrics.clone()),
        database: Some(format!("sqlite:{}", path("portico.db").display())),
        mail: Some(format!("file:{}", path("mail").display())),
        ..Options::default()
    };
    let config = Config::load(options, None).expect("a configuration");
    let server = Server::start(config, clock, Random::system()).await.expect("a server");
    let url = format!("http://{}", server.address());
    let running = tokio::spawn(server.run(pending()));
    // As long as no one calls the server, only its tasks read the clock.
    until("the tasks run again", async || readings.load(Ordering::SeqCst) > PANICS + 1).await;

    let client = client().build().expect("a client");
    let asked = post(&client, &url, "send-otp", json!({ "emailId": EMAIL })).await.expect("an answer");
    assert_eq!(asked.0, 200);
    Mailbox::new(path("mail")).mail_to(EMAIL).await.expect("mails are sent again");
    let metrics = scraped(&format!("http://{metrics}/metrics")).await;
    let panics = ["mail", "retention"]
        .map(|task| value(&metrics, &format!("portico_task_panics_total{{task=\"{task}\"}}")));
    assert!(panics.iter().all(|&panics| panics >= 1.0), "{panics:?}");
    running.abort();
}
