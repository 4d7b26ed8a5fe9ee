//! Slow, silent, greedy and many clients, over real sockets: each is disconnected in time, and others are served
//! meanwhile.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::iter;
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use portico_server::config::{Config, Connections};
use serde_json::Value;
use tokio::net::TcpSocket;

use crate::process::{Running, quiet};
use crate::support::Portico;
use crate::waiting::{at_once_blocking, until_blocking};

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// How long a test waits for the server to send or close; longer than that ever takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server on which every timeout except one is longer than a test, and its address.
async fn with(change: impl FnOnce(&mut Connections)) -> (Portico, String) {
    let portico = Portico::start_with(|config: &mut Config| {
        let all = 3600;
        let connections = &mut config.connections;
        connections.head_timeout = all;
        connections.body_timeout = all;
        connections.idle_timeout = all;
        connections.stall_timeout = all;
        change(connections);
    })
    .await;
    let address = portico.url.trim_start_matches("http://").to_owned();
    (portico, address)
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// Reads one answer with a content length; returns its head and its body.
fn answer(stream: &mut TcpStream) -> (String, Value) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(stream.read_line(&mut head).expect("a head"), 0, "it ended: {head}");
    }
    let head = head.to_lowercase();
    let (_, length) = head.split_once("content-length: ").expect("a length");
    let length = length.split("\r\n").next().expect("a line").parse().expect("a number");
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a body");
    (head, serde_json::from_slice(&body).expect("JSON"))
}

/// Waits until the server closes a connection, ignoring an answer sent before that.
fn closed(stream: &mut TcpStream) {
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::ConnectionReset => return,
            Err(error) => panic!("it stays open: {error}"),
        }
    }
}

/// Runs work that ends when a timeout of one second expires, and not before. That it ends at all shows which timeout
/// it was: the others are far longer.
fn after_a_second<T>(work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    done
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("no panic")
}

#[tokio::test]
async fn a_head_has_its_time_however_steadily_it_drips() {
    let (_portico, address) = with(|connections| connections.head_timeout = 1).await;
    blocking(move || {
        let mut used = connect(&address);
        used.write_all(HEALTH.as_bytes()).expect("sent");
        answer(&mut used);
        after_a_second(|| closed(&mut connect(&address)));
        // The same on a connection that has been used, and was idle for longer than the head's timeout.
        after_a_second(|| {
            used.write_all(&HEALTH.as_bytes()[..20]).expect("sent");
            closed(&mut used);
        });

        after_a_second(|| {
            let mut dripping = connect(&address);
            let bytes = "GET /healthz HTTP/1.1\r\nX-Slow: ".bytes().chain(iter::repeat_n(b'x', 1000));
            let refused = bytes.map(|byte| {
                thread::sleep(Duration::from_millis(20));
                dripping.write_all(&[byte])
            });
            assert!(refused.into_iter().any(|sent| sent.is_err()), "it's still dripping");
        });
    })
    .await;
}

#[tokio::test]
async fn a_body_has_its_time_and_is_refused_in_the_envelope() {
    let (_portico, address) = with(|connections| connections.body_timeout = 1).await;
    blocking(move || {
        for (length, begin) in [("Content-Length: 100", "{"), ("Transfer-Encoding: chunked", "1\r\n{\r\n")] {
            let begun = Instant::now();
            let mut slow = connect(&address);
            let head =
                "POST /customer/send-otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
            slow.write_all(format!("{head}\r\n{length}\r\n\r\n{begin}").as_bytes()).expect("sent");
            let (head, body) = answer(&mut slow);
            assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
            assert!(head.starts_with("http/1.1 408 "), "{head}");
            assert_eq!(body["code"], "malformed");
            closed(&mut slow);
        }
    })
    .await;
}

/// At most 256 bodies that aren't small are read at a time. Slow ones don't block small ones, and all of them,
/// including those that wait, get the body timeout.
#[tokio::test]
async fn slow_large_bodies_keep_no_small_one_out() {
    for body_timeout in [3600, 1] {
        let (_portico, address) = with(|connections| {
            connections.body_timeout = body_timeout;
            connections.max_per_client = 1000;
        })
        .await;
        blocking(move || {
            let post = |length: usize, begin: &str| {
                let mut stream = connect(&address);
                let head =
                    "POST /customer/send-otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
                stream
                    .write_all(format!("{head}\r\nContent-Length: {length}\r\n\r\n{begin}").as_bytes())
                    .expect("sent");
                stream
            };
            let mut slow: Vec<_> = (0..300).map(|_| post(60_000, "{")).collect();
            if body_timeout == 1 {
                assert!(slow.iter_mut().all(|stream| answer(stream).0.starts_with("http/1.1 408 ")));
            } else {
                let small = at_once_blocking(|| answer(&mut post(2, "{}")));
                assert_eq!(small.1["code"], "invalid");
            }
        })
        .await;
    }
}

#[tokio::test]
async fn a_connection_may_be_idle_for_its_time() {
    let (_portico, address) = with(|connections| connections.idle_timeout = 1).await;
    blocking(move || {
        let mut idle = connect(&address);
        for _ in 0..3 {
            idle.write_all(HEALTH.as_bytes()).expect("sent");
            assert_eq!(answer(&mut idle).1["status"], 1);
            thread::sleep(Duration::from_millis(300));
        }
        closed(&mut idle);
    })
    .await;
}

