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
    /// The command at which it happens, or how it begins; empty for the greeting, `.` for the end of a mail, which has
    /// been accepted by then.
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
        let is_at = |fault: &Fault| fault.at == step || (fault.at.len() > 4 && line.starts_with(fault.at));
        let answer = match now.filter(is_at) {
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

/// The refusal is about the recipient, so retrying can't help.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_whose_recipient_is_refused_is_given_up() {
    let server = MailServer::start(None).await;
    let portico = server.portico().await;
    for (number, says) in [
        "550 5.1.1 no such customer",
        "550 #5.1.1 no such customer",
        "550 5.1.2 no such domain",
        "501 5.1.3 not an address",
        "551 5.1.6 moved",
        "556 5.1.10 accepts no mail",
        "550 5.2.1 disabled",
        "550 no such customer",
        "551 not here",
        "553 not allowed",
    ]
    .into_iter()
    .enumerate()
    {
        server.is(Some(Fault { at: "RCPT", says: Some(says) }));
        assert_eq!(portico.send_otp(&format!("{number}@example.com")).await.verdict(), (200, ""));
        portico.all_mailed().await;
    }
    assert!(server.taken().is_empty());
}

/// The refusal is about us, our provider or the content: an operator has to fix something, and the mails wait until
/// then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_refuses_us_is_tried_again() {
    let server = MailServer::start(None).await;
    let portico = server.portico().await;
    for (number, (at, says)) in [
        ("", "554 5.7.1 not from there"),
        ("", "550 go away"),
        ("EHLO", "550 who are you"),
        ("EHLO", "504 5.5.2 need fully-qualified hostname"),
        ("MAIL", "530 5.7.0 sign in first"),
        ("MAIL", "550 5.4.5 daily quota exceeded"),
        ("MAIL", "550 5.1.1 no such sender"),
        ("MAIL", "550 sender unknown"),
        ("MAIL", "553 5.1.8 bad sender"),
        ("MAIL", "554 refused"),
        ("MAIL", "552 too much"),
        ("RCPT", "554 5.7.1 relay access denied"),
        ("RCPT", "550 5.7.1 policy"),
        ("RCPT", "550 5.4.5 daily quota exceeded"),
        ("RCPT", "550 relay not permitted"),
        ("RCPT", "504 5.5.2 need fully-qualified hostname"),
        ("RCPT", "552 5.2.2 mailbox full"),
        ("RCPT", "554 no"),
        ("DATA", "554 5.5.1 no"),
        (".", "554 5.7.1 looks like spam"),
        (".", "554 5.6.0 not like this"),
        (".", "550 not like this"),
        (".", "552 5.3.4 too big"),
    ]
    .into_iter()
    .enumerate()
    {
        let fault = Fault { at, says: Some(says) };
        server.is(Some(fault));
        assert_eq!(portico.send_otp(&format!("{number}@example.com")).await.verdict(), (200, ""));
        assert_eq!(put_off(&portico, 1).await, 2, "{fault:?}");
        server.is(None);
        let before = server.taken().len();
        portico.pass(2);
        portico.all_mailed().await;
        assert_eq!(server.taken().len(), before + 1, "{fault:?}");
    }
}

/// Their server takes its time, and everyone else's mail goes out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_recipient_holds_up_no_other() {
    let slow = Fault { at: "RCPT TO:<slow", says: None };
    let server = MailServer::start(Some(slow)).await;
    let portico = server.portico().await;
    for number in 0..20 {
        assert_eq!(portico.send_otp(&format!("slow-{number}@Slow.example")).await.verdict(), (200, ""));
    }
    for number in 0..20 {
        assert_eq!(portico.send_otp(&format!("{number}@fast.example")).await.verdict(), (200, ""));
    }
    until("the others have their mails", async || server.taken().len() == 20).await;
    assert!(server.taken().iter().all(|mail| recipient(mail).ends_with("@fast.example")));
    server.is(None);
    // Those that were being sent are tried again.
    portico.pass(2);
    until("every mail has arrived", async || {
        portico.pass(2);
        server.taken().len() == 40
    })
    .await;
    portico.all_mailed().await;
    let mut recipients: Vec<_> = server.taken().iter().map(|mail| recipient(mail).to_owned()).collect();
    recipients.sort();
    recipients.dedup();
    assert_eq!(recipients.len(), 40, "each mail arrived once");
}

/// Two servers on one database don't send a mail twice, however long its recipient's server takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_being_sent_belongs_to_one_server() {
    let server = MailServer::start(Some(Fault { at: "RCPT TO:<slow", says: None })).await;
    let portico = server.portico().await;
    let other = portico.another().await;
    for number in 0..6 {
        assert_eq!(portico.send_otp(&format!("slow-{number}@{number}.example")).await.verdict(), (200, ""));
    }
    for number in 0..20 {
        let portico = if number % 2 == 0 { &portico } else { &other };
        assert_eq!(portico.send_otp(&format!("{number}@example.com")).await.verdict(), (200, ""));
    }
    until("the others have their mails", async || server.taken().len() == 20).await;
    server.is(None);
    until("every mail has arrived", async || {
        portico.pass(2);
        server.taken().len() == 26
    })
    .await;
    portico.all_mailed().await;
    assert_eq!(server.taken().len(), 26, "each mail arrived once");
}

/// The mail has arrived, so it must not arrive again, even though the database doesn't let it be removed yet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_has_arrived_is_not_sent_again_when_it_cannot_be_removed() {
    let server = MailServer::start(None).await;
    let portico = server.portico().await;
    let database = portico.database().await;
    let run = async |sql: &'static str| {
        sqlx::query(sql).execute(&database).await.expect(sql);
    };
    let is_postgres = portico.database_url().starts_with("postgres");
    if is_postgres {
        run("CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$ LANGUAGE plpgsql")
            .await;
        run("CREATE TRIGGER keep BEFORE DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION refuse()").await;
    } else {
        run("CREATE TRIGGER keep BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'not now'); END").await;
    }
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    until("it has arrived", async || server.taken().len() == 1).await;
    // Its lease is over.
    portico.pass(180);
    assert_eq!(portico.send_otp("other@example.com").await.verdict(), (200, ""));
    until("another has arrived", async || server.taken().len() >= 2).await;
    run(if is_postgres { "DROP TRIGGER keep ON outbox" } else { "DROP TRIGGER keep" }).await;
    portico.all_mailed().await;
    assert_eq!(server.taken().len(), 2);
}
