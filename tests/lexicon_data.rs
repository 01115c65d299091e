//! Where the rows of the built-in lexicon come from is said at the top of each file.

#[test]
fn every_file_says_where_its_rows_come_from() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut files = 0;
    for entry in folder.read_dir().unwrap() {
        let file = entry.unwrap().path();
        let text = std::fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let said = first.starts_with("# Written by hand for this project") && first.contains("Licence:");
        assert!(said, "{} does not say where its rows come from: {first}", file.display());
        files += 1;
    }
    assert!(files > 20, "only {files} files");
}
