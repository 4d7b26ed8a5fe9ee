//! Shoppers who request codes, register and sign in, all at the same time, and record the answers they got.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use portico_test_support::{Mail, Mailbox};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{PASSWORD, client, text};
use crate::waiting::until;

/// How many shoppers there are.
pub(crate) const SHOPPERS: u8 = 8;
/// How often a shopper checks for a mail before giving up, and the pause between checks: three seconds on an idle
/// machine, and more on a busy one, where mails are late as well.
const LOOKS: u32 = 150;
const BETWEEN: Duration = Duration::from_millis(20);

/// What the answers promised.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Email addresses that a code was promised to.
    pub(crate) promised: Vec<String>,
    /// Emails that have an account.
    pub(crate) accounts: Vec<String>,
    /// Email addresses with their codes, and how many uses of each code succeeded.
    pub(crate) codes: Vec<(String, String, usize)>,
    /// Tokens of their sessions.
    pub(crate) sessions: Vec<String>,
    /// How many requests got no answer, or were asked to try again.
    pub(crate) put_off: usize,
    /// Unexpected answers.
    pub(crate) wrong: Vec<String>,
}

/// The result of a request: status, error code and body; `None` if the connection broke.
pub(crate) type Outcome = Option<(u16, String, Value)>;

/// Posts JSON.
pub(crate) async fn post(client: &Client, url: &str, call: &str, body: Value) -> Outcome {
    let answer = client.post(format!("{url}/customer/{call}")).json(&body).send().await.ok()?;
    let status = answer.status().as_u16();
    let text = answer.text().await.ok()?;
    let body: Value =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} with no JSON: {text:?}"));
    let code = body["code"].as_str().unwrap_or_default().to_owned();
    Some((status, code, body))
}

/// Signs in with the password.
async fn sign_in(client: &Client, url: &str, email: &str) -> Outcome {
    post(client, url, "login", json!({ "emailId": email, "password": PASSWORD })).await
}

/// Signs in with a code.
async fn use_code(client: &Client, url: &str, email: &str, code: &str) -> Outcome {
    post(client, url, "login", json!({ "emailId": email, "type": "otp", "token": code })).await
}

impl Told {
    /// Adds another shopper's answers.
    pub(crate) fn add(&mut self, other: Self) {
        self.promised.extend(other.promised);
        self.accounts.extend(other.accounts);
        self.codes.extend(other.codes);
        self.sessions.extend(other.sessions);
        self.put_off += other.put_off;
        self.wrong.extend(other.wrong);
    }

    /// Checks that every account can sign in, that every session is valid on each server, and that no code worked
    /// more than once, a use now included.
    pub(crate) async fn holds(&self, url: &str, servers: &[&str]) {
        for (number, email) in (0..u8::MAX).zip(&self.accounts) {
            let outcome = sign_in(&at(2, 0, number), url, email).await;
            assert!(is_done(&outcome), "{email} is lost: {outcome:?}");
        }
        let client = client().build().expect("a client");
        for (token, server) in
            self.sessions.iter().flat_map(|token| servers.iter().map(move |server| (token, server)))
        {
            let profile = client.get(format!("{server}/customer/get-profile")).bearer_auth(token);
            assert_eq!(profile.send().await.expect("an answer").status(), 200, "a session is lost");
        }
        for (number, (email, code, good_for)) in (0..u8::MAX).zip(&self.codes) {
            let mut good_for = *good_for;
            for server in servers {
                good_for += usize::from(is_done(&use_code(&at(3, 0, number), server, email, code).await));
            }
            assert!(good_for <= 1, "the code of {email} was good for {good_for} uses");
        }
    }
}

fn is_done(outcome: &Outcome) -> bool {
    matches!(outcome, Some((200, ..)))
}

/// A client with an address of its own, so that it doesn't share a rate limit with another one.
fn at(a: u8, b: u8, c: u8) -> Client {
    client().local_address(IpAddr::V4(Ipv4Addr::new(127, a, b, c))).build().expect("a client")
}

/// The mailed codes. Each mail is read only once, because there are thousands of them.
struct Codes {
    folder: PathBuf,
    read: Mutex<(HashSet<OsString>, HashMap<String, String>)>,
}

impl Codes {
    fn code(&self, email: &str) -> Option<String> {
        let mut read = self.read.lock().expect("no panic");
        let (seen, codes) = &mut *read;
        for file in std::fs::read_dir(&self.folder).ok()?.flatten() {
            let is_whole = file.path().extension().is_some_and(|extension| extension == "eml");
            if is_whole && seen.insert(file.file_name()) {
                let mail = Mail::parse(&std::fs::read(file.path()).expect("a file")).expect("a mail");
                codes.insert(mail.to.clone(), mail.code().expect("a code"));
            }
        }
        codes.get(email).cloned()
    }

