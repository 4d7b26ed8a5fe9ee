//! nginx in front of two servers, configured with the file in `deploy/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::{Process, free_port};

/// The nginx program: the one `cargo xtask test` names or has installed, or the system's.
fn program() -> PathBuf {
    let of = |variable: &str, below: &str| Some(PathBuf::from(std::env::var_os(variable)?).join(below));
    let places = [
        of("PORTICO_NGINX", "usr/sbin/nginx"),
        of("HOME", ".cache/portico/nginx/usr/sbin/nginx"),
        Some("/usr/sbin/nginx".into()),
    ];
    let found = places.into_iter().flatten().find(|program| program.is_file());
    found.expect("nginx, which `cargo xtask test` brings along")
}

/// A running nginx, which ends when it is dropped.
pub(crate) struct Proxy {
    _process: Process,
    pub(crate) url: String,
}

impl Proxy {
    /// Starts it with all its files in a folder, in front of servers on these ports.
    pub(crate) fn start(folder: &Path, servers: [u16; 2]) -> Self {
        let port = free_port();
        let folder = folder.display();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {folder}/{kind};"))
            .join("\n");
        let api = api(port, servers).replace("/var/log/nginx", &folder.to_string());
        let main = format!(
            "daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\n{temporary}\n{api}\n}}\n"
        );
        let file = format!("{folder}/nginx.conf");
        std::fs::write(&file, main).expect("a file");
        let mut command = Command::new(program());
        command.args(["-p", &folder.to_string(), "-c", &file]);
        let mut process = Process::spawn("nginx", &mut command).expect("nginx starts");
        process.wait_for_port(port).expect("nginx listens");
        Self { _process: process, url: format!("http://127.0.0.1:{port}") }
    }
}

/// The configuration for the API's own host name, with the servers' addresses and without TLS.
fn api(port: u16, servers: [u16; 2]) -> String {
    let deployed = include_str!("../../../deploy/nginx/portico-api.conf");
    let (api, _) = deployed.split_once("\nserver {\n    listen 80;").expect("the part for http");
    let is_tls = |line: &str| ["ssl_", "listen [::]"].iter().any(|name| line.trim_start().starts_with(name));
    let lines = api.lines().filter(|line| !is_tls(line)).collect::<Vec<_>>().join("\n");
    let [first, second] = servers.map(|port| format!("server 127.0.0.1:{port}"));
    lines
        .replace("443 ssl http2", &format!("127.0.0.1:{port}"))
        .replace("#server 127.0.0.1:8081", &second)
        .replace("server 127.0.0.1:8080", &first)
}
