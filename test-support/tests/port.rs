//! Free ports.

use std::collections::HashSet;
use std::net::TcpListener;

use portico_test_support::free_port;

/// The first port that Linux gives out by itself; other systems begin higher.
const EPHEMERAL: u16 = 32_768;

#[test]
fn a_free_port_is_given_out_once_and_by_nobody_else() {
    // One of the next ports isn't free.
    let listener = TcpListener::bind(("127.0.0.1", free_port() + 7)).expect("a port");
    let taken = listener.local_addr().expect("its address").port();
    let ports: Vec<_> = (0..500).map(|_| free_port()).collect();
    assert!(ports.iter().all(|port| *port < EPHEMERAL && *port != taken), "{ports:?}");
    assert_eq!(ports.iter().collect::<HashSet<_>>().len(), ports.len(), "{ports:?}");
}
