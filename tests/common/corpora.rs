//! The texts that tests and benches run over; all of them are the project's own.

// Each binary uses its own part of this.
#![allow(dead_code)]

use std::path::Path;

/// A text with what a caller would know of it.
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) reference: Option<String>,
    pub(crate) text: String,
}

/// The announcements that come with the crate.
pub(crate) fn shipped() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/announcements");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    let document = |file: std::path::PathBuf| Document {
        id: file.file_stem().unwrap().to_string_lossy().into_owned(),
        reference: None,
        text: std::fs::read_to_string(&file).unwrap(),
    };
    files.into_iter().map(document).collect()
}

/// The invented announcements of the answer sheet.
pub(crate) fn invented() -> Vec<Document> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/announcements.jsonl");
    let document = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        let string = |key: &str| object[key].as_str().map(str::to_owned);
        Document { id: string("id").unwrap(), reference: string("reference"), text: string("text").unwrap() }
    };
    let lines = std::fs::read_to_string(file).unwrap();
    lines.lines().filter(|line| !line.trim().is_empty()).map(document).collect()
}

/// Both.
pub(crate) fn all() -> Vec<Document> {
    shipped().into_iter().chain(invented()).collect()
}

/// Named corpora for benches: real vocabulary, never one text repeated.
pub(crate) fn named() -> Vec<(&'static str, Vec<String>)> {
    let texts = |documents: Vec<Document>| documents.into_iter().map(|d| d.text).collect::<Vec<_>>();
    let (shipped, invented) = (texts(shipped()), texts(invented()));
    let shuffled = shuffle(shipped.iter().chain(&invented));
    vec![("announcements", shipped), ("invented", invented), ("shuffled", shuffled)]
}

/// The words of `texts` in an order that no branch predictor can learn, in
/// texts of about the same size.
fn shuffle<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    let mut count = 0;
    for text in texts {
        words.extend(text.split_inclusive([' ', '\n']));
        count += 1;
    }
    // A fixed xorshift, so that every run shuffles alike.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for at in (1..words.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        words.swap(at, (state % (at as u64 + 1)) as usize);
    }
    words.chunks(words.len() / count.max(1) + 1).map(|chunk| chunk.concat()).collect()
}
