//! The deadlines of a connection, which depend on what it is doing.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::config::Connections;

/// How long a closing server waits for the first byte of a new connection.
const FORCED_CLOSE_AFTER: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is new, and no byte has arrived.
    Fresh,
    /// The head of a request is arriving.
    Head,
    /// A request is being answered. The router limits the time of its body and of the whole request.
    Answering,
    /// The last request was answered.
    Idle,
}

struct Current {
    state: State,
    since: Instant,
    /// Since when the client has not accepted what is sent.
    stalled: Option<Instant>,
    closing: bool,
}

/// What a connection is doing, and until when it may.
pub(super) struct ConnectionDeadlines {
    limits: Connections,
    current: Mutex<Current>,
}

impl ConnectionDeadlines {
    pub(super) fn new(limits: Connections) -> Self {
        let current = Current { state: State::Fresh, since: Instant::now(), stalled: None, closing: false };
        Self { limits, current: Mutex::new(current) }
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The server is closing: the connection ends as soon as it is idle.
    pub(super) fn close(&self) {
        self.current().closing = true;
    }

    /// When to close the connection, unless something happens on it before.
    pub(super) fn next(&self) -> Option<Instant> {
        let Current { state, since, stalled, closing } = *self.current();
        let wait = match state {
            State::Fresh if closing => Some(FORCED_CLOSE_AFTER.min(self.limits.head_timeout())),
            State::Fresh | State::Head => Some(self.limits.head_timeout()),
            State::Answering => None,
            State::Idle => Some(self.limits.idle_timeout()),
        };
        let stalled = stalled.map(|since| since + self.limits.stall_timeout());
        wait.map(|wait| since + wait).into_iter().chain(stalled).min()
    }

    fn received(&self) {
        let mut current = self.current();
        match current.state {
            // The deadline of the first head begins with the connection.
            State::Fresh => current.state = State::Head,
            State::Idle => (current.state, current.since) = (State::Head, Instant::now()),
            State::Head | State::Answering => {}
        }
    }

    /// Whether a connection with nothing to read has ended.
    fn is_over(&self) -> bool {
        let current = self.current();
        current.closing && current.state == State::Idle
    }

    fn sent(&self, is_stalled: bool) {
        let mut current = self.current();
        current.stalled = if is_stalled { current.stalled.or_else(|| Some(Instant::now())) } else { None };
    }
}

/// A request and its answer.
pub(super) struct Exchange(Arc<ConnectionDeadlines>);

impl Exchange {
    pub(super) fn begin(deadlines: &Arc<ConnectionDeadlines>) -> Self {
        deadlines.current().state = State::Answering;
        Self(Arc::clone(deadlines))
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        let mut current = self.0.current();
        (current.state, current.since) = (State::Idle, Instant::now());
    }
}

/// A stream that records what happens on it.
pub(super) struct Watched {
    stream: TcpStream,
    deadlines: Arc<ConnectionDeadlines>,
}

impl Watched {
    pub(super) fn new(stream: TcpStream, deadlines: Arc<ConnectionDeadlines>) -> Self {
        Self { stream, deadlines }
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
        if read.is_pending() && self.deadlines.is_over() {
            // Not even a part of a request has arrived: hyper takes this for the end of the client's stream.
            return Poll::Ready(Ok(()));
        }
        if buffer.filled().len() > before {
            self.deadlines.received();
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
        self.deadlines.sent(written.is_pending());
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.deadlines.sent(written.is_pending());
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
