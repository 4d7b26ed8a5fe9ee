//! A mail server that hangs, refuses or disconnects: no answer waits for it, and each mail is sent once that is
//! possible, with the same Message-ID however many attempts it took.

use std::sync::{Arc, Mutex};

use crate::support::{EMAIL, PASSWORD, Portico};
use crate::waiting::{at_once, until};
use portico_server::base::clock::Moment;
use portico_server::base::key_ring::Key;
use portico_server::config::{KeySource, MailTarget};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A mail server's misbehaviour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fault {
    /// The command at which it happens; empty for the greeting, `.` for the end of a mail, which has been accepted by
    /// then.
    pub(crate) at: &'static str,
    /// The reply; empty to disconnect, `None` to stay silent while the fault lasts.
    pub(crate) says: Option<&'static str>,
}

const NEVER_GREETS: Fault = Fault { at: "", says: None };

/// A mail server: enough of RFC 5321 to accept a mail, and to fail at each step.
pub(crate) struct MailServer {
    pub(crate) port: u16,
    fault: watch::Sender<Option<Fault>>,
    /// The mails it has received, in order.
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub(crate) async fn start(fault: Option<Fault>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (fault, faults) = watch::channel(fault);
        let taken = Arc::default();
        let server = Self { port, fault, taken: Arc::clone(&taken) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // An error means that the client has disconnected.
                tokio::spawn(serve(stream, faults.clone(), Arc::clone(&taken)));
            }
        });
        server
    }

    pub(crate) fn is(&self, fault: Option<Fault>) {
        self.fault.send_replace(fault);
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().expect("no panic").clone()
    }

    async fn portico(&self) -> Portico {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        Portico::start_with(|config| config.mail = MailTarget::Smtp(url)).await
    }
}

async fn serve(
    stream: TcpStream,
    mut fault: watch::Receiver<Option<Fault>>,
    taken: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut message: Option<String> = None;
    let mut command = Some(String::new());
    while let Some(line) = command {
        let step = match (&mut message, line.as_str()) {
            (Some(text), ".") => {
                taken.lock().expect("no panic").push(std::mem::take(text));
                message = None;
                "."
            }
            (Some(text), line) => {
                text.push_str(line);
                text.push('\n');
                command = lines.next_line().await?;
                continue;
            }
            (None, line) => line.get(..4).unwrap_or(line),
        };
        let now = *fault.borrow();
        let answer = match now.filter(|fault| fault.at == step) {
            Some(Fault { says: Some(""), .. }) => return Ok(()),
            Some(Fault { says: Some(words), .. }) => words,
            Some(Fault { says: None, .. }) => {
                // An error means that the test is over.
                let _ = fault.wait_for(|fault| *fault != now).await;
                return Ok(());
            }
            None => match step {
                "" => "220 mail.example",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            },
        };
        if answer.starts_with("354") {
            message = Some(String::new());
        }
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
        command = lines.next_line().await?;
    }
    Ok(())
}

/// The number of attempts at the one waiting mail, and the seconds until the next.
async fn tried(portico: &Portico) -> (i64, i64) {
    let database = portico.database().await;
    let waiting = sqlx::query_as("SELECT tries, due_at FROM outbox").fetch_one(&database);
    let (tries, due): (i64, Moment) = waiting.await.expect("a mail that waits");
    (tries, i64::try_from(portico.now().until(due).as_secs()).expect("seconds"))
}

/// Waits until the one waiting mail has been tried this often; returns the seconds until the next attempt.
async fn put_off(portico: &Portico, times: i64) -> i64 {
    until("the mail was tried", async || tried(portico).await.0 == times).await;
    tried(portico).await.1
}

