//! The replay server listens on loopback addresses only.

use std::process::Command;

use portico_replay::{Options, Replay, StartError};

#[tokio::test]
async fn an_address_that_others_could_reach_is_refused() {
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let options = Options { listen: address.parse().unwrap(), ..Options::default() };
        assert!(matches!(Replay::start(options).await, Err(StartError::NotLoopback(_))), "{address}");
    }
}

#[test]
fn the_program_refuses_it_too() {
    let program = env!("CARGO_BIN_EXE_portico-replay");
    let output = Command::new(program).args(["--listen", "0.0.0.0:0"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("is no loopback address"), "{said}");
}
