//! A program's own rows, from a file and from code, and what of them stands
//! in a text; the same as `examples/lexicon.rs` shows it.

mod common;

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use bayan::lexicon::{Gender, Kind, LexiconMatch, List, Row};
use bayan::{Extractor, Lexicon};

fn builtin() -> &'static Lexicon {
    Lexicon::builtin().expect("the built-in lexicon")
}

fn own<'l>(lexicon: &'l Lexicon, text: &str) -> Vec<LexiconMatch<'l>> {
    lexicon.matches(text).into_iter().filter(|m| m.source == "own").collect()
}

#[test]
fn rows_of_a_file_and_of_code_are_the_same() {
    let tsv = "title\tcivil\tf\ttier=1\tربانة الميناء\tربان الميناء\n";
    let file = builtin().extend_from_tsv("own", tsv).expect("rows");
    let row = Row::new(List::Title, Kind::Civil, "ربانة الميناء");
    let row = row.gender(Gender::Feminine).tier(1).lemma("ربان الميناء");
    let code = builtin().extend("own", [row]).expect("rows");
    let text = "وصلت رُبَّانةُ الميناء سلمى الكعبي";
    assert_eq!(own(&file, text), own(&code, text));
    let found = own(&code, text)[0];
    assert_eq!(found.span.of(text), "رُبَّانةُ الميناء");
    assert_eq!((found.list, found.kind, found.gender), (List::Title, Kind::Civil, Gender::Feminine));
    assert_eq!((found.form, found.lemma), ("ربانة الميناء", "ربان الميناء"));
}

#[test]
fn a_row_changes_what_is_extracted() {
    let text = "وصل ربان الميناء جمعان البلوشي.";
    let lexicon =
        builtin().extend("own", [Row::new(List::Title, Kind::Civil, "ربان الميناء").tier(1)]).expect("rows");
    let with = Extractor::builder().lexicon(lexicon).build().expect("built");
    assert!(bayan::extract(text).officials.is_empty());
    let record = with.extract(text);
    assert_eq!(record.officials[0].name, "جمعان البلوشي");
    assert_eq!(record.officials[0].honorifics, ["ربان الميناء"]);
}

#[test]
fn clitics_stay_outside_and_lines_are_not_crossed() {
    let lexicon =
        builtin().extend("own", [Row::new(List::Title, Kind::Civil, "ربان الميناء")]).expect("rows");
    for (text, found) in [
        ("وربان الميناء", &["ربان الميناء"][..]),
        ("لربان الميناء وبربان الميناء", &["ربان الميناء", "ربان الميناء"]),
        ("ربـان   المينــاء", &["ربـان   المينــاء"]),
        ("ربان\nالميناء", &[]),
        ("ربان", &[]),
        ("ربانية الميناء", &[]),
        ("", &[]),
    ] {
        let spans: Vec<_> = own(&lexicon, text).iter().map(|m| m.span.of(text)).collect();
        assert_eq!(spans, found, "{text:?}");
    }
}

#[test]
fn the_longest_of_each_list_and_all_lists() {
    let lexicon = builtin()
        .extend(
            "own",
            [
                Row::new(List::Title, Kind::Civil, "ربان"),
                Row::new(List::Title, Kind::Civil, "ربان الميناء"),
                Row::new(List::Position, Kind::Head, "ربان"),
            ],
        )
        .expect("rows");
    let text = "وصل ربان الميناء";
    let mut found: Vec<_> = own(&lexicon, text).iter().map(|m| (m.list, m.span.of(text))).collect();
    found.sort();
    assert_eq!(found, [(List::Title, "ربان الميناء"), (List::Position, "ربان")]);
}

#[test]
fn the_row_added_last_counts() {
    let first = Row::new(List::Title, Kind::Civil, "ربان الميناء");
    let lexicon = builtin().extend("first", [first]).expect("rows");
    let lexicon = lexicon.extend("own", [first.tier(2)]).expect("rows");
    assert_eq!(own(&lexicon, "ربان الميناء").len(), 1);
}

