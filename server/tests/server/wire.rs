//! A TCP proxy in front of a server. Tests cut it, let it hang, and lead it to another server.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Whole,
    /// Nothing gets through, and neither side is notified.
    Hanging,
}

/// A TCP proxy in front of a server.
pub(crate) struct Wire {
    /// Where new connections lead.
    server: Arc<Mutex<String>>,
    port: u16,
    state: watch::Sender<State>,
    /// `None` while the wire is cut: nothing listens.
    running: Option<JoinHandle<()>>,
}

impl Wire {
    /// A cut wire, on a free port.
    pub(crate) async fn cut_one(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Self {
            server: Arc::new(Mutex::new(server)),
            port,
            state: watch::channel(State::Whole).0,
            running: None,
        }
    }

    pub(crate) async fn whole(server: String) -> Self {
        let mut wire = Self::cut_one(server).await;
        wire.mend().await;
        wire
    }

    pub(crate) async fn mend(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("the port");
        let (server, state) = (Arc::clone(&self.server), self.state.subscribe());
        self.running = Some(tokio::spawn(async move {
            // Dropping the wire ends its connections.
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let server = server.lock().expect("no panic").clone();
                connections.spawn(carry(client, server, state.clone()));
            }
        }));
    }

    /// Like a proxy in front of a stopped server: each connection ends at once. Returns a counter of these
    /// connections.
    pub(crate) async fn turn_away(&mut self) -> Arc<AtomicUsize> {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("the port");
        let turned_away = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&turned_away);
        self.running = Some(tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }));
        turned_away
    }

    /// Like a stopped server: connections end, and new ones are refused.
    pub(crate) async fn cut(&mut self) {
        let running = self.running.take().expect("a running wire");
        running.abort();
        let _ = running.await;
    }

    pub(crate) fn hang(&self, hangs: bool) {
        self.state.send_replace(if hangs { State::Hanging } else { State::Whole });
    }

    /// Leads new connections to another server. Those that exist stay where they are.
    pub(crate) fn lead_to(&self, server: String) {
        *self.server.lock().expect("no panic") = server;
    }

    /// A database's URL through this wire.
    pub(crate) fn to(&self, url: &str) -> String {
        let server = self.server.lock().expect("no panic");
        url.replacen(&*server, &format!("127.0.0.1:{}", self.port), 1)
    }
}

async fn carry(mut client: TcpStream, server: String, mut state: watch::Receiver<State>) {
    // While the server is down, the connection ends at once.
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    loop {
        if state.wait_for(|&state| state == State::Whole).await.is_err() {
            return;
        }
        tokio::select! {
            _ = copy_bidirectional(&mut client, &mut server) => return,
            _ = state.wait_for(|&state| state == State::Hanging) => {}
        }
    }
}
