//! The files of the site: found by the path of a request, and identified by their content.

use std::fs::{File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use axum::body::{Body, Bytes};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::percent_decode_str;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncReadExt as _;
use tokio_util::io::ReaderStream;

use super::encoding::Encoding;

/// Files up to this size are read before they are sent, so that an entity tag always belongs to the bytes after it. All files of the
/// app are far smaller.
const READ_MAX: u64 = 4 * 1024 * 1024;

/// Errors that are the server's fault: EIO, ENOMEM, ENFILE and EMFILE. With any other, such as a name that is too long or a file that
/// may not be read, there is nothing at the path.
const FAULTS: [i32; 4] = [5, 12, 23, 24];

/// A file in the form that is sent.
pub(super) struct Found {
    content: Content,
    /// How many bytes it has.
    pub(super) length: u64,
    /// The opaque part of its strong entity tag.
    pub(super) etag: String,
    /// When it changed.
    pub(super) changed: SystemTime,
    /// How it is compressed.
    pub(super) encoding: Option<Encoding>,
    /// Its media type.
    pub(super) kind: &'static str,
}

enum Content {
    Read(Bytes),
    Open(File),
}

/// Finds the file at a path of the site, in the first of these forms that it has, otherwise as it is.
pub(super) async fn find(folder: &Path, path: &str, forms: Vec<Encoding>) -> io::Result<Option<Found>> {
    let Some(file) = below(folder, path) else { return Ok(None) };
    let found = tokio::task::spawn_blocking(move || match open(&file, &forms) {
        Err(error) if !error.raw_os_error().is_some_and(|code| FAULTS.contains(&code)) => Ok(None),
        found => found,
    });
    found.await?
}

/// The file that a path names; none if it can lead out of the folder.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_owned();
    for segment in path.strip_prefix('/')?.split('/') {
        let name = percent_decode_str(segment).decode_utf8().ok()?;
        if ["", ".", ".."].contains(&&*name) || name.contains(['/', '\\', '\0']) {
            return None;
        }
        file.push(&*name);
    }
    Some(file)
}

fn open(path: &Path, forms: &[Encoding]) -> io::Result<Option<Found>> {
    // Anything else that can be opened, such as a pipe, might block.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let kind = mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream");
    for form in forms {
        let mut compressed = path.as_os_str().to_owned();
        compressed.push(form.ending());
        if std::fs::metadata(&compressed).is_ok_and(|found| found.is_file()) {
            return Found::read(Path::new(&compressed), kind, Some(*form)).map(Some);
        }
    }
    Found::read(path, kind, None).map(Some)
}

impl Found {
    fn read(path: &Path, kind: &'static str, encoding: Option<Encoding>) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let changed = changed(&metadata)?;
        if metadata.len() > READ_MAX {
            let etag = tag(format!("{} {changed:?} {}", metadata.len(), path.display()).as_bytes());
            let length = metadata.len();
            return Ok(Self { content: Content::Open(file), length, etag, changed, encoding, kind });
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let (etag, length) = (tag(&bytes), bytes.len() as u64);
        Ok(Self { content: Content::Read(bytes.into()), length, etag, changed, encoding, kind })
    }

    /// Its text, if it is read and not compressed.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Read(bytes) if self.encoding.is_none() => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// These bytes of it.
    pub(super) fn body(self, range: Range<u64>) -> io::Result<Body> {
        match self.content {
            Content::Read(bytes) => {
                let at = |at: u64| usize::try_from(at).map_or(bytes.len(), |at| at.min(bytes.len()));
                Ok(Body::from(bytes.slice(at(range.start)..at(range.end))))
            }
            Content::Open(mut file) => {
                file.seek(SeekFrom::Start(range.start))?;
                let part = tokio::fs::File::from_std(file).take(range.end - range.start);
                Ok(Body::from_stream(ReaderStream::new(part)))
            }
        }
    }
}

fn tag(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    URL_SAFE_NO_PAD.encode(&digest[..16])
}

/// When the content of a file last changed. Programs that copy a file often keep the time of its modification, but none can set the
/// time at which that was done.
fn changed(metadata: &Metadata) -> io::Result<SystemTime> {
    let modified = metadata.modified()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        use std::time::{Duration, UNIX_EPOCH};
        let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
        let nanos = u32::try_from(metadata.ctime_nsec()).unwrap_or_default();
        Ok(modified.max(UNIX_EPOCH + Duration::new(seconds, nanos)))
    }
    #[cfg(not(unix))]
    Ok(modified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_its_folder() {
        let below = |path: &str| below(Path::new("/site"), path);
        assert_eq!(below("/a/b%20c.js"), Some("/site/a/b c.js".into()));
        for outside in
            ["", "/", "a", "//a", "/a/", "/../a", "/%2e%2E/a", "/.", "/a%2Fb", "/a%5cb", "/a%00", "/%ff"]
        {
            assert_eq!(below(outside), None, "{outside}");
        }
    }
}