#[test]
fn rows_without_words_are_told_by_their_number() {
    let rows = ["ربان", "  ", "شيخ"].map(|form| Row::new(List::Title, Kind::Civil, form));
    let wrong = builtin().extend("own", rows).expect_err("no words");
    assert_eq!(wrong.line(), Some(2));
    assert!(wrong.to_string().contains("own"), "{wrong}");
    let long = "كلمة ".repeat(31);
    assert!(builtin().extend("own", [Row::new(List::Title, Kind::Civil, &long)]).is_err());
}

#[test]
fn the_first_wrong_line_is_told() {
    let (mark, list) = ("title\tcivil\tm\t-\t\u{64b}", "titel\tcivil\tm\t-\tربان");
    for (lines, number, why) in [([mark, list], 1, "no words"), ([list, mark], 1, "no such list")] {
        let tsv = format!("# rows\r\n\n{}\r\n", lines.join("\r\n"));
        let wrong = builtin().extend_from_tsv("own", &tsv).expect_err("wrong lines");
        assert_eq!(wrong.line(), Some(2 + number), "{wrong}");
        assert!(wrong.to_string().contains(why), "{wrong}");
    }
}

#[test]
fn the_forms_of_code_may_hold_any_blank() {
    let form = "ربان\tالميناء\n";
    let own = Row::new(List::Title, Kind::Civil, form);
    let lexicon = builtin().extend("own", [own.lemma("ربان"), own]).expect("rows");
    let found = lexicon.matches("ربان الميناء");
    let found = found.iter().find(|m| m.source == "own").expect("a match");
    assert_eq!((found.form, found.lemma), (form, form));
}

#[test]
fn spans_fit_whatever_the_text_is() {
    for text in ["\u{feff}وزير\u{200f} الـخـارجـية\r\nﷺ ﻻ", "أ\u{654}\u{653}", "🙂وزير🙂", "\u{2028}وزير"]
    {
        for found in builtin().matches(text) {
            assert!(!found.span.of(text).is_empty(), "{text:?} {found:?}");
        }
    }
}

fn example() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let mut command = Command::new(PROGRAM.get_or_init(|| common::example("lexicon")));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[test]
fn the_example_s_tour() {
    let output = common::run(&mut example(), b"");
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    let said = common::text(&output.stdout);
    let (before, after) = said.split_once("rows more:").expect("two parts");
    assert!(!before.contains("(ربان الميناء)") && !before.contains("(شيخ النواخذة)"));
    for found in [
        "جمعان البلوشي (ربان الميناء)",
        "وضاح الفارسي (شيخ النواخذة)",
        "\tharbour.tsv\t",
        "\tcode\t",
        "line 1",
    ] {
        assert!(after.contains(found), "{found} in {after}");
    }
}

#[test]
fn the_example_s_matches() {
    let run = |arguments: &[&str], text: &str| common::run(example().args(arguments), text.as_bytes());
    let rows = "examples/lexicon/harbour.tsv";
    let output = run(&["--rows", rows, "--own", "-"], "وصل ربان الميناء معالي الوزير");
    assert_eq!(output.status.code(), Some(0));
    let wanted = "7\t30\ttitle\tcivil\texamples/lexicon/harbour.tsv\tربان الميناء\tربان الميناء\n";
    assert_eq!(common::text(&output.stdout), wanted);
    let output = run(&["--list", "month", "-"], "30 مايو 2024");
    assert!(common::text(&output.stdout).contains("\tmonths.tsv\t"));
    for (arguments, status, said) in [
        (&["--rows", "nowhere.tsv", "-"][..], 1, "nowhere.tsv: "),
        (&["nowhere.txt"], 1, "nowhere.txt: "),
        (&["--list", "fish", "-"], 2, "no such list: fish"),
        (&["--own"], 2, "usage: lexicon"),
        (&["--colour"], 2, "usage: lexicon"),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(common::text(&output.stderr).contains(said), "{arguments:?}");
    }
}
