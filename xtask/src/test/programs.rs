//! The programs of the workspace, compiled once: its tests, and the programs that they start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::project::Project;
use crate::run;

/// Where the list of programs is stored between steps.
const LIST: &str = "test-programs.json";

/// All programs of the workspace.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Programs {
    /// Those that run tests, in the order of their packages.
    tests: Vec<TestProgram>,
    /// Each program by its name.
    programs: Vec<(String, PathBuf)>,
}

/// A program that runs tests.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct TestProgram {
    /// The package, such as `portico-server`.
    pub(super) package: String,
    /// The target, such as `server` for `tests/server/main.rs`.
    pub(super) target: String,
    /// The program.
    path: PathBuf,
    /// The package's folder, in which cargo would run it.
    folder: PathBuf,
}

impl Programs {
    /// Compiles all programs, with one set of features for all dependencies, and stores the list.
    ///
    /// # Errors
    /// If something doesn't compile.
    pub(super) fn build(project: &Project) -> Result<Self> {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--workspace", "--all-targets", "--message-format", "json-render-diagnostics"])
            .current_dir(&project.root)
            .stdin(Stdio::null());
        let messages = run::output(&mut cargo, "The lines above say why.")?;
        let programs = Self::of_messages(&String::from_utf8_lossy(&messages))?;
        fs::write(project.target.join(LIST), serde_json::to_vec(&programs)?)?;
        Ok(programs)
    }

    /// The programs that [`Programs::build`] compiled last.
    ///
    /// # Errors
    /// If it hasn't run.
    pub(super) fn last_built(project: &Project) -> Result<Self> {
        let list = project.target.join(LIST);
        let text = fs::read(&list).with_context(|| {
            format!("cannot read {}: run `cargo xtask test --only build`", list.display())
        })?;
        serde_json::from_slice(&text).with_context(|| format!("{} isn't a list of programs", list.display()))
    }

    /// Reads cargo's output, one JSON object per line.
    fn of_messages(messages: &str) -> Result<Self> {
        let mut programs = Self::default();
        for line in messages.lines().filter(|line| line.starts_with('{')) {
            let message: Message = serde_json::from_str(line).context("cargo's output isn't JSON")?;
            let Some(path) = message.executable else { continue };
            let (Some(target), Some(manifest)) = (message.target, message.manifest_path) else { continue };
            if message.profile.is_some_and(|profile| profile.test) {
                let folder = manifest.parent().unwrap_or(Path::new(".")).to_owned();
                let package = package(&manifest)?;
                programs.tests.push(TestProgram { package, target: target.name, path, folder });
            } else if target.kind.iter().any(|kind| kind == "bin") {
                programs.programs.push((target.name, path));
            }
        }
        programs.tests.sort();
        Ok(programs)
    }

    /// The test programs that are selected, in the order of their packages.
    pub(super) fn tests(
        &self,
        is_wanted: impl Fn(&TestProgram) -> bool,
    ) -> impl Iterator<Item = &TestProgram> {
        self.tests.iter().filter(move |program| is_wanted(program))
    }

    /// A program by its name.
    ///
    /// # Errors
    /// If the workspace has no program of that name.
    pub(super) fn program(&self, name: &str) -> Result<&Path> {
        let found = self.programs.iter().find(|(program, _)| program == name);
        match found {
            Some((_, path)) => Ok(path),
            None => bail!("the workspace has no program {name}"),
        }
    }
}

impl TestProgram {
    /// A command that runs its tests as cargo does: in the package's folder, which is also in the environment.
    pub(super) fn command(&self, mut command: Command) -> Command {
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }

    /// The program.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// cargo's message about something that it has compiled.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    profile: Option<Profile>,
    manifest_path: Option<PathBuf>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// The name of a package, from its manifest.
fn package(manifest: &Path) -> Result<String> {
    let text = fs::read_to_string(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let table: toml::Table =
        text.parse().with_context(|| format!("{} isn't valid TOML", manifest.display()))?;
    let name = table.get("package").and_then(|package| package.get("name")?.as_str());
    Ok(name.with_context(|| format!("{} names no package", manifest.display()))?.to_owned())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn tests_and_programs_are_told_apart() {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let line = |kind: &str, name: &str, test: bool, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"{manifest}","target":{{"kind":["{kind}"],"name":"{name}"}},"profile":{{"test":{test}}},"executable":{executable}}}"#
            )
        };
        let messages = [
            line("lib", "xtask", false, "null"),
            line("bin", "xtask", false, r#""/t/xtask""#),
            line("test", "embedding", true, r#""/t/embedding-1""#),
            r#"{"reason":"build-finished","success":true}"#.to_owned(),
        ];
        let programs = Programs::of_messages(&messages.join("\n")).unwrap();
        assert_eq!(programs.program("xtask").unwrap(), Path::new("/t/xtask"));
        assert!(programs.program("other").is_err());
        let tests: Vec<_> = programs.tests(|test| test.package == "xtask").collect();
        assert_eq!(tests.len(), 1);
        assert_eq!((tests[0].target.as_str(), tests[0].path()), ("embedding", Path::new("/t/embedding-1")));
    }
}
