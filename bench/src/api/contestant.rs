//! A server with some shoppers, and the calls made to it, whatever its API looks like.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Serialize;

use super::client::{Answer, Connection, Message};
use super::load::{Messages, saturate};
use crate::machine;
use crate::process::Process;
use crate::server::Server;

/// Every shopper's password.
pub const PASSWORD: &str = "Analytical engine, 1843";
/// Connections that send requests at the same time.
pub const CONNECTIONS: usize = 16;
/// Shoppers that sign in and check their sessions, in rotation.
const SHOPPERS: usize = 64;
/// How long a server may take to finish its background work, such as sending mails.
const SETTLE: Duration = Duration::from_mins(2);
/// How often to check whether it has finished.
const LOOK: Duration = Duration::from_millis(200);
/// The most processor time, in seconds, that an idle server may use between two checks: two ticks of Linux's clock.
const IDLE: f64 = 0.02;

/// A call that every server offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Call {
    /// Sign in by password.
    SignIn,
    /// Ask who is signed in.
    SessionCheck,
    /// Create an unverified account, which mails a code.
    Register,
    /// Mail a code.
    SendOtp,
}

impl Call {
    /// All calls.
    pub const ALL: [Self; 4] = [Self::SignIn, Self::SessionCheck, Self::Register, Self::SendOtp];

    /// The call's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SessionCheck => "session check",
            Self::Register => "register",
            Self::SendOtp => "send-otp",
        }
    }

    /// Whether the call is made for an email that the server hasn't seen before.
    fn is_for_strangers(self) -> bool {
        matches!(self, Self::Register | Self::SendOtp)
    }
}

/// How a server expects the calls.
pub trait Dialect: Send + Sync {
    /// The server's name.
    fn name(&self) -> &'static str;
    /// The request of a call, for the shopper with this email or this session.
    fn message(&self, call: Call, email: &str, session: &str) -> Message;
    /// The session in the answer to a sign-in.
    ///
    /// # Errors
    /// If there is none.
    fn session(&self, answer: &Answer) -> Result<String>;
}

struct Shopper {
    email: String,
    session: String,
}

/// A server under measurement.
pub struct Contestant {
    dialect: Arc<dyn Dialect>,
    server: Server,
    shoppers: Arc<Vec<Shopper>>,
    strangers: Arc<AtomicU64>,
}

/// The result of a load.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// Requests per second.
    pub rate: f64,
    /// Median latency, in milliseconds.
    pub median: f64,
    /// 99th percentile of the latency, in milliseconds.
    pub p99: f64,
    /// The server's processor time per request, including the background work that it causes, in microseconds.
    pub processor: f64,
    /// The server's peak memory, in MiB.
    pub memory: f64,
    /// The cores that this program used to generate the load.
    pub generator: f64,
    /// The cores that other programs used during the load.
    pub disturbed: f64,
}

impl Contestant {
    /// Registers the shoppers with a server.
    ///
    /// # Errors
    /// If an answer isn't as expected.
    pub async fn prepare(dialect: impl Dialect + 'static, server: Server) -> Result<Self> {
        let mut connection = Connection::open(server.address()).await?;
        let mut shoppers = Vec::with_capacity(SHOPPERS);
        for at in 0..SHOPPERS {
            let email = format!("shopper{at}@example.com");
            connection.send(dialect.message(Call::Register, &email, "")).await?;
            let signed_in = connection.send(dialect.message(Call::SignIn, &email, "")).await?;
            shoppers.push(Shopper { email, session: dialect.session(&signed_in)? });
        }
        let (dialect, shoppers, strangers) = (Arc::new(dialect), Arc::new(shoppers), Arc::default());
        Ok(Self { dialect, server, shoppers, strangers })
    }

    /// The server's name.
    pub fn name(&self) -> &'static str {
        self.dialect.name()
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// A call's requests, each for the next shopper, or for a new email if the call needs one.
    pub fn messages(&self, call: Call) -> Messages {
        let (dialect, shoppers) = (Arc::clone(&self.dialect), Arc::clone(&self.shoppers));
        let strangers = Arc::clone(&self.strangers);
        let next = AtomicU64::new(0);
        Arc::new(move || {
            if call.is_for_strangers() {
                let stranger = strangers.fetch_add(1, Ordering::Relaxed);
                return dialect.message(call, &format!("stranger{stranger}@example.com"), "");
            }
            let next = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap_or_default();
            let Shopper { email, session } = &shoppers[next % shoppers.len()];
            dialect.message(call, email, session)
        })
    }

    /// Repeats a call as fast as the server answers, for the given time.
    ///
    /// # Errors
    /// If an answer isn't as expected, or the server never becomes idle.
    pub async fn measure(&self, call: Call, time: Duration) -> Result<Sample> {
        let server = self.server.process();
        server.forget_peak()?;
        let before = Work::now(&server)?;
        let answers = saturate(self.server.address(), CONNECTIONS, time, &self.messages(call)).await?;
        let loaded = Work::now(&server)?;
        self.settle()?;
        let settled = Work::now(&server)?;
        #[allow(clippy::cast_precision_loss, reason = "a load has less than 2^52 answers")]
        let count = answers.count() as f64;
        Ok(Sample {
            rate: answers.rate(),
            median: answers.latency(0.5),
            p99: answers.latency(0.99),
            processor: (settled.server - before.server) / count * 1e6,
            memory: server.peak()?,
            generator: (loaded.own - before.own) / answers.time.as_secs_f64(),
            disturbed: loaded.others_since(&before),
        })
    }

    /// Waits until the server has finished its background work.
    ///
    /// # Errors
    /// If it never becomes idle.
    pub fn settle(&self) -> Result<()> {
        let (process, begun) = (self.server.process(), Instant::now());
        while begun.elapsed() < SETTLE {
            let before = process.processor_time()?;
            thread::sleep(LOOK);
            if process.processor_time()? - before <= IDLE {
                return Ok(());
            }
        }
        bail!("{} was still busy {} s after the last request", self.name(), SETTLE.as_secs())
    }
}

/// The processor time that the machine, the server and this program had used at a moment, in seconds.
struct Work {
    at: Instant,
    machine: Option<f64>,
    server: f64,
    own: f64,
}

impl Work {
    fn now(server: &Process) -> Result<Self> {
        let (server, own) = (server.processor_time()?, Process::own().processor_time()?);
        Ok(Self { at: Instant::now(), machine: machine::processor_time(), server, own })
    }

    /// The cores that other programs have used since then; 0 if the system doesn't say.
    fn others_since(&self, before: &Self) -> f64 {
        let (Some(now), Some(then)) = (self.machine, before.machine) else { return 0.0 };
        let others = (now - then) - (self.server - before.server) - (self.own - before.own);
        (others / (self.at - before.at).as_secs_f64()).max(0.0)
    }
}
