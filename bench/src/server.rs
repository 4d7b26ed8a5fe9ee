//! Servers under measurement, each on a free port of this machine and in a folder of its own.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process::Process;

/// How long it may take to start.
const START: Duration = Duration::from_secs(30);

/// The file with its log, in its folder.
const LOG: &str = "log";

/// A server with nothing stored yet. It ends when this is dropped.
pub struct Server {
    child: Child,
    address: SocketAddr,
    // Dropped, and so removed, after the server has ended.
    folder: TempDir,
}

/// The command that starts Portico's server on a free port, with its data in its working directory.
pub fn portico(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PORTICO_")) {
        // The server also reads its options from the environment.
        command.env_remove(name);
    }
    command.args(["serve", "--listen", "127.0.0.1:0", "--database", "sqlite:db", "--mail", "file:mail"]);
    command
}

impl Server {
    /// Starts a server that prints where it listens.
    ///
    /// # Errors
    /// If it doesn't start; the error includes its log.
    pub fn start(mut command: Command) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-bench-").tempdir()?;
        let log = folder.path().join(LOG);
        let output = File::create(&log)?;
        command.current_dir(folder.path()).stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let program = command.get_program().to_owned();
        let program = program.display();
        let mut child = command.spawn().with_context(|| format!("{program} cannot be started"))?;
        let begun = Instant::now();
        while begun.elapsed() < START {
            let log = fs::read_to_string(&log)?;
            if let Some(port) = listening_port(&log) {
                return Ok(Self { child, address: (Ipv4Addr::LOCALHOST, port).into(), folder });
            }
            if let Some(status) = child.try_wait()? {
                bail!("{program} ended ({status}) before it was ready:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        child.kill()?;
        child.wait()?;
        bail!("{program} was not ready after {} s:\n{}", START.as_secs(), fs::read_to_string(&log)?)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its origin: scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it has logged so far.
    ///
    /// # Errors
    /// If the log can't be read.
    pub fn log(&self) -> Result<String> {
        Ok(fs::read_to_string(self.folder().join(LOG))?)
    }

    /// The folder with its data.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its process.
    pub fn process(&self) -> Process {
        Process::of(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It's fine if it has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port in the line that says where the server listens, once the line is complete.
fn listening_port(log: &str) -> Option<u16> {
    log.split_inclusive('\n').filter(|line| line.ends_with('\n')).find_map(|line| {
        let (_, behind) = line.split_once("127.0.0.1:")?;
        let digits = behind.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok().filter(|port| *port != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_a_whole_line() {
        assert_eq!(listening_port("starting\nlistening on http://127.0.0.1:40123 \n"), Some(40123));
        assert_eq!(listening_port("listening on http://127.0.0.1:401"), None);
        assert_eq!(listening_port("listen = 127.0.0.1:0\n"), None);
    }

    #[test]
    fn a_server_that_does_not_start_says_why() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo the disk is full; exit 3"]);
        let error = Server::start(command).err().unwrap().to_string();
        assert!(error.contains("the disk is full"), "{error}");
    }
}
