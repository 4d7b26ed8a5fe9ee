//! A gate between the browser and a shop: it holds up what it is told to, as a slow network does, loses answers, as a broken
//! one does, and keeps a record of every request.

use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, anyhow};
use thirtyfour::PageLoadStrategy;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy, copy_bidirectional, sink};
use tokio::net::{TcpListener, TcpStream};
use tokio::select;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::{AT_ONCE, Browser, Options, Page, Shop};

/// The app itself.
pub const WASM: &[&str] = &[".wasm"];
/// Every script, and the app itself.
pub const SCRIPTS: &[&str] = &[".js", ".wasm"];
/// The app itself, and every answer of the API.
pub const WASM_AND_API: &[&str] = &[".wasm", "/customer/"];
/// Every answer of the API.
pub const API: &[&str] = &["/customer/"];

/// A gate that is open, until something is held up at it. It goes when it is dropped.
pub struct Gate {
    origin: String,
    held: watch::Sender<Hold>,
    loses: Loss,
    answers: Answers,
    record: Record,
    server: JoinHandle<()>,
}

type Record = Arc<Mutex<Vec<RawRequest>>>;

/// Which requests are held up.
#[derive(Clone, Copy)]
enum Hold {
    /// Those whose path has one of these parts.
    Paths(&'static [&'static str]),
    /// Those whose first line and headers have all these parts.
    Heads(&'static [&'static str]),
}

impl Hold {
    fn has(self, path: &str, head: &str) -> bool {
        match self {
            Self::Paths(parts) => parts.iter().any(|part| path.contains(part)),
            Self::Heads(parts) => parts.iter().all(|part| head.contains(part)),
        }
    }
}

/// What the heads of the requests have whose answers are lost, and how many more of them are.
type Loss = Arc<Mutex<(&'static [&'static str], usize)>>;

/// What the heads of the requests have that are not passed on, and what they are answered.
type Answers = Arc<Mutex<Option<(String, String)>>>;

/// What is behind a gate.
#[derive(Clone)]
pub(crate) struct Behind {
    /// A host and a port.
    pub(crate) server: String,
    /// Those of what answers the paths of an API with this prefix.
    pub(crate) api: Option<(&'static str, String)>,
}

impl Behind {
    fn address(&self, path: &str) -> &str {
        match &self.api {
            Some((prefix, api)) if path.starts_with(prefix) => api,
            _ => &self.server,
        }
    }
}

/// What a connection needs.
struct Way {
    behind: Behind,
    holding: watch::Receiver<Hold>,
    losing: Loss,
    answers: Answers,
    seen: Record,
}

/// A request as the browser sent it, without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRequest {
    /// The method.
    pub method: String,
    /// The path, with the query.
    pub path: String,
    /// The first line and all headers.
    pub head: String,
}

