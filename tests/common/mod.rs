//! Runs the crate's examples as the programs they are.

#![allow(dead_code, reason = "each test file uses its part of this one")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The example's program, built with the features that the tests are built with.
///
/// Cargo builds examples before it runs all tests, but not before it runs one
/// test file; building here makes both ways test the example as it stands.
pub(crate) fn example(name: &str) -> PathBuf {
    let all = [
        ("arrow", cfg!(feature = "arrow")),
        ("chrono", cfg!(feature = "chrono")),
        ("jiff", cfg!(feature = "jiff")),
        ("json", cfg!(feature = "json")),
        ("rayon", cfg!(feature = "rayon")),
        ("schema", cfg!(feature = "schema")),
    ];
    let features: Vec<_> = all.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect();
    let features = features.join(",");
    let this = std::env::current_exe().expect("a test has a path");
    let profile = this.parent().and_then(Path::parent).expect("tests lie in target/PROFILE/deps");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "build",
        "--quiet",
        "--example",
        name,
        "--features",
        features.as_str(),
    ]);
    if profile.ends_with("release") {
        build.arg("--release");
    }
    let target = profile.parent().expect("a profile lies in the target folder");
    assert!(build.arg("--target-dir").arg(target).status().expect("cargo runs").success());
    profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A folder of this test's own, empty.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Runs to the end with this standard input.
pub(crate) fn run(command: &mut Command, input: &[u8]) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example runs");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program may end before it has read everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the example ends");
    writer.join().expect("the writer ends");
    output
}

/// Standard output or standard error as text.
pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the example prints UTF-8")
}
