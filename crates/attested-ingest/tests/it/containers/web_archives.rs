use attested_ingest::{Limits, Options};

use super::build::{chunked, deflated, gzip, page, record, response, zip};
use super::{lines, lines_with, only};
use crate::{check_map, read_with};

fn ok(address: &str, number: usize) -> Vec<u8> {
    let body = page("Hotline opens", &format!("Note {number} was sent to both armies before noon."));
    response(address, "200 OK\r\nContent-Type: text/html; charset=utf-8", &body)
}

#[test]
fn pages_come_out_and_the_rest_is_counted() {
    let mut made = record("warcinfo", "", "application/warc-fields", b"software: test\r\n");
    made.extend(record("request", "https://post.example/a", "application/http", b"GET /a HTTP/1.1\r\n\r\n"));
    made.extend(ok("https://post.example/a", 1));
    made.extend(response(
        "https://post.example/b",
        "404 Not Found\r\nContent-Type: text/html",
        b"<p>No.</p>",
    ));
    made.extend(response("https://post.example/c.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"));
    made.extend(record("conversion", "https://post.example/d", "text/plain", b"He said no to the talks."));
    made.extend(record("resource", "https://post.example/e", "text/html", &page("Talks end", "They ended.")));
    let expected = [
        "a.warc#https://post.example/a = \"Hotline opens\\n\\nNote 1 was sent to both a\"",
        "a.warc#https://post.example/d = \"He said no to the talks.\"",
        "a.warc#https://post.example/e = \"Talks end\\n\\nThey ended. The ministry said\"",
        "a.warc held 7 records: 3 with a page, 0 skipped, 4 without a page (answer 404 1, image/png 1, request 1, warcinfo 1)",
    ];
    assert_eq!(lines("a.warc", &made), expected);
    let packed: Vec<String> = lines("a.warc.gz", &gzip(&made));
    assert_eq!(packed, expected.map(|line| line.replace("a.warc", "a.warc.gz")));
}

#[test]
fn an_answer_in_chunks_and_compressed_loses_nothing_behind_it() {
    // Readers are known that end without an error at such a record.
    let mut made = ok("https://post.example/1", 1);
    for (number, coding) in [(2, "gzip"), (3, "br"), (4, "zstd"), (5, "deflate")] {
        let body = page("Hotline opens", &format!("Note {number} was sent."));
        let packed = match coding {
            "gzip" => gzip(&body),
            "zstd" => zstd::encode_all(&body[..], 3).unwrap(),
            "deflate" => {
                let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
                std::io::Write::write_all(&mut encoder, &body).unwrap();
                encoder.finish().unwrap()
            }
            // A meta-block of uncompressed bytes, and the empty last one.
            _ => {
                let len = body.len() - 1;
                let bits = (len as u64) << 4 | 0b1u64 << 20;
                let mut out = vec![0x0c];
                out.clear();
                // WBITS 16 (one bit 0), ISLAST 0, MNIBBLES 4 (00), MLEN-1 in 16 bits, ISUNCOMPRESSED 1.
                let head = bits & !0xf;
                out.extend(&head.to_le_bytes()[..3]);
                out.extend(&body);
                out.push(0x03);
                out
            }
        };
        let head = format!(
            "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {coding}"
        );
        made.extend(response(&format!("https://post.example/{number}"), &head, &chunked(&packed)));
    }
    made.extend(ok("https://post.example/6", 6));
    let told = lines("a.warc.gz", &gzip(&made));
    let read = told.iter().filter(|line| line.contains("Note")).count();
    assert_eq!(read, 6, "{told:?}");
    assert!(
        told.last().unwrap().starts_with("a.warc.gz held 6 records: 6 with a page, 0 skipped"),
        "{told:?}"
    );
}

