//! The edge: takes connections in, ends those that take too long, and lets go of them all without losing a request.
//!
//! HTTP/1.1 alone: TLS and HTTP/2 are the business of a proxy in front.

mod deadlines;
mod limiter;

use std::convert::Infallible;
use std::future::{Future as _, poll_fn};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request, Response};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};
use tower::ServiceExt as _;

use crate::api::state::App;
use crate::http::client_ip::is_trusted;
use deadlines::{Answering, Pulse, Watched};
use limiter::{Crowd, Place};

/// The most that is kept of a head before it is refused without a body. [`crate::http::envelope`] refuses a smaller one already,
/// in the envelope.
const HEAD_BUFFER: usize = 32 * 1024;

/// The wait after the system had no connection to give, for want of file descriptors as a rule.
const BREATH: Duration = Duration::from_millis(500);

/// Where a server is on its way to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It serves.
    Serving,
    /// It serves, says at `/readyz` that it will not for long, and ends each connection with its next answer.
    Draining,
    /// It takes no more connections, and ends those on which nothing is under way.
    Closing,
}

/// How many connections there can be: as many as configured, unless the system gives fewer file descriptors.
pub fn room(wanted: u32) -> u32 {
    /// For the database, the log, mails, and files that are read.
    const OTHERS: u64 = 256;
    let wish = u64::from(wanted) + OTHERS;
    let given = rlimit::increase_nofile_limit(wish).unwrap_or(wish);
    let room = u32::try_from(given.saturating_sub(OTHERS)).unwrap_or(u32::MAX).clamp(1, wanted);
    if room < wanted {
        tracing::warn!(
            connections = room,
            wanted,
            "the limit on open files is low: raise it (`ulimit -n`, or LimitNOFILE of a systemd unit)"
        );
    }
    room
}

/// Serves on a listener until [`Phase::Closing`], then ends when the last connection does.
pub async fn serve(listener: TcpListener, router: Router, app: Arc<App>, room: u32) {
    let mut phase = app.phase.subscribe();
    let crowd = Crowd::new(room, app.config.connections.max_per_client);
    let door = Door { router, app: Arc::clone(&app) };
    loop {
        let taken = tokio::select! {
            _ = phase.wait_for(|phase| *phase == Phase::Closing) => break,
            taken = take(&listener, &crowd) => taken,
        };
        door.enter(taken, &crowd);
    }
    // The system has made connections that nobody has taken yet; their requests may be here already.
    match listener.into_std() {
        Ok(listener) => {
            while let Ok((stream, peer)) = listener.accept() {
                let stream = stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream));
                if let Ok(stream) = stream {
                    door.enter((stream, peer, crowd.place().await), &crowd);
                }
            }
        }
        Err(error) => tracing::warn!(%error, "cannot look for the last connections"),
    }
    crowd.gone().await;
}

/// The next connection, once there is room for it.
async fn take(listener: &TcpListener, crowd: &Crowd) -> (TcpStream, SocketAddr, Place) {
    let place = crowd.place().await;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) => {
                tracing::error!(%error, "cannot take a connection");
                sleep(BREATH).await;
            }
        }
    }
}

/// What each connection leads to.
struct Door {
    router: Router,
    app: Arc<App>,
}

impl Door {
    fn enter(&self, (stream, peer, place): (TcpStream, SocketAddr, Place), crowd: &Crowd) {
        // A proxy speaks for many.
        let one_of_many = is_trusted(&self.app.config.trusted_proxies, peer.ip());
        let Some(place) = place.of(crowd, (!one_of_many).then(|| peer.ip())) else {
            self.app.metrics.connections_refused.inc();
            return;
        };
        let (router, app) = (self.router.clone(), Arc::clone(&self.app));
        tokio::spawn(async move {
            let _place = place;
            app.metrics.connections.inc();
            connection(stream, peer, router, &app).await;
            app.metrics.connections.dec();
        });
    }
}

/// A connection, from its first byte to its last.
async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, app: &App) {
    // An error means that the client has gone already, which the first read tells.
    let _ = stream.set_nodelay(true);
    let pulse = Arc::new(Pulse::new(app.config.connections));
    let io = TokioIo::new(Watched::new(stream, Arc::clone(&pulse)));
    let mut phase = app.phase.subscribe();
    let seen = phase.clone();
    let answers = Arc::clone(&pulse);
    let service = service_fn(move |request: Request<Incoming>| {
        let answering = Answering::begin(&answers);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        answer(router.clone(), request, answering, seen.clone())
    });
    let mut builder = http1::Builder::new();
    // The pulse knows a head from an idle connection; hyper's own timeout is one for both.
    builder.header_read_timeout(None).max_buf_size(HEAD_BUFFER);

    let mut connection = pin!(builder.serve_connection(io, service));
    let mut closing = pin!(phase.wait_for(|phase| *phase == Phase::Closing));
    let mut is_closing = false;
    let mut overdue = pin!(sleep_until(Instant::now()));
    poll_fn(|context| {
        // What goes wrong on a connection is its client's doing.
        if connection.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        if !is_closing && closing.as_mut().poll(context).is_ready() {
            is_closing = true;
            pulse.close();
            if connection.as_mut().poll(context).is_ready() {
                return Poll::Ready(());
            }
        }
        let Some(deadline) = pulse.deadline() else { return Poll::Pending };
        if overdue.deadline() != deadline {
            overdue.as_mut().reset(deadline);
        }
        overdue.as_mut().poll(context)
    })
    .await;
}

async fn answer(
    router: Router,
    request: Request<Body>,
    answering: Answering,
    phase: watch::Receiver<Phase>,
) -> Result<Response<Answer>, Infallible> {
    let Ok(mut response) = router.oneshot(request).await;
    if *phase.borrow() > Phase::Serving {
        // The client goes elsewhere with its next request, where it would find this connection closed.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| Answer { body, _answering: answering }))
}

/// The body of an answer. The answer is given when it goes away.
struct Answer {
    body: Body,
    _answering: Answering,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
