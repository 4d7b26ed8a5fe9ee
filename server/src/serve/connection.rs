//! One connection, from its first byte to its last.

use std::convert::Infallible;
use std::future::{Future as _, poll_fn};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request, Response};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};
use tower::ServiceExt as _;

use super::deadlines::{ConnectionDeadlines, Exchange, Watched};
use crate::config::Connections;
use crate::lifecycle::Phase;

/// The largest head that is buffered before hyper refuses it without a body. The router refuses a smaller one already, with an error
/// body.
const HEAD_BUFFER: usize = 32 * 1024;

/// Serves a connection until it ends.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Connections,
    mut phase: watch::Receiver<Phase>,
) {
    // An error means that the client has gone already, which the first read reports.
    let _ = stream.set_nodelay(true);
    let deadlines = Arc::new(ConnectionDeadlines::new(limits));
    let io = TokioIo::new(Watched::new(stream, Arc::clone(&deadlines)));
    let seen = phase.clone();
    let exchanges = Arc::clone(&deadlines);
    let service = service_fn(move |request: Request<Incoming>| {
        let exchange = Exchange::begin(&exchanges);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        answer(router.clone(), request, exchange, seen.clone())
    });
    let mut builder = http1::Builder::new();
    // We tell a slow head from an idle connection; hyper has one timeout for both.
    builder.header_read_timeout(None).max_buf_size(HEAD_BUFFER);

    let mut connection = pin!(builder.serve_connection(io, service));
    let mut closing = pin!(phase.wait_for(|phase| *phase == Phase::Closing));
    let mut is_closing = false;
    let mut overdue = pin!(sleep_until(Instant::now()));
    poll_fn(|context| {
        // Errors of a connection are caused by its client.
        if connection.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        if !is_closing && closing.as_mut().poll(context).is_ready() {
            is_closing = true;
            deadlines.close();
            if connection.as_mut().poll(context).is_ready() {
                return Poll::Ready(());
            }
        }
        let Some(deadline) = deadlines.next() else { return Poll::Pending };
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
    exchange: Exchange,
    phase: watch::Receiver<Phase>,
) -> Result<Response<AnswerBody>, Infallible> {
    let Ok(mut response) = router.oneshot(request).await;
    if *phase.borrow() > Phase::Serving {
        // The client opens another connection for its next request instead of finding this one closed.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| AnswerBody { body, _exchange: exchange }))
}

/// The body of an answer. The exchange is over when it is dropped.
struct AnswerBody {
    body: Body,
    _exchange: Exchange,
}

impl HttpBody for AnswerBody {
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
