//! What a connection is at, and until when it may be.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::config::Connections;

/// How long a server that is closing waits for the first byte of a connection that was just made.
const LAST_CHANCE: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It was made, and no byte has come yet.
    Fresh,
    /// The head of a request is coming.
    Head,
    /// A request is being answered. The body has a time of its own ([`crate::api::extract`]), and so has the whole
    /// ([`crate::http::envelope`]).
    Answering,
    /// The last request is answered.
    Idle,
}

struct Now {
    state: State,
    since: Instant,
    /// Since when the client does not take what is sent.
    stalled: Option<Instant>,
    closing: bool,
}

/// What a connection is at.
pub(super) struct Pulse {
    limits: Connections,
    now: Mutex<Now>,
}

impl Pulse {
    pub(super) fn new(limits: Connections) -> Self {
        let now = Now { state: State::Fresh, since: Instant::now(), stalled: None, closing: false };
        Self { limits, now: Mutex::new(now) }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The server is closing: the connection ends as soon as nothing is under way on it.
    pub(super) fn close(&self) {
        self.now().closing = true;
    }

    /// When the connection is given up, unless something happens on it before.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let Now { state, since, stalled, closing } = *self.now();
        let wait = match state {
            State::Fresh if closing => Some(LAST_CHANCE.min(self.limits.head_timeout())),
            State::Fresh | State::Head => Some(self.limits.head_timeout()),
            State::Answering => None,
            State::Idle => Some(self.limits.idle_timeout()),
        };
        let stalled = stalled.map(|since| since + self.limits.stall_timeout());
        wait.map(|wait| since + wait).into_iter().chain(stalled).min()
    }

    fn received(&self) {
        let mut now = self.now();
        match now.state {
            // The time of the first head begins with the connection.
            State::Fresh => now.state = State::Head,
            State::Idle => (now.state, now.since) = (State::Head, Instant::now()),
            State::Head | State::Answering => {}
        }
    }

    /// Whether a connection with nothing to read is at its end.
    fn is_over(&self) -> bool {
        let now = self.now();
        now.closing && now.state == State::Idle
    }

    fn sent(&self, is_stalled: bool) {
        let mut now = self.now();
        now.stalled = if is_stalled { now.stalled.or_else(|| Some(Instant::now())) } else { None };
    }
}

/// A request that is being answered.
pub(super) struct Answering(Arc<Pulse>);

impl Answering {
    pub(super) fn begin(pulse: &Arc<Pulse>) -> Self {
        pulse.now().state = State::Answering;
        Self(Arc::clone(pulse))
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        let mut now = self.0.now();
        (now.state, now.since) = (State::Idle, Instant::now());
    }
}

/// A connection that says what happens on it.
pub(super) struct Watched {
    stream: TcpStream,
    pulse: Arc<Pulse>,
}

impl Watched {
    pub(super) fn new(stream: TcpStream, pulse: Arc<Pulse>) -> Self {
        Self { stream, pulse }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if read.is_pending() && self.pulse.is_over() {
            // Nothing has come, not even a part of a request: for hyper this is the end of what the client sends.
            return Poll::Ready(Ok(()));
        }
        if buffer.filled().len() > before {
            self.pulse.received();
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.pulse.sent(written.is_pending());
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.pulse.sent(written.is_pending());
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
