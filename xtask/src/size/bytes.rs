//! What files weigh, as they are and compressed.

use std::fs;
use std::ops::Add;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::dist::siblings;

/// The size of a file, or the total of several, in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Bytes {
    /// Uncompressed.
    pub(crate) raw: usize,
    /// With gzip, level 9.
    pub(crate) gzip: usize,
    /// With brotli, quality 11.
    pub(crate) brotli: usize,
}

impl Add for Bytes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// A file and its size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Sized {
    /// Its path in the site.
    pub(crate) file: String,
    /// Its size.
    #[serde(flatten)]
    pub(crate) bytes: Bytes,
}

/// The size of a file of a site and of its compressed versions. A file that isn't worth compressing has none.
pub(super) fn weigh(site: &Path, name: &str) -> Result<Sized> {
    let length = |file: &Path| -> Result<usize> {
        let of_file = fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(usize::try_from(of_file.len())?)
    };
    let file = site.join(name);
    let raw = length(&file)?;
    let packed = siblings(&file).iter().map(|sibling| length(sibling)).collect::<Result<Vec<_>>>()?;
    let bytes = match packed[..] {
        [brotli, gzip] => Bytes { raw, gzip, brotli },
        _ => Bytes { raw, gzip: raw, brotli: raw },
    };
    Ok(Sized { file: name.to_owned(), bytes })
}

/// The total of several files.
pub(super) fn sum(files: &[Sized]) -> Bytes {
    files.iter().fold(Bytes::default(), |sum, file| sum + file.bytes)
}
