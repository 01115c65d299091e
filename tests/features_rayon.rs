//! Feature `rayon`.
#![cfg(feature = "rayon")]

use bayan::{Date, Extractor};

/// Texts of many lengths, so that workers finish in another order than they began.
fn texts() -> Vec<String> {
    (0..500)
        .map(|n| {
            let day = n % 28 + 1;
            format!(
                "عقد الاجتماع في {day} مايو 2024.\n{}",
                "وحضر اللقاء عدد من المسؤولين.\n".repeat(n * 7 % 90)
            )
        })
        .collect()
}

#[test]
fn a_batch_is_its_texts_one_by_one() {
    let texts = texts();
    let extractor = Extractor::builder().build().expect("the built-in lexicon");
    let one_by_one: Vec<_> = texts.iter().map(|text| extractor.extract(text)).collect();
    assert_eq!(extractor.extract_batch(&texts), one_by_one);
    assert_eq!(one_by_one[8].dates[0].value, "2024-05-09".parse().ok());
}

#[test]
fn an_empty_batch() {
    let extractor = Extractor::builder().build().expect("the built-in lexicon");
    assert!(extractor.extract_batch::<&str>(&[]).is_empty());
}

#[test]
fn each_document_has_its_own_reference() {
    let extractor = Extractor::builder()
        .reference("2020-01-01".parse().expect("a day"))
        .build()
        .expect("the built-in lexicon");
    let days: Vec<Option<Date>> =
        (0..400).map(|n| (n % 3 != 0).then(|| Date::MIN.add_days(730_000 + n)).flatten()).collect();
    let records = extractor.extract_batch_with(&days, |day| ("يعقد الاجتماع غدا.", *day));
    for (day, record) in days.iter().zip(records) {
        let today = day.unwrap_or("2020-01-01".parse().expect("a day"));
        assert_eq!(record.dates[0].value, today.add_days(1).map(Into::into));
    }
}
