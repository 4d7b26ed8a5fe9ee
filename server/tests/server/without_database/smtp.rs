//! Mails through a real mail server, Exim, which requires TLS and a password. `cargo xtask test` installs it.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::{Mail, Process, free_port};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::json;

use crate::process::{Running, program};
use crate::support::{EMAIL, client, text};
use crate::waiting::until;

const USER: &str = "portico";
const PASSWORD: &str = "p@ss:w/rd";
/// The password as it is written in a URL.
const ENCODED: &str = "p%40ss%3Aw%2Frd";

/// The user that Exim runs as if this process is root: `nobody` on Debian.
const NOBODY: u32 = 65534;

/// The folder that contains Exim.
fn unpacked() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let places = [
        std::env::var_os("PORTICO_EXIM").map(PathBuf::from).unwrap_or_default(),
        PathBuf::from("/var/cache/portico/exim"),
        home.join(".cache/portico/exim"),
    ];
    let found = places.into_iter().find(|folder| folder.join("usr/sbin/exim4").is_file());
    found.expect("Exim, which `cargo xtask test` brings along")
}

/// A certificate authority that is trusted only if configured, and its certificate for `localhost`, as files.
fn certificates(folder: &Path) {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).expect("a certificate");
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    for (name, pem) in [
        ("authority.pem", authority.pem()),
        ("certificate.pem", certificate.pem()),
        ("key.pem", key.serialize_pem()),
    ] {
        fs::write(folder.join(name), pem).expect("written");
    }
}

/// A running Exim, which delivers accepted mails into a folder. It ends when it is dropped.
struct Exim {
    _process: Process,
    port: u16,
    folder: PathBuf,
}

impl Exim {
    fn start(unpacked: &Path, folder: &Path, offers_tls: bool) -> Self {
        let port = free_port();
        let own = folder.join(format!("exim-{port}"));
        fs::create_dir(&own).expect("a folder");
        let us = fs::metadata("/proc/self").expect("Linux reports it").uid();
        let is_root = us == 0;
        let user = if is_root { NOBODY } else { us };
        if is_root {
            for path in [folder, &own, &folder.join("key.pem")] {
                chown(path, Some(NOBODY), Some(NOBODY)).expect("chowned");
            }
        }
        let exim = unpacked.join("usr/sbin/exim4");
        fs::write(own.join("exim.conf"), configuration(&exim, folder, &own, offers_tls)).expect("written");
        // The user that its installation would create.
        fs::write(own.join("passwd"), format!("Debian-exim:x:{user}:{user}::/:/bin/false\n"))
            .expect("written");
        fs::write(own.join("group"), format!("Debian-exim:x:{user}:\nmail:x:{user}:\n")).expect("written");
        let libraries = fs::read_dir(unpacked.join("usr/lib")).expect("libraries").flatten();
        let libraries =
            libraries.map(|entry| entry.path()).find(|path| path.join("libnss_wrapper.so").is_file());
        let libraries = libraries.expect("the wrapper");
        let mut command = Command::new(&exim);
        command.args(["-bdf", "-oX", &format!("127.0.0.1:{port}"), "-C"]).arg(own.join("exim.conf"));
        command
            .env_clear()
            .env("LD_LIBRARY_PATH", &libraries)
            .env("LD_PRELOAD", libraries.join("libnss_wrapper.so"));
        command.env("NSS_WRAPPER_PASSWD", own.join("passwd")).env("NSS_WRAPPER_GROUP", own.join("group"));
        command.current_dir(&own);
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let mut process = Process::spawn("Exim", &mut command).expect("Exim starts");
        process.wait_for_port(port).expect("Exim listens");
        Self { _process: process, port, folder: own }
    }

    /// The URL for `--mail`, as in the documentation.
    fn url(&self, password: &str) -> String {
        format!("smtp://{USER}:{password}@localhost:{}?tls=required", self.port)
    }

    /// Waits for the one mail that it delivers.
    async fn delivered(&self) -> Mail {
        let mails = || {
            let files = fs::read_dir(self.folder.join("mails/new")).into_iter().flatten().flatten();
            files.map(|file| file.path()).collect::<Vec<_>>()
        };
        until("a mail is delivered", async || mails().len() == 1).await;
        Mail::parse(&fs::read(&mails()[0]).expect("the file")).expect("a mail")
    }
}

