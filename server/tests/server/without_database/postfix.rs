//! What a real Postfix refuses: mail waits unless its recipient is refused, and the log and the metrics say why.
//! `cargo xtask test` installs it, and skips the tests with it unless it runs as root.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::{Process, free_port};
use serde_json::{Value, json};

use super::metrics::{scraped, value};
use crate::process::{Running, program};
use crate::support::{client, text};
use crate::waiting::until;

/// The user that Postfix runs as, which only its installation would create.
const USER: u32 = 64001;
/// The group of its commands, likewise.
const GROUP: u32 = 64002;

/// A port of Postfix, by what it refuses.
#[derive(Clone, Copy)]
pub(super) enum Service {
    /// Names that are not fully qualified, and an unknown recipient.
    Strict,
    /// The same names, but only once it knows the recipient, as by default.
    Late,
    /// Recipients of other domains.
    NoRelay,
    /// A sender.
    NoSender,
    /// What the mail contains.
    NoContent,
    /// Nothing.
    Lenient,
}

const SERVICES: [(Service, &str); 6] = [
    (Service::Strict, "smtpd_delay_reject=no"),
    (Service::Late, "smtpd_delay_reject=yes"),
    (Service::NoRelay, "smtpd_relay_restrictions=reject_unauth_destination"),
    (Service::NoSender, "smtpd_sender_restrictions=check_sender_access,inline:{shop@sender.example=REJECT}"),
    (Service::NoContent, "smtpd_end_of_data_restrictions=reject"),
    (Service::Lenient, "smtpd_helo_restrictions="),
];

/// The folder that contains Postfix.
fn unpacked() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let places = [
        std::env::var_os("PORTICO_POSTFIX").map(PathBuf::from).unwrap_or_default(),
        PathBuf::from("/var/cache/portico/postfix"),
        home.join(".cache/portico/postfix"),
    ];
    let found = places.into_iter().find(|folder| folder.join("usr/lib/postfix/sbin/master").is_file());
    found.expect("Postfix, which `cargo xtask test` brings along")
}

/// A running Postfix, which discards what it accepts. It ends when it is dropped.
pub(super) struct Postfix {
    _process: Process,
    ports: Vec<u16>,
}

impl Postfix {
    pub(super) fn start(folder: &Path) -> Self {
        assert_eq!(
            fs::metadata("/proc/self").expect("Linux reports it").uid(),
            0,
            "Postfix starts only as root"
        );
        let unpacked = unpacked();
        let own = folder.join("postfix");
        let ports: Vec<_> = SERVICES.iter().map(|_| free_port()).collect();
        for (path, mode, owner, group) in [
            ("etc", 0o755, 0, 0),
            ("data", 0o700, USER, 0),
            ("queue", 0o755, 0, 0),
            ("queue/pid", 0o755, 0, 0),
            ("queue/public", 0o710, USER, GROUP),
            ("queue/maildrop", 0o730, USER, GROUP),
            ("queue/private", 0o700, USER, 0),
            ("queue/active", 0o700, USER, 0),
            ("queue/bounce", 0o700, USER, 0),
            ("queue/corrupt", 0o700, USER, 0),
            ("queue/defer", 0o700, USER, 0),
            ("queue/deferred", 0o700, USER, 0),
            ("queue/flush", 0o700, USER, 0),
            ("queue/hold", 0o700, USER, 0),
            ("queue/incoming", 0o700, USER, 0),
        ] {
            let path = own.join(path);
            fs::create_dir_all(&path).expect("a folder");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
            chown(&path, Some(owner), Some(group)).expect("an owner");
        }
        // Its user has to reach them.
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("a mode");
        fs::write(own.join("etc/main.cf"), main_cf(&unpacked, &own)).expect("written");
        fs::write(own.join("etc/master.cf"), master_cf(&ports)).expect("written");
        fs::write(
            own.join("passwd"),
            format!(
                "root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostfix:x:{USER}:{USER}::/:/bin/false\n"
            ),
        )
        .expect("written");
        fs::write(
            own.join("group"),
            format!("root:x:0:\nnogroup:x:65534:\npostfix:x:{USER}:\npostdrop:x:{GROUP}:\n"),
        )
        .expect("written");
        let libraries = fs::read_dir(unpacked.join("usr/lib")).expect("libraries").flatten();
        let libraries =
            libraries.map(|entry| entry.path()).find(|path| path.join("libnss_wrapper.so").is_file());
        let libraries = libraries.expect("the wrapper");
        let mut command = Command::new(unpacked.join("usr/lib/postfix/sbin/master"));
        let path = format!("{}:{}", unpacked.join("usr/lib/postfix").display(), libraries.display());
        command.arg("-c").arg(own.join("etc")).arg("-d").env_clear();
        command.env("LD_LIBRARY_PATH", path).env("LD_PRELOAD", libraries.join("libnss_wrapper.so"));
        command.env("NSS_WRAPPER_PASSWD", own.join("passwd")).env("NSS_WRAPPER_GROUP", own.join("group"));
        let mut process = Process::spawn("Postfix", &mut command).expect("Postfix starts");
        for port in &ports {
            process.wait_for_port(*port).expect("Postfix listens");
        }
        Self { _process: process, ports }
    }

    pub(super) fn port(&self, service: Service) -> u16 {
        self.ports[service as usize]
    }
}

