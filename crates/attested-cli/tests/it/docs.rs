//! docs/cli.md says what the program does: its reference is made from the definition of the command line.

use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- begin: made by `ATTESTED_WRITE_DOCS=1 cargo test -p attested-cli docs` -->\n";
const END: &str = "<!-- end -->\n";

#[test]
fn the_reference_in_docs_cli_md_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("docs/cli.md has the mark where the reference begins");
    let (reference, after) = rest.split_once(END).expect("docs/cli.md has the mark where the reference ends");
    let now = format!("\n{}\n", attested_cli::manual());
    if reference != now && std::env::var_os("ATTESTED_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{now}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(reference, now, "run: ATTESTED_WRITE_DOCS=1 cargo test -p attested-cli docs");
}

#[test]
fn every_exit_code_is_in_the_manual() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md")).unwrap();
    for code in ["| 0 |", "| 1 |", "| 2 |", "| 3 |", "| 4 |", "| 5 |", "| 130 |"] {
        assert!(page.contains(code), "{code}");
    }
}
