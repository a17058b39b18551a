use std::io::Write;

use attested_ingest::{Input, Limits, Location, count, ingest};

use crate::{read, read_as};

#[test]
fn folders_are_read_in_order_of_names_without_hidden_files() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b/2.txt", "b/1.md", "a.txt", ".hidden.txt", ".git/x.txt", "c.jsonl"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "{\"id\":\"w1\",\"text\":\"He said no.\"}\n").unwrap();
    }
    let root = Location::of_path(folder.path()).path;
    let places: Vec<String> = read(folder.path())
        .iter()
        .map(|item| item.as_ref().unwrap().location.to_string().replace(&root, "~"))
        .collect();
    assert_eq!(places, ["~/a.txt", "~/b/1.md", "~/b/2.txt", "~/c.jsonl#w1"]);
    let inputs = [Input::Path(folder.path().to_owned())];
    assert_eq!(count(&inputs, &Limits::default()), Some(4 * 33));
    let bytes: u64 = ingest(&inputs, &Limits::default()).map(|item| item.unwrap().bytes).sum();
    assert_eq!(bytes, 4 * 33);
    assert_eq!(count(&[Input::Stdin], &Limits::default()), None);
}

#[test]
fn gzipped_files_are_read_in_all_their_members() {
    let mut bytes = Vec::new();
    for line in ["{\"text\":\"One said no.\"}\n", "{\"text\":\"Two said no.\"}\n"] {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(line.as_bytes()).unwrap();
        bytes.extend(encoder.finish().unwrap());
    }
    let items = read_as("wire.jsonl.gz", &bytes);
    let texts: Vec<_> = items.iter().map(|item| item.as_ref().unwrap().document.text()).collect();
    assert_eq!(texts, ["One said no.", "Two said no."]);
    let cut = read_as("wire.jsonl.gz", &bytes[..bytes.len() - 12]);
    assert_eq!(cut[0].as_ref().unwrap().document.text(), "One said no.");
    assert!(
        cut.last().unwrap().as_ref().unwrap_err().reason.to_string().contains("cannot be read to its end")
    );
}

#[test]
fn a_leading_dot_is_no_part_of_a_place() {
    assert_eq!(Location::of_path("./news/a.txt".as_ref()).path, "news/a.txt");
    assert_eq!(Location::of_path(".".as_ref()).path, ".");
    assert_eq!(Location::of_path("/news".as_ref()).path, "/news");
    assert_eq!(Location::file("a.jsonl").record("w1").to_string(), "a.jsonl#w1");
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let place = |name: &[u8]| Location::of_path(OsStr::from_bytes(name).as_ref()).path;
    assert_eq!(place(b"a\xe9.txt"), "a\\xE9.txt");
    assert_ne!(place(b"a\xe9.txt"), place(b"a\xe8.txt"));
    assert_eq!(place("aé.txt".as_bytes()), "aé.txt");
}

#[test]
fn what_is_held_in_memory_is_read_as_a_file_of_that_name() {
    let held = |name: &str, bytes: &[u8]| Input::Held { name: name.to_owned(), bytes: bytes.into() };
    let inputs = [
        held("dropped/note.txt", b"Hotline opens\n26 March, 2031\n\nThe hotline was opened on Wednesday.\n"),
        held("dropped/two.jsonl", b"{\"text\":\"The first report.\"}\n{\"text\":\"The second report.\"}\n"),
        held("dropped/none.txt", b""),
    ];
    let read: Vec<_> = ingest(&inputs, &Limits::default())
        .map(|item| item.map(|read| read.location.to_string()).map_err(|skipped| skipped.to_string()))
        .collect();
    assert_eq!(read.len(), 4, "{read:?}");
    assert_eq!(read[0].as_deref(), Ok("dropped/note.txt"));
    assert!(read[1].as_ref().unwrap().starts_with("dropped/two.jsonl#"), "{read:?}");
    assert!(read[3].as_ref().unwrap_err().contains("empty"), "{read:?}");
    assert!(count(&inputs, &Limits::default()).unwrap() > 100);
}
