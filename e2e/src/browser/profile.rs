//! What a browser is started with: the folder in which it stores what it keeps, and the hosts that it finds on this machine.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::hosts::Hosts;

/// The folder of a browser's profile, and its hosts.
pub(super) struct Profile {
    folder: PathBuf,
    is_temporary: bool,
    hosts: Option<Hosts>,
}

impl Profile {
    /// A new, empty folder, which is removed when the browser ends. It isn't removed by this process, which may be killed.
    ///
    /// # Errors
    /// If it can't be created.
    pub(super) fn temporary() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("portico-profile-").tempdir()?.keep();
        Ok(Self { folder, is_temporary: true, hosts: None })
    }

    /// This folder, which stays.
    pub(super) fn kept(folder: &Path, hosts: Option<&Hosts>) -> Self {
        Self { folder: folder.to_owned(), is_temporary: false, hosts: hosts.cloned() }
    }

    /// The hosts that the browser finds on this machine over https.
    pub(super) fn hosts(&self) -> Option<&Hosts> {
        self.hosts.as_ref()
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
