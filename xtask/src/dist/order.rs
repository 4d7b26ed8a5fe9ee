//! What site to build: the options of the command line, checked against the configuration that they change.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::configuration::{Configuration, StoreOptions};
use super::html;
use super::pages::Rendering;
use super::preloads;
use super::template::{Frame, Template};
use crate::project::Project;

/// The options of a site.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Order {
    #[command(flatten)]
    store: StoreOptions,
    /// Write the content security policy into each page, for a host that cannot send headers
    #[arg(long)]
    policy_meta: bool,
}

/// A checked [`Order`].
#[derive(Debug)]
pub(crate) struct Plan {
    store: Configuration,
    policy: bool,
}

impl Order {
    /// The plan for a new site: the configuration of the checkout's index.html, changed by the options.
    ///
    /// # Errors
    /// If an option or a member of its file is invalid; the message names it.
    pub(crate) fn plan(&self, project: &Project) -> Result<Plan> {
        let base = Template::new(project.read("index.html")?)?.configuration().clone();
        Ok(Plan { store: self.store.apply(base)?, policy: self.policy_meta })
    }

    /// The plan for rendering a built site's pages again. A file describes a store as a whole, so only the base path stays from
    /// the last one. Without a file, only the options change something.
    ///
    /// # Errors
    /// If an option or a member of its file is invalid; the message names it.
    pub(super) fn plan_again(&self, project: &Project, built: &Template) -> Result<Plan> {
        let old = built.configuration();
        let base = if self.store.has_file() {
            Template::new(project.read("index.html")?)?.configuration().clone().at(old.base_path())
        } else {
            old.clone()
        };
        Ok(Plan { store: self.store.apply(base)?, policy: self.policy_meta || built.has_policy()? })
    }
}

impl Plan {
    /// The plan for a built site with other members of its configuration, given as JSON.
    ///
    /// # Errors
    /// If a member is invalid; the message names it.
    pub(super) fn with_members(built: &Template, members: &str) -> Result<Self> {
        let store = built.configuration().clone().with(Configuration::parse(members)?);
        Ok(Self { store, policy: built.has_policy()? })
    }

    /// The store that the pages are for.
    pub(super) fn store(&self) -> &Configuration {
        &self.store
    }

    /// All pages, the files with their words, and those that tell hosts what the pages load, each with its path in the site.
    ///
    /// # Errors
    /// If a page contains inline code.
    pub(super) fn fill(&self, template: &Template, all: &Rendering) -> Result<Vec<(PathBuf, String)>> {
        let mut filled = Vec::new();
        for language in &all.languages {
            let words = language.words_file();
            for page in &language.pages {
                let frame = Frame { all, language, page, words: &words };
                let html = template.fill(&frame, &self.store, self.policy)?;
                check(&page.file, &html)?;
                filled.push((page.file.clone(), html));
            }
            filled.push((words, language.later_words.clone()));
        }
        filled.extend(preloads::files(self.store.base_path(), &filled));
        Ok(filled)
    }
}

/// The policy of the site's pages forbids inline code, so such a page wouldn't work.
fn check(file: &Path, html: &str) -> Result<()> {
    let inline = html::inline_code(html)?;
    ensure!(
        inline.is_empty(),
        "{} holds {}, which the content security policy forbids: move it to a file",
        file.display(),
        inline.join(", ")
    );
    Ok(())
}
