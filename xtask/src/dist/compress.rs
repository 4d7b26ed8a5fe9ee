//! Compresses files ahead of time, as much as each format allows.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::write_whole;

/// The files worth compressing; pictures and fonts are compressed already.
const TEXT: [&str; 8] = ["html", "css", "js", "wasm", "json", "svg", "txt", "webmanifest"];

/// The compressed versions next to a file: `.br` and `.gz`, or none.
pub(crate) fn siblings(file: &Path) -> Vec<PathBuf> {
    let name = file.to_string_lossy();
    if file.extension().is_some_and(|extension| TEXT.iter().any(|text| extension == *text)) {
        vec![format!("{name}.br").into(), format!("{name}.gz").into()]
    } else {
        Vec::new()
    }
}

/// Writes the compressed versions of a file with this content.
///
/// # Errors
/// If a file can't be written.
pub(crate) fn write_siblings(file: &Path, content: &[u8]) -> Result<()> {
    for sibling in siblings(file) {
        let packed = if sibling.extension().is_some_and(|extension| extension == "br") {
            brotli(content)?
        } else {
            gzip(content)?
        };
        write_whole(&sibling, &packed)?;
    }
    Ok(())
}

/// Compresses with brotli, quality 11, with the widest window that every browser supports.
///
/// # Errors
/// Only if writing to memory fails.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let size_hint = content.len();
    let params = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

/// Gzip, level 9, without a timestamp, so that the same content always gives the same bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "portico ".repeat(500).into_bytes();
        let (small, medium) = (brotli(&text).unwrap(), gzip(&text).unwrap());
        assert!(small.len() < medium.len() && medium.len() < 100);

        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut small.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::GzDecoder::new(medium.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn only_text_and_wasm_have_compressed_forms() {
        assert_eq!(
            siblings(Path::new("a/b.wasm")),
            [PathBuf::from("a/b.wasm.br"), PathBuf::from("a/b.wasm.gz")]
        );
        assert!(siblings(Path::new("a/b.png")).is_empty());
    }
}
