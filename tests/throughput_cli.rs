//! What `examples/throughput.rs` promises at its command line.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| common::example("throughput"));
    common::run(Command::new(program).current_dir(folder).args(arguments), b"")
}

#[test]
fn a_line_of_each_measurement() {
    let folder = common::folder("throughput");
    let line = r#"{"id": 1, "body": "الدوحة في 30 مايو 2024. وقعت الوزارة مذكرة تفاهم مع الجامعة."}"#;
    fs::write(folder.join("in.jsonl"), format!("{line}\n\n{line}\n")).expect("written");
    let output = run(&folder, &["in.jsonl", "--field", "body", "--seconds", "0"]);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    let printed = common::text(&output.stdout);
    let (names, figures): (Vec<_>, Vec<_>) =
        printed.lines().map(|line| line.split_once('\t').expect("a name and a figure")).unzip();
    let passes =
        ["memcpy", "from_utf8", "nfkc", "normalize", "normalize_mapped", "dates", "extract", "extract_json"];
    assert_eq!(&names[..8], &passes);
    let rest = ["documents_per_second", "mean_us_per_document", "first_use_ms", "peak_memory_kib"];
    assert_eq!(&names[8..], &rest);
    for (name, figure) in names.iter().zip(figures).take(11) {
        assert!(figure.parse::<f64>().is_ok_and(|f| f > 0.0), "{name} {figure}");
    }
}

#[test]
fn texts_that_cannot_be_read() {
    let folder = common::folder("throughput-wrong");
    for (lines, why) in [
        ("{\"text\": \"بيان\"}\n{\"body\": \"بيان\"}\n", "in.jsonl, line 2: no string \"text\""),
        ("[\"بيان\"]\n", "in.jsonl, line 1: not a JSON object"),
        ("{\"text\": \"\"}\n", "in.jsonl: no text"),
        ("\n", "in.jsonl: no text"),
    ] {
        fs::write(folder.join("in.jsonl"), lines).expect("written");
        let output = run(&folder, &["in.jsonl"]);
        assert_eq!(output.status.code(), Some(1), "{lines}");
        assert_eq!(common::text(&output.stderr), format!("throughput: {why}\n"));
    }
    assert_eq!(run(&folder, &["nowhere.jsonl"]).status.code(), Some(1));
    assert_eq!(run(&folder, &["--once", "nowhere"]).status.code(), Some(1));
}

#[test]
fn arguments() {
    let folder = common::folder("throughput-usage");
    for senseless in
        [&[][..], &["a.jsonl", "b.jsonl"], &["a.jsonl", "--seconds", "x"], &["--once", "dates", "a"]]
    {
        let output = run(&folder, senseless);
        assert_eq!(output.status.code(), Some(2), "{senseless:?}");
        assert!(common::text(&output.stderr).contains("usage: throughput"));
    }
    assert_eq!(run(&folder, &["--help"]).status.code(), Some(0));
    assert_eq!(run(&folder, &["--once", "dates"]).status.code(), Some(0));
}
