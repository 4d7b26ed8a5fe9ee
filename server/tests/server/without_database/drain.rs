//! A server that is being stopped loses no request.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::process::{Running, program, quiet};
use crate::waiting::until_blocking;

const DELAY: &str = "2";

fn draining(folder: &Path, listen: &str) -> Running {
    Running::start(quiet(folder).args(["--drain-delay", DELAY, "--limits", "off", "--listen", listen]))
}

/// Sends a request on a connection that stays open if the server allows it; returns the whole answer.
fn ask(stream: &mut TcpStream, path: &str) -> String {
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let mut text = String::new();
    let mut buffer = [0; 1024];
    while !text.ends_with('}') {
        let read = stream.read(&mut buffer).expect("an answer");
        assert!(read > 0, "it ended: {text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    text.to_lowercase()
}

#[test]
fn it_says_that_it_drains_serves_on_and_closes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = draining(folder.path(), "127.0.0.1:0");
    let address = running.url.trim_start_matches("http://").to_owned();
    let connect = || TcpStream::connect(&address).expect("a connection");
    let (mut used, mut idle, mut fresh) = (connect(), connect(), connect());
    assert!(!ask(&mut used, "/readyz").contains("connection: close"));
    ask(&mut idle, "/healthz");

    let told = Instant::now();
    running.signal("TERM");
    running.wait_for("stopping");
    let mut new = connect();
    let ready = ask(&mut new, "/readyz");
    assert!(ready.starts_with("http/1.1 503 ") && ready.contains("\"code\":\"draining\""), "{ready}");
    let alive = ask(&mut used, "/healthz");
    assert!(alive.starts_with("http/1.1 200 ") && alive.contains("connection: close"), "{alive}");
    assert_eq!(used.read(&mut [0; 1]).expect("its end"), 0);
    // A connection that was opened before still gets its answer.
    assert!(ask(&mut fresh, "/healthz").starts_with("http/1.1 200 "));

    assert_eq!(idle.read(&mut [0; 1]).expect("its end"), 0, "idle connections are closed in the end");
    let delay = Duration::from_secs(DELAY.parse().expect("a number"));
    assert!(told.elapsed() >= delay, "not before the delay has passed");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(TcpStream::connect(&address).is_err());
}

/// A local socket, as `/proc/net/tcp` writes it.
struct Socket {
    local: u16,
    remote: u16,
    listens: bool,
    /// Received bytes that haven't been read yet.
    unread: u64,
}

impl Socket {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split_whitespace().skip(1);
        let [local, remote, state, queues] = std::array::from_fn(|_| fields.next());
        let port = |address: &str| u16::from_str_radix(address.split_once(':')?.1, 16).ok();
        let unread = u64::from_str_radix(queues?.split_once(':')?.1, 16).ok()?;
        Some(Self { local: port(local?)?, remote: port(remote?)?, listens: state? == "0A", unread })
    }

    fn all() -> Vec<Self> {
        let table = std::fs::read_to_string("/proc/net/tcp").expect("Linux reports it");
        table.lines().skip(1).filter_map(Self::parse).collect()
    }
}

/// If half of a request has arrived when the listener closes, the rest is read and the request answered.
#[test]
fn a_request_on_its_way_is_answered_and_a_silent_connection_does_not_hold_it_up() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("portico.toml"), "[connections]\nhead-timeout = 3600\n")
        .expect("written");
    let mut running =
        Running::start(program(folder.path()).args(["--drain-delay", "0", "--listen", "127.0.0.1:0"]));
    let address = running.url.trim_start_matches("http://").to_owned();
    let _silent = TcpStream::connect(&address).expect("a connection");
    let mut half = TcpStream::connect(&address).expect("a connection");
    let [ours, theirs] = [half.local_addr(), half.peer_addr()].map(|address| address.expect("one").port());
    ask(&mut half, "/healthz");
    half.write_all(b"GET /healthz HTTP/1.1\r\nHo").expect("sent");
    until_blocking("the server has read it", || {
        let mut sockets = Socket::all().into_iter();
        let its = sockets.find(|socket| (socket.local, socket.remote) == (theirs, ours));
        its.expect("its end of the connection").unread == 0
    });
    running.signal("TERM");
    running.wait_for("stopping");
    until_blocking("the listener is closed", || {
        !Socket::all().iter().any(|socket| socket.listens && socket.local == theirs)
    });
    half.write_all(b"st: localhost\r\n\r\n").expect("sent");
    let mut answer = String::new();
    half.read_to_string(&mut answer).expect("an answer and the end");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("gave up on requests that did not finish"), "{log}");
}
