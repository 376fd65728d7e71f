//! Images with at most 16 colours as PNG (RFC 2083).

use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::compress::crc;

/// Compression that costs little: areas of one colour shrink at any level.
const LEVEL: u8 = 3;

/// Writes an image of `width` pixels a row; pixels are numbers in the palette.
pub(super) fn write(out: &mut Vec<u8>, width: usize, pixels: &[u8], palette: &[[u8; 3]]) {
    let mut header = Vec::with_capacity(13);
    header.extend((width as u32).to_be_bytes());
    header.extend(((pixels.len() / width) as u32).to_be_bytes());
    // Four bits a pixel, numbers in a palette; the only compression, the only filters, not interlaced.
    header.extend([4, 3, 0, 0, 0]);
    let mut rows = Vec::with_capacity(pixels.len() / 2 + pixels.len() / width);
    for row in pixels.chunks(width) {
        // No filter.
        rows.push(0);
        rows.extend(row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()));
    }
    out.extend(b"\x89PNG\r\n\x1a\n");
    chunk(out, *b"IHDR", &header);
    chunk(out, *b"PLTE", palette.as_flattened());
    chunk(out, *b"IDAT", &compress_to_vec_zlib(&rows, LEVEL));
    chunk(out, *b"IEND", &[]);
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(data);
    let sum = crc(&out[start..]);
    out.extend(sum.to_be_bytes());
}
