//! A server with some shoppers, and the calls that are made to it, whatever its own API is.

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

/// The password of every shopper.
pub const PASSWORD: &str = "Analytical engine, 1843";
/// Connections that send requests at the same time.
pub const CONNECTIONS: usize = 16;
/// Shoppers who sign in and are signed in, in turn.
const SHOPPERS: usize = 64;
/// How long a server may take for what it does after its answers, such as sending mails.
const SETTLE: Duration = Duration::from_mins(2);
/// How often it is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(200);
/// The processor time, in seconds, within one look that an idle server may use: two ticks of Linux' clock.
const IDLE: f64 = 0.02;

/// A call that every server has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Call {
    /// Sign in by password.
    SignIn,
    /// Ask who is signed in.
    SessionCheck,
    /// Make an account that is not verified, which mails a code.
    Register,
    /// Mail a code.
    SendOtp,
}

impl Call {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::SignIn, Self::SessionCheck, Self::Register, Self::SendOtp];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SessionCheck => "session check",
            Self::Register => "register",
            Self::SendOtp => "send-otp",
        }
    }

    /// Whether it is made for an email that the server has not seen before.
    fn is_for_strangers(self) -> bool {
        matches!(self, Self::Register | Self::SendOtp)
    }
}

/// How a server spells the calls.
pub trait Dialect: Send + Sync {
    /// The server's name.
    fn name(&self) -> &'static str;
    /// The request of a call for the shopper of this email, or who has this session.
    fn message(&self, call: Call, email: &str, session: &str) -> Message;
    /// The session in the answer to a sign-in.
    ///
    /// # Errors
    /// When there is none.
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

/// What a load did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// Requests a second.
    pub rate: f64,
    /// The median of the latency, in milliseconds.
    pub median: f64,
    /// The 99th percentile of the latency, in milliseconds.
    pub p99: f64,
    /// The server's processor time for a request and all that it leaves to be done, in microseconds.
    pub processor: f64,
    /// The most memory that the server had, in MiB.
    pub memory: f64,
    /// The cores that this program used to make the load.
    pub generator: f64,
    /// The cores that other programs used meanwhile.
    pub disturbed: f64,
}

impl Contestant {
    /// Gives a server its shoppers.
    ///
    /// # Errors
    /// When an answer is not as expected.
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

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.dialect.name()
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The requests of a call, each for the next shopper, or for a stranger where the call is for one.
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

    /// Makes a call as often as the server answers it, for a time.
    ///
    /// # Errors
    /// When an answer is not as expected, or the server never comes to rest.
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

    /// Waits until the server has done what its answers left to be done.
    ///
    /// # Errors
    /// When it never comes to rest.
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

/// How much the machine, a server and this program had worked at some time, in seconds.
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

    /// The cores that programs other than these two have used since; none where nobody knows.
    fn others_since(&self, before: &Self) -> f64 {
        let (Some(now), Some(then)) = (self.machine, before.machine) else { return 0.0 };
        let others = (now - then) - (self.server - before.server) - (self.own - before.own);
        (others / (self.at - before.at).as_secs_f64()).max(0.0)
    }
}
