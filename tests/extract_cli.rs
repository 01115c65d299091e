//! What `examples/extract.rs` promises at its command line.

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

const TEXT: &str = "الدوحة في 30 مايو 2024\nوقعت وزارة التعليم مذكرة تفاهم مع جامعة السلام.\n";

fn extract() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| common::example("extract")))
}

fn run(arguments: &[&str], input: &str) -> Output {
    common::run(extract().args(arguments), input.as_bytes())
}

fn file(folder: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = common::folder(folder).join(name);
    std::fs::write(&path, bytes).expect("written");
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// The JSON values of an output, pretty or one a line.
fn records(output: &Output) -> Vec<Value> {
    serde_json::Deserializer::from_slice(&output.stdout)
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("the output is JSON")
}

fn line(id: impl Into<Value>, text: &str, reference: Option<&str>) -> String {
    serde_json::json!({"id": id.into(), "text": text, "reference": reference}).to_string() + "\n"
}

#[test]
fn without_arguments_the_shipped_announcements() {
    let output = run(&[], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(common::text(&output.stderr), "");
    let shipped = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/announcements"))
        .expect("the announcements are there")
        .count();
    assert!(shipped >= 6);
    assert_eq!(records(&output).len(), shipped);
    assert!(common::text(&output.stdout).starts_with("{\n  \"headline\""), "pretty, headline first");
}

#[test]
fn files_in_the_order_of_the_arguments() {
    let a = file("order-a", "a.txt", "عقد الاجتماع في 3 مايو 2021.");
    let b = file("order-b", "b.txt", "عقد الاجتماع في 4 يونيو 2022.");
    let output = run(&["--compact", &b, &a, &b], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(common::text(&output.stdout).lines().count(), 3, "one line a record");
    let texts: Vec<_> = records(&output).iter().map(|r| r["dates"][0]["value"].clone()).collect();
    assert_eq!(texts, ["2022-06-04", "2021-05-03", "2022-06-04"]);
}

#[test]
fn standard_input() {
    let output = run(&["-"], TEXT);
    assert_eq!(output.status.code(), Some(0));
    let records = records(&output);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["dates"][0]["text"], "30 مايو 2024");
    assert_eq!(records[0]["dates"][0]["span"]["start"], 18);
}

#[test]
fn every_field_is_there_even_when_empty() {
    let output = run(&["-"], "");
    let record = &records(&output)[0];
    for field in ["headline", "dateline", "issued"] {
        assert!(record.as_object().expect("an object").contains_key(field), "{field}");
        assert!(record[field].is_null(), "{field}");
    }
    for field in ["highlights", "dates", "officials", "agreements", "areas", "lists", "quotes"] {
        assert_eq!(record[field], serde_json::json!([]), "{field}");
    }
}

#[test]
fn the_reference_date_places_relative_dates() {
    let text = "يعقد الاجتماع غدا.";
    let without = run(&["-"], text);
    assert!(records(&without)[0]["dates"][0]["value"].is_null());
    let with = run(&["--reference", "2024-02-28", "-"], text);
    assert_eq!(records(&with)[0]["dates"][0]["value"], "2024-02-29");
}

#[test]
fn a_missing_file_is_named_and_the_rest_is_read() {
    let good = file("missing", "good.txt", TEXT);
    let output = run(&["--compact", "no-such-file.txt", &good], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(records(&output).len(), 1);
    let message = common::text(&output.stderr);
    assert!(message.starts_with("extract: no-such-file.txt: "), "{message}");
    assert_eq!(message.lines().count(), 1);
}

#[test]
fn invalid_utf8_is_told_by_its_byte_and_the_rest_is_read() {
    let mut bytes = "بيان".as_bytes().to_vec();
    bytes.extend(b"\xff\xfe ");
    let bad = file("invalid-bad", "bad.txt", bytes);
    let good = file("invalid-good", "good.txt", TEXT);
    let output = run(&["--compact", &bad, &good], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(records(&output).len(), 1);
    let message = common::text(&output.stderr);
    assert!(message.contains("bad.txt: not UTF-8 at byte 8"), "{message}");
}

#[test]
fn json_lines_keep_ids_and_order() {
    let input: String = (0..200)
        .map(|n| if n % 2 == 0 { line(n, TEXT, None) } else { line(format!("رقم-{n}"), "", None) })
        .collect();
    let output = run(&["--jsonl", "-"], &input);
    assert_eq!(output.status.code(), Some(0));
    let out = common::text(&output.stdout);
    assert_eq!(out.lines().count(), 200);
    for (n, line) in out.lines().enumerate() {
        assert!(line.starts_with("{\"id\":"), "{line}");
        let record: Value = serde_json::from_str(line).expect("JSON");
        let id = if n % 2 == 0 { Value::from(n) } else { Value::from(format!("رقم-{n}")) };
        assert_eq!(record["id"], id);
        assert_eq!(record["dates"].as_array().expect("dates").is_empty(), n % 2 == 1);
    }
}

#[test]
fn a_line_s_own_reference_wins() {
    let text = "يعقد الاجتماع غدا.";
    let input = line("own", text, Some("2020-12-31")) + &line("given", text, None);
    let output = run(&["--reference", "2024-02-28", "--jsonl", "-"], &input);
    let values: Vec<_> = records(&output).iter().map(|r| r["dates"][0]["value"].clone()).collect();
    assert_eq!(values, ["2021-01-01", "2024-02-29"]);
}

#[test]
fn bad_lines_are_told_by_number_and_the_rest_is_read() {
    let mut input = Vec::new();
    input.extend(line(1, TEXT, None).as_bytes());
    input.extend(b"\n"); // an empty line counts but is no fault
    input.extend(b"{\"id\": 3, \"text\": \n");
    input.extend(b"{\"id\": 4}\n");
    input.extend(line(5, "عقد اليوم.", Some("2024-02-30")).as_bytes());
    input.extend(b"{\"id\": 6, \"text\": \"\xd8\"}\n");
    input.extend("[7, \"عقد اليوم.\"]\n".as_bytes());
    input.extend(line(8, TEXT, None).trim_end().as_bytes()); // no line end at the end
    let path = file("bad-lines", "in.jsonl", input);
    let output = run(&["--jsonl", &path], "");
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<_> = records(&output).iter().map(|r| r["id"].clone()).collect();
    assert_eq!(ids, [1, 8]);
    let messages: Vec<_> = common::text(&output.stderr).lines().collect();
    assert_eq!(messages.len(), 5, "{messages:#?}");
    for (message, (number, what)) in messages.iter().zip([
        (3, "column"),
        (4, "`text`"),
        (5, "2024-02-30"),
        (6, "not UTF-8 at byte 19 of the line"),
        (7, "not a JSON object"),
    ]) {
        assert!(message.contains(&format!("in.jsonl, line {number}: ")), "{message}");
        assert!(message.contains(what), "{message}");
        assert!(!message.contains("at line 1"), "a second line number misleads: {message}");
    }
}

#[test]
fn a_line_that_is_no_object_is_no_document() {
    for line in ["[1, \"عقد اليوم.\"]", " [1, \"بيان\", null]", "\"بيان\"", "7", "null", "بيان صحفي", "[{}]"]
    {
        let output = run(&["--jsonl", "-"], line);
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert!(output.stdout.is_empty(), "{line}");
        assert_eq!(common::text(&output.stderr), "extract: -, line 1: not a JSON object\n", "{line}");
    }
}

#[test]
fn a_byte_order_mark_and_crlf_are_no_fault() {
    let input = format!("\u{feff}{}", (line(1, TEXT, None) + &line(2, TEXT, None)).replace('\n', "\r\n"));
    let output = run(&["--jsonl", "-"], &input);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    assert_eq!(records(&output).len(), 2);
}

#[test]
fn a_missing_jsonl_file() {
    let output = run(&["--jsonl", "no-such-file.jsonl"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(common::text(&output.stderr).starts_with("extract: no-such-file.jsonl: "));
}

#[test]
fn an_impossible_reference_date() {
    for day in ["2024-02-30", "2024-05", "أمس", ""] {
        let output = run(&["--reference", day, "-"], TEXT);
        assert_eq!(output.status.code(), Some(1), "{day}");
        assert!(output.stdout.is_empty(), "nothing is read against a date that is none");
        let message = common::text(&output.stderr);
        assert!(message.contains("reference date") && message.contains(day), "{message}");
    }
}

#[test]
fn arguments_that_make_no_sense() {
    for arguments in [
        &["--colour"][..],
        &["--reference"],
        &["--jsonl"],
        &["--jsonl", "a", "b"],
        &["--jsonl", "a", "--jsonl", "b"],
        &["--compact=yes"],
        &["-x"],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(common::text(&output.stderr).contains("usage: extract"), "{arguments:?}");
    }
}

#[test]
fn help_is_no_error() {
    for flag in ["--help", "-h"] {
        let output = run(&[flag], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(common::text(&output.stdout).starts_with("usage: extract"));
    }
}

#[test]
fn each_line_is_answered_before_the_next_is_asked_for() {
    let mut child =
        extract().args(["--jsonl", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("runs");
    let mut stdin = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for n in 0..3 {
        stdin.write_all(line(n, TEXT, None).as_bytes()).expect("written");
        let answer = answers.next().expect("an answer").expect("read");
        assert!(answer.starts_with(&format!("{{\"id\":{n},")), "{answer}");
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("ends").success());
}

#[test]
fn a_closed_pipe_is_an_error() {
    let input: String = (0..20_000).map(|n| line(n, TEXT, None)).collect();
    let path = file("closed-pipe", "in.jsonl", input);
    let mut child = extract()
        .args(["--jsonl", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut first = [0; 6];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("read"); // and closed here
    assert_eq!(&first, b"{\"id\":");
    let output = child.wait_with_output().expect("ends");
    assert!(common::text(&output.stderr).contains("cannot write"));
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
    let output = extract().stdout(full).stderr(Stdio::piped()).output().expect("runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(common::text(&output.stderr).contains("cannot write"));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_file() {
    // A line is 1 kB, its answer 0.4 kB: were either kept, 8000 lines would show.
    let peak = |lines: usize| {
        let mut child = extract()
            .args(["--jsonl", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("runs");
        let mut stdin = child.stdin.take().expect("piped");
        let mut answers = BufReader::new(child.stdout.take().expect("piped"));
        let status = format!("/proc/{}/status", child.id());
        let text = line(0, &"x".repeat(1000), None);
        let mut answer = Vec::new();
        for _ in 0..lines {
            stdin.write_all(text.as_bytes()).expect("written");
            answer.clear();
            answers.read_until(b'\n', &mut answer).expect("read");
        }
        let status = std::fs::read_to_string(status).expect("it still runs");
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).expect("a peak");
        drop(stdin);
        child.wait().expect("ends");
        peak.trim().trim_end_matches(" kB").parse::<usize>().expect("a number")
    };
    let (few, many) = (peak(200), peak(8000));
    assert!(many < few + 2_000, "{few} kB after 200 lines, {many} kB after 8000");
}
