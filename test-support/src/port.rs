//! Free ports.

use std::iter::repeat_with;
use std::net::TcpListener;
use std::process;
use std::sync::atomic::{AtomicU16, Ordering};

use anyhow::Result;

/// How often a free port may be taken by another process before it is used.
const PORT_TRIES: u32 = 5;

/// The first of the ports that are given out, and how many there are. No system gives one of them to a connection, or to a program that
/// listens on port 0.
const FIRST: u16 = 10_000;
const PORTS: u16 = 22_000;
/// How far apart two programs begin that were started one after the other.
const STRIDE: u32 = 101;

/// A port on loopback that nothing listens on now. This program gets it once, until it has had all the others.
///
/// # Panics
/// When the system has no free port.
pub fn free_port() -> u16 {
    static GIVEN: AtomicU16 = AtomicU16::new(0);
    let begin = process::id().wrapping_mul(STRIDE);
    let next = || {
        let given = u32::from(GIVEN.fetch_add(1, Ordering::Relaxed));
        let offset = begin.wrapping_add(given) % u32::from(PORTS);
        FIRST + u16::try_from(offset).unwrap_or_default()
    };
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    repeat_with(next).take(PORTS.into()).find(is_free).expect("the system has a free port")
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