impl Gate {
    /// Opens a gate.
    pub(crate) async fn to(behind: Behind) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (held, holding) = watch::channel(Hold::Paths(&[]));
        let (record, loses, answers) = (Record::default(), Loss::default(), Answers::default());
        let (seen, losing, answering) = (Arc::clone(&record), Arc::clone(&loses), Arc::clone(&answers));
        let server = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let way = Way {
                    behind: behind.clone(),
                    holding: holding.clone(),
                    losing: Arc::clone(&losing),
                    answers: Arc::clone(&answering),
                    seen: Arc::clone(&seen),
                };
                // A connection that the browser gives up ends in an error, which concerns nobody.
                tokio::spawn(way.pass(browser));
            }
        });
        Ok(Self { origin, held, loses, answers, record, server })
    }

    /// Where the gate is: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Holds up every request whose path has one of these parts, and lets go of all others.
    pub fn hold(&self, parts: &'static [&'static str]) {
        self.held.send_replace(Hold::Paths(parts));
    }

    /// Holds up every request whose first line and headers have all these parts, and lets go of all others.
    pub fn hold_calls(&self, parts: &'static [&'static str]) {
        self.held.send_replace(Hold::Heads(parts));
    }

    /// Lets go of everything, and neither loses nor answers anything any more.
    pub fn open(&self) {
        self.hold(&[]);
        self.lose(&[], 0);
        self.answer_with(None);
    }

    /// Answers every request whose first line has this part, other than a preflight, with this HTTP message, in the place
    /// of the server.
    pub fn answer(&self, part: &str, message: String) {
        self.answer_with(Some((part.to_owned(), message)));
    }

    fn answer_with(&self, answer: Option<(String, String)>) {
        if let Ok(mut answers) = self.answers.lock() {
            *answers = answer;
        }
    }

    /// Loses every answer to requests whose first line and headers have all these parts, as a broken connection does. The
    /// server has done then what it was asked.
    pub fn lose_answers(&self, parts: &'static [&'static str]) {
        self.lose(parts, usize::MAX);
    }

    /// Loses the next one of such answers.
    pub fn lose_an_answer(&self, parts: &'static [&'static str]) {
        self.lose(parts, 1);
    }

    fn lose(&self, parts: &'static [&'static str], count: usize) {
        if let Ok(mut loses) = self.loses.lock() {
            *loses = (parts, count);
        }
    }

    /// Whether the answer is lost by now that was to be.
    pub fn has_lost_it(&self) -> bool {
        self.loses.lock().is_ok_and(|loses| loses.1 == 0)
    }

    /// The requests so far, also those that are held up.
    pub fn requests(&self) -> Vec<RawRequest> {
        self.record.lock().map(|record| record.clone()).unwrap_or_default()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        if let Ok(mut record) = self.record.lock() {
            record.clear();
        }
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Way {
    /// Passes one request on, once it is let go, and its answer back. Each has a connection of its own.
    async fn pass(mut self, browser: TcpStream) -> Result<()> {
        let mut browser = BufReader::new(browser);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if browser.read_line(&mut head).await? == 0 {
                return Ok(());
            }
        }
        let mut words = head.split(' ');
        let (Some(method), Some(path)) = (words.next(), words.next()) else {
            return Err(anyhow!("no request: {head}"));
        };
        let (method, path) = (method.to_owned(), path.to_owned());
        if let Ok(mut seen) = self.seen.lock() {
            seen.push(RawRequest { method: method.clone(), path: path.clone(), head: head.clone() });
        }
        self.holding.wait_for(|hold| !hold.has(&path, &head)).await?;
        if let Some(message) = self.answer_to(&path).filter(|_| method != "OPTIONS") {
            return give(browser, &head, &message).await;
        }
        let mut server = TcpStream::connect(self.behind.address(&path)).await?;
        let head = head.replace("\r\nConnection: keep-alive\r\n", "\r\nConnection: close\r\n");
        server.write_all(head.as_bytes()).await?;
        if is_lost(&head, &self.losing) {
            let ((mut answer, mut rest), mut nobody) = (server.split(), sink());
            select! {
                _ = copy(&mut answer, &mut nobody) => {},
                _ = copy(&mut browser, &mut rest) => {},
            }
        } else {
            copy_bidirectional(&mut browser, &mut server).await?;
        }
        Ok(())
    }

    /// What is answered in the place of the server.
    fn answer_to(&self, path: &str) -> Option<String> {
        let answers = self.answers.lock().ok()?;
        let (part, message) = answers.as_ref()?;
        path.contains(part).then(|| message.clone())
    }
}

/// Answers a request, when all of it has come.
async fn give(mut browser: BufReader<TcpStream>, head: &str, message: &str) -> Result<()> {
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    browser.read_exact(&mut vec![0; length.unwrap_or_default()]).await?;
    browser.write_all(message.as_bytes()).await?;
    Ok(browser.shutdown().await?)
}

/// Whether the answer to a request with this head is lost; counts it then.
fn is_lost(head: &str, losing: &Loss) -> bool {
    let Ok(mut losing) = losing.lock() else { return false };
    let (parts, count) = *losing;
    let lost = count > 0 && parts.iter().all(|part| head.contains(part));
    losing.1 -= usize::from(lost);
    lost
}

/// As [`crate::in_a_shop`], with a gate between browser and server. The browser does not wait for pages to be loaded.
///
/// # Errors
/// As [`crate::in_a_shop`].
pub async fn behind_a_gate(
    options: Options,
    test: impl AsyncFnOnce(&Shop, &Page, &Gate) -> Result<()>,
) -> Result<()> {
    let _turn = AT_ONCE.acquire().await.context("the semaphore is never closed")?;
    let shop = Shop::start(options).await?;
    let gate = Gate::to(shop.behind()).await?;
    let browser = Browser::start().await?.loading(PageLoadStrategy::None);
    let visit = browser.page_at(&gate.origin, async |page| test(&shop, page, &gate).await);
    visit.await.map_err(|error| anyhow!("{error:?}\n\nthe server's log:\n{}", shop.log()))
}
