//! The copies of the lists in `shared/` and `locales/`: pages, settings, security headers, languages and the example shop's texts, as other
//! languages and readers need them.

mod copy;
mod element;
mod headers;
mod languages;
mod shop;
mod tables;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;
use copy::Copy;

fn all() -> Vec<Copy> {
    element::copies()
        .into_iter()
        .chain(tables::copies())
        .chain(headers::copies())
        .chain(languages::copies())
        .chain([shop::copy()])
        .collect()
}

/// Writes every copy that is not up to date, and prints the files that have changed.
///
/// # Errors
/// If a file can't be read or written, or doesn't have the place for a copy.
pub(crate) fn write(project: &Project) -> Result<()> {
    for (file, text) in files(project)? {
        if text.now != text.was {
            fs::write(project.root.join(file), text.now).with_context(|| format!("cannot write {file}"))?;
            println!("{file}");
        }
    }
    Ok(())
}

/// A file before and after its copies are written.
struct Text {
    was: String,
    now: String,
}

fn files(project: &Project) -> Result<BTreeMap<&'static str, Text>> {
    let mut files = BTreeMap::new();
    for copy in all() {
        let text = if let Some(text) = files.remove(copy.file) {
            text
        } else {
            let was = project.read(copy.file)?;
            Text { now: was.clone(), was }
        };
        let now =
            copy.put_into(&text.now).with_context(|| format!("{} has no place for a list", copy.file))?;
        files.insert(copy.file, Text { now, ..text });
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_copy_of_a_list_is_up_to_date() {
        let files = files(&Project::find().unwrap()).unwrap();
        let stale: Vec<_> =
            files.iter().filter(|(_, text)| text.was != text.now).map(|(file, _)| file).collect();
        assert!(stale.is_empty(), "`cargo xtask lists` brings these up to date: {stale:?}");
    }
}