fn main_cf(unpacked: &Path, own: &Path) -> String {
    let (unpacked, own) = (unpacked.display(), own.display());
    format!(
        "compatibility_level = 3.6
command_directory = {unpacked}/usr/sbin
daemon_directory = {unpacked}/usr/lib/postfix/sbin
shlib_directory = {unpacked}/usr/lib/postfix
queue_directory = {own}/queue
data_directory = {own}/data
mail_owner = postfix
setgid_group = postdrop
import_environment = LD_PRELOAD LD_LIBRARY_PATH NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP MAIL_CONFIG MAIL_LOGTAG
maillog_file = {own}/log
maillog_file_prefixes = {own}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example
mydestination = mail.example
local_recipient_maps = inline:{{ada=here}}
local_transport = discard
default_transport = discard
smtpd_helo_required = yes
smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
"
    )
}

fn master_cf(ports: &[u16]) -> String {
    let mut text = String::new();
    for (port, (_, option)) in ports.iter().zip(SERVICES) {
        writeln!(text, "127.0.0.1:{port} inet n - n - - smtpd -o {option}").expect("written");
    }
    text + "cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
discard unix - - n - - discard
postlog unix-dgram n - n - 1 postlogd
"
}

/// A server in `folder` that sends to this port, with this table `[mail]`, and the address of its metrics.
fn sending_to(folder: &Path, port: u16, table: &str) -> (Running, String) {
    fs::write(folder.join("portico.toml"), format!("[mail]\n{table}\n")).expect("written");
    let mut command = program(folder);
    command.args(["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]);
    command.env("PORTICO_MAIL", format!("smtp://127.0.0.1:{port}"));
    let mut running = Running::start(&mut command);
    let url = text(&running.wait_for("metrics are served")["url"]).to_owned();
    (running, url)
}

async fn ask_for_a_code(running: &Running, email: &str) {
    let request = client().build().expect("a client").post(format!("{}/customer/send-otp", running.url));
    let asked = request.json(&json!({ "emailId": email })).send();
    assert_eq!(asked.await.expect("an answer").status(), 200);
}

/// Waits until as many mails wait, and one has failed for `cause`: the log is ahead of the database.
async fn check(metrics: &str, waiting: f64, cause: &str) {
    let failures = format!("portico_mail_failures_total{{cause=\"{cause}\"}}");
    until(&format!("{waiting} mails wait, and {failures} counts one"), async || {
        let metrics = scraped(metrics).await;
        (value(&metrics, "portico_outbox_mails") - waiting).abs() < 0.1 && value(&metrics, &failures) >= 1.0
    })
    .await;
}

const GOOD: &str = "from = \"shop@sender.example\"\nhelo-name = \"shop.example\"";
const SHORT_NAME: &str = "from = \"shop@sender.example\"\nhelo-name = \"shop\"";

/// The mail server refuses us, so the mail waits, and is sent once that is corrected. The name of this machine is none that
/// Postfix takes, unless it is configured well, and then our default is another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Postfix, which `cargo xtask test` brings along, and root"]
async fn only_a_recipient_that_postfix_refuses_loses_its_mail() {
    let folder = tempfile::tempdir().expect("a folder");
    let postfix = Postfix::start(folder.path());
    for (number, (service, table, email, said)) in [
        (
            Service::Strict,
            SHORT_NAME,
            "ada@other.example",
            "answered 504 5.5.2: it refuses this machine, or the name",
        ),
        (
            Service::Late,
            SHORT_NAME,
            "ada@other.example",
            "answered 504 5.5.2 to the recipient's address: it refuses that we send",
        ),
        (
            Service::NoRelay,
            GOOD,
            "ada@other.example",
            "answered 554 5.7.1 to the recipient's address: it refuses that we send",
        ),
        (
            Service::NoSender,
            GOOD,
            "ada@other.example",
            "answered 554 5.7.1 to the recipient's address: it refuses that we send",
        ),
        (
            Service::NoContent,
            GOOD,
            "ada@other.example",
            "answered 554 5.7.1 to the content: it refuses that we send",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let own = folder.path().join(format!("portico-{number}"));
        fs::create_dir(&own).expect("a folder");
        let (mut running, metrics) = sending_to(&own, postfix.port(service), table);
        ask_for_a_code(&running, email).await;
        let entry = running.wait_for("mail not sent, will try again");
        assert!(text(&entry["cause"]).contains(said), "{entry} should contain {said}");
        assert_eq!(entry["level"], "ERROR", "{entry}");
        check(&metrics, 1.0, "refused").await;
        running.signal("TERM");
        let (code, log) = running.end();
        assert_eq!(code, Some(0), "{log}");
        assert!(!log.contains(email), "{log}");
    }

    // What has waited since the first of them, and a recipient who does not exist.
    let own = folder.path().join("portico-0");
    let (mut running, metrics) =
        sending_to(&own, postfix.port(Service::Strict), "from = \"shop@sender.example\"");
    let entry = running.wait_for("mail sent");
    assert_eq!(entry["level"], "INFO", "{entry}");
    ask_for_a_code(&running, "ada@mail.example").await;
    running.wait_for("mail sent");
    ask_for_a_code(&running, "nobody@mail.example").await;
    let entry: Value = running.wait_for("mail given up: its recipient is refused for good");
    assert!(text(&entry["cause"]).contains("answered 550 5.1.1 to the recipient's address"), "{entry}");
    check(&metrics, 0.0, "recipient").await;
    running.signal("TERM");
    running.end();
}
