//! The browsers that the browser tests run in, and how many of the tests in each.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;

use crate::browser::programs;
use crate::setup::{Browser, Tools};

/// A browser, named as `--browser` accepts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Chromium
    Chromium,
    /// Firefox
    Firefox,
    /// WebKit, as WebKitGTK
    Webkit,
    /// Each of the three, one after the other
    All,
}

/// How many of the tests run in a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every test.
    All,
    /// Those of [`super::core_tests`].
    Core,
}

impl Engine {
    /// The three.
    const EACH: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// What to run where. Without a selection, every test runs in Chromium, and the core in the others.
    pub(super) fn plan(selected: &[Self]) -> Vec<(Self, Extent)> {
        let is_selected = |engine: &Self| selected.contains(engine) || selected.contains(&Self::All);
        let extent = |engine| match engine {
            Self::Firefox | Self::Webkit if selected.is_empty() => Extent::Core,
            _ => Extent::All,
        };
        let wanted = Self::EACH.into_iter().filter(|engine| selected.is_empty() || is_selected(engine));
        wanted.map(|engine| (engine, extent(engine))).collect()
    }

    /// The browsers that it stands for.
    pub(crate) fn each(self) -> Vec<Self> {
        if self == Self::All { Self::EACH.into() } else { vec![self] }
    }

    /// Its name, as `--browser` accepts it.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The environment variables that make the tests run in it.
    ///
    /// # Errors
    /// If one of its programs is missing.
    pub(crate) fn environment(self, tools: &Tools) -> Result<Vec<(String, PathBuf)>> {
        let mut environment = match self {
            Self::Chromium | Self::All => programs(Browser::Chromium)?,
            Self::Webkit => programs(Browser::WebKit)?,
            Self::Firefox => {
                let driver = ("GECKODRIVER".to_owned(), tools.geckodriver().clone());
                programs(Browser::Firefox)?.into_iter().chain([driver]).collect()
            }
        };
        environment.push(("PORTICO_BROWSER".to_owned(), self.name().into()));
        Ok(environment)
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_core_runs_where_no_browser_is_selected() {
        let core = [
            (Engine::Chromium, Extent::All),
            (Engine::Firefox, Extent::Core),
            (Engine::Webkit, Extent::Core),
        ];
        assert_eq!(Engine::plan(&[]), core);
        assert_eq!(Engine::plan(&[Engine::Webkit]), [(Engine::Webkit, Extent::All)]);
        assert_eq!(Engine::plan(&[Engine::All]), core.map(|(engine, _)| (engine, Extent::All)));
    }
}
