//! What `examples/report.rs` promises: a page that is safe, whole, and true to the text.

mod common;
#[path = "../examples/report/marks.rs"]
mod marks;

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use marks::{Step, walk};
use proptest::prelude::*;

fn report() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| common::example("report")))
}

fn page_of(text: &str) -> String {
    let output = common::run(report().args(["-", "-o", "-"]), text.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    without_script(common::text(&output.stdout))
}

/// The page without its own script, in which `<` begins no tag.
fn without_script(page: &str) -> String {
    let script = include_str!("../examples/report/script.js");
    assert_eq!(page.matches(script).count(), 1);
    page.replace(script, "")
}

/// What the tags of a page are: name, attributes, and the text after each.
fn tags(page: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    page.split('<').skip(1).map(|piece| {
        let (tag, text) = piece.split_once('>').expect("every tag ends");
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        (name, attributes, text)
    })
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

/// The text that the page shows as the announcement's own, line by line.
fn shown(page: &str) -> Vec<String> {
    let begin = page.find("<div class=\"text\"").expect("the text");
    let end = begin + page[begin..].find("</div>").expect("its end");
    let mut lines = Vec::new();
    for (name, _, text) in tags(&page[begin..end]) {
        if name == "p" {
            lines.push(String::new());
        }
        // What stands behind a line's end is the page's own.
        if name != "/p"
            && let Some(line) = lines.last_mut()
        {
            line.push_str(&unescape(text));
        }
    }
    lines
}

/// Every element is closed in the order of nesting, and no style or script is hurt by the check.
fn assert_nested(page: &str) {
    const VOID: [&str; 4] = ["!doctype", "meta", "input", "br"];
    let mut open = Vec::new();
    for (name, _, _) in tags(page) {
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{open:?}");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_shipped_announcements_are_shown_as_they_are() {
    let folder = common::folder("report-shipped");
    let output = common::run(report().current_dir(&folder), b"");
    assert_eq!(output.status.code(), Some(0), "{}", common::text(&output.stderr));
    let page = std::fs::read_to_string(folder.join("report.html")).expect("the default output");
    let page = without_script(&page);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert_nested(&page);
    let texts = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/announcements"));
    let mut texts: Vec<_> = texts.expect("there").map(|file| file.expect("listed").path()).collect();
    texts.sort();
    assert_eq!(page.matches("<article").count(), texts.len());
    for (part, path) in page.split("<article").skip(1).zip(texts) {
        let text = std::fs::read_to_string(path).expect("UTF-8");
        assert_eq!(shown(part), text.lines().collect::<Vec<_>>());
    }
}

#[test]
fn nothing_comes_from_the_network() {
    let output = common::run(report().args(["-", "-o", "-"]), "الدوحة في 30 مايو 2024".as_bytes());
    let page = common::text(&output.stdout);
    for word in ["http://", "https://", "src=", "@import", "url(", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn a_text_cannot_add_to_the_page() {
    let text = "<script>alert('x')</script> & <b onmouseover=\"alert(1)\">الدوحة</b>\n\
        وقع سعادة المهندس سالم \"><img src=x onerror=alert(2)> الكعبي، وزير النقل، مذكرة تفاهم في مجال <i>النقل</i>.\n\
        وقال سعادته: \"نبدأ <u>هذا</u> العام بثلاث سفن' onfocus='alert(3)\".\n--></style></script>\u{0}\n";
    let page = page_of(text);
    assert_nested(&page);
    let clean = page_of("بيان صحفي\n");
    let count = |page: &str, name: &str| tags(page).filter(|(n, _, _)| *n == name).count();
    for name in ["script", "style", "b", "i", "u", "img", "/script", "/style"] {
        assert_eq!(count(&page, name), count(&clean, name), "{name}");
    }
    for (name, attributes, _) in tags(&page) {
        // Attribute values are quoted, so outside quotes there are only names and signs.
        let outside: String = attributes.split('"').step_by(2).collect();
        assert!(!outside.split_whitespace().any(|word| word.starts_with("on")), "{name} {attributes}");
        assert!(!outside.contains('\''), "{name} {attributes}");
    }
    let lines: Vec<_> = text.lines().map(|line| line.replace('\0', "\u{fffd}")).collect();
    assert_eq!(shown(&page), lines);
}

#[test]
fn mentions_tell_their_values() {
    let page = page_of("الدوحة في 30 مايو 2024\nعقد الاجتماع يوم الخميس 30 مايو 2024.\n");
    let date =
        tags(&page).find(|(name, a, text)| *name == "mark" && a.contains("k-date") && text.contains("مايو"));
    let (_, attributes, _) = date.expect("a date is marked");
    assert!(attributes.contains("tabindex=\"0\""), "{attributes}");
    assert!(attributes.contains("2024-05-30"), "{attributes}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = common::folder("report-errors");
    std::fs::write(folder.join("bad.txt"), b"\xd8\xa8\xff").expect("written");
    std::fs::write(folder.join("good.txt"), "بيان").expect("written");
    let run =
        |arguments: &[&str]| -> Output { common::run(report().current_dir(&folder).args(arguments), b"") };
    let output = run(&["bad.txt", "good.txt", "nowhere.txt", "-o", "out.html"]);
    assert_eq!(output.status.code(), Some(1));
    let said = common::text(&output.stderr);
    assert!(said.contains("bad.txt: not UTF-8 at byte 2") && said.contains("nowhere.txt: "), "{said}");
    let page = std::fs::read_to_string(folder.join("out.html")).expect("written");
    assert_eq!(page.matches("<article").count(), 1);
    assert_eq!(run(&["--colour"]).status.code(), Some(2));
    assert_eq!(run(&["good.txt", "-o"]).status.code(), Some(2));
    assert_eq!(run(&["good.txt", "-o", "no/such/folder/out.html"]).status.code(), Some(1));
}

proptest! {
    /// However marks lie over each other, the text stays whole, what is open
    /// nests, and every character lies in just the marks that cover it.
    #[test]
    fn marks_of_any_shape(text in "[اب \n\r]{0,40}", raw in prop::collection::vec((0usize..90, 0usize..90), 0..12)) {
        let marks: Vec<_> = raw.into_iter().map(|(a, b)| a.min(b)..a.max(b)).collect();
        let fits = |m: usize| !marks[m].is_empty() && text.get(marks[m].clone()).is_some();
        let (mut open, mut first, mut at, mut lines) = (Vec::new(), vec![0; marks.len()], 0, Vec::new());
        walk(&text, &marks, |step| match step {
            Step::LineStart => lines.push(String::new()),
            Step::LineEnd => {
                assert!(open.is_empty());
                at += text[at..].len().min(text[at..].find('\n').map_or(usize::MAX, |n| n + 1));
            }
            Step::Open { mark, first: is_first } => {
                assert!(!open.contains(&mark));
                assert_eq!(is_first, first[mark] == 0);
                first[mark] += 1;
                open.push(mark);
            }
            Step::Close => assert!(open.pop().is_some()),
            Step::Text(part) => {
                assert!(!part.is_empty() && text[at..].starts_with(part));
                let mut here = open.clone();
                here.sort_unstable();
                let covering: Vec<_> = (0..marks.len())
                    .filter(|&m| fits(m) && marks[m].start < at + part.len() && marks[m].end > at)
                    .collect();
                assert_eq!(here, covering);
                for m in covering {
                    assert!(marks[m].start <= at && at + part.len() <= marks[m].end);
                }
                lines.last_mut().expect("a line").push_str(part);
                at += part.len();
            }
        });
        let wanted: Vec<_> = if text.is_empty() {
            vec![""]
        } else {
            text.split_inclusive('\n').map(|line| line.trim_end_matches(['\n', '\r'])).collect()
        };
        prop_assert_eq!(lines, wanted);
    }
}