#[tokio::test]
async fn who_does_not_take_answers_is_let_go() {
    let (_portico, address) = with(|connections| connections.stall_timeout = 1).await;
    // Little of the sent data fits into the system's buffers.
    let greedy = TcpSocket::new_v4().expect("a socket");
    greedy.set_recv_buffer_size(4096).expect("set");
    let greedy = greedy.connect(address.parse().expect("an address")).await.expect("a connection");
    let mut greedy = greedy.into_std().expect("a stream");
    blocking(move || {
        greedy.set_nonblocking(false).expect("set");
        greedy.set_write_timeout(Some(PATIENCE)).expect("a timeout");
        // Far more than the buffers on both sides hold.
        let requests = HEALTH.repeat(100);
        let refused = (0..10_000).find_map(|_| greedy.write_all(requests.as_bytes()).err());
        let refused = refused.expect("the server does not take requests for ever");
        assert!(matches!(refused.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused_in_the_envelope_and_to_pages_as_well() {
    let portico = Portico::start_with(|config| {
        config.stores[0].allowed_origins = vec!["https://shop.example".parse().expect("an origin")];
    })
    .await;
    let origin = "https://shop.example";
    for request in [
        portico.get("/customer/get-profile").header("x-large", "x".repeat(17 * 1024)),
        portico.get(&format!("/customer/forgot-password-link?email={}", "x".repeat(17 * 1024))),
    ] {
        let answer = portico.ask(request.header("origin", origin)).await;
        assert_eq!(answer.verdict(), (431, "too_large"));
        assert_eq!(answer.headers["access-control-allow-origin"], origin);
    }
    let fits = portico.get("/healthz").header("x-large", "x".repeat(15 * 1024));
    assert_eq!(portico.ask(fits).await.verdict(), (200, ""));
    let huge = portico.get("/healthz").header("x-large", "x".repeat(40 * 1024)).send().await;
    assert_eq!(huge.expect("an answer").status(), 431, "an empty answer: the head was not read");
}

#[tokio::test]
async fn one_client_has_so_many_connections_and_the_server_has() {
    let (_portico, address) = with(|connections| connections.max_per_client = 3).await;
    blocking(move || {
        let mut mine: Vec<_> = (0..3).map(|_| connect(&address)).collect();
        let is_served = |stream: &mut TcpStream| {
            stream.write_all(HEALTH.as_bytes()).is_ok() && matches!(stream.read(&mut [0; 4096]), Ok(1..))
        };
        assert!(mine.iter_mut().all(is_served));
        assert!(!is_served(&mut connect(&address)));
        mine.pop();
        until_blocking("the server sees that it has gone", || is_served(&mut connect(&address)));
    })
    .await;

    let (_portico, address) = with(|connections| connections.max = 2).await;
    blocking(move || {
        let [mut first, _second, mut third] = [connect(&address), connect(&address), connect(&address)];
        third.write_all(HEALTH.as_bytes()).expect("sent");
        // Enough time for the server to answer the third request as well.
        for _ in 0..100 {
            first.write_all(HEALTH.as_bytes()).expect("sent");
            answer(&mut first);
        }
        third.set_nonblocking(true).expect("set");
        let waits = third.read(&mut [0; 1]).expect_err("it waits for room");
        assert_eq!(waits.kind(), ErrorKind::WouldBlock);
        drop(first);
        third.set_nonblocking(false).expect("set");
        assert_eq!(answer(&mut third).1["status"], 1);
    })
    .await;
}

/// A process's resident memory, in KiB.
fn memory(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("Linux reports it");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("the line");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// Ten thousand idle connections, half of them after a request; or as many as the system allows this test.
#[test]
fn ten_thousand_idle_connections_cost_little_and_keep_nobody_out() {
    let hoped = 10_000;
    let files = rlimit::increase_nofile_limit(hoped + 500).expect("a limit");
    let number = hoped.min(files - 500);
    let folder = tempfile::tempdir().expect("a folder");
    let toml = "[connections]\nhead-timeout = 300\nidle-timeout = 300\nmax-per-client = 20000\n";
    std::fs::write(folder.path().join("portico.toml"), toml).expect("a file");
    let mut command: Command = quiet(folder.path());
    let running = Running::start(command.args(["--listen", "127.0.0.1:0", "--limits", "off"]));
    let address = running.url.trim_start_matches("http://").to_owned();
    answer_to_health(&address);
    let before = memory(running.pid());
    let mut idle = Vec::new();
    for count in 0..number {
        let mut stream = connect(&address);
        if count % 2 == 0 {
            stream.write_all(HEALTH.as_bytes()).expect("sent");
            answer(&mut stream);
        }
        idle.push(stream);
    }
    at_once_blocking(|| answer_to_health(&address));
    let each = (memory(running.pid()) - before) / number;
    println!("{number} idle connections: {each} KiB each, {} MiB in all", memory(running.pid()) / 1024);
    assert!(each <= 24, "{each} KiB for each connection");
    // The oldest connection still works.
    idle[0].write_all(HEALTH.as_bytes()).expect("sent");
    assert_eq!(answer(&mut idle[0]).1["status"], 1);
    running.signal("TERM");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
}

fn answer_to_health(address: &str) {
    let mut stream = connect(address);
    stream.write_all(HEALTH.as_bytes()).expect("sent");
    assert_eq!(answer(&mut stream).1["status"], 1);
}
