//! The test steps: what each one needs, depends on and keeps busy.

use clap::ValueEnum;

use crate::schedule::Resource;
use crate::setup::Group;

/// A test step, named as `--only` accepts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// All code is formatted
    Fmt,
    /// Compiles every program and test once, for all steps that run them
    Build,
    /// Unit, property and HTTP tests, the server's on SQLite
    Native,
    /// The optimized site, within its budget of bytes
    Dist,
    /// The product in a browser, against the server
    E2e,
    /// Lints, native
    Clippy,
    /// Lints of what runs in the browser
    ClippyWasm,
    /// The shared crate's tests, as wasm in a browser
    Wasm,
    /// The documentation builds without a warning
    Doc,
    /// No crate is listed that is not used
    Machete,
    /// Licences, sources and known faults of the dependencies
    Deny,
    /// The server's tests that need a database once more, on PostgreSQL
    Postgres,
    /// The API against its own document: requests that schemathesis makes up, 5 000 where this step is named
    Contract,
}

/// A step, and what to run of it: tests whose names contain one of these texts, of these packages; everything if empty.
pub(super) type Planned = (Step, Vec<String>, Vec<String>);

impl Step {
    /// The groups that set-up has to install for it.
    pub(super) fn needs(self) -> &'static [Group] {
        match self {
            Self::Build => &[],
            Self::Fmt | Self::Clippy | Self::Doc | Self::Native | Self::Postgres | Self::Contract => {
                &[Group::Tests]
            }
            Self::ClippyWasm => &[Group::Site, Group::Tests],
            Self::Dist => &Group::BUILD,
            Self::Wasm | Self::E2e => &[Group::Site, Group::Builders, Group::Tests],
            Self::Machete | Self::Deny => &[Group::Checkers],
        }
    }

    /// The steps whose results it uses.
    pub(super) fn after(self) -> &'static [Self] {
        match self {
            Self::Native | Self::Postgres | Self::Contract | Self::Dist => &[Self::Build],
            Self::E2e => &[Self::Build, Self::Dist],
            _ => &[],
        }
    }

    /// The resource that it needs exclusively.
    pub(super) fn uses(self) -> Resource {
        match self {
            Self::Build | Self::Clippy | Self::Doc => Resource::NativeBuild,
            Self::Dist | Self::ClippyWasm => Resource::WasmBuild,
            Self::Wasm | Self::Native | Self::E2e | Self::Postgres | Self::Contract => Resource::Tests,
            Self::Fmt | Self::Machete | Self::Deny => Resource::Nothing,
        }
    }

    /// Its name, as `--only` accepts it.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Its description, as shown by `--help`.
    pub(super) fn about(self) -> String {
        let value = self.to_possible_value();
        value.and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn each_step_has_a_name_and_a_description() {
        for step in Step::value_variants() {
            assert!(!step.name().is_empty() && !step.about().is_empty(), "{step:?}");
        }
        assert_eq!(Step::ClippyWasm.name(), "clippy-wasm");
    }

    #[test]
    fn no_step_waits_for_a_later_one() {
        let place = |step: Step| Step::value_variants().iter().position(|other| *other == step);
        for step in Step::value_variants() {
            assert!(step.after().iter().all(|earlier| place(*earlier) < place(*step)), "{step:?}");
        }
    }
}
