//! The folder in which a browser stores what it keeps.

use std::path::{Path, PathBuf};

use anyhow::Result;

/// The folder of a browser's profile.
pub(super) struct Profile {
    folder: PathBuf,
    is_temporary: bool,
}

impl Profile {
    /// A new, empty folder, which is removed when the browser ends. It isn't removed by this process, which may be killed.
    ///
    /// # Errors
    /// If it can't be created.
    pub(super) fn temporary() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-profile-").tempdir()?.keep();
        Ok(Self { folder, is_temporary: true })
    }

    /// This folder, which stays.
    pub(super) fn kept(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), is_temporary: false }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder, if it has to be removed when the browser has ended.
    pub(super) fn removed(&self) -> Option<&Path> {
        self.is_temporary.then_some(&self.folder)
    }
}
