//! The passes and the whole, on named corpora.
//!
//! `cargo bench --bench extract`; figures are bytes of UTF-8 input a second.

#[path = "../tests/common/corpora.rs"]
mod corpora;

use std::hint::black_box;

use bayan::normalize::{EditMap, Normalizer};
use bayan::{Extractor, Lexicon, Scratch};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use unicode_normalization::UnicodeNormalization;

fn passes(criterion: &mut Criterion) {
    let extractor = Extractor::builder().reference("2024-05-30".parse().unwrap()).build().unwrap();
    let search = Normalizer::search();
    for (name, texts) in corpora::named() {
        let bytes: usize = texts.iter().map(String::len).sum();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes as u64));
        let mut pass = |id: &str, run: &mut dyn FnMut(&str)| {
            group.bench_function(BenchmarkId::from_parameter(id), |b| {
                b.iter(|| texts.iter().for_each(|text| run(text)));
            });
        };
        pass("nfkc", &mut |text| {
            black_box(text.nfkc().collect::<String>());
        });
        let (mut out, mut map) = (String::new(), EditMap::default());
        pass("normalize", &mut |text| {
            search.normalize_into(text, &mut out);
            black_box(&out);
        });
        let mut out = String::new();
        pass("normalize_mapped", &mut |text| {
            search.normalize_mapped_into(text, &mut out, &mut map);
            black_box((&out, &map));
        });
        pass("dates", &mut |text| {
            black_box(bayan::dates::find(text, None));
        });
        let mut scratch = Scratch::new();
        pass("extract", &mut |text| {
            black_box(extractor.extract_with(text, None, &mut scratch));
        });
        let mut json = Vec::new();
        pass("extract_json", &mut |text| {
            json.clear();
            serde_json::to_writer(&mut json, &extractor.extract_with(text, None, &mut scratch)).unwrap();
            black_box(&json);
        });
        group.finish();
    }
}

fn lexicon(criterion: &mut Criterion) {
    let row = "title\treligious\tm\ttier=1\tسماحة المفتي\n";
    let builtin = Lexicon::builtin().unwrap();
    criterion.bench_function("lexicon/extend", |b| {
        b.iter(|| black_box(builtin.extend_from_tsv("row.tsv", row)).unwrap())
    });
}

criterion_group!(benches, passes, lexicon);
criterion_main!(benches);
