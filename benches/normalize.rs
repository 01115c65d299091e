//! Normalization by operation and by profile, beside `unicode_normalization`'s NFKC.
//!
//! The texts are words of the crate's announcements in random order: a short text repeated would be
//! learnt by the branch predictor and measure something else. `vocalized` has marks on most letters,
//! shadda first, as they are typed.

use std::hint::black_box;
use std::path::Path;

use bayan::normalize::{EditMap, Normalizer, Operation};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_normalization::UnicodeNormalization;

/// The bytes of a text, and of the pieces it is normalized in: about an announcement each.
const SIZE: usize = 1 << 20;
const PIECE: usize = 4096;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn words() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/announcements");
    let mut files: Vec<_> =
        folder.read_dir().expect("the announcements").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut words = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "txt")) {
        let text = std::fs::read_to_string(file).expect("a text");
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    words
}

fn vocalized(word: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in word.chars() {
        out.push(c);
        if matches!(c, 'ء'..='ي') && c != 'ـ' && dice.roll(5) != 0 {
            if dice.roll(7) == 0 {
                out.push('\u{651}');
            }
            out.push(['\u{64E}', '\u{64F}', '\u{650}', '\u{652}'][dice.roll(4)]);
        }
    }
    out
}

/// Pieces of shuffled words in lines of about twenty; of a hundred words, `marked` are vocalized.
fn pieces(marked: usize) -> Vec<String> {
    let words = words();
    let mut dice = Dice(7);
    let mut pieces = vec![String::new()];
    while pieces.len() <= SIZE / PIECE {
        let word = &words[dice.roll(words.len())];
        let word = if dice.roll(100) < marked { vocalized(word, &mut dice) } else { word.clone() };
        let piece = pieces.last_mut().expect("one is there");
        piece.push_str(&word);
        piece.push(if dice.roll(20) == 0 { '\n' } else { ' ' });
        if piece.len() >= PIECE {
            pieces.push(String::new());
        }
    }
    pieces
}

fn profiles() -> [(&'static str, Normalizer); 4] {
    [
        ("display", Normalizer::display()),
        ("text", Normalizer::text()),
        ("search", Normalizer::search()),
        ("matching", Normalizer::matching()),
    ]
}

fn bench(c: &mut Criterion) {
    for (corpus, marked) in [("plain", 0), ("vocalized", 100), ("mixed", 50)] {
        let pieces = pieces(marked);
        let mut group = c.benchmark_group(format!("normalize/{corpus}"));
        group.throughput(Throughput::Bytes(pieces.iter().map(|piece| piece.len() as u64).sum()));
        let (mut out, mut map) = (String::new(), EditMap::new());
        group.bench_function("nfkc", |b| {
            b.iter(|| {
                for piece in &pieces {
                    out.clear();
                    out.extend(piece.nfkc());
                    black_box(&out);
                }
            });
        });
        for (name, normalizer) in profiles() {
            group.bench_function(name, |b| {
                b.iter(|| {
                    for piece in &pieces {
                        normalizer.normalize_into(piece, &mut out);
                        black_box(&out);
                    }
                });
            });
            group.bench_function(format!("{name}+map"), |b| {
                b.iter(|| {
                    for piece in &pieces {
                        normalizer.normalize_mapped_into(piece, &mut out, &mut map);
                        black_box((&out, &map));
                    }
                });
            });
        }
        for operation in Operation::all() {
            let normalizer = Normalizer::builder().with(operation).build();
            group.bench_function(operation.name(), |b| {
                b.iter(|| {
                    for piece in &pieces {
                        normalizer.normalize_into(piece, &mut out);
                        black_box(&out);
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
