//! The folders of the project: the checkout, what cargo builds, and the tools that all checkouts of a user share.

use std::env;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of tools that root installs and that other users may run.
const OF_ROOT: &str = "/var/cache/portico";

/// The folders that every command works with.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, also set by `CARGO_TARGET_DIR`.
    pub(crate) target: PathBuf,
    /// The tools of this user, each in a folder named after its version, also set by `PORTICO_CACHE`.
    pub(crate) cache: PathBuf,
}

impl Project {
    /// Finds the folders from the environment.
    ///
    /// # Errors
    /// When none of `PORTICO_CACHE`, `XDG_CACHE_HOME` and `HOME` is set.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().context("xtask lies inside the workspace")?.to_path_buf();
        let target = root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        let cache = cache().context("the tools need a folder: set HOME or PORTICO_CACHE")?;
        Ok(Self { root, target, cache })
    }

    /// The target folder of wasm builds. It is separate, because a compiler of another version may build them, and two
    /// compilers in one folder would rebuild each other's work.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The site that commands build for their own use. The folder `dist` is for the user's own builds, with a store's options.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The folder of tools that refuse to run as root: other users cannot read root's own cache.
    pub(crate) fn open_cache(&self) -> PathBuf {
        if is_root() { PathBuf::from(OF_ROOT) } else { self.cache.clone() }
    }

    /// Where tools are built before they are installed.
    pub(crate) fn builds(&self) -> PathBuf {
        self.cache.join("build")
    }

    /// The file with the output of a slow program.
    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.cache.join("log").join(format!("{name}.log"))
    }

    /// The folders that commands write to, which may be on disks of their own.
    pub(crate) fn written(&self) -> [&Path; 2] {
        // The target folder may not exist yet.
        [if self.target.exists() { &self.target } else { &self.root }, &self.cache]
    }

    /// Reads a text file of the checkout.
    ///
    /// # Errors
    /// When the file cannot be read; the message names it.
    pub(crate) fn read(&self, path: impl AsRef<Path>) -> Result<String> {
        let path = self.root.join(path);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}

fn cache() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("PORTICO_CACHE")
        .or_else(|| Some(set("XDG_CACHE_HOME")?.join("portico")))
        .or_else(|| Some(set("HOME")?.join(".cache/portico")))?;
    std::path::absolute(folder).ok()
}

/// The full path of a program in `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Whether this process runs as root, as far as Linux says.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
