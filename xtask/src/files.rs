//! Folders of files, and files that are written completely or not at all.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Writes a file under a temporary name first. If the disk is full or the command is killed, the file is the old one or
/// missing, never half of the new one.
///
/// # Errors
/// If the folder or the file can't be written; the message names the file.
pub(crate) fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    let folder = file.parent().with_context(cannot)?;
    fs::create_dir_all(folder).with_context(cannot)?;
    // The permissions of any new file: these without the user's umask.
    let mut new = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .with_context(cannot)?;
    new.write_all(content).with_context(cannot)?;
    new.persist(file).map_err(|failed| failed.error).with_context(cannot)?;
    Ok(())
}

/// Copies all files of a folder to another one.
///
/// # Errors
/// If a file can't be read or written.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(from.join(file), &copy).with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok(())
}

/// All files below a folder, relative to it, sorted.
///
/// # Errors
/// If a folder can't be read.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let entry = entry?;
            let path = entry.path();
            // A link to a folder counts as a file, because its target isn't ours.
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("a");
        fs::create_dir_all(taken.join("b")).unwrap();
        let error = write_whole(&taken, b"new").unwrap_err().to_string();
        assert!(error.contains(&taken.display().to_string()), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_replaced_and_others_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b.txt");
        for content in ["old and longer", "new"] {
            write_whole(&file, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), content);
        }
        fs::write(folder.path().join("plain"), "").unwrap();
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode(&file), mode(&folder.path().join("plain")));
        assert_eq!(files(folder.path()).unwrap(), [Path::new("a/b.txt"), Path::new("plain")]);
    }
}
