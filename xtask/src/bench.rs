//! Measures Portico beside what an engineer would write by hand.

use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::browser;
use crate::dist::compress;
use crate::project::Project;
use crate::run;
use crate::setup::{Need, Tools};

/// What can be measured.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum Bench {
    /// The sign-in page, loaded cold by a slow phone: bytes, first paint, when it can be typed into and submitted
    Page {
        /// Rounds, each with a load of either page; about 15 seconds
        #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..=50))]
        runs: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Do not wait until other programs are done; the result says how much they disturbed it
        #[arg(long)]
        no_wait: bool,
    },
}

impl Bench {
    /// Builds what is measured, measures it beside the hand-written page, and prints how they compare.
    ///
    /// # Errors
    /// When something does not build, or a page does not load or never becomes ready.
    pub(crate) fn run(self, project: &Project) -> Result<()> {
        let Self::Page { runs, json, no_wait } = self;
        let tools = Tools::set_up(project, Need::Test)?;
        let runs = runs.to_string();
        let arguments = ["run", "--quiet", "--package", "portico-bench", "--", "page", "--runs", &runs];
        let mut cargo = browser::cargo(project, &tools, &arguments)?;
        cargo.args(json.then_some("--json")).args(no_wait.then_some("--no-wait"));
        cargo.env("PORTICO_VANILLA", hand_written_site(project, &tools)?);
        let report = run::output(&mut cargo, "The lines above say why.")?;
        Ok(stdout().write_all(&report)?)
    }
}

/// Makes the hand-written page ready for a server as the app is: minified, compressed, what never changes in
/// `assets/`.
fn hand_written_site(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let source = project.root.join("bench/page/vanilla");
    let site = project.target.join("bench/vanilla");
    let read = |name| fs::read(source.join(name)).with_context(|| format!("cannot read {name}"));
    let minified = |name| {
        let mut esbuild = tools.command("esbuild");
        esbuild.arg(source.join(name)).args(["--minify", "--target=es2022"]);
        run::output(&mut esbuild, "The lines above say what esbuild does not understand.")
    };
    write(&site.join("assets/page.css"), &minified("page.css")?)?;
    write(&site.join("assets/page.js"), &minified("page.js")?)?;
    write(&site.join("404.html"), &read("404.html")?)?;
    let page = read("index.html")?;
    // The server wants a page at each address of the app; this site has but one.
    for folder in folders_of_pages(&project.site())? {
        write(&site.join(folder).join("index.html"), &page)?;
    }
    Ok(site)
}

/// The folders of a built site that are a page, relative to it.
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

fn write(file: &Path, content: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    fs::create_dir_all(file.parent().unwrap_or(file)).with_context(cannot)?;
    fs::write(file, content).with_context(cannot)?;
    compress::write_siblings(file, content)
}
