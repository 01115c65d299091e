//! Texts made to break an extractor: no panic, and time in proportion.

#[path = "common/check.rs"]
mod check;
#[path = "common/corpora.rs"]
mod corpora;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use bayan::{Extractor, Scratch};

type Make = fn(usize) -> String;

/// Texts of so many repetitions, by name.
const HOSTILE: &[(&str, Make)] = &[
    ("opening quotation marks", |n| "«".repeat(n)),
    ("straight marks", |n| "\" ".repeat(n)),
    ("nested brackets", |n| "(".repeat(n)),
    ("patronymics", |n| "بن ".repeat(n)),
    ("names and patronymics", |n| "محمد بن ".repeat(n)),
    ("alternating titles", |n| "السيد الدكتور ".repeat(n)),
    ("titles joined", |n| "والسيد/ والدكتور/ ".repeat(n)),
    ("date beginnings", |n| "من 5 إلى ".repeat(n)),
    ("weekdays", |n| "يوم الأحد ".repeat(n)),
    ("numbers and slashes", |n| "1/2/".repeat(n)),
    ("pairs without end", |n| "5 رمضان 1440 هـ الموافق ".repeat(n)),
    ("institutions nested", |n| "رئيس لجنة مجلس هيئة ".repeat(n)),
    ("offices joined", |n| "وزير ووزير ".repeat(n)),
    ("instruments", |n| "مذكرة تفاهم بين ".repeat(n)),
    ("lead-ins", |n| "وتشمل مجالات التعاون ".repeat(n)),
    ("enumeration", |n| format!("وتشمل مجالات التعاون {}", "الصحة والتعليم، ".repeat(n))),
    ("fields of cooperation", |n| "التعاون في مجال ".repeat(n)),
    ("cooperation without end", |n| format!("التعاون في مجالات {}", "الطاقة و".repeat(n))),
    ("agreed without end", |n| "واتفق الجانبان على تبادل الوفود، وتعزيز ".repeat(n)),
    ("aims inside aims", |n| "تهدف المذكرة إلى تنظيم ".repeat(n)),
    ("parts of parts", |n| "بنود الاتفاقية، تبادل ".repeat(n)),
    ("numbers begun anew", |n| "1- نص 1- نص ".repeat(n)),
    ("one bullet of sentences", |n| format!("وتشمل مجالات التعاون:\n- {}", "الطاقة. ".repeat(n))),
    ("other stories", |n| "اقرأ أيضا\nعنوان خبر\n".repeat(n)),
    ("key words", |n| "نص. سمات ".repeat(n)),
    ("bulleted list", |n| format!("وتشمل مجالات التعاون:\n{}", "⦁ الصحة: برامج\n".repeat(n))),
    ("ordinals in a line", |n| "أولاً: نص ثانياً: نص ".repeat(n)),
    ("speech verbs", |n| "وقال وأضاف وأكد ".repeat(n)),
    ("quotes without a stop", |n| {
        format!(
            "وقال الدكتور علي حسن مدير الهيئة {}",
            "\"كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة\" و ".repeat(n)
        )
    }),
    ("offices of one person", |n| {
        (0..n).map(|i| format!("وقال السيد علي حسن، مدير إدارة {}، ذلك. ", letters(i))).collect()
    }),
    ("pronouns", |n| "وأكد سعادته أن معاليه ".repeat(n)),
    ("marks on one letter", |n| format!("ب{}", "\u{651}".repeat(n))),
    ("hamza above everything", |n| "ا\u{654}\u{651}".repeat(n)),
    ("tatweel", |n| "ـ".repeat(n)),
    ("bidi overrides", |n| "\u{202e}نص\u{202c} ".repeat(n)),
    ("ligatures", |n| "ﷺ".repeat(n)),
    ("empty lines", |n| "\n".repeat(n)),
    ("short lines", |n| "نص\n".repeat(n)),
    ("emoji", |n| "👨‍👩‍👧 ".repeat(n)),
    ("quotes opened and never closed", |n| format!("{}قال: \"انتهى قال: \"", "قال: «كلمة ".repeat(n))),
    ("a name and a title in turn", |n| "أكد معالي الدكتور سالم الكعبي أن معاليه وصل. ".repeat(n)),
    ("one officials' sentence", |n| {
        "وقع معالي الوزير سالم بن راشد الكعبي، وزير النقل، مع السيد علي حسن، ".repeat(n)
    }),
    ("many officials", |n| {
        (0..n)
            .map(|i| {
                format!(
                    "وأكد الدكتور محمد حسن{} مدير الهيئة. ",
                    ["ي", "ين", "ان", "ون"][i % 4].repeat(1 + i % 7)
                )
            })
            .collect()
    }),
];