/// Exim accepts mails only from authenticated clients, and offers authentication only inside TLS.
fn configuration(exim: &Path, folder: &Path, own: &Path, offers_tls: bool) -> String {
    let hosts = if offers_tls { "*" } else { "" };
    format!(
        "exim_path = {exim}
keep_environment = ^LD_ : ^NSS_WRAPPER_
spool_directory = {own}/spool
log_file_path = {own}/%s.log
pid_file_path = {own}/pid
primary_hostname = mail.example
tls_advertise_hosts = {hosts}
tls_certificate = {folder}/certificate.pem
tls_privatekey = {folder}/key.pem
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
acl_smtp_rcpt = who_has_signed_in
deliver_drop_privilege
begin acl
who_has_signed_in:
  deny message = sign in first
       !authenticated = *
  accept
begin routers
all:
  driver = accept
  transport = into_a_folder
begin transports
into_a_folder:
  driver = appendfile
  directory = {own}/mails
  maildir_format
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{USER}}}}}{{eq{{$auth3}}{{{PASSWORD}}}}}}}}}
  server_set_id = $auth2
",
        exim = exim.display(),
        folder = folder.display(),
        own = own.display(),
    )
}

/// A server that sends through this URL, and does or doesn't trust the authority.
fn sending_by(url: &str, folder: &Path, trusted: bool) -> Running {
    let mut command = program(folder);
    command.args(["--listen", "127.0.0.1:0"]).env("PORTICO_MAIL", url);
    if trusted {
        command.env("SSL_CERT_FILE", folder.join("authority.pem"));
    }
    Running::start(&mut command)
}

async fn ask_for_a_code(running: &Running) {
    let body = json!({ "emailId": EMAIL });
    let asked = client()
        .build()
        .expect("a client")
        .post(format!("{}/customer/send-otp", running.url))
        .json(&body)
        .send();
    assert_eq!(asked.await.expect("an answer").status(), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Exim: `cargo xtask test` brings it along"]
async fn mails_are_sent_with_starttls_and_a_password() {
    let unpacked = unpacked();
    let folder = tempfile::tempdir().expect("a folder");
    certificates(folder.path());
    let exim = Exim::start(&unpacked, folder.path(), true);
    let running = sending_by(&exim.url(ENCODED), folder.path(), true);
    ask_for_a_code(&running).await;
    let mail = exim.delivered().await;
    assert!(mail.raw.contains(" with esmtpsa "), "authenticated, inside TLS: {}", mail.raw);
    assert_eq!(mail.to, EMAIL);
    assert_eq!(mail.code().expect("a code").len(), 6);
    assert_eq!(mail.raw.matches("\nMessage-ID: <").count(), 1, "{}", mail.raw);
    running.signal("TERM");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains(PASSWORD) && !log.contains(ENCODED), "{log}");
}

/// The mail waits, and is sent once the problem has been fixed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Exim: `cargo xtask test` brings it along"]
async fn what_keeps_mails_from_leaving_is_said_and_none_is_lost() {
    let unpacked = unpacked();
    for (offers_tls, password, trusted, said) in [
        (
            true,
            "guessed%21",
            true,
            "answered 535 to the user and password in the URL of --mail: correct them",
        ),
        (
            true,
            ENCODED,
            false,
            "certificate is not trusted: use the host that it was issued for, and put its authority into SSL_CERT_FILE",
        ),
        (false, ENCODED, true, "--mail requires TLS, which the mail server does not offer on this port"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        certificates(folder.path());
        let wrong = Exim::start(&unpacked, folder.path(), offers_tls);
        let mut running = sending_by(&wrong.url(password), folder.path(), trusted);
        ask_for_a_code(&running).await;
        let entry = running.wait_for("mail not sent, will try again");
        assert!(text(&entry["cause"]).contains(said), "{entry} should contain {said}");
        running.signal("TERM");
        let (code, log) = running.end();
        assert_eq!(code, Some(0), "{log}");
        assert!(!["guessed", PASSWORD, ENCODED].iter().any(|secret| log.contains(secret)), "{log}");

        let right = Exim::start(&unpacked, folder.path(), true);
        let running = sending_by(&right.url(ENCODED), folder.path(), true);
        assert_eq!(right.delivered().await.to, EMAIL);
        running.signal("TERM");
        running.end();
    }
}
