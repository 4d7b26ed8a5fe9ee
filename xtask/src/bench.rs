//! Compares Portico with a handwritten page, and with another server.

use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::browser;
use crate::dist::folder::put;
use crate::project::Project;
use crate::run;
use crate::setup::{Group, Tools, install_locked, set_up_npm};
use crate::shops::{EXAMPLE_SHOP, with_shops};

/// What can be measured.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Bench {
    /// The sign-in page and the element beside a hand-written page, on a slow phone: bytes, first paint, time until they are ready
    ///
    /// On a first visit, on a second one, and prefetched by a page of a shop. On a machine that is busy it waits, for ten minutes at
    /// most, and then refuses.
    Page {
        /// How many rounds, each with every visit, about 45 seconds long
        #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..=50))]
        runs: u32,
        /// Visit another sign-in page, too: a name and its address on this machine, such as solid=http://127.0.0.1:8000/
        #[arg(long, value_name = "NAME=ADDRESS")]
        beside: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Don't wait for other programs to finish; the result says how much they disturbed it
        #[arg(long)]
        no_wait: bool,
    },
    /// The API beside better-auth's, on two cores: requests per second, latency, memory, and sign-ins beside the cores' hashing rate
    ///
    /// Also: session checks during a flood of sign-ins, calls with a million customers, and whether response times reveal which
    /// emails have an account. Takes about 12 minutes; everything runs on this machine. If that is busy, it waits, for ten minutes at
    /// most, and then refuses.
    Api {
        /// How many rounds of all calls to either server, about a minute and a half long
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
        runs: u32,
        /// How many customers are in the larger database; a million take 2 GB of disk
        #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1000..=5_000_000))]
        customers: u64,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Don't wait for other programs to finish; the result says how much they disturbed it
        #[arg(long)]
        no_wait: bool,
    },
}

impl Bench {
    /// Builds what is measured, runs the measurement and prints the comparison.
    ///
    /// # Errors
    /// When something does not build, a page never becomes ready, or a server's answer is not as expected.
    pub(crate) fn run(self, project: &Project) -> Result<()> {
        let (mut bench, json, no_wait) = match self {
            Self::Page { runs, beside, json, no_wait } => (page(project, runs, &beside)?, json, no_wait),
            Self::Api { runs, customers, json, no_wait } => (api(project, runs, customers)?, json, no_wait),
        };
        bench.args(json.then_some("--json")).args(no_wait.then_some("--no-wait"));
        let report = run::output(&mut bench, "The lines above say why.")?;
        Ok(stdout().write_all(&report)?)
    }
}

/// The command that measures the pages.
fn page(project: &Project, runs: u32, beside: &[String]) -> Result<Command> {
    let tools = Tools::set_up(project, &Group::ALL)?;
    let runs = runs.to_string();
    let arguments = ["run", "--quiet", "--package", "portico-bench", "--", "page", "--runs", &runs];
    let mut cargo = browser::cargo(project, &tools, &arguments)?;
    cargo.args(beside.iter().flat_map(|page| ["--beside", page]));
    let shops = [("shop", EXAMPLE_SHOP), ("small-shop", "bench/page/small-shop")];
    cargo.env("PORTICO_DIST", with_shops(project, &project.site(), "bench/site", &shops)?);
    cargo.env("PORTICO_VANILLA", hand_written_site(project, &tools)?);
    Ok(cargo)
}

/// The command that measures the API.
fn api(project: &Project, runs: u32, customers: u64) -> Result<Command> {
    let better_auth = better_auth(project)?;
    eprintln!("server and load generator: building, optimized (about 6 minutes at first)");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--package", "portico-server", "--package", "portico-bench"]);
    run::check(cargo.current_dir(&project.root), "The lines above say why.")?;
    let data = project.target.join("bench/data");
    fs::create_dir_all(&data).with_context(|| format!("cannot create {}", data.display()))?;
    let mut bench = Command::new(project.target.join("release/portico-bench"));
    bench.args(["api", "--runs", &runs.to_string(), "--customers", &customers.to_string()]);
    bench.env("PORTICO_SERVER", project.target.join("release/portico-server"));
    // On a disk, as for any database: on many machines the system's temporary folder is in memory.
    bench.env("PORTICO_BETTER_AUTH", better_auth).env("TMPDIR", data);
    Ok(bench)
}

/// The folder with better-auth and the packages that its lock file names.
fn better_auth(project: &Project) -> Result<PathBuf> {
    let source = project.root.join("bench/api/better-auth");
    let folder = project.target.join("bench/better-auth");
    let lock = "package-lock.json";
    // npm writes the other file last.
    let ready = folder.join("node_modules/.package-lock.json").is_file()
        && fs::read(source.join(lock))? == fs::read(folder.join(lock)).unwrap_or_default();
    if !ready && folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for name in ["package.json", lock, ".npmrc", "server.mjs"] {
        fs::copy(source.join(name), folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    if !ready {
        eprintln!("better-auth: installing its packages (about 1 minute)");
        set_up_npm()?;
        install_locked(project, &folder, "better-auth")?;
    }
    Ok(folder)
}

/// Prepares the handwritten page for a server like the app: minified, compressed, with the files that never change in
/// `assets/`.
fn hand_written_site(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let source = project.root.join("bench/page/vanilla");
    let site = project.target.join("bench/vanilla");
    let read = |name| fs::read(source.join(name)).with_context(|| format!("cannot read {name}"));
    let minified = |name| {
        let mut esbuild = tools.command("esbuild");
        esbuild.arg(source.join(name)).args(["--minify", "--target=es2022"]);
        run::output(&mut esbuild, "The lines above say what esbuild can't parse.")
    };
    put(&site.join("assets/page.css"), &minified("page.css")?)?;
    put(&site.join("assets/page.js"), &minified("page.js")?)?;
    put(&site.join("404.html"), &read("404.html")?)?;
    let page = read("index.html")?;
    // The server requires a page at each URL of the app; this site has only one.
    for folder in folders_of_pages(&project.site())? {
        put(&site.join(folder).join("index.html"), &page)?;
    }
    Ok(site)
}

/// The folders of a built site that contain a page, relative to the site.
fn folders_of_pages(site: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::new()];
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if entry.path().join("index.html").is_file() {
            folders.push(entry.file_name().into());
        }
    }
    Ok(folders)
}
