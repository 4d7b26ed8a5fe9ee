//! The whole product on this machine: app, API and the mails that it sends, on one address.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

/// What the server is started with.
#[derive(Debug)]
pub(crate) struct Start {
    /// The address to listen on.
    pub(crate) listen: SocketAddr,
}

impl Start {
    /// Whether the address is free. It is asked before minutes of building.
    ///
    /// # Errors
    /// When it is taken or not an address of this machine.
    pub(crate) fn check_address(&self) -> Result<()> {
        if !self.listen.ip().is_loopback() {
            bail!(
                "{} is not an address of this machine alone, and the page with the sent mails is for nobody else: \
                 choose one such as 127.0.0.1:8080, or run `portico-server serve` without that page",
                self.listen
            );
        }
        if let Err(error) = TcpListener::bind(self.listen) {
            bail!(
                "cannot listen on {}: {error}. Stop what uses this port, or choose another: `cargo xtask start --listen 127.0.0.1:{}`",
                self.listen,
                self.listen.port().saturating_add(1)
            );
        }
        Ok(())
    }

    /// Becomes the server, so that Ctrl-C and other signals reach it directly. Returns only when that fails.
    ///
    /// # Errors
    /// When a folder cannot be made or the server cannot be started.
    pub(crate) fn run(&self, project: &Project, server: &PathBuf) -> Result<()> {
        let data = project.root.join(".portico");
        fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
        let site = with_shop(project).context("the site and the example shop cannot be put together")?;
        let url = format!("http://{}", self.listen);
        println!();
        println!("  Portico       {url}/");
        println!("  A shop        {url}/shop/ (examples/shop: change it and reload)");
        println!("  Sent mails    {url}/dev/mail");
        println!("  Data          {} (remove it to begin anew)", data.display());
        println!();
        println!("Ctrl-C stops it.");
        println!();
        let error = Command::new(server)
            .args([
                "serve",
                "--mail-page",
                "on",
                "--database",
                "sqlite:.portico/portico.db",
                "--mail",
                "file:.portico/mail",
            ])
            .arg("--static")
            .arg(site)
            .args(["--public-url", &url, "--listen", &self.listen.to_string()])
            .current_dir(&project.root)
            .exec();
        Err(error).with_context(|| format!("cannot start {}", server.display()))
    }
}

/// The folder with the site, and beside it the example of a shop that has the element in its page.
fn with_shop(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("start");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(project.site())? {
        let entry = entry?;
        symlink(entry.path(), folder.join(entry.file_name()))?;
    }
    symlink(project.root.join("examples/shop"), folder.join("shop"))?;
    Ok(folder)
}

/// Builds the server and returns its program.
///
/// # Errors
/// When it does not build.
pub(crate) fn build_server(project: &Project) -> Result<PathBuf> {
    eprintln!("server: building");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--package", "portico-server"]).current_dir(&project.root);
    run::check(&mut cargo, "The lines above say why.")?;
    Ok(project.target.join("debug/portico-server"))
}
