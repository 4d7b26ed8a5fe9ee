//! The real server, which hands out a built site.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// How long it may take to start.
const START: Duration = Duration::from_secs(30);

/// A server on a free port, with an empty database. It ends when this is dropped.
pub struct Server {
    child: Child,
    origin: String,
    // Removed once the server has ended.
    _folder: TempDir,
}

impl Server {
    /// Starts it for a site.
    ///
    /// # Errors
    /// When it does not start; the error has its log.
    pub fn start(program: &Path, site: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-bench-").tempdir()?;
        let log = folder.path().join("log");
        let output = File::create(&log)?;
        let mut command = Command::new(program);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PORTICO_")) {
            // The server reads its options from the environment, too.
            command.env_remove(name);
        }
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--database", "sqlite:db", "--mail", "file:mail"])
            .arg("--static")
            .arg(std::path::absolute(site)?)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        let program = program.display();
        let child = command.spawn().with_context(|| format!("{program} cannot be started"))?;
        let mut server = Self { child, origin: String::new(), _folder: folder };
        let begun = Instant::now();
        while begun.elapsed() < START {
            let log = fs::read_to_string(&log)?;
            if let Some(port) = listening_port(&log) {
                server.origin = format!("http://127.0.0.1:{port}");
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("{program} ended ({status}) before it was ready:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("{program} was not ready after {} s:\n{}", START.as_secs(), fs::read_to_string(&log)?)
    }

    /// Where it is: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself is no error here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port in the line that says where the server listens, once the whole line is there.
fn listening_port(log: &str) -> Option<u16> {
    log.split_inclusive('\n').filter(|line| line.ends_with('\n')).find_map(|line| {
        let (_, behind) = line.split_once("127.0.0.1:")?;
        let digits = behind.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok().filter(|port| *port != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::listening_port;

    #[test]
    fn the_port_is_read_from_a_whole_line() {
        assert_eq!(listening_port("starting\nlistening on http://127.0.0.1:40123 \n"), Some(40123));
        assert_eq!(listening_port("listening on http://127.0.0.1:401"), None);
        assert_eq!(listening_port("listen = 127.0.0.1:0\n"), None);
    }
}
