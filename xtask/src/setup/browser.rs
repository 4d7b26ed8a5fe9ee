//! The browsers of the tests, with what drives them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::packages;
use super::part::Part;
use crate::project::which;

/// One of the programs that browser tests need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// The browser.
    Chromium,
    /// The program that controls it through the WebDriver protocol.
    Driver,
    /// Another browser. Its driver is compiled, because Debian has none.
    Firefox,
    /// The program that controls WebKitGTK.
    WebKitDriver,
    /// The X server that shows nothing: WebKitGTK always shows its windows.
    Xvfb,
}

impl Program {
    /// The environment variable that selects another program.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Driver => "CHROMEDRIVER",
            Self::Firefox => "FIREFOX",
            Self::WebKitDriver => "WEBKIT_DRIVER",
            Self::Xvfb => "XVFB",
        }
    }

    /// Finds the program: the one in the variable, or else one in `PATH` under the names that distributions use.
    pub(crate) fn find(self) -> Option<PathBuf> {
        let names: &[&str] = match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            Self::Driver => &["chromedriver", "chromium-driver"],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::WebKitDriver => &["WebKitWebDriver"],
            Self::Xvfb => &["Xvfb"],
        };
        match env::var_os(self.variable()).filter(|path| !path.is_empty()) {
            Some(path) => Some(PathBuf::from(path)),
            None => names.iter().find_map(|name| which(name)),
        }
    }
}

/// The set-up part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    /// With its driver.
    Chromium,
    /// Without its driver.
    Firefox,
    /// With its driver, an X server, and what Python needs to open its windows.
    WebKit,
}

impl Browser {
    /// Its programs.
    pub(crate) fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => &[Program::Chromium, Program::Driver],
            Self::Firefox => &[Program::Firefox],
            Self::WebKit => &[Program::WebKitDriver, Program::Xvfb],
        }
    }

    /// Debian's packages, and what to do without apt.
    fn packages(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::Chromium => (
                &["chromium", "chromium-driver"],
                "Install Chrome or Chromium and the chromedriver of the same version; if they are not in PATH, put their paths into CHROMIUM and CHROMEDRIVER.",
            ),
            Self::Firefox => {
                (&["firefox-esr"], "Install Firefox; if it is not in PATH, put its path into FIREFOX.")
            }
            Self::WebKit => (
                &["webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"],
                "Install WebKitGTK with its WebDriver and its bindings for Python, and Xvfb; if the programs are not in PATH, put their paths into WEBKIT_DRIVER and XVFB.",
            ),
        }
    }
}

impl Part for Browser {
    fn name(&self) -> String {
        let name = match self {
            Self::Chromium => "Chromium and its driver",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK, its driver and a display",
        };
        name.to_owned()
    }

    fn is_ready(&self) -> bool {
        let has = |program: &Program| program.find().is_some_and(|path| path.is_file());
        self.programs().iter().all(has) && (*self != Self::WebKit || has_bindings())
    }

    fn install(&self) -> Result<()> {
        for program in self.programs() {
            if let Some(path) =
                program.find().filter(|path| !path.is_file() && env::var_os(program.variable()).is_some())
            {
                bail!("{} names {}, which isn't a file.", program.variable(), path.display());
            }
        }
        let (packages, otherwise) = self.packages();
        packages::install(packages, otherwise)
    }

    fn takes(&self) -> &'static str {
        "1 minute"
    }
}

/// Whether Debian's Python can open windows of WebKitGTK.
fn has_bindings() -> bool {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().filter_map(Result::ok);
    let mut types = folders.map(|folder| folder.path().join("girepository-1.0/WebKit2-4.1.typelib"));
    Path::new("/usr/lib/python3/dist-packages/gi").is_dir() && types.any(|file| file.is_file())
}