fn message_id(mail: &str) -> &str {
    mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("a Message-ID")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_never_greets_delays_no_answer_and_is_given_up() {
    let server = MailServer::start(Some(NEVER_GREETS)).await;
    let portico = server.portico().await;
    for number in 0..12 {
        let email = format!("{number}@example.com");
        assert_eq!(at_once(portico.send_otp(&email)).await.verdict(), (200, ""));
        assert_eq!(at_once(portico.forgot(&email)).await.verdict(), (200, ""));
        assert_eq!(at_once(portico.register(&email, PASSWORD)).await.verdict(), (200, ""));
    }
    let database = portico.database().await;
    until("a mail is put off", async || {
        let put_off = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE tries > 0");
        put_off.fetch_one(&database).await.unwrap_or(0_i64) > 0
    })
    .await;
    server.is(None);
    // A mail that was being sent when the server hung is picked up again after two minutes.
    portico.pass(180);
    portico.all_mailed().await;
    let mut recipients: Vec<_> = server.taken().iter().map(|mail| recipient(mail).to_owned()).collect();
    recipients.sort();
    recipients.dedup();
    assert_eq!(recipients.len(), 12);
}

fn recipient(mail: &str) -> &str {
    mail.lines().find_map(|line| line.strip_prefix("To: ")).expect("a recipient")
}

/// Also across restarts, with another key for the keyed hashes, and when the connection broke after the whole mail
/// was received.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_is_tried_again_with_growing_waits_and_stays_the_same_mail() {
    let server = MailServer::start(Some(Fault { at: ".", says: Some("451 4.3.0 later") })).await;
    let mut portico = server.portico().await;
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    for (times, (seconds, fault)) in [
        (2, Fault { at: ".", says: Some("") }),
        (4, Fault { at: "RCPT", says: Some("450 4.2.1 greylisted") }),
        (8, Fault { at: "", says: Some("421 too many") }),
        (16, Fault { at: "MAIL", says: Some("") }),
        (32, Fault { at: ".", says: Some("452 4.3.1 full") }),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(put_off(&portico, i64::try_from(times).expect("a number") + 1).await, seconds);
        server.is(Some(fault));
        if times == 2 {
            portico.kill().await;
            let key = KeySource::Given(Key::new(vec![7; Key::MIN_BYTES]));
            portico.restart_with(|config| config.secret = vec![key, KeySource::Database]).await;
        }
        portico.pass(u64::try_from(seconds).expect("seconds"));
    }
    assert_eq!(put_off(&portico, 6).await, 64);
    server.is(None);
    portico.pass(64);
    portico.all_mailed().await;
    let taken = server.taken();
    assert_eq!(taken.len(), 4, "it had already received it three times");
    assert!(message_id(&taken[0]).len() > 30, "{}", taken[0]);
    assert!(taken.iter().all(|mail| *mail == taken[0]), "{taken:#?}");

    portico.pass(60);
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    portico.all_mailed().await;
    let [.., other] = &server.taken()[..] else { panic!("a mail") };
    assert_ne!(message_id(other), message_id(&taken[0]), "another mail has an id of its own");
}

/// The refusal is about this mail, so retrying can't help.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_refused_for_good_is_given_up() {
    for fault in [
        Fault { at: "RCPT", says: Some("550 5.1.1 no such customer") },
        Fault { at: "RCPT", says: Some("550 no such customer") },
        Fault { at: ".", says: Some("554 5.6.0 not like this") },
    ] {
        let server = MailServer::start(Some(fault)).await;
        let portico = server.portico().await;
        assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
        portico.all_mailed().await;
    }
}

/// The refusal affects all our mails: an operator has to fix something, and the mails wait until then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_lets_nobody_in_is_tried_again() {
    for fault in [
        Fault { at: "", says: Some("554 5.7.1 not from there") },
        Fault { at: "EHLO", says: Some("550 who are you") },
        Fault { at: "MAIL", says: Some("530 5.7.0 sign in first") },
        Fault { at: "RCPT", says: Some("554 5.7.1 relay access denied") },
    ] {
        let server = MailServer::start(Some(fault)).await;
        let portico = server.portico().await;
        assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
        assert_eq!(put_off(&portico, 1).await, 2, "{fault:?}");
        server.is(None);
        portico.pass(2);
        portico.all_mailed().await;
        assert_eq!(server.taken().len(), 1);
    }
}
