//! A shop: the real server, with its own folder for database and mails.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use portico_replay::Replay;
use tempfile::TempDir;
use tokio::process::Command;

use crate::fault_proxy::Upstream;
use crate::site::Site;
use crate::tools;
use portico_test_support::Mailbox;
use portico_test_support::Process;

/// The database file, in the shop's folder.
const DATABASE: &str = "portico.db";

/// Whether the server's rate limits are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// As in production.
    On,
    /// Sign-in, mail and resend are not limited.
    Off,
}

/// Which server's API the pages use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Our own server's.
    Portico,
    /// Spurtcommerce's, as recorded, below `/api/` of every proxy in front of the shop.
    Spurtcommerce,
}

/// How to start a shop.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether rate limits are on.
    pub limits: Limits,
    /// The site.
    pub site: Site,
    /// The text of `portico.toml`.
    pub config: &'static str,
    /// Which server's API to use.
    pub backend: Backend,
}

impl Options {
    /// The site as built, no limits, every default.
    pub const DEFAULT: Self =
        Self { limits: Limits::Off, site: Site::Whole, config: "", backend: Backend::Portico };

    /// The defaults, with this text in `portico.toml`.
    pub const fn configured(config: &'static str) -> Self {
        Self { config, ..Self::DEFAULT }
    }
}

/// A running shop. It ends when it is dropped.
pub struct Shop {
    server: Process,
    origin: String,
    mailbox: Mailbox,
    folder: TempDir,
    spurtcommerce: Option<Replay>,
}

impl Shop {
    /// Starts the server on a free port, with an empty database.
    ///
    /// # Errors
    /// If the server or the site is missing, or the server doesn't start.
    pub async fn start(options: Options) -> Result<Self> {
        Self::start_at(0, options).await
    }

    /// Like [`Self::start`], on this port.
    pub(crate) async fn start_at(port: u16, options: Options) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-shop-").tempdir()?;
        let mails = folder.path().join("mail");
        fs::create_dir(&mails)?;
        let config = folder.path().join("portico.toml");
        fs::write(&config, options.config)?;
        let site = options.site.prepare(folder.path())?;
        let mut command = Command::new(tools::server()?);
        forget_options(&mut command);
        command
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .arg("--database")
            .arg(format!("sqlite:{}", folder.path().join(DATABASE).display()))
            .arg("--mail")
            .arg(format!("file:{}", mails.display()))
            .arg("--static")
            .arg(site)
            .args(["--limits", if options.limits == Limits::On { "on" } else { "off" }])
            .arg("--config")
            .arg(config);
        let (server, port) = Process::start("the server", &mut command, listening_port).await?;
        let spurtcommerce = match options.backend {
            Backend::Portico => None,
            Backend::Spurtcommerce => Some(Replay::start(portico_replay::Options::default()).await?),
        };
        let origin = format!("http://127.0.0.1:{port}");
        Ok(Self { server, origin, mailbox: Mailbox::new(mails), folder, spurtcommerce })
    }

    /// The shop's origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Where a proxy in front of the shop passes requests on to.
    pub(crate) fn upstream(&self) -> Upstream {
        let api = self.spurtcommerce.as_ref().map(|replay| ("/api/", replay.address().to_string()));
        Upstream { server: self.origin.trim_start_matches("http://").to_owned(), api }
    }

    /// The recorded Spurtcommerce server: its customers and its behaviour.
    ///
    /// # Errors
    /// If the shop was started without it.
    pub fn spurtcommerce(&self) -> Result<&portico_replay::Shop> {
        self.spurtcommerce.as_ref().map(Replay::shop).context("the shop has no Spurtcommerce server")
    }

    /// The emails that the shop has sent.
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// The database file.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join(DATABASE)
    }

    /// The server's log so far.
    pub fn log(&self) -> String {
        self.server.log()
    }

    /// Creates an access token for another system, on the command line as an operator would.
    ///
    /// # Errors
    /// If the command fails.
    pub async fn access_token(&self) -> Result<String> {
        let made = self.run("portico-server token create --name ERP --database sqlite:portico.db").await?;
        Ok(made.trim().to_owned())
    }

    /// Runs shell commands from the documentation in the shop's folder, up to the first that fails; returns their output.
    ///
    /// # Errors
    /// If one fails.
    pub async fn run(&self, commands: &str) -> Result<String> {
        let (server, path) = (tools::server()?, env::var_os("PATH").unwrap_or_default());
        let programs = server.parent().map(Path::to_owned).into_iter().chain(env::split_paths(&path));
        let commands = commands.replace("http://127.0.0.1:8080", &self.origin);
        let mut command = Command::new("bash");
        forget_options(&mut command);
        command.args(["-e", "-c", &commands]).env("PATH", env::join_paths(programs)?);
        let run = command.current_dir(self.folder.path()).output().await?;
        let errors = String::from_utf8_lossy(&run.stderr);
        ensure!(run.status.success(), "{commands}\n{errors}");
        Ok(String::from_utf8(run.stdout)?)
    }

    /// Makes the database unusable, like a broken disk.
    ///
    /// # Errors
    /// If its files can't be written.
    pub fn break_database(&self) -> Result<()> {
        for name in ["portico.db", "portico.db-wal", "portico.db-shm"] {
            let path = self.folder.path().join(name);
            if let Ok(metadata) = fs::metadata(&path) {
                let rubbish = vec![0xA5; usize::try_from(metadata.len())?];
                // In place: the server has the files mapped into memory, and would crash if one were truncated.
                let mut file = fs::OpenOptions::new().write(true).open(&path)?;
                file.write_all(&rubbish).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        Ok(())
    }
}

/// Removes the server's options from the environment, which it would also read.
fn forget_options(command: &mut Command) {
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PORTICO_")) {
        command.env_remove(name);
    }
}

/// The port in the log line that says where the server is listening.
fn listening_port(line: &str) -> Option<u16> {
    let (_, behind) = line.split_once("127.0.0.1:")?;
    let digits = behind.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|port| *port != 0)
}
