//! The folder that a site is written to: unchanged files are left alone, and the others are compressed once.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{compress, template};
use crate::digest::Digest;
use crate::files::{files, write_whole};

/// A file that every folder of a site has. It is written first, so that the folder of a failed build is recognised as one.
const MARK: &str = "index.html";

/// A folder that becomes a site and contains nothing else in the end.
pub(super) struct Folder<'a> {
    path: &'a Path,
    wanted: BTreeSet<PathBuf>,
    /// The files written so far, by the digest of their content: content that occurs twice is compressed once.
    put: HashMap<String, PathBuf>,
}

impl<'a> Folder<'a> {
    /// The folder at this path, which need not exist.
    pub(super) fn new(path: &'a Path) -> Self {
        Self { path, wanted: BTreeSet::new(), put: HashMap::new() }
    }

    /// Writes a file and its compressed versions, unless they are up to date.
    ///
    /// # Errors
    /// If a file can't be written.
    pub(super) fn put(&mut self, file: &Path, content: &[u8]) -> Result<()> {
        let path = self.path.join(file);
        let twin = self.put.insert(Digest::of(content).integrity(), path.clone());
        if !is_current(&path, content) {
            write_alone(&path, content)?;
            match twin {
                Some(twin) if compress::siblings(&twin).len() == compress::siblings(&path).len() => {
                    for (from, to) in compress::siblings(&twin).iter().zip(compress::siblings(&path)) {
                        write_whole(&to, &read(from)?)?;
                    }
                }
                _ => compress::write_siblings(&path, content)?,
            }
        }
        self.wanted.extend(compress::siblings(&path));
        self.wanted.insert(path);
        Ok(())
    }

    /// Writes each file of a folder that contains no compressed versions.
    ///
    /// # Errors
    /// If a file can't be read or written.
    pub(super) fn put_all(&mut self, from: &Path) -> Result<()> {
        let mut found = files(from)?;
        found.sort_by_key(|file| file != Path::new(MARK));
        found.iter().try_for_each(|file| self.put(file, &read(&from.join(file))?))
    }

    /// Copies a folder within another site, with its compressed versions.
    ///
    /// # Errors
    /// If a file can't be read or written.
    pub(super) fn copy(&mut self, site: &Path, folder: &str) -> Result<()> {
        for file in files(&site.join(folder))? {
            let (from, to) = (site.join(folder).join(&file), self.path.join(folder).join(file));
            let content = read(&from)?;
            if fs::read(&to).ok().as_ref() != Some(&content) {
                write_whole(&to, &content)?;
            }
            self.wanted.insert(to);
        }
        Ok(())
    }

    /// Removes everything that was neither written nor copied.
    ///
    /// # Errors
    /// If something can't be removed.
    pub(super) fn remove_others(&self) -> Result<()> {
        for file in files(self.path)? {
            let path = self.path.join(file);
            if !self.wanted.contains(&path) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                let folders = path.ancestors().skip(1).take_while(|folder| *folder != self.path);
                // Stops at the first folder that isn't empty, because removing it fails.
                let _ = folders.map(fs::remove_dir).find(Result::is_err);
            }
        }
        Ok(())
    }
}

/// Writes a file and its compressed versions, unless they are up to date.
///
/// # Errors
/// If a file can't be written.
pub(crate) fn put(file: &Path, content: &[u8]) -> Result<()> {
    if !is_current(file, content) {
        write_alone(file, content)?;
        compress::write_siblings(file, content)?;
    }
    Ok(())
}

/// Writes a file without its compressed versions. Those of the old content are removed first: if the command is
/// interrupted here, their absence shows the next one that the file is unfinished.
fn write_alone(file: &Path, content: &[u8]) -> Result<()> {
    for sibling in compress::siblings(file) {
        if sibling.exists() {
            fs::remove_file(&sibling).with_context(|| format!("cannot remove {}", sibling.display()))?;
        }
    }
    write_whole(file, content)
}

/// Whether a file has this content, and its compressed versions are up to date.
fn is_current(file: &Path, content: &[u8]) -> bool {
    compress::siblings(file).iter().all(|sibling| sibling.is_file())
        && fs::read(file).is_ok_and(|old| old == content)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Refuses a folder that contains anything other than a site, since all of it would be removed.
///
/// # Errors
/// If the folder contains the checkout or other files, or can't be read.
pub(super) fn check(checkout: &Path, out: &Path) -> Result<()> {
    let Ok(folder) = out.canonicalize() else { return Ok(()) };
    ensure!(
        !checkout.starts_with(&folder),
        "{} holds the checkout: name a folder for the site alone with `--out`",
        folder.display()
    );
    let is_empty = fs::read_dir(&folder)?.next().is_none();
    let is_site = || fs::read_to_string(folder.join(MARK)).is_ok_and(|html| template::is_page(&html));
    ensure!(
        is_empty || is_site(),
        "{} holds something other than a site, and all of it would be removed: empty it, or name another folder with `--out`",
        folder.display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_for_the_site_alone_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let (checkout, out) = (folder.join("checkout"), folder.join("site"));
        fs::create_dir_all(&checkout).unwrap();
        fs::create_dir_all(&out).unwrap();
        assert!(check(&checkout, &out).is_ok());
        assert!(check(&checkout, &folder.join("new")).is_ok());
        let around = check(&checkout, &folder).unwrap_err().to_string();
        assert!(around.contains("holds the checkout"), "{around}");
        fs::write(out.join("thesis.txt"), "").unwrap();
        let other = check(&checkout, &out).unwrap_err().to_string();
        assert!(other.contains("would be removed"), "{other}");
        fs::write(out.join("index.html"), "<script id=portico-config>").unwrap();
        assert!(check(&checkout, &out).is_ok());
    }

    #[test]
    fn a_folder_holds_what_was_put_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let (from, out) = (root.path().join("from"), root.path().join("out"));
        for file in ["assets/a.css", "embed/a.css", "index.html", "logo.png"] {
            write_whole(&from.join(file), b"a{}").unwrap();
        }
        for file in ["old/page/index.html", "old/page/index.html.br"] {
            write_whole(&out.join(file), b"old").unwrap();
        }
        let mut folder = Folder::new(&out);
        folder.put_all(&from).unwrap();
        folder.remove_others().unwrap();
        let names = ["assets/a.css", "embed/a.css", "index.html"];
        let mut wanted: Vec<_> =
            names.iter().flat_map(|name| ["", ".br", ".gz"].map(|kind| format!("{name}{kind}"))).collect();
        wanted.push("logo.png".to_owned());
        assert_eq!(files(&out).unwrap(), wanted.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert!(!out.join("old").exists());

        let copy = root.path().join("copy");
        let mut folder = Folder::new(&copy);
        folder.copy(&out, "assets/").unwrap();
        assert_eq!(files(&copy).unwrap(), wanted[..3].iter().map(PathBuf::from).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_whose_compressed_forms_are_missing_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let (file, packed) = (folder.path().join("a.js"), folder.path().join("a.js.br"));
        put(&file, b"old").unwrap();
        let old = fs::read(&packed).unwrap();
        // As if the disk became full right after the file itself.
        write_alone(&file, b"new").unwrap();
        assert!(!packed.exists());
        put(&file, b"new").unwrap();
        assert_ne!(fs::read(&packed).unwrap(), old);
        put(&file, b"old").unwrap();
        assert_eq!(fs::read(&packed).unwrap(), old);
    }
}
