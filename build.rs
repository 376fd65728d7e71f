//! A fingerprint of what this program is made from, so that what one program kept between its runs is not taken for
//! what another one would have made.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for top in ["src", "templates", "static", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={top}");
        list(Path::new(top), &mut files);
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let bytes = fs::read(&file).unwrap_or_default();
        for byte in file.to_string_lossy().bytes().chain([0]).chain(bytes) {
            // FNV-1a: it tells versions apart, and needs no library.
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=BRIEFING_MADE_FROM={hash:016x}");
}

fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| list(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
