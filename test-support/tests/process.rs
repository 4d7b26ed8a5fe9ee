//! Processes are watched until they are ready, and leave nothing behind.

use std::path::Path;
use std::process::Command;

use portico_test_support::{Process, free_port};

fn shell(script: &str) -> Process {
    Process::spawn("the shell", Command::new("sh").args(["-c", script])).expect("it starts")
}

#[test]
fn lines_of_both_streams_are_found_and_logged() {
    let mut process = shell("echo one; sleep 0.05; echo port 8080 >&2; exit 3");
    let port = process.wait_for(|line| line.strip_prefix("port ")?.parse::<u16>().ok());
    assert_eq!(port.expect("the line"), 8080);
    assert_eq!(process.wait().expect("its end").code(), Some(3));
    assert_eq!(process.log(), "one\nport 8080");
}

#[test]
fn an_end_before_it_is_ready_is_an_error_with_the_log() {
    let mut process = shell("echo no space left");
    let error = process.wait_for(|line| (line == "ready").then_some(())).expect_err("it ended");
    assert!(error.to_string().contains("the shell ended") && error.to_string().contains("no space left"));
    let error = process.wait_for_port(free_port()).expect_err("it ended");
    assert!(error.to_string().contains("ended before it listened"), "{error}");
}

#[test]
fn a_dropped_process_is_killed() {
    let process = shell("echo started; exec sleep 600");
    let id = process.id();
    drop(process);
    assert!(!Path::new(&format!("/proc/{id}")).exists());
}