    async fn wait_for(&self, email: &str) -> Option<String> {
        for _ in 0..LOOKS {
            let code = self.code(email);
            if code.is_some() {
                return code;
            }
            tokio::time::sleep(BETWEEN).await;
        }
        None
    }
}

/// How many mails were sent to each address.
pub(crate) fn mailed(folder: &Path) -> HashMap<String, usize> {
    let mut mailed = HashMap::new();
    for mail in Mailbox::new(folder.to_owned()).mails().expect("the mails") {
        *mailed.entry(mail.to).or_default() += 1;
    }
    mailed
}

/// Shoppers at work.
pub(crate) struct Crowd {
    stop: Arc<AtomicBool>,
    signed_in: Arc<AtomicUsize>,
    shoppers: JoinSet<Told>,
}

impl Crowd {
    /// Starts the shoppers against a URL. Their mails arrive in a folder, and their email addresses begin with
    /// `name`.
    pub(crate) fn begin(url: &str, mails: &Path, name: &'static str) -> Self {
        let (stop, signed_in) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let codes = Arc::new(Codes { folder: mails.to_owned(), read: Mutex::default() });
        let mut shoppers = JoinSet::new();
        for number in 1..=SHOPPERS {
            let (url, codes) = (url.to_owned(), Arc::clone(&codes));
            let signed_in = Arc::clone(&signed_in);
            let shopper = Shopper { name, number, url, codes, signed_in, told: Told::default() };
            shoppers.spawn(shopper.shop(Arc::clone(&stop)));
        }
        Self { stop, signed_in, shoppers }
    }

    /// Waits until this many more shoppers have signed in.
    pub(crate) async fn served(&self, more: usize) {
        let before = self.signed_in.load(Ordering::SeqCst);
        until("shoppers are served", async || self.signed_in.load(Ordering::SeqCst) >= before + more).await;
    }

    /// Lets the shoppers finish, and returns what the answers promised.
    pub(crate) async fn end(self) -> Told {
        self.stop.store(true, Ordering::SeqCst);
        let mut all = Told::default();
        self.shoppers.join_all().await.into_iter().for_each(|told| all.add(told));
        all
    }
}

struct Shopper {
    name: &'static str,
    number: u8,
    url: String,
    codes: Arc<Codes>,
    signed_in: Arc<AtomicUsize>,
    told: Told,
}

impl Shopper {
    async fn shop(mut self, stop: Arc<AtomicBool>) -> Told {
        for round in 0..u8::MAX {
            if stop.load(Ordering::SeqCst) {
                break;
            }
            self.register(round).await;
        }
        self.told
    }

    /// Registers a new customer; gives up at the first request that isn't answered.
    async fn register(&mut self, round: u8) -> Option<()> {
        let client = at(1, self.number, round);
        let url = self.url.clone();
        let email = format!("{}-{}-{round}@example.com", self.name, self.number);
        let ask = json!({ "emailId": email });
        let asked = post(&client, &url, "send-otp", ask.clone()).await;
        self.expect(&asked, &[(200, "")])?;
        self.told.promised.push(email.clone());
        // Only once in 30 seconds, whichever server gets the request.
        let again = post(&client, &url, "send-otp", ask).await;
        self.expect(&again, &[(429, "too_many")])?;

        let code = self.codes.wait_for(&email).await?;
        let customer = json!({ "firstName": "A", "emailId": email, "password": PASSWORD, "otp": code });
        let register = || post(&client, &url, "register", customer.clone());
        let both = tokio::join!(register(), register());
        let both = [both.0, both.1];
        if both.iter().any(is_done) {
            self.told.accounts.push(email.clone());
        }
        let good_for = both.iter().filter(|outcome| is_done(outcome)).count();
        self.told.codes.push((email.clone(), code, good_for));
        for outcome in &both {
            self.expect(outcome, &[(200, ""), (403, "code_used")]);
        }
        if !both.iter().any(is_done) {
            return None;
        }
        let signed_in = sign_in(&client, &url, &email).await;
        self.expect(&signed_in, &[(200, "")])?;
        let (_, _, body) = signed_in?;
        self.told.sessions.push(text(&body["data"]["token"]).to_owned());
        self.signed_in.fetch_add(1, Ordering::SeqCst);
        Some(())
    }

    /// Records an outcome other than the expected ones; `None` if the shopper can't continue.
    fn expect(&mut self, outcome: &Outcome, expected: &[(u16, &str)]) -> Option<()> {
        match outcome {
            Some((status, code, _)) if expected.contains(&(*status, code.as_str())) => return Some(()),
            None | Some((503, ..)) => self.told.put_off += 1,
            Some((status, _, body)) => self.told.wrong.push(format!("{status} {body}")),
        }
        None
    }
}