#[test]
fn the_bytes_of_a_page_are_its_body() {
    let body = page("Caf&eacute; opens", "The caf\u{e9} was full.");
    let made = response(
        "https://www.post.example/2031/04/09/cafe",
        "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
        &gzip(&body),
    );
    let read = only("a.warc.gz", &gzip(&made));
    assert_eq!(read.raw.as_deref(), Some(&body[..]));
    check_map(&read, |character, bytes| {
        bytes.starts_with(b"&") || character.is_whitespace() || bytes.contains(&b'<')
    });
    let metadata = read.document.metadata();
    assert_eq!(metadata.url.as_ref().unwrap().value, "https://www.post.example/2031/04/09/cafe");
    assert_eq!(metadata.outlet.as_ref().unwrap().value, "post.example");
    assert_eq!(metadata.published.as_ref().unwrap().edtf.to_string(), "2031-04-09");
}

#[test]
fn a_page_that_says_it_is_packed_and_is_not_is_read() {
    let body = page("Hotline opens", "It is open.");
    for head in ["Content-Encoding: gzip", "Transfer-Encoding: chunked", "Content-Encoding: br"] {
        let made =
            response("https://post.example/", &format!("200 OK\r\nContent-Type: text/html\r\n{head}"), &body);
        assert_eq!(only("a.warc", &made).raw.as_deref(), Some(&body[..]), "{head}");
    }
}

