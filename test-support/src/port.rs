//! Free ports.

use std::net::TcpListener;

use anyhow::Result;

/// How often a free port may be taken by another process before it is used.
const PORT_TRIES: u32 = 5;

/// A port on loopback that nothing listens on now.
///
/// # Panics
/// When the system has no free port.
pub fn free_port() -> u16 {
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    address.expect("the system has a free port").port()
}

/// Starts something that listens on free ports. If another process takes one of them first, starts it again with others.
///
/// # Errors
/// The error of `start`.
pub async fn on_free_ports<T>(start: impl AsyncFn() -> Result<T>) -> Result<T> {
    let mut tries = 1;
    loop {
        match start().await {
            Err(error) if tries < PORT_TRIES && format!("{error:#}").contains("Address already in use") => {
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}
