//! What a change may have broken: the steps to run, and the tests of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::step::{Planned, Step};
use crate::project::Project;
use crate::run;

/// Which tests of a step have to run.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scope {
    /// All of them.
    All,
    /// Those with one of these in their name or, for [`Step::Native`], those of these packages.
    Of(BTreeSet<&'static str>),
}

/// The changes, and what they require.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed {
    paths: Vec<String>,
    steps: BTreeMap<usize, (Step, Scope)>,
}

/// A part of the tree, and what a change in it requires. The first row whose path is a prefix of the changed path applies.
struct Area {
    prefix: &'static str,
    /// Packages whose native tests run or read it.
    packages: &'static [&'static str],
    /// The other steps, with the names of their tests; all of a step's tests if there are none.
    steps: &'static [(Step, &'static [&'static str])],
}

const RUST: [Step; 2] = [Step::Fmt, Step::Clippy];
const APP: &[&str] = &["portico-app", "portico-view"];
/// The steps that every page needs.
const CARRY: [Step; 2] = [Step::ClippyWasm, Step::Dist];

/// The pages, and the browser tests of each.
const PAGES: [(&str, &[&str]); 16] = [
    ("login", &["sign_in::", "fields::"]),
    ("register", &["register::"]),
    ("otp", &["code::"]),
    ("forgot_password", &["reset::"]),
    ("reset_password", &["reset::"]),
    ("account", &["session::", "cart::"]),
    ("cart", &["cart::", "hand_off::"]),
    ("hand_off", &["hand_off::"]),
    ("customer_code", &["axim::"]),
    ("not_found", &["navigation::"]),
    ("providers", &["social::"]),
    ("social", &["social::"]),
    ("linked", &["social::"]),
    ("passkey", &["passkeys::"]),
    ("passkey_button", &["passkeys::"]),
    ("passkeys", &["passkeys::"]),
];

const AREAS: [Area; 14] = [
    Area { prefix: "docs/", packages: &["portico-server", "xtask"], steps: &[(Step::E2e, &["document::"])] },
    Area {
        prefix: "deploy/",
        packages: &["portico-server", "xtask"],
        steps: &[(Step::E2e, &["addresses::", "answers::", "cloudfront::", "languages::"])],
    },
    Area {
        prefix: "server/src/",
        packages: &["portico-server"],
        steps: &[
            (Step::Postgres, &[]),
            (Step::Contract, &[]),
            (Step::E2e, &["sign_in::", "register::", "reset::", "code::", "passkeys::"]),
        ],
    },
    Area { prefix: "server/", packages: &["portico-server"], steps: &[(Step::Postgres, &[])] },
    Area { prefix: "check-api/", packages: &["portico-check-api", "portico-server"], steps: &[] },
    Area {
        prefix: "replay/",
        packages: &["portico-replay", "portico-server"],
        steps: &[(Step::E2e, &["spurtcommerce::"])],
    },
    Area {
        prefix: "test-support/",
        packages: &["portico-test-support", "portico-server", "portico-replay"],
        steps: &[(Step::E2e, &["sign_in::"])],
    },
    Area { prefix: "bench/", packages: &["portico-bench"], steps: &[] },
    Area { prefix: "e2e/", packages: &["portico-e2e"], steps: &[(Step::E2e, &[])] },
    Area {
        prefix: "view/",
        packages: APP,
        steps: &[(Step::ClippyWasm, &[]), (Step::Dist, &[]), (Step::E2e, &[])],
    },
    Area {
        prefix: "app/",
        packages: &["portico-app", "portico-view", "xtask"],
        steps: &[(Step::ClippyWasm, &[]), (Step::Dist, &[]), (Step::E2e, &[])],
    },
    Area {
        prefix: "style/",
        packages: &["xtask"],
        steps: &[(Step::Dist, &[]), (Step::E2e, &["looks::", "first_paint::"])],
    },
    Area {
        prefix: "examples/",
        packages: &["portico-server", "xtask"],
        steps: &[(Step::E2e, &["examples::", "document::"])],
    },
    Area {
        prefix: "xtask/",
        packages: &["xtask"],
        steps: &[(Step::Dist, &[]), (Step::E2e, &["sign_in::", "element::"])],
    },
];

impl Changed {
    /// Asks git for the differences from a commit, including untracked files.
    ///
    /// # Errors
    /// If git fails, or doesn't know the commit.
    pub(super) fn since(project: &Project, commit: &str) -> Result<Self> {
        let git = |arguments: &[&str]| {
            let mut git = Command::new("git");
            git.args(arguments).current_dir(&project.root);
            run::output(&mut git, "`--changed` needs a commit that git knows, such as `main`.")
        };
        let tracked = git(&["diff", "--name-only", "--relative", commit])?;
        let untracked = git(&["ls-files", "--others", "--exclude-standard"])?;
        let text = String::from_utf8([tracked, untracked].concat()).context("a file name isn't UTF-8")?;
        Ok(Self::of(text.lines().map(str::to_owned).collect()))
    }

