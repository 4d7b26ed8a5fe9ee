//! The packages of the examples that npm builds.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::npm;
use super::part::Part;
use crate::digest::Digest;
use crate::project::Project;

/// The examples built with Vite, by their folders below `examples/`.
pub(crate) const EXAMPLES: [&str; 2] = ["react", "vue"];
/// Those with a framework that also renders on a server.
pub(crate) const FRAMEWORKS: [&str; 4] = ["next", "nuxt", "sveltekit", "angular"];
/// Our own package, which is built each time.
const OURS: &str = "portico-auth";

/// The set-up part: fills npm's cache with every package of the examples, so that building them needs no registry.
pub(crate) struct Examples {
    project: Project,
    names: &'static [&'static str],
}

impl Examples {
    /// These examples of the checkout.
    pub(crate) fn new(project: &Project, names: &'static [&'static str]) -> Self {
        Self { project: project.clone(), names }
    }

    /// The file that records that the packages of the current lock files have been fetched.
    fn mark(&self) -> Option<PathBuf> {
        let lock = |name| self.project.read(format!("examples/{name}/package-lock.json")).ok();
        let locks = self.names.iter().map(lock).collect::<Option<String>>()?;
        Some(npm::cache(&self.project).join("fetched").join(Digest::of(locks.as_bytes()).hash()))
    }

    /// One of an example's files, without our own package.
    fn others(&self, example: &str, file: &str) -> Result<String> {
        let name = format!("examples/{example}/{file}");
        let text = self.project.read(&name)?;
        let mut json: Map<String, Value> =
            serde_json::from_str(&text).with_context(|| format!("{name} isn't JSON"))?;
        remove(&mut json, "dependencies", OURS);
        if let Some(packages) = json.get_mut("packages").and_then(Value::as_object_mut) {
            packages.remove(&format!("node_modules/{OURS}"));
            if let Some(root) = packages.get_mut("").and_then(Value::as_object_mut) {
                remove(root, "dependencies", OURS);
            }
        }
        Ok(Value::Object(json).to_string())
    }
}

fn remove(json: &mut Map<String, Value>, member: &str, name: &str) {
    if let Some(members) = json.get_mut(member).and_then(Value::as_object_mut) {
        members.remove(name);
    }
}

impl Part for Examples {
    fn name(&self) -> String {
        format!("packages from npm for the examples {}", self.names.join(", "))
    }

    fn is_ready(&self) -> bool {
        self.mark().is_some_and(|mark| mark.is_file())
    }

    fn install(&self) -> Result<()> {
        npm::set_up()?;
        let Some(mark) = self.mark() else { bail!("an example has no package-lock.json") };
        for example in self.names {
            let folder = self.project.builds().join(format!("example-{example}"));
            fs::create_dir_all(&folder)?;
            for file in ["package.json", "package-lock.json"] {
                fs::write(folder.join(file), self.others(example, file)?)?;
            }
            npm::install_locked(&self.project, &folder, &format!("example-{example}-packages"))?;
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(mark.parent().context("a mark is in a folder")?)?;
        Ok(fs::write(mark, "")?)
    }

    fn takes(&self) -> &'static str {
        "1 minute"
    }
}
