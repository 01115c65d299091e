//! What `examples/batch.rs` promises, above all that a run may be killed.
#![cfg(all(feature = "json", feature = "rayon"))]

mod common;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;

fn batch() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| common::example("batch")))
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    common::run(batch().current_dir(folder).args(arguments), b"")
}

/// The ids of an output, in its order; every line must be a whole record.
fn ids(out: &Path) -> Vec<Value> {
    let text = fs::read_to_string(out).expect("an output");
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines()
        .map(|line| {
            let record: Value = serde_json::from_str(line).expect("a whole line");
            assert!(record["officials"].is_array());
            record["id"].clone()
        })
        .collect()
}

fn lines(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(|n| serde_json::json!({"id": n, "text": text(n)}).to_string() + "\n").collect()
}

/// Texts of very different lengths: long ones at the front are finished late.
fn uneven(n: usize) -> String {
    "وقعت الوزارة مذكرة تفاهم مع الجامعة في مجال التدريب.\n".repeat(if n.is_multiple_of(100) {
        300
    } else {
        3
    })
}

fn errors(folder: &Path, out: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.join(format!("{out}.errors"))).expect("a side file");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn a_folder_in_the_order_of_its_paths() {
    let folder = common::folder("batch-folder");
    fs::create_dir_all(folder.join("in/b/c")).expect("made");
    for name in ["in/z.txt", "in/a.txt", "in/b/m.txt", "in/b/c/n.txt", "in/notes.md"] {
        fs::write(folder.join(name), "عقد الاجتماع في 3 مايو 2021.").expect("written");
    }
    let output = run(&folder, &["in", "-o", "out.jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    assert_eq!(ids(&folder.join("out.jsonl")), ["in/a.txt", "in/b/c/n.txt", "in/b/m.txt", "in/z.txt"]);
    let said = common::text(&output.stderr);
    assert!(said.starts_with("4 records in "), "{said}");
    assert!(!said.contains('\r'), "no progress line in a pipe");
    assert!(output.stdout.is_empty());
    assert!(!folder.join("out.jsonl.errors").exists());
}

#[test]
fn patterns_files_and_lines_together() {
    let folder = common::folder("batch-mixed");
    for name in ["a1.txt", "a2.txt", "b1.txt"] {
        fs::write(folder.join(name), "بيان").expect("written");
    }
    fs::write(folder.join("in.jsonl"), lines(2, |_| "بيان".into())).expect("written");
    let output = run(&folder, &["in.jsonl", "a*.txt", "b1.txt", "a1.txt", "-o", "out.jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    let found = ids(&folder.join("out.jsonl"));
    assert_eq!(found, ["a1.txt".into(), "a2.txt".into(), "b1.txt".into(), Value::from(0), Value::from(1)]);
}

#[test]
fn lines_of_standard_input() {
    let folder = common::folder("batch-stdin");
    let input = lines(300, uneven);
    let output = common::run(batch().current_dir(&folder).args(["-", "-o", "out.jsonl"]), input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(ids(&folder.join("out.jsonl")), (0..300).map(Value::from).collect::<Vec<_>>());
}

#[test]
fn many_lines_in_the_order_of_the_input_or_in_any() {
    let folder = common::folder("batch-order");
    fs::write(folder.join("in.jsonl"), lines(3000, uneven)).expect("written");
    run(&folder, &["in.jsonl", "-o", "ordered.jsonl"]);
    let all: Vec<Value> = (0..3000).map(Value::from).collect();
    assert_eq!(ids(&folder.join("ordered.jsonl")), all);
    run(&folder, &["in.jsonl", "--unordered", "-o", "any.jsonl"]);
    let mut any = ids(&folder.join("any.jsonl"));
    any.sort_by_key(|id| id.as_u64());
    assert_eq!(any, all);
}

#[test]
fn an_input_named_twice_is_read_once() {
    let folder = common::folder("batch-twice");
    fs::create_dir_all(folder.join("in/b")).expect("made");
    for name in ["in/a.txt", "in/b/c.txt"] {
        fs::write(folder.join(name), "بيان").expect("written");
    }
    fs::write(folder.join("in.jsonl"), lines(3, |_| "بيان".into())).expect("written");
    let whole = folder.join("in.jsonl");
    let inputs = ["in.jsonl", "in", "./in.jsonl", "./in/b", "in/b/c.txt", "in/*.txt"];
    let arguments = [&inputs[..], &[whole.to_str().expect("UTF-8"), "-o", "out.jsonl"]].concat();
    let output = run(&folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    let found = ids(&folder.join("out.jsonl"));
    assert_eq!(found, ["in/a.txt".into(), "in/b/c.txt".into(), 0.into(), 1.into(), Value::from(2)]);
    let output = common::run(batch().current_dir(&folder).args(["-", "-", "-o", "twice.jsonl"]), b"");
    assert_eq!(output.status.code(), Some(0));
}

/// Runs into a stream: the ids of standard output, and what was said on standard error.
fn streamed(folder: &Path, output: &str) -> (Vec<Value>, String) {
    let made = run(folder, &["in.jsonl", "-o", output]);
    assert_eq!(made.status.code(), Some(1), "one line is wrong");
    let ids = common::text(&made.stdout).lines().map(|line| {
        let record: Value = serde_json::from_str(line).expect("a whole line");
        record["id"].clone()
    });
    (ids.collect(), common::text(&made.stderr).to_owned())
}

#[test]
fn records_on_standard_output() {
    let folder = common::folder("batch-stdout");
    let input = lines(200, uneven) + "[1, \"بيان\"]\n";
    fs::write(folder.join("in.jsonl"), input).expect("written");
    let wanted: Vec<Value> = (0..200).map(Value::from).collect();
    let outputs = if cfg!(unix) { &["-", "/dev/stdout"][..] } else { &["-"] };
    for output in outputs {
        let (found, said) = streamed(&folder, output);
        assert_eq!(found, wanted);
        assert!(said.starts_with("batch: in.jsonl, line 201: not a JSON object\n"), "{said}");
        assert!(said.ends_with("\n1 failed\n"), "{said}");
        assert_eq!(fs::read_dir(&folder).expect("there").count(), 1, "nothing stands beside it");
        let resumed = run(&folder, &["in.jsonl", "-o", output, "--resume"]);
        assert_eq!(resumed.status.code(), Some(1));
        assert!(common::text(&resumed.stderr).contains("only a file can be resumed"));
    }
}

#[cfg(unix)]
#[test]
fn standard_output_that_is_a_file_or_full() {
    let folder = common::folder("batch-redirected");
    fs::write(folder.join("in.jsonl"), lines(200, uneven)).expect("written");
    // As `printf 'before\n' > out; batch … -o /dev/stdout >> out`.
    fs::write(folder.join("out"), "before\n").expect("written");
    let out = fs::OpenOptions::new().append(true).open(folder.join("out")).expect("opened");
    let mut command = batch();
    command.current_dir(&folder).args(["in.jsonl", "-o", "/dev/stdout"]).stdout(out);
    assert!(command.stderr(Stdio::null()).status().expect("runs").success());
    let text = fs::read_to_string(folder.join("out")).expect("there");
    assert!(text.starts_with("before\n{"));
    assert_eq!(text.lines().count(), 201);
    assert!(!Path::new("/dev/stdout.journal").exists());

    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = batch().current_dir(&folder).args(["in.jsonl", "-o", "-"]).stdout(full).output();
        let output = output.expect("runs");
        assert_eq!(output.status.code(), Some(1));
        let said = common::text(&output.stderr);
        assert!(said.starts_with("batch: -: No space left"), "{said}");
    }
}

#[test]
fn an_input_is_never_written_over() {
    let folder = common::folder("batch-over");
    let input = lines(2, |_| "بيان".into());
    for (name, arguments) in [("in.jsonl", ["in.jsonl", "-o", "./in.jsonl"]), ("a.txt", [".", "-o", "a.txt"])]
    {
        fs::write(folder.join(name), &input).expect("written");
        let output = run(&folder, &arguments);
        assert_eq!(output.status.code(), Some(1));
        assert!(common::text(&output.stderr).contains("is an input"), "{}", common::text(&output.stderr));
        assert_eq!(fs::read_to_string(folder.join(name)).expect("still there"), input);
    }
}

#[test]
fn what_cannot_be_read_goes_to_the_side_file() {
    let folder = common::folder("batch-errors");
    fs::create_dir(folder.join("in")).expect("made");
    fs::write(folder.join("in/a.txt"), "بيان").expect("written");
    fs::write(folder.join("in/b.txt"), b"\xd8\xa8\xff").expect("written");
    fs::write(folder.join("in.jsonl"), "{\"id\": 1, \"text\": \"بيان\"}\n\n{\"id\": 2}\n").expect("written");
    let output = run(&folder, &["in", "in.jsonl", "-o", "out.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&folder.join("out.jsonl")), ["in/a.txt".into(), Value::from(1)]);
    let errors = errors(&folder, "out.jsonl");
    assert_eq!(errors.len(), 2);
    assert_eq!(errors[0]["input"], "in/b.txt");
    assert_eq!(errors[0]["error"], "not UTF-8 at byte 2");
    assert_eq!((&errors[1]["input"], &errors[1]["line"]), (&"in.jsonl".into(), &3.into()));
    let said = common::text(&output.stderr);
    assert!(said.contains("2 failed, see out.jsonl.errors"), "{said}");
}

#[test]
fn resuming_reads_what_is_new_and_what_had_failed() {
    let folder = common::folder("batch-grown");
    fs::create_dir(folder.join("in")).expect("made");
    fs::write(folder.join("in/b.txt"), "بيان").expect("written");
    fs::write(folder.join("in/c.txt"), b"\xff").expect("written");
    assert_eq!(run(&folder, &["in", "-o", "out.jsonl"]).status.code(), Some(1));
    fs::write(folder.join("in/a.txt"), "بيان").expect("written");
    fs::write(folder.join("in/c.txt"), "بيان").expect("written");
    let output = run(&folder, &["in", "-o", "out.jsonl", "--resume"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(common::text(&output.stderr).contains("1 were done before"));
    assert_eq!(ids(&folder.join("out.jsonl")), ["in/b.txt", "in/a.txt", "in/c.txt"]);
    assert!(!folder.join("out.jsonl.errors").exists());
    // And once more: there is nothing left to do.
    let before = fs::read(folder.join("out.jsonl")).expect("an output");
    assert_eq!(run(&folder, &["in", "-o", "out.jsonl", "--resume"]).status.code(), Some(0));
    assert_eq!(fs::read(folder.join("out.jsonl")).expect("an output"), before);
}

#[test]
fn without_resume_the_output_is_made_anew() {
    let folder = common::folder("batch-anew");
    fs::write(folder.join("in.jsonl"), lines(5, uneven)).expect("written");
    for _ in 0..2 {
        assert_eq!(run(&folder, &["in.jsonl", "-o", "out.jsonl"]).status.code(), Some(0));
        assert_eq!(ids(&folder.join("out.jsonl")).len(), 5);
    }
}

#[test]
fn an_output_of_another_run_is_not_resumed() {
    let folder = common::folder("batch-other");
    fs::write(folder.join("in.jsonl"), lines(5, uneven)).expect("written");
    run(&folder, &["in.jsonl", "-o", "out.jsonl"]);
    let other = run(&folder, &["in.jsonl", "-o", "out.jsonl", "--resume", "--reference", "2024-01-01"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(common::text(&other.stderr).contains("another reference date"));
    fs::remove_file(folder.join("out.jsonl.journal")).expect("removed");
    let unknown = run(&folder, &["in.jsonl", "-o", "out.jsonl", "--resume"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(common::text(&unknown.stderr).contains("nobody knows what out.jsonl holds"));
    assert_eq!(ids(&folder.join("out.jsonl")).len(), 5, "nothing was touched");
}

/// Kills runs at ever later moments, spoils the ends of both files as a power
/// cut might, and resumes until one run comes to its end.
fn killed_and_resumed(name: &str, ordered: bool) {
    const COUNT: usize = 12_000;
    let folder = common::folder(name);
    let bad = |n: usize| n % 1000 == 999;
    let mut input = String::new();
    for n in 0..COUNT {
        if bad(n) {
            input.push_str("{\"id\": \n");
        } else {
            // Twice the same id, as feeds have it; both are wanted.
            let text = if n.is_multiple_of(100) { uneven(n) } else { "بيان صحفي".into() };
            input.push_str(&lines(1, |_| text.clone()).replacen(":0,", &format!(":{},", n / 2), 1));
        }
    }
    fs::write(folder.join("in.jsonl"), input).expect("written");
    let (out, journal) = (folder.join("out.jsonl"), folder.join("out.jsonl.journal"));
    let mut arguments = vec!["in.jsonl", "-o", "out.jsonl", "--resume"];
    if !ordered {
        arguments.push("--unordered");
    }
    let committed = || fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
    let mut kills = 0;
    while kills < 3 {
        let before = committed();
        let mut child = batch()
            .current_dir(&folder)
            .args(&arguments)
            .stderr(Stdio::null())
            .spawn()
            .expect("the example runs");
        while child.try_wait().expect("known").is_none() && committed() <= before.max(1) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(60));
        let ended = child.try_wait().expect("known");
        child.kill().expect("killed");
        child.wait().expect("ended");
        if ended.is_some() {
            break;
        }
        kills += 1;
        let spoil = |path: &Path, with: &str| {
            let mut text = fs::read(path).expect("there");
            text.extend(with.as_bytes());
            fs::write(path, text).expect("written");
        };
        spoil(&out, "{\"id\":7,\"headline\":{\"te");
        spoil(&journal, "{\"end\":99");
    }
    assert!(kills > 0, "no run was killed before its end: make the input longer");
    let output = run(&folder, &arguments);
    assert_eq!(output.status.code(), Some(1), "the bad lines are told by the last run too");
    assert!(common::text(&output.stderr).contains("were done before"));
    let found = ids(&out);
    let wanted: Vec<Value> = (0..COUNT).filter(|n| !bad(*n)).map(|n| Value::from(n / 2)).collect();
    if ordered {
        assert!(found == wanted, "{} records, {} wanted", found.len(), wanted.len());
    } else {
        let count = |ids: &[Value]| {
            ids.iter().fold(HashMap::new(), |mut counts: HashMap<u64, usize>, id| {
                *counts.entry(id.as_u64().expect("a number")).or_default() += 1;
                counts
            })
        };
        assert!(count(&found) == count(&wanted));
    }
    assert_eq!(errors(&folder, "out.jsonl").len(), COUNT / 1000);
}

#[test]
fn a_killed_run_resumed_loses_nothing_and_repeats_nothing() {
    killed_and_resumed("batch-killed", true);
}

#[test]
fn so_does_an_unordered_one() {
    killed_and_resumed("batch-killed-unordered", false);
}

#[test]
fn inputs_that_are_not_there() {
    let folder = common::folder("batch-missing");
    fs::write(folder.join("in.jsonl"), lines(5, uneven)).expect("written");
    run(&folder, &["in.jsonl", "-o", "out.jsonl"]);
    let before = |name: &str| fs::read(folder.join(name)).expect("there");
    let (out, journal) = (before("out.jsonl"), before("out.jsonl.journal"));
    for input in ["nowhere", "nothing-*.txt", "nowhere.jsonl"] {
        let output = run(&folder, &[input, "-o", "out.jsonl"]);
        assert_eq!(output.status.code(), Some(1));
        let said = common::text(&output.stderr);
        assert!(said.starts_with(&format!("batch: {input}: ")), "{said}");
        assert!(before("out.jsonl") == out && before("out.jsonl.journal") == journal, "nothing was begun");
    }
}

#[test]
fn arguments_that_make_no_sense() {
    let folder = common::folder("batch-usage");
    for arguments in [&[][..], &["in"], &["-o", "out.jsonl"], &["in", "-o"], &["in", "-o", "a", "-o", "b"]] {
        let output = run(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(common::text(&output.stderr).contains("usage: batch"));
    }
    assert_eq!(run(&folder, &["--help"]).status.code(), Some(0));
    let output = run(&folder, &["in", "-o", "out.jsonl", "--reference", "2023-02-29"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(common::text(&output.stderr).contains("2023-02-29"));
}
