//! Builds the site: what a web server needs to serve, small and compressed ahead of time.

mod addresses;
mod assets;
pub(crate) mod boundary;
mod compress;
mod configuration;
pub(crate) mod embed;
pub(crate) mod folder;
mod glue;
pub(crate) mod html;
mod likeness;
mod order;
pub(crate) mod pages;
mod preloads;
mod script;
mod split;
mod template;
mod trunk;

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::files::write_whole;
use crate::progress::{Parts, short};
use crate::project::Project;
use crate::setup::Tools;
pub(crate) use compress::{brotli, siblings};
use folder::Folder;
pub(crate) use order::{Order, Plan};
use pages::{ASSETS, LOGIN};
use template::Template;

/// Builds the site with the checkout's own configuration into the folder `out`, removing everything else there.
///
/// # Errors
/// See [`build_to_order`].
pub(crate) fn build(project: &Project, tools: &Tools, out: &Path) -> Result<()> {
    build_to_order(project, tools, &Order::default().plan(project)?, out)
}

/// Builds a site into the folder `out`, removing everything else there, and prints how long each part took.
///
/// # Errors
/// If the app doesn't build, a page contains inline code, or the folder can't be written.
pub(crate) fn build_to_order(project: &Project, tools: &Tools, plan: &Plan, out: &Path) -> Result<()> {
    let mut parts = Parts::start();
    folder::check(&project.root, out)?;
    let pages = pages::render(project, plan.store())?;
    parts.end("rendering");
    let site = trunk::build(project, tools)?;
    parts.end("wasm");
    boundary::narrow(project, tools, &site)?;
    parts.end("boundary");
    let template = assets::finish(project, &site, tools)?;
    for (file, content) in plan.fill(&template, &pages)? {
        write_whole(&site.join(file), content.as_bytes())?;
    }
    parts.end("pages");
    embed::make(project, tools, &site, &pages)?;
    parts.end("element");
    let mut folder = Folder::new(out);
    folder.put_all(&site)?;
    folder.remove_others()?;
    parts.end("compression");
    eprintln!("dist: {} is ready in {parts}", out.display());
    Ok(())
}

/// Renders the pages of a built site again; its scripts, styles and wasm stay the same.
///
/// # Errors
/// If the folder contains no site, an option is invalid, or the pages can't be rendered or written.
pub(crate) fn configure(project: &Project, order: &Order, site: &Path) -> Result<()> {
    let started = Instant::now();
    let login = site.join(LOGIN);
    let html = fs::read_to_string(&login)
        .with_context(|| format!("cannot read {}; `cargo xtask dist` builds a site", login.display()))?;
    let template =
        Template::new(html).with_context(|| format!("{} isn't a page of such a site", login.display()))?;
    let plan = order.plan_again(project, &template)?;
    let pages = pages::render(project, plan.store())?;
    let filled = plan.fill(&template, &pages)?;
    for (file, content) in &filled {
        folder::put(&site.join(file), content.as_bytes())?;
    }
    let files: Vec<_> = filled.iter().map(|(file, _)| file.as_path()).collect();
    pages::remove_left_over(site, &files)?;
    eprintln!("configure: {} is ready ({})", site.display(), short(started.elapsed()));
    Ok(())
}

/// Creates a copy of a site with other members of its configuration, given as JSON, in the folder `out`, removing
/// everything else there.
///
/// # Errors
/// If a member is invalid, the pages can't be rendered, or the folder can't be written.
pub(crate) fn of_store(project: &Project, site: &Path, members: &str, out: &Path) -> Result<()> {
    let template = Template::new(fs::read_to_string(site.join(LOGIN))?)?;
    let plan = Plan::with_members(&template, members)?;
    let pages = pages::render(project, plan.store())?;
    let mut folder = Folder::new(out);
    for part in [ASSETS, embed::FOLDER] {
        folder.copy(site, part)?;
    }
    for (file, content) in plan.fill(&template, &pages)? {
        folder.put(&file, content.as_bytes())?;
    }
    folder.remove_others()
}
