//! Recognizes a full disk as the cause of a failure.

use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::Error;

/// With less than this, in bytes, a compiler or linker that failed is taken to have run out of space: it removes its half
/// written files before it ends.
const NEARLY_FULL: u64 = 256 << 20;

/// What to do about an error, if the cause is a full disk. `folders` are those that the commands write to; other programs
/// don't tell us why they failed, so the space that is left there decides.
pub(crate) fn advice(error: &Error, folders: &[&Path]) -> Option<String> {
    let advice = |place: &str| {
        format!("{place}. Free a few GB and run the command again; half-written files are not used.")
    };
    if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_full) {
        return Some(advice("the disk is full"));
    }
    let (folder, free) = folders
        .iter()
        .filter_map(|folder| Some((folder, free(folder)?)))
        .find(|(_, free)| *free < NEARLY_FULL)?;
    Some(advice(&format!("the disk of {} is nearly full, with {} MB free", folder.display(), free >> 20)))
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// The bytes that this user may still write there. None if the folder is missing.
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use anyhow::{Context, anyhow};

    use super::*;

    #[test]
    fn a_full_disk_is_named_and_other_errors_are_not() {
        let mut full = fs::File::options().write(true).open("/dev/full").unwrap();
        let error = full.write_all(b"x").context("cannot write a.wasm").unwrap_err();
        let advice = advice(&error, &[]).unwrap();
        assert!(advice.starts_with("the disk is full. Free"), "{advice}");

        let missing = fs::read("/nowhere").context("cannot read").unwrap_err();
        assert_eq!(super::advice(&missing, &[]), None);
    }

    #[test]
    fn a_program_that_failed_on_a_disk_without_space_is_explained() {
        let failed = anyhow!("`cargo build` failed");
        assert_eq!(advice(&failed, &[Path::new("/nowhere")]), None);
        // This file system has no space at all.
        let advice = advice(&failed, &[Path::new("/proc")]).unwrap();
        assert!(advice.starts_with("the disk of /proc is nearly full, with 0 MB free"), "{advice}");
    }
}
