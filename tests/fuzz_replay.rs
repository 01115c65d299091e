//! Replays the stored inputs of the fuzz targets: the seeds of `fuzz/corpus`
//! and, in `fuzz/regressions`, what once crashed.

#[path = "fuzz/checks.rs"]
mod checks;

use std::path::Path;

fn each(target: &str, check: impl Fn(&[u8])) {
    let mut files = 0;
    for folder in ["corpus", "regressions"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(folder).join(target);
        let Ok(entries) = folder.read_dir() else { continue };
        for entry in entries {
            let file = entry.unwrap().path();
            println!("{}", file.display());
            check(&std::fs::read(&file).unwrap());
            files += 1;
        }
    }
    assert!(files >= 5, "{target} has but {files} stored inputs");
}

#[test]
fn extract() {
    each("extract", |data| checks::extract(&String::from_utf8_lossy(data)));
}

#[test]
fn dates() {
    each("dates", |data| checks::dates(&String::from_utf8_lossy(data)));
}

#[test]
fn normalize() {
    each("normalize", |data| checks::normalize(&String::from_utf8_lossy(data)));
}

#[test]
fn lexicon() {
    each("lexicon", checks::lexicon);
}
