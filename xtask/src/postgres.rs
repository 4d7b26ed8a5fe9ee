//! A temporary PostgreSQL server for tests, with its own data folder.

use std::fs::{self, File};
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::progress::short;
use crate::project::{is_root, which};
use crate::run;
use crate::setup::Postgres;

/// How long it may take to start or to stop.
const PATIENCE: Duration = Duration::from_mins(1);

/// The server's settings. Its data needn't outlive the tests, so nothing waits for the disk.
const SETTINGS: [&str; 6] = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "full_page_writes=off",
    "max_connections=300",
    "log_min_messages=warning",
    "autovacuum=off",
];

/// The prefix of its folder's name, followed by the id of the process that started it.
const FOLDER: &str = "portico-postgres-";

/// Users that may run it if this process is root, because `postgres` refuses to. The first comes with Debian's package.
const OWNERS: [&str; 2] = ["postgres", "nobody"];

/// A running server. When this is dropped, the server stops and its folder is removed.
pub(crate) struct Cluster {
    folder: PathBuf,
    server: Option<Child>,
    url: String,
}

impl Cluster {
    /// Creates a data folder and starts a server on a free port.
    ///
    /// # Errors
    /// If any of that fails; the message includes the programs' output.
    pub(crate) fn start(postgres: &Postgres) -> Result<Self> {
        let started = Instant::now();
        let owner = if is_root() { Some(owner()?) } else { None };
        remove_left_behind(&std::env::temp_dir());
        let folder = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let mut cluster = Self { folder, server: None, url: String::new() };
        let folder = cluster.folder.as_path();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        let password = password()?;
        let (password_file, data, log) = (folder.join("password"), folder.join("data"), folder.join("log"));
        fs::write(&password_file, &password)?;
        if let Some((user, group)) = owner {
            for path in [folder, &password_file] {
                chown(path, Some(user), Some(group))?;
            }
        }
        let command = |program: &str, dies_with_us: bool| {
            let program = postgres.programs.join(program);
            let mut command = match which("setpriv").filter(|_| dies_with_us) {
                Some(setpriv) => {
                    let mut command = Command::new(setpriv);
                    command.args(["--pdeathsig", "INT", "--"]).arg(program);
                    command
                }
                None => Command::new(program),
            };
            command.current_dir(folder).stdin(Stdio::null()).env("LC_ALL", "C");
            if let Some(libraries) = &postgres.libraries {
                command.env("LD_LIBRARY_PATH", libraries);
            }
            if let Some((user, group)) = owner {
                command.uid(user).gid(group);
            }
            command
        };
        let mut initdb = command("initdb", false);
        initdb.arg("--pgdata").arg(&data).arg("--pwfile").arg(&password_file);
        initdb.args(["--username", "portico", "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"]);
        run::output(&mut initdb, "The lines above say why.")?;

        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut server = command("postgres", true);
        server.arg("-D").arg(&data).args(["-p", &port.to_string()]).arg("-k").arg(folder);
        server.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        let file = File::create(&log)?;
        server.stdout(file.try_clone()?).stderr(file);
        cluster.server = Some(server.spawn().context("cannot start postgres")?);
        cluster.url = format!("postgres://portico:{password}@127.0.0.1:{port}/postgres");
        cluster.wait_until_it_answers(&data, &log)?;
        eprintln!("postgres: started on port {port} ({})", short(started.elapsed()));
        Ok(cluster)
    }

    /// Its URL, for a user that may create databases.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Waits for what `pg_ctl` waits for: the last line of the server's own status file.
    fn wait_until_it_answers(&mut self, data: &Path, log: &Path) -> Result<()> {
        let started = Instant::now();
        loop {
            let state = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|state| state.trim() == "ready") {
                return Ok(());
            }
            let ended = self.server.as_mut().map(Child::try_wait).transpose()?.flatten();
            let said = || fs::read_to_string(log).unwrap_or_default();
            if let Some(status) = ended {
                bail!("postgres ended ({status}): {}", said());
            }
            ensure!(started.elapsed() < PATIENCE, "postgres didn't become ready: {}", said());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            // A fast shutdown, which ends connections. Otherwise the server's child processes notice that it has ended.
            let asked = run::query(Command::new("kill").args(["-INT", &server.id().to_string()]));
            let started = Instant::now();
            while asked.is_some() && matches!(server.try_wait(), Ok(None)) && started.elapsed() < PATIENCE {
                thread::sleep(Duration::from_millis(20));
            }
            // An error means that it has already ended.
            let _ = server.kill();
            let _ = server.wait();
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("postgres: cannot remove {}: {error}", self.folder.display());
        }
    }
}

/// Removes the folders of killed processes, whose ids no longer exist or now belong to this process.
fn remove_left_behind(place: &Path) {
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
        let Ok(process) = process.parse::<u32>() else { continue };
        let is_ours = process == std::process::id();
        let is_there =
            || run::query(Command::new("sh").args(["-c", "kill -0 \"$0\"", &process.to_string()])).is_some();
        if (is_ours || !is_there()) && fs::remove_dir_all(entry.path()).is_ok() {
            eprintln!("postgres: removed {}, left behind by a killed run", entry.path().display());
        }
    }
}

/// User and group id of the first owner that exists.
fn owner() -> Result<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd")?;
    let found = OWNERS.iter().find_map(|owner| of_user(&users, owner));
    found.with_context(|| {
        format!("postgres refuses to run as root, and this machine has none of the users {OWNERS:?}")
    })
}

/// User and group id of a name in `/etc/passwd`.
fn of_user(users: &str, name: &str) -> Option<(u32, u32)> {
    let line = users.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    let mut fields = line.split(':').skip(1);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

/// A random password: other users may have accounts on this machine.
fn password() -> Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_le_bytes(bytes)))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn what_was_left_behind_is_removed_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let place = place.path();
        let mut child = Command::new("true").spawn().unwrap();
        let gone = child.id();
        child.wait().unwrap();
        let parent = std::os::unix::process::parent_id();
        let names = [gone, parent].map(|process| format!("{FOLDER}{process}"));
        let [gone, of_a_run] = names.map(|name| place.join(name));
        let of_another_program = place.join(format!("{FOLDER}notes"));
        for folder in [&gone, &of_a_run, &of_another_program] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(gone.join("data"), "").unwrap();
        remove_left_behind(place);
        assert!(!gone.exists() && of_a_run.exists() && of_another_program.exists());
    }

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/bash\npostgresql:x:7:8::/:\npostgres:x:101:104:PostgreSQL:/var:/bin/bash\n";
        assert_eq!(of_user(users, "postgres"), Some((101, 104)));
        assert_eq!(of_user(users, "nobody"), None);
    }
}
