//! An example with a framework that renders its pages on a server of its own.

use std::env;
use std::path::Path;

use anyhow::{Context, Result};
use portico_test_support::{Process, free_port, on_free_ports};
use serde_json::Value;
use thirtyfour::PageLoadStrategy;
use tokio::fs;
use tokio::process::Command;
use tokio::task::spawn_blocking;

use crate::browser::{Slot, conclude};
use crate::console;
use crate::fault_proxy::{FaultProxy, Upstream};
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::tools;

/// Starts the built example `name` with its own server, and the API at the same origin below `/customer/`; runs `test` on a
/// page, and ends everything. The console must stay free of errors, such as the frameworks' about pages that differ from
/// what their servers rendered.
///
/// # Errors
/// If something doesn't start, or the test fails.
pub async fn in_a_framework(name: &str, test: impl AsyncFnOnce(&Shop, &Page) -> Result<()>) -> Result<()> {
    let slot = Slot::acquire().await?;
    let shop = Shop::start(Options::DEFAULT).await?;
    let (server, port) = on_free_ports(async || start(name).await).await?;
    let api = shop.origin().trim_start_matches("http://").to_owned();
    let upstream = Upstream { server: format!("127.0.0.1:{port}"), api: Some(("/customer/", api)) };
    let proxy = FaultProxy::start(upstream).await?;
    let run = slot.page(proxy.origin(), PageLoadStrategy::None, async |page| {
        console::log_violations(page).await?;
        test(&shop, page).await
    });
    conclude(run.await, || format!("{name}'s server:\n{}", server.log()))
}

/// Starts the server by the example's script `start`, with the shell replaced by it, so that ending it ends the server.
async fn start(name: &str) -> Result<(Process, u16)> {
    let (folder, node) = (tools::framework(name)?, tools::node()?);
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join("package.json")).await?)?;
    let script = manifest["scripts"]["start"].as_str().context("package.json has no script `start`")?;
    let path = env::var_os("PATH").unwrap_or_default();
    let programs = [folder.join("node_modules/.bin"), node.parent().unwrap_or(Path::new(".")).to_owned()];
    let port = free_port();
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("exec {script}")])
        .env("PATH", env::join_paths(programs.into_iter().chain(env::split_paths(&path)))?)
        .envs([("HOST", "127.0.0.1"), ("PORT", &port.to_string())])
        .current_dir(&folder);
    let mut server = Process::spawn(name, command.as_std_mut())?;
    spawn_blocking(move || server.wait_for_port(port).map(|()| (server, port))).await?
}
