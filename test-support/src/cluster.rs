//! A PostgreSQL server of a test's own, with its own data folder, which may have a standby.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;
use std::{env, thread};

use anyhow::{Context as _, Result, bail, ensure};

use crate::free_port;
use crate::wait::{LONGEST_PAUSE, PATIENCE};

/// The variable that names the folder of PostgreSQL's programs.
const PROGRAMS: &str = "PORTICO_POSTGRES";
/// The variable that names the folder of the libraries that came with them, if they are not installed.
const LIBRARIES: &str = "PORTICO_POSTGRES_LIBRARIES";
/// Users that may run it if this process is root, because `postgres` refuses to.
const OWNERS: [&str; 2] = ["postgres", "nobody"];
/// Nothing waits for the disk: the data needn't outlive the test.
const SETTINGS: [&str; 5] = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "max_connections=100",
    "log_min_messages=warning",
    "autovacuum=off",
];
const PASSWORD: &str = "of a test";

/// A running server. When this is dropped, the server stops and its folder is removed.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    port: u16,
    owner: Option<(u32, u32)>,
    server: Option<Child>,
}

impl Cluster {
    /// Starts a new primary.
    ///
    /// # Errors
    /// When PostgreSQL isn't there or does not start.
    pub fn start() -> Result<Self> {
        let mut cluster = Self::new()?;
        let password = cluster.folder.join("password");
        fs::write(&password, PASSWORD)?;
        cluster.give(&password)?;
        let mut initdb = cluster.command("initdb")?;
        initdb.arg("--pgdata").arg(cluster.data()).arg("--pwfile").arg(&password);
        initdb.args(["--username", "portico", "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"]);
        run(&mut initdb)?;
        cluster.resume()?;
        Ok(cluster)
    }

    /// Starts a standby of this server, which streams its changes.
    ///
    /// # Errors
    /// When it does not start.
    pub fn standby(&self) -> Result<Self> {
        let mut standby = Self::new()?;
        let mut copy = standby.command("pg_basebackup")?;
        copy.arg("--pgdata").arg(standby.data()).args(["--write-recovery-conf", "--wal-method=stream"]);
        copy.args(["--checkpoint=fast", "--no-sync", "--dbname", &self.url("postgres")]);
        run(&mut copy)?;
        standby.resume()?;
        Ok(standby)
    }

    /// Makes a standby the primary.
    ///
    /// # Errors
    /// When it does not become one.
    pub fn promote(&self) -> Result<()> {
        run(self.command("pg_ctl")?.arg("promote").arg("--wait").arg("--pgdata").arg(self.data()))
    }

    /// Stops the server; a standby has everything by then. Starts it again as a standby, which takes no writes.
    ///
    /// # Errors
    /// When it does not start.
    pub fn demote(&mut self) -> Result<()> {
        self.stop();
        let signal = self.data().join("standby.signal");
        File::create(&signal)?;
        self.give(&signal)?;
        self.resume()
    }

    /// Stops the server. Its connections end.
    pub fn stop(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        let pid = server.id().to_string();
        // An error means that it has already ended.
        let _ = Command::new("sh").args(["-c", "kill -s INT \"$0\"", &pid]).status();
        let begun = Instant::now();
        while matches!(server.try_wait(), Ok(None)) && begun.elapsed() < PATIENCE {
            thread::sleep(LONGEST_PAUSE);
        }
        let _ = server.kill();
        let _ = server.wait();
    }

    /// Starts the server, which is stopped.
    ///
    /// # Errors
    /// When it does not start.
    pub fn resume(&mut self) -> Result<()> {
        let mut server = self.command("postgres")?;
        server.arg("-D").arg(self.data()).args(["-p", &self.port.to_string()]).arg("-k").arg(&self.folder);
        server.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        let log = self.folder.join("log");
        let file = File::create(&log)?;
        server.stdout(file.try_clone()?).stderr(file);
        let server = self.server.insert(server.spawn().context("cannot start postgres")?);
        let status = self.folder.join("data/postmaster.pid");
        let begun = Instant::now();
        loop {
            // What `pg_ctl` waits for: the last line of the server's own status file.
            let state = fs::read_to_string(&status).unwrap_or_default();
            let state = state.lines().nth(7).unwrap_or_default().trim();
            if state == "ready" {
                return Ok(());
            }
            let said = || fs::read_to_string(&log).unwrap_or_default();
            if let Some(ended) = server.try_wait()? {
                bail!("postgres ended ({ended}): {}", said());
            }
            ensure!(begun.elapsed() < PATIENCE, "postgres didn't become ready: {}", said());
            thread::sleep(LONGEST_PAUSE);
        }
    }

    /// Host and port.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The URL of one of its databases, for a superuser.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://portico:{}@{}/{database}", PASSWORD.replace(' ', "%20"), self.address())
    }

    fn new() -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("portico-cluster-{}-{number}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        let cluster = Self { folder, port: free_port(), owner: owner()?, server: None };
        cluster.give(&cluster.folder)?;
        Ok(cluster)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Makes the server's user the owner of a file.
    fn give(&self, path: &std::path::Path) -> Result<()> {
        match self.owner {
            Some((user, group)) => Ok(chown(path, Some(user), Some(group))?),
            None => Ok(()),
        }
    }

    /// A command that runs one of its programs as the server's user; a server ends with this process.
    fn command(&self, program: &str) -> Result<Command> {
        let programs = env::var_os(PROGRAMS).with_context(|| {
            format!("{PROGRAMS} doesn't name a folder: `cargo xtask test --only postgres` sets it")
        })?;
        let path = PathBuf::from(programs).join(program);
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT", "--"]).arg(path);
        command.current_dir(&self.folder).stdin(Stdio::null()).env("LC_ALL", "C");
        if let Some(libraries) = env::var_os(LIBRARIES) {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        Ok(command)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
        // An error means that it never came to be.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn run(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    let said = || String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{command:?} failed: {}", said());
    Ok(())
}

/// User and group id of the first owner that exists, if this process is root.
fn owner() -> Result<Option<(u32, u32)>> {
    use std::os::unix::fs::MetadataExt as _;
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let ids = |owner: &&str| {
        let fields = users.lines().find_map(|line| line.strip_prefix(*owner)?.strip_prefix(":"))?;
        let mut fields = fields.split(':').skip(1);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    let found = OWNERS.iter().find_map(ids);
    found
        .map(Some)
        .with_context(|| format!("postgres refuses to run as root, and there is none of {OWNERS:?}"))
}