    fn of(paths: Vec<String>) -> Self {
        let mut changed = Self { paths: Vec::new(), steps: BTreeMap::new() };
        for path in &paths {
            changed.add_path(path);
        }
        changed.paths = paths;
        changed
    }

    fn add_path(&mut self, path: &str) {
        if Path::new(path).extension().is_some_and(|kind| kind == "rs") {
            self.add_all(RUST, &[]);
        }
        if let Some((_, tests)) = page(path) {
            self.add(Step::Native, APP);
            self.add_all(CARRY, &[]);
            self.add(Step::E2e, tests);
        } else if let Some(area) = AREAS.iter().find(|area| path.starts_with(area.prefix)) {
            self.add(Step::Native, area.packages);
            for (step, tests) in area.steps {
                self.add(*step, tests);
            }
        } else if !is_prose(path) {
            // Files that every crate depends on, such as the field rules, a manifest or the page template.
            let all = Step::value_variants().iter().copied().filter(|step| step.is_part_of_all());
            self.add_all(all, &[]);
        }
    }

    fn add_all(&mut self, steps: impl IntoIterator<Item = Step>, tests: &[&'static str]) {
        for step in steps {
            self.add(step, tests);
        }
    }

    fn add(&mut self, step: Step, tests: &[&'static str]) {
        let place = Step::value_variants().iter().position(|other| *other == step).unwrap_or_default();
        let (_, scope) = self.steps.entry(place).or_insert_with(|| (step, Scope::Of(BTreeSet::new())));
        match scope {
            Scope::Of(known) if !tests.is_empty() => known.extend(tests),
            _ => *scope = Scope::All,
        }
    }

    /// The steps to run.
    pub(super) fn steps(self) -> Vec<Planned> {
        let names = |scope: Scope| match scope {
            Scope::All => Vec::new(),
            Scope::Of(names) => names.into_iter().map(str::to_owned).collect(),
        };
        self.steps
            .into_values()
            .map(|(step, scope)| match step {
                Step::Native => (step, Vec::new(), names(scope)),
                _ => (step, names(scope), Vec::new()),
            })
            .collect()
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} files have changed; to run:", self.paths.len())?;
        for (step, scope) in self.steps.values() {
            match scope {
                Scope::All => writeln!(f, "  {}", step.name())?,
                Scope::Of(names) => {
                    let names: Vec<_> = names.iter().copied().collect();
                    writeln!(f, "  {} ({})", step.name(), names.join(", "))?;
                }
            }
        }
        Ok(())
    }
}

/// The page that a file belongs to.
fn page(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let name = path.strip_prefix("app/src/pages/")?;
    let name = name.split(['/', '.']).next()?;
    PAGES.into_iter().find(|(page, _)| *page == name)
}

/// Whether a file is only documentation.
fn is_prose(path: &str) -> bool {
    let is_text = Path::new(path).extension().is_some_and(|kind| kind == "md") || path.starts_with("LICENSE");
    !path.contains('/') && is_text || path.starts_with(".git")
}

#[cfg(test)]
mod unit {
    use super::*;

    fn planned(paths: &[&str]) -> Vec<(String, Vec<String>, Vec<String>)> {
        let changed = Changed::of(paths.iter().map(|path| (*path).to_owned()).collect());
        changed
            .steps()
            .into_iter()
            .map(|(step, filters, packages)| (step.name(), filters, packages))
            .collect()
    }

    fn names(planned: &[(String, Vec<String>, Vec<String>)]) -> Vec<&str> {
        planned.iter().map(|(step, ..)| step.as_str()).collect()
    }

    #[test]
    fn a_page_runs_what_walks_through_it() {
        let planned = planned(&["app/src/pages/register.rs"]);
        assert_eq!(names(&planned), ["fmt", "native", "dist", "e2e", "clippy", "clippy-wasm"]);
        assert_eq!(planned[1].2, ["portico-app", "portico-view"]);
        assert_eq!(planned[3].1, ["register::"]);
    }

    #[test]
    fn two_pages_run_the_tests_of_both_and_a_rule_runs_everything() {
        let both = planned(&["app/src/pages/register.rs", "app/src/pages/otp.rs"]);
        assert_eq!(both[3].1, ["code::", "register::"]);
        let rule = planned(&["app/src/pages/register.rs", "shared/src/rules.rs"]);
        assert_eq!(rule.len(), Step::value_variants().iter().filter(|step| step.is_part_of_all()).count());
        assert!(
            rule.iter().all(|(_, filters, packages)| filters.is_empty() && packages.is_empty()),
            "{rule:?}"
        );
    }

    #[test]
    fn prose_runs_what_reads_it() {
        assert!(planned(&["README.md"]).is_empty());
        assert_eq!(names(&planned(&["docs/embedding.md"])), ["native", "e2e"]);
    }

    #[test]
    fn each_page_of_the_app_has_tests() {
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/src/pages");
        for entry in std::fs::read_dir(pages).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let is_page =
                !["mod.rs", "part.rs", "parts.rs", "redirect.rs", "waiting.rs"].contains(&name.as_str());
            assert!(
                !is_page || page(&format!("app/src/pages/{name}")).is_some(),
                "{name} has no row in PAGES"
            );
        }
    }
}
