use attested_ingest::{Limits, Options};

use super::build::{Member, deflated, gzip, tar, zip};
use super::{REPORT, lines, lines_with, only};
use crate::check_map;

#[test]
fn members_of_a_zip_are_read_as_files_of_their_names() {
    let table = b"title,text\nTalks open,The talks opened on Monday.\nTalks end,They ended on Friday.\n";
    let made = zip(&[
        deflated("march/", b""),
        deflated("march/a.txt", REPORT.as_bytes()),
        Member { name: "march/b.csv", bytes: table, method: 0, flags: 0 },
        Member { name: "c.txt", bytes: REPORT.as_bytes(), method: 93, flags: 0 },
        deflated("d.jpg", b"\xff\xd8"),
        deflated("__MACOSX/._a.txt", b"x"),
        Member { name: "e.txt", bytes: b"locked", method: 0, flags: 1 },
        Member { name: "f.txt", bytes: b"odd", method: 14, flags: 0 },
        deflated("g.txt", b""),
    ]);
    assert_eq!(
        lines("reports.zip", &made),
        [
            "reports.zip!/march/a.txt = \"The hotline between the two armies was o\"",
            "reports.zip!/march/b.csv#line 2 = \"The talks opened on Monday.\"",
            "reports.zip!/march/b.csv#line 3 = \"They ended on Friday.\"",
            "reports.zip!/c.txt = \"The hotline between the two armies was o\"",
            "reports.zip!/d.jpg has an ending that folders are not searched for; name the file itself to have it read as text",
            "reports.zip!/e.txt is encrypted; save it without a password to have it read",
            "reports.zip!/f.txt is packed by a rare method, which this version does not read; pack it again as a plain zip to have it read",
            "reports.zip!/g.txt is empty",
        ]
    );
}

#[test]
fn the_bytes_of_a_member_are_those_after_unpacking() {
    let text = "title: Hotline opens\n\nThe caf\u{e9} was full, she said.\n";
    let made = zip(&[deflated("a.txt", text.as_bytes())]);
    let read = only("a.zip", &made);
    assert_eq!(read.raw.as_deref(), Some(text.as_bytes()));
    check_map(&read, |_, _| false);
    let read = only("a.tar", &tar(&[("a.txt", text.as_bytes())]));
    assert_eq!(read.raw.as_deref(), Some(text.as_bytes()));
}

#[test]
fn tars_are_streamed_compressed_or_not() {
    let long = format!("{}/b.txt", "long".repeat(40));
    let made = tar(&[("./a.txt", REPORT.as_bytes()), (&long, REPORT.as_bytes()), ("c.bin", b"\0\0")]);
    let expected = |name: &str| {
        vec![
            format!("{name}!/a.txt = \"The hotline between the two armies was o\""),
            format!("{name}!/{long} = \"The hotline between the two armies was o\""),
            format!(
                "{name}!/c.bin has an ending that folders are not searched for; name the file itself to have it read as text"
            ),
        ]
    };
    assert_eq!(lines("a.tar", &made), expected("a.tar"));
    assert_eq!(lines("a.tar.gz", &gzip(&made)), expected("a.tar.gz"));
    assert_eq!(lines("a.tgz", &gzip(&made)), expected("a.tgz"));
    assert_eq!(lines("a.tar.zst", &zstd::encode_all(&made[..], 3).unwrap()), expected("a.tar.zst"));
}

#[test]
fn a_zstandard_file_is_read_as_what_is_in_it() {
    let lines_of = b"{\"id\":\"a\",\"text\":\"He said no.\"}\n{\"id\":\"b\",\"text\":\"She said yes.\"}\n";
    assert_eq!(
        lines("wire.jsonl.zst", &zstd::encode_all(&lines_of[..], 3).unwrap()),
        ["wire.jsonl.zst#a = \"He said no.\"", "wire.jsonl.zst#b = \"She said yes.\""]
    );
}