#[test]
fn what_is_broken_is_named_with_its_place_and_the_rest_is_read() {
    let mut made = ok("https://post.example/1", 1);
    made.extend(b"these bytes are no record\r\nand neither are these\r\n");
    let stray = made.len();
    made.extend(ok("https://post.example/2", 2));
    made.extend(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n");
    made.extend(response(
        "https://post.example/3",
        "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
        b"\x1f\x8bgarbage",
    ));
    made.extend(record(
        "response",
        "https://post.example/4",
        "application/http; msgtype=response",
        b"no answer",
    ));
    made.extend(ok("https://post.example/5", 5));
    let whole = made.len();
    made.extend(ok("https://post.example/6", 6));
    let told = lines("a.warc", &made[..whole + 300]);
    assert_eq!(told.len(), 9, "{told:#?}");
    assert_eq!(told[1], format!("a.warc#byte {} cannot be read: 50 bytes belong to no record", stray - 50));
    assert!(told[3].contains("cannot be read: the record does not say how long it is"), "{told:#?}");
    assert_eq!(told[4], "a.warc#https://post.example/3 cannot be read: the page is compressed, and damaged");
    assert_eq!(
        told[5],
        "a.warc#https://post.example/4 cannot be read: the record holds no answer of a server"
    );
    assert!(told[6].contains("Note 5"));
    assert_eq!(told[7], "a.warc#https://post.example/6 is cut off: the archive ends inside this record");
    assert_eq!(told[8], "a.warc held 7 records: 3 with a page, 4 skipped, 0 without a page");
}

#[test]
fn a_truncated_archive_keeps_what_came_before() {
    let mut made = Vec::new();
    for number in 0..20 {
        made.extend(gzip(&ok(&format!("https://post.example/{number}"), number)));
    }
    let told = lines("a.warc.gz", &made[..made.len() - 100]);
    assert_eq!(told.iter().filter(|line| line.contains("Note")).count(), 19, "{told:#?}");
    assert!(told[19].contains("cannot be read to its end") || told[19].contains("cut off"), "{told:#?}");
}

#[test]
fn long_records_are_passed_over_without_being_held() {
    let mut made = ok("https://post.example/1", 1);
    made.extend(response("https://post.example/2", "200 OK\r\nContent-Type: text/html", &vec![b'a'; 20_000]));
    made.extend(response(
        "https://post.example/3",
        "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
        &gzip(&vec![b'a'; 50_000]),
    ));
    made.extend(ok("https://post.example/4", 4));
    let limits = Limits { max_document_bytes: 10_000, max_records: 4, ..Limits::default() };
    let told = lines_with("a.warc", &made, &Options { limits, ..Options::default() });
    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(told[1].ends_with("is longer than the limit of 10000 bytes"), "{told:#?}");
    assert!(told[2].ends_with("is longer than the limit of 10000 bytes"), "{told:#?}");
    let limits = Limits { max_records: 1, ..Limits::default() };
    let told = lines_with("a.warc", &made, &Options { limits, ..Options::default() });
    assert_eq!(told[1], "a.warc was not reached: the limit of 1 records is used up");
}

#[test]
fn an_address_met_twice_has_a_place_of_its_own() {
    let mut made = ok("https://post.example/1", 1);
    let second = made.len();
    made.extend(ok("https://post.example/1", 2));
    let told = lines("a.warc", &made);
    assert!(told[0].starts_with("a.warc#https://post.example/1 = "), "{told:?}");
    assert!(told[1].starts_with(&format!("a.warc#https://post.example/1 (byte {second}) = ")), "{told:?}");
}

#[test]
fn answers_of_one_address_at_several_times_are_versions_of_one_place() {
    let later = |made: Vec<u8>| {
        let text = String::from_utf8(made).unwrap();
        text.replace("WARC-Date: 2031-04-10T06:00:00Z", "WARC-Date: 2031-04-10T09:30:00.25+02:00")
            .into_bytes()
    };
    let made = [ok("https://post.example/1", 1), later(ok("https://post.example/1", 2))].concat();
    let read: Vec<_> = read_with("a.warc", &made, &Options::default()).into_iter().flatten().collect();
    assert_eq!(read[0].location, read[1].location);
    let times: Vec<_> = read.iter().map(|read| read.retrieved.as_deref().unwrap()).collect();
    assert_eq!(times, ["2031-04-10T06:00:00Z", "2031-04-10T07:30:00Z"]);
}

/// What comes in is what comes out: as the example `warc` measures it over 100,000 records.
#[test]
fn of_five_thousand_records_none_is_lost() {
    let (mut made, mut pages, mut skipped, mut passed) = (Vec::new(), 0, 0, 0);
    for number in 0..2500 {
        let address = format!("https://post.example/{number}");
        made.extend(gzip(&record("request", &address, "application/http", b"GET / HTTP/1.1\r\n\r\n")));
        passed += 1;
        let body = page("Hotline opens", &format!("Note {number} was sent to both armies."));
        let packed = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
        let (head, body) = match number % 10 {
            1 => (format!("{packed}\r\nTransfer-Encoding: chunked"), chunked(&gzip(&body))),
            2 => (packed.to_owned(), gzip(&body)),
            4 => ("404 Not Found\r\nContent-Type: text/html".to_owned(), b"<p>No.</p>".to_vec()),
            6 => ("200 OK\r\nContent-Type: image/png".to_owned(), vec![0x89; 400]),
            8 => (packed.to_owned(), b"\x1f\x8btorn".to_vec()),
            _ => ("200 OK\r\nContent-Type: text/html".to_owned(), body),
        };
        match number % 10 {
            4 | 6 => passed += 1,
            8 => skipped += 1,
            _ => pages += 1,
        }
        made.extend(gzip(&response(&address, &head, &body)));
    }
    let told = lines("a.warc.gz", &made);
    let counted = format!(
        "a.warc.gz held 5000 records: {pages} with a page, {skipped} skipped, {passed} without a page (answer 404 250, image/png 250, request 2500)"
    );
    assert_eq!(told.last().unwrap(), &counted);
    assert_eq!(told.iter().filter(|line| line.contains("Note ")).count(), pages);
    assert_eq!(
        told.iter().filter(|line| line.ends_with("the page is compressed, and damaged")).count(),
        skipped
    );
}

#[test]
fn a_wacz_gives_the_pages_of_its_archives() {
    let warc = gzip(&ok("https://post.example/1", 1));
    let made = zip(&[
        deflated("datapackage.json", b"{}"),
        deflated(
            "pages/pages.jsonl",
            b"{\"id\":\"x\",\"url\":\"https://post.example/1\",\"text\":\"twice\"}\n",
        ),
        deflated("archive/data.warc.gz", &warc),
        deflated("indexes/index.cdx", b"x"),
    ]);
    assert_eq!(
        lines("saved.wacz", &made),
        [
            "saved.wacz!/archive/data.warc.gz#https://post.example/1 = \"Hotline opens\\n\\nNote 1 was sent to both a\"",
            "saved.wacz!/archive/data.warc.gz held 1 records: 1 with a page, 0 skipped, 0 without a page",
        ]
    );
}
