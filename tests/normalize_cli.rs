//! What `examples/normalize.rs` promises at its command line.

mod common;

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

fn run(arguments: &[&str], input: &str) -> Output {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| common::example("normalize"));
    common::run(Command::new(program).args(arguments), input.as_bytes())
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    common::text(&output.stdout).to_owned()
}

#[test]
fn text_by_profile_and_by_operations() {
    assert_eq!(printed(&[], "الأُولى ١٢\n"), "الاولي 12\n");
    assert_eq!(printed(&["--profile", "text", "-"], "الأُولى ١٢\n"), "الأولى ١٢\n");
    assert_eq!(printed(&["--op", "digits", "--op", "fold_alef"], "الأُولى ١٢\n"), "الاُولى 12\n");
}

#[test]
fn the_map_tells_all_changes() {
    let wanted = "0..2\t0..2\t\"أ\"\t\"ا\"\n2..6\t2..4\t\"خ\\u{64e}\"\t\"خ\"\n";
    assert_eq!(printed(&["--map"], "أخَ"), wanted);
    assert_eq!(printed(&["--map"], "قطر"), "");
}

#[test]
fn lines_are_answered_in_their_order() {
    let input = r#"{"op": "fold_alef", "input": "أب"}
{"op": "fold_nothing", "input": "أب"}
{"op": "strip_tatweel+fold_yeh", "input": "هـدى"}
["fold_alef", "أب"]
"#;
    let output = run(&["--jsonl", "-"], input);
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<serde_json::Value> =
        common::text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["output"], "اب");
    assert!(answers[1]["error"].is_string());
    assert_eq!(answers[2]["output"], "هدي");
    assert_eq!(answers[3]["error"], "not a JSON object");
}

#[test]
fn senseless_arguments_are_refused() {
    for arguments in
        [&["--op", "no_such"][..], &["--profile", "text", "--op", "digits"], &["--jsonl", "-", "--map"]]
    {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}
