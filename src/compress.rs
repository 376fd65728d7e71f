//! Compressed copies of finished texts, which a web server sends as they are to browsers that take them. The same text
//! has the same copy: there is no time and no name in it.

use brotli::enc::BrotliEncoderParams;
use miniz_oxide::deflate::compress_to_vec;
use serde::{Deserialize, Serialize};

/// Smaller files fit into the first packets anyway.
const MIN_BYTES: usize = 1024;
/// As much as a text of the site may have; larger ones would hold up a build.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Files that are texts, by the end of their names; images and fonts are compressed already.
const TEXTS: [&str; 12] =
    ["html", "css", "js", "mjs", "json", "xml", "svg", "txt", "opml", "csv", "md", "webmanifest"];

/// A way to compress that browsers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// Every browser and every server knows it.
    Gzip,
    /// About a fifth smaller.
    Brotli,
}

impl Encoding {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];
    /// The words of `site.toml`, which are those of HTTP.
    pub(crate) const CHOICES: [(&'static str, Self); 2] = [("gzip", Self::Gzip), ("br", Self::Brotli)];

    /// What stands after the name of a file in that of its copy.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    /// The copy of a file; none where it would not be smaller.
    pub fn compress(self, bytes: &[u8]) -> Option<Vec<u8>> {
        if !(MIN_BYTES..=MAX_BYTES).contains(&bytes.len()) {
            return None;
        }
        let copy = match self {
            Self::Gzip => gzip(bytes),
            Self::Brotli => brotli(bytes)?,
        };
        (copy.len() < bytes.len()).then_some(copy)
    }
}

/// Whether a file has copies, by its path.
pub fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| TEXTS.contains(&end))
}

/// The file whose copy would stand at `path`.
pub fn original(path: &str) -> Option<&str> {
    Encoding::ALL
        .iter()
        .find_map(|encoding| path.strip_suffix(encoding.suffix()))
        .filter(|path| is_text(path))
}

/// RFC 1952, with nothing in it but what must be.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    /// The highest costs little more than the others.
    const LEVEL: u8 = 9;
    /// Deflate, no flags, no time, as small as can be, no system.
    const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];
    let mut out = HEAD.to_vec();
    out.extend(compress_to_vec(bytes, LEVEL));
    out.extend(crc(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

/// RFC 7932.
fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    /// A tenth smaller than 9. What 11 saves besides is 2 percent, for twice the time.
    const QUALITY: i32 = 10;
    // The encoder clears tables of this size for each file: no more than the file needs.
    let window = (bytes.len() + 16).next_power_of_two().ilog2().clamp(10, 22);
    let params = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: window as i32,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    // It reads from memory and writes to it, so that only a bug could fail; then there is no copy.
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).ok()?;
    Some(out)
}

/// CRC-32 of ISO 3309.
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let mut sum = byte as u32;
            let mut bit = 0;
            while bit < 8 {
                sum = (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 };
                bit += 1;
            }
            table[byte] = sum;
            byte += 1;
        }
        table
    };
    let step = |sum: u32, byte: &u8| (sum >> 8) ^ TABLE[(sum as u8 ^ byte) as usize];
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_what_they_are_copies_of() {
        let text = "<p>Ann Example met Bob Sample.</p>\n".repeat(400).into_bytes();
        let gzip = Encoding::Gzip.compress(&text).expect("it is smaller");
        let end = gzip.len() - 8;
        assert_eq!(miniz_oxide::inflate::decompress_to_vec(&gzip[10..end]).expect("deflate"), text);
        assert_eq!(gzip[end..end + 4], crc(&text).to_le_bytes());
        assert_eq!(gzip[end + 4..], (text.len() as u32).to_le_bytes());
        assert_eq!(crc(b"123456789"), 0xcbf4_3926, "the check value of the standard");

        let copy = Encoding::Brotli.compress(&text).expect("it is smaller");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &copy[..], &mut back).expect("brotli");
        assert_eq!(back, text);
    }

    #[test]
    fn what_is_small_or_does_not_shrink_has_no_copy() {
        let noise: Vec<u8> =
            (0..4096_u32).map(|n| xxhash_rust::xxh3::xxh3_64(&n.to_le_bytes()) as u8).collect();
        for encoding in Encoding::ALL {
            assert_eq!(encoding.compress(&[b'a'; MIN_BYTES - 1]), None);
            assert_eq!(encoding.compress(&noise), None);
            assert!(encoding.compress(&[b'a'; MIN_BYTES]).is_some());
        }
    }

    #[test]
    fn texts_are_known_by_their_names() {
        for (path, want) in [("a/index.html", true), ("x.PNG", false), ("html", false), ("a.html.gz", false)]
        {
            assert_eq!(is_text(path), want, "{path}");
        }
        assert_eq!(original("a/index.html.gz"), Some("a/index.html"));
        assert_eq!(original("a/b.png.br"), None);
    }
}