/// A word for a number.
fn letters(number: usize) -> String {
    format!("{number:06}")
        .bytes()
        .map(|digit| ['ب', 'ت', 'ج', 'د', 'ر', 'س', 'ع', 'ف', 'ق', 'م'][usize::from(digit - b'0')])
        .collect()
}

/// What this thread has cost so far: processor time where the system tells it, since on a busy
/// machine the wall clock counts the neighbours too.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let begun = *START;
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|stat| Some(Duration::from_nanos(stat.split(' ').next()?.parse().ok()?)))
        .unwrap_or_else(|| begun.elapsed())
}

/// What `runs` readings of the text cost.
fn time(extractor: &Extractor, text: &str, runs: usize) -> Duration {
    let mut scratch = Scratch::new();
    let start = spent();
    for _ in 0..runs {
        std::hint::black_box(extractor.extract_with(text, None, &mut scratch));
    }
    spent() - start
}

#[test]
fn records_of_hostile_texts_keep_their_promises() {
    let extractor = Extractor::builder().build().unwrap();
    for (name, make) in HOSTILE {
        println!("{name}");
        let text = make(500);
        check::check(&text, &extractor.extract(&text));
    }
}

/// A text of eight times the length is read once for eight readings of the shorter one: both
/// cost the same where time is in proportion, and a quadratic step costs eight times as much.
#[test]
fn time_is_in_proportion_to_the_text() {
    const MOST: f64 = 3.0;
    // The system counts in ticks of some milliseconds.
    const ENOUGH: Duration = Duration::from_millis(40);
    let extractor = Extractor::builder().build().unwrap();
    let mut slow = Vec::new();
    for (name, make) in HOSTILE {
        let (small, large) = (make(1_000), make(8_000));
        let mut runs = 1;
        while time(&extractor, &small, 8 * runs) < ENOUGH {
            runs *= 2;
        }
        let ratio = |_| {
            let (a, b) = (time(&extractor, &small, 8 * runs), time(&extractor, &large, runs));
            b.as_secs_f64() / a.as_secs_f64()
        };
        // Caches and neighbours may disturb one measurement; a quadratic step fails all.
        let ratios: Vec<f64> = (0..4).map(ratio).take_while(|&r| r >= MOST).collect();
        if ratios.len() == 4 {
            slow.push(format!("{name}: {ratios:.1?} times as long for the same number of bytes"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn every_code_point_once() {
    let extractor = Extractor::builder().build().unwrap();
    let all: String = ('\0'..=char::MAX).collect();
    check::check(&all, &extractor.extract(&all));
    let spaced: String = ('\0'..=char::MAX).flat_map(|c| [c, ' ']).collect();
    check::check(&spaced, &extractor.extract(&spaced));
}

#[test]
fn directional_controls_are_told() {
    let extractor = Extractor::builder().build().unwrap();
    assert!(extractor.extract("وصل \u{202e}السيد\u{202c} سالم").controls_removed);
    assert!(!extractor.extract("وصل السيد سالم").controls_removed);
}

/// NUL and its like stand between words where a broken file had blanks.
#[test]
fn controls_part_words_as_blanks_do() {
    let extractor = Extractor::builder().build().unwrap();
    let plain = extractor.extract("استقبل معالي الدكتور سامي العتيبي الوفد.").into_owned();
    for control in ['\0', '\u{1}', '\u{1a}', '\u{1f}', '\u{80}', '\u{9f}'] {
        let text = format!("استقبل معالي{control}الدكتور {control} سامي{control}العتيبي الوفد.");
        let record = extractor.extract(&text);
        check::check(&text, &record);
        let (found, wanted) = (&record.officials[0], &plain.officials[0]);
        assert_eq!((&found.name, &found.honorifics), (&wanted.name, &wanted.honorifics), "{control:?}");
    }
}

/// Directional controls make a screen show another order than that of the bytes. The record's
/// strings and the text of its spans hold the same letters in the order of the bytes.
#[test]
fn a_record_shows_the_order_of_its_spans() {
    let extractor = Extractor::builder().build().unwrap();
    let plain = "وقّع معالي الدكتور سامي بن فهد العتيبي، وزير الموانئ، مذكرة تفاهم في 30 مايو 2024.";
    let wanted = extractor.extract(plain);
    let pairs = [
        ('\u{202e}', '\u{202c}'),
        ('\u{202d}', '\u{202c}'),
        ('\u{2067}', '\u{2069}'),
        ('\u{2066}', '\u{2069}'),
        ('\u{200e}', '\u{200f}'),
    ];
    for (open, close) in pairs {
        for inside in
            ["سامي", "سامي بن فهد", "وزير", "30", "مايو", "2024", "الدكتور سامي", "فهد العتيبي، وزير"]
        {
            let text = plain.replace(inside, &format!("{open}{inside}{close}"));
            let record = extractor.extract(&text);
            check::check(&text, &record);
            assert!(record.controls_removed, "{text:?}");
            let (a, b) = (&record.officials[0], &wanted.officials[0]);
            assert_eq!((&a.name, &a.positions), (&b.name, &b.positions), "{text:?}");
            assert_eq!(record.dates[0].value, wanted.dates[0].value, "{text:?}");
            let order = |s: &str| s.chars().filter(|&c| c != open && c != close).collect::<String>();
            assert_eq!(order(a.mentions[0].span.of(&text)), a.name, "{text:?}");
            assert_eq!(order(record.dates[0].span.of(&text)), wanted.dates[0].text, "{text:?}");
        }
    }
}

/// What the process has held at most so far, in bytes; `None` where the system does not tell.
fn peak_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kilobytes.trim().trim_end_matches("kB").trim().parse::<usize>().ok()? * 1024)
}

/// Large ones, too slow without optimization: `cargo test --release --test hostile -- --ignored`.
#[test]
#[ignore = "for an optimized build"]
fn very_large_texts() {
    /// Bytes of memory for a byte of text, everything included.
    const MOST: usize = 100;
    let extractor = Extractor::builder().build().unwrap();
    let words = corpora::named().pop().unwrap().1.concat().replace('\n', " ");
    let line = words.repeat(50_000_000 / words.len() + 1);
    let texts = [
        ("100,000 opening marks", "«".repeat(100_000)),
        ("1 MB of بن", "بن ".repeat(200_000)),
        ("1 MB of titles", "السيد الدكتور ".repeat(40_000)),
        ("1 MB of date beginnings", "من 5 إلى ".repeat(70_000)),
        ("a line of 50 MB", line),
    ];
    for (name, text) in texts {
        let before = peak_memory();
        let start = Instant::now();
        let record = extractor.extract(&text);
        println!("{name}: {:?}", start.elapsed());
        if let (Some(before), Some(after)) = (before, peak_memory()) {
            let allowed = text.len() * MOST + 1_000_000;
            println!("  {:.1} bytes a byte", after.saturating_sub(before) as f64 / text.len() as f64);
            assert!(after.saturating_sub(before) < allowed, "{name}: from {before} to {after} bytes");
        }
        check::check(&text, &record);
    }
}
