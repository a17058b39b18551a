use std::path::Path;

use attested_ingest::{Ingested, Input, Limits, Skipped, ingest};

use crate::{read, read_as, reason};

fn reasons(items: &[Result<Ingested, Skipped>], root: &Path) -> Vec<String> {
    let root = format!("{}/", root.display());
    items
        .iter()
        .map(|item| match item {
            Ok(read) => format!("{} read", read.location).replace(&root, ""),
            Err(skipped) => skipped.to_string().replace(&root, ""),
        })
        .collect()
}

#[test]
fn each_bad_file_is_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("a-empty.txt", b"");
    write("b-blank.txt", b" \n\t\r\n\xc2\xa0");
    write("c-binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    write("d-page.txt", b"{\\rtf1 He said no.}");
    write("e-paper.pdf", b"%PDF-1.7");
    write("f-picture.jpg", b"\xff\xd8\xff");
    write("g-header.txt", b"title: Alone\n");
    write("h-feed.xml", b"<?xml version='1.0'?><rss/>");
    write("z-good.txt", b"He said no.\n");
    std::fs::create_dir(folder.path().join("i-folder.txt")).unwrap();
    assert_eq!(
        reasons(&read(folder.path()), folder.path()),
        [
            "a-empty.txt is empty",
            "b-blank.txt holds only white space",
            "c-binary.txt is not text (binary)",
            "d-page.txt read",
            "e-paper.pdf cannot be read to its end: its structure is damaged (couldn't parse input)",
            "f-picture.jpg has an ending that folders are not searched for; name the file itself to have it read as text",
            "g-header.txt has a header block but no text behind it",
            "h-feed.xml holds no records",
            "z-good.txt read",
        ]
    );
}

#[test]
fn a_missing_input_is_named() {
    let items = read(Path::new("/nowhere/at/all.txt"));
    assert_eq!(reasons(&items, Path::new("/nowhere")), ["at/all.txt does not exist"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn loops_and_broken_links_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("a")).unwrap();
        std::fs::write(at("a/good.txt"), "He said no.").unwrap();
        symlink(folder.path(), at("a/round")).unwrap();
        symlink("nothing", at("b-broken.txt")).unwrap();
        symlink("c-self.txt", at("c-self.txt")).unwrap();
        symlink("a/good.txt", at("d-link.txt")).unwrap();
        let found = reasons(&read(folder.path()), folder.path());
        assert_eq!(found.len(), 5, "{found:?}");
        assert_eq!(found[0], "a/good.txt read");
        assert!(found[1].starts_with("a/round is a link that leads back to"), "{}", found[1]);
        assert_eq!(found[2], "b-broken.txt is a link to something that does not exist");
        assert!(found[3].starts_with("c-self.txt is a link that leads back to"), "{}", found[3]);
        assert_eq!(found[4], "d-link.txt read");
    }

    #[test]
    fn pipes_sockets_and_devices_are_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        let pipe = folder.path().join("p.txt");
        #[expect(clippy::disallowed_methods, reason = "the standard library cannot make a pipe with a name")]
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        assert_eq!(
            reasons(&read(folder.path()), folder.path()),
            ["p.txt is a pipe, not a file", "s.txt is a socket, not a file"]
        );
        assert_eq!(reason(&read(Path::new("/dev/zero"))), "is a device, not a file");
    }

    #[test]
    fn files_without_size_are_empty_even_when_they_never_end() {
        if Path::new("/proc/self/status").exists() {
            assert_eq!(reason(&read(Path::new("/proc/self/status"))), "is empty");
        }
    }

    #[test]
    fn what_may_not_be_opened_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "He said no.").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::File::open(&path).is_ok() {
            return; // Root may open everything.
        }
        assert_eq!(reason(&read(&path)), "cannot be opened: permission denied");
    }

    #[test]
    fn folders_that_lie_too_deep_are_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a/b/c")).unwrap();
        std::fs::write(folder.path().join("a/b/c/x.txt"), "He said no.").unwrap();
        std::fs::write(folder.path().join("a/y.txt"), "He said no.").unwrap();
        let limits = Limits { max_depth: 2, ..Limits::default() };
        let items: Vec<_> = ingest(&[Input::Path(folder.path().to_owned())], &limits).collect();
        assert_eq!(
            reasons(&items, folder.path()),
            ["a/b/c lies more than 2 folders deep and was not searched", "a/y.txt read"]
        );
    }
}

#[test]
fn a_file_that_vanishes_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        std::fs::write(folder.path().join(name), "He said no.").unwrap();
    }
    let mut items = ingest(&[Input::Path(folder.path().to_owned())], &Limits::default());
    assert!(items.next().unwrap().is_ok());
    std::fs::remove_file(folder.path().join("b.txt")).unwrap();
    let rest: Vec<_> = items.collect();
    assert!(reasons(&rest, folder.path()).contains(&"b.txt does not exist".to_owned()), "{rest:?}");
    assert!(reasons(&rest, folder.path()).contains(&"c.txt read".to_owned()));
}

#[test]
fn a_long_text_is_not_held() {
    let limits = Limits { max_document_bytes: 1000, ..Limits::default() };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    std::fs::write(&path, "x".repeat(1_000_000)).unwrap();
    let items: Vec<_> = ingest(&[Input::Path(path)], &limits).collect();
    assert_eq!(reason(&items), "is longer than the limit of 1000 bytes");
}

#[test]
fn the_file_limit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        std::fs::write(folder.path().join(name), "He said no.").unwrap();
    }
    let limits = Limits { max_files: 1, ..Limits::default() };
    let items: Vec<_> = ingest(&[Input::Path(folder.path().to_owned())], &limits).collect();
    assert_eq!(
        reasons(&items, folder.path()),
        ["a.txt read", "b.txt was not reached: the limit of 1 files is used up"]
    );
}

#[test]
fn broken_containers_are_named() {
    assert_eq!(reason(&read_as("a.jsonl", b"\n \n")), "holds no records");
    assert_eq!(reason(&read_as("a.jsonl", b"\0\0\0")), "is not text (binary)");
    assert!(
        reason(&read_as("a.txt.gz", b"\x1f\x8b\x08\x00garbage")).starts_with("cannot be read to its end")
    );
    assert!(reason(&read_as("a.csv", b"\xff\xfei\0d\0")).contains("UTF-16"));
}
