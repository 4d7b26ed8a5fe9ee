//! Chromium and its driver, for the tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::packages;
use super::part::Part;
use crate::project::which;

/// One of the two programs that browser tests need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// The browser.
    Chromium,
    /// The program that controls it through the WebDriver protocol.
    Driver,
}

impl Program {
    /// The environment variable that selects another program.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Driver => "CHROMEDRIVER",
        }
    }

    /// Finds the program: the one in the variable, or else one in `PATH` under the names that distributions use.
    pub(crate) fn find(self) -> Option<PathBuf> {
        let names: &[&str] = match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            Self::Driver => &["chromedriver", "chromium-driver"],
        };
        match env::var_os(self.variable()).filter(|path| !path.is_empty()) {
            Some(path) => Some(PathBuf::from(path)),
            None => names.iter().find_map(|name| which(name)),
        }
    }
}

/// The set-up part.
pub(crate) struct Browser;

impl Part for Browser {
    fn name(&self) -> String {
        "Chromium and its driver".to_owned()
    }

    fn is_ready(&self) -> bool {
        [Program::Chromium, Program::Driver]
            .iter()
            .all(|program| program.find().is_some_and(|path| path.is_file()))
    }

    fn install(&self) -> Result<()> {
        for program in [Program::Chromium, Program::Driver] {
            if let Some(path) =
                program.find().filter(|path| !path.is_file() && env::var_os(program.variable()).is_some())
            {
                bail!("{} names {}, which isn't a file.", program.variable(), path.display());
            }
        }
        packages::install(
            &["chromium", "chromium-driver"],
            "Install Chrome or Chromium and the chromedriver of the same version; if they are not in PATH, put their paths into CHROMIUM and CHROMEDRIVER.",
        )
    }

    fn takes(&self) -> &'static str {
        "1 minute"
    }
}
