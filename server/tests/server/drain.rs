//! A server that is told to stop loses no request.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::process::{Running, program, quiet};

const DELAY: &str = "2";

fn draining(folder: &Path, listen: &str) -> Running {
    Running::start(quiet(folder).args(["--drain-delay", DELAY, "--limits", "off", "--listen", listen]))
}

/// Asks on a connection that stays open if the server likes; gives the whole answer.
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

    running.signal("TERM");
    running.wait_for("stopping");
    let stopping = Instant::now();
    let mut new = connect();
    let ready = ask(&mut new, "/readyz");
    assert!(ready.starts_with("http/1.1 503 ") && ready.contains("\"code\":\"draining\""), "{ready}");
    let alive = ask(&mut used, "/healthz");
    assert!(alive.starts_with("http/1.1 200 ") && alive.contains("connection: close"), "{alive}");
    assert_eq!(used.read(&mut [0; 1]).expect("its end"), 0);
    // A connection that was made before is answered after.
    assert!(ask(&mut fresh, "/healthz").starts_with("http/1.1 200 "));

    assert_eq!(idle.read(&mut [0; 1]).expect("its end"), 0, "idle connections are closed at last");
    let delay = Duration::from_secs(DELAY.parse().expect("a number"));
    assert!(stopping.elapsed() + Duration::from_millis(500) > delay, "not before the delay is over");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(TcpStream::connect(&address).is_err());
}

/// Who has sent half of a request when the listener closes is answered.
#[test]
fn a_request_on_its_way_is_answered_and_a_silent_connection_does_not_hold_it_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running =
        Running::start(program(folder.path()).args(["--drain-delay", "0", "--listen", "127.0.0.1:0"]));
    let address = running.url.trim_start_matches("http://").to_owned();
    let _silent = TcpStream::connect(&address).expect("a connection");
    let mut half = TcpStream::connect(&address).expect("a connection");
    ask(&mut half, "/healthz");
    half.write_all(b"GET /healthz HTTP/1.1\r\nHo").expect("sent");
    std::thread::sleep(Duration::from_millis(200));
    running.signal("TERM");
    running.wait_for("stopping");
    std::thread::sleep(Duration::from_millis(300));
    half.write_all(b"st: localhost\r\n\r\n").expect("sent");
    let mut answer = String::new();
    half.read_to_string(&mut answer).expect("an answer and the end");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let begun = Instant::now();
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
}

/// nginx as the end-to-end tests have it, or as the system has.
fn nginx() -> Option<PathBuf> {
    let of = |variable: &str, below: &str| Some(PathBuf::from(std::env::var_os(variable)?).join(below));
    let places = [
        of("PORTICO_NGINX", "usr/sbin/nginx"),
        of("HOME", ".cache/portico/nginx/usr/sbin/nginx"),
        Some("/usr/sbin/nginx".into()),
    ];
    places.into_iter().flatten().find(|program| program.is_file())
}

/// nginx with the file that `deploy/` has for it, in front of two servers.
struct Proxy {
    process: Child,
    url: String,
}

impl Proxy {
    fn start(program: &Path, folder: &Path, servers: [u16; 2]) -> Self {
        let port = free_port();
        let deployed = include_str!("../../../deploy/nginx/portico-api.conf");
        let (api, _) = deployed.split_once("\n# Elsewhere").expect("the part for http");
        let lines = api
            .lines()
            .filter(|line| !["ssl_", "listen [::]"].iter().any(|name| line.trim_start().starts_with(name)));
        let api = lines.collect::<Vec<_>>().join("\n");
        let api = api
            .replace("443 ssl http2", &format!("127.0.0.1:{port}"))
            .replace("#server 127.0.0.1:8081", &format!("server 127.0.0.1:{}", servers[1]))
            .replace("server 127.0.0.1:8080", &format!("server 127.0.0.1:{}", servers[0]))
            .replace("/var/log/nginx", &folder.display().to_string());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {}/{kind};", folder.display()));
        let main = format!(
            "daemon off;\nmaster_process off;\npid {0}/nginx.pid;\nerror_log {0}/error.log;\nevents {{}}\nhttp {{\n{1}\n{api}\n}}\n",
            folder.display(),
            temporary.join("\n")
        );
        std::fs::write(folder.join("nginx.conf"), main).expect("a file");
        let mut command = Command::new(program);
        command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf")).stderr(Stdio::null());
        let process = command.spawn().expect("nginx starts");
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { process, url: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port()
}

/// Two servers behind nginx, restarted in turn while shoppers ask for codes: each gets an answer, and each code is mailed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_restarted_in_turn_behind_nginx_lose_nothing() {
    let Some(program) = nginx() else {
        println!("no nginx here; `cargo xtask test` brings one along");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let ports = [free_port(), free_port()];
    let start = |port: u16| draining(folder.path(), &format!("127.0.0.1:{port}"));
    let mut servers = [start(ports[0]), start(ports[1])];
    let proxy_folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(&program, proxy_folder.path(), ports);

    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut shoppers = tokio::task::JoinSet::new();
    for shopper in 0..8 {
        let (stop, done) = (Arc::clone(&stop), Arc::clone(&done));
        let url = format!("{}/customer/send-otp", proxy.url);
        shoppers.spawn(async move {
            let client = reqwest::Client::new();
            let mut number = 0;
            while !stop.load(Ordering::SeqCst) {
                let body = json!({ "emailId": format!("{shopper}-{number}@example.com") });
                let answer = client.post(&url).json(&body).send().await.expect("an answer");
                assert_eq!(answer.status(), 200);
                done.fetch_add(1, Ordering::SeqCst);
                number += 1;
            }
        });
    }
    for round in 0..4 {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let (old, port) = (&mut servers[round % 2], ports[round % 2]);
        old.signal("TERM");
        let fresh = tokio::task::block_in_place(|| {
            let (code, log) = old.end_here();
            assert_eq!(code, Some(0), "{log}");
            start(port)
        });
        *old = fresh;
    }
    stop.store(true, Ordering::SeqCst);
    shoppers.join_all().await;
    for mut server in servers {
        server.signal("TERM");
        server.end_here();
    }
    let mails = std::fs::read_dir(folder.path().join("mail")).expect("the folder").count();
    let done = done.load(Ordering::SeqCst);
    println!("{done} requests over 4 restarts, none lost");
    assert!(done > 100, "there was load: {done}");
    assert_eq!(mails, done, "each is mailed, once");
}
