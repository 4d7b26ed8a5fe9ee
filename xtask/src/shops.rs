//! The built site with shops beside it, as one folder for the server.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;

/// The example of a shop with the element in its page, in the checkout.
pub(crate) const EXAMPLE_SHOP: &str = "examples/shop";

/// A folder in the target folder with a site, and next to it shops: the name of each in the addresses, and its folder in the checkout.
///
/// # Errors
/// If the folder can't be written.
pub(crate) fn with_shops(
    project: &Project,
    site: &Path,
    name: &str,
    shops: &[(&str, &str)],
) -> Result<PathBuf> {
    let folder = project.target.join(name);
    let shops: Vec<_> = shops.iter().map(|(name, shop)| (*name, project.root.join(shop))).collect();
    combine(site, &shops, &folder).context("cannot combine the site and the shops")?;
    Ok(folder)
}

fn combine(site: &Path, shops: &[(&str, PathBuf)], folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        symlink(entry.path(), folder.join(entry.file_name()))?;
    }
    shops.iter().try_for_each(|(name, shop)| symlink(shop, folder.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write_whole;

    #[test]
    fn the_site_and_the_shops_are_in_one_folder_and_nothing_from_before() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        for file in ["site/login/index.html", "shop/index.html", "all/old.html"] {
            write_whole(&root.join(file), file.as_bytes()).unwrap();
        }
        combine(&root.join("site"), &[("a-shop", root.join("shop"))], &root.join("all")).unwrap();
        assert!(root.join("all/login/index.html").is_file() && root.join("all/a-shop/index.html").is_file());
        assert!(!root.join("all/old.html").exists());
    }
}
