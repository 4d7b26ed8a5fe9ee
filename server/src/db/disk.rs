//! The room on a disk.

use std::path::Path;

/// The room on a disk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// What this process may still write.
    pub free: u64,
    /// Its size.
    pub size: u64,
}

impl Disk {
    /// The disk that a file is on.
    pub(super) fn of(file: &Path) -> Option<Self> {
        let found = rustix::fs::statvfs(file).ok()?;
        let bytes = |blocks: u64| blocks.saturating_mul(found.f_frsize);
        Some(Self { free: bytes(found.f_bavail), size: bytes(found.f_blocks) })
    }
}