#[test]
fn archives_in_archives_are_read_up_to_a_depth() {
    let mut made = zip(&[deflated("a.txt", REPORT.as_bytes())]);
    for _ in 0..3 {
        made = zip(&[deflated("in.zip", &made)]);
    }
    assert_eq!(
        lines("out.zip", &made),
        ["out.zip!/in.zip!/in.zip!/in.zip!/a.txt = \"The hotline between the two armies was o\""]
    );
    let options = Options { limits: Limits { max_nesting: 3, ..Limits::default() }, ..Options::default() };
    let told = lines_with("out.zip", &made, &options);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with("lies in more than 3 archives, one in the other, and was not unpacked"),
        "{told:?}"
    );
}

#[test]
fn a_bomb_is_given_up_and_the_next_file_is_read() {
    let zeros = vec![b'a'; 70 << 20];
    let bomb =
        zip(&[deflated("a.txt", &zeros), deflated("b.txt", &zeros), deflated("c.txt", b"He said no.")]);
    assert!(bomb.len() < 300_000);
    let told = lines("bomb.zip", &bomb);
    assert!(told.len() <= 3, "{told:?}");
    assert!(told.iter().any(|line| line.contains("unpacks to more than 250 times its size")), "{told:?}");
    assert!(told.last().unwrap().contains("members behind this place were not unpacked"), "{told:?}");

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt.gz"), gzip(&zeros)).unwrap();
    std::fs::write(folder.path().join("b.txt"), REPORT).unwrap();
    let items = crate::read(folder.path());
    assert!(items[0].is_err() && items[1].is_ok() && items.len() == 2, "{items:?}");
}

#[test]
fn overlapping_members_do_not_multiply_without_end() {
    // Every entry of the directory points at the same packed bytes.
    let zeros = vec![b'a'; 10 << 20];
    let one = zip(&[deflated("a.txt", &zeros)]);
    let directory = one.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let end = one.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let mut made = one[..directory].to_vec();
    for number in 0..500 {
        let mut entry = one[directory..end].to_vec();
        let name_at = entry.len() - 5;
        entry.truncate(name_at);
        entry.extend(format!("{number:03}.txt").into_bytes());
        entry[28..30].copy_from_slice(&7u16.to_le_bytes());
        made.extend(entry);
    }
    let len = u32::try_from(made.len() - directory).unwrap();
    made.extend(b"PK\x05\x06\0\0\0\0");
    made.extend(500u16.to_le_bytes());
    made.extend(500u16.to_le_bytes());
    made.extend(len.to_le_bytes());
    made.extend(u32::try_from(directory).unwrap().to_le_bytes());
    made.extend([0, 0]);
    let told = lines("flat.zip", &made);
    assert!(told.len() < 50, "{} places", told.len());
    assert!(told.last().unwrap().contains("were not unpacked"), "{:?}", told.last());
}

#[test]
fn what_is_cut_off_or_damaged_is_named() {
    let made = tar(&[("a.txt", REPORT.as_bytes()), ("b.txt", REPORT.as_bytes())]);
    let told = lines("a.tar", &made[..1200]);
    assert!(told[0].starts_with("a.tar!/a.txt = "), "{told:?}");
    assert!(told[1].contains("cut off"), "{told:?}");
    let told = lines("a.zip", &zip(&[deflated("a.txt", REPORT.as_bytes())])[..60]);
    assert!(told[0].starts_with("a.zip cannot be read to its end"), "{told:?}");
    let mut made = zip(&[Member { name: "a.txt", bytes: REPORT.as_bytes(), method: 0, flags: 0 }]);
    made[50] ^= 1;
    assert_eq!(
        lines("a.zip", &made),
        ["a.zip!/a.txt cannot be read to its end: its checksum does not fit: it is damaged"]
    );
}

#[test]
fn a_zip_on_standard_input_or_under_another_name_is_known_by_its_bytes() {
    let made = zip(&[deflated("a.txt", REPORT.as_bytes())]);
    assert_eq!(lines("upload", &made), ["upload!/a.txt = \"The hotline between the two armies was o\""]);
    assert_eq!(
        lines("upload", &gzip(&made)),
        ["upload!/a.txt = \"The hotline between the two armies was o\""]
    );
}
