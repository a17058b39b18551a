use proptest::prelude::*;

use super::build::{deflated, gzip, page, response, tar, zip};
use crate::read_as;

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let rss = b"<rss><channel><title>A &amp; B</title><item><guid>1</guid><description>&lt;p&gt;He said no.&lt;/p&gt;\
        </description></item><item><title>C</title><content:encoded><![CDATA[<p>Yes, <b>she</b> said.</p>]]></content:encoded>\
        </item></channel></rss>"
        .to_vec();
    let mut warc =
        response("https://a.example/", "200 OK\r\nContent-Type: text/html", &page("T", "He said no."));
    warc.extend(response(
        "https://a.example/b",
        "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
        &super::build::chunked(&gzip(&page("T", "She said yes."))),
    ));
    let text = b"He said no to the talks.".to_vec();
    vec![
        ("a.zip", zip(&[deflated("a.txt", &text), deflated("b.rss", &rss)])),
        ("a.tar", tar(&[("a.txt", &text), ("b.rss", &rss)])),
        ("a.tar.gz", gzip(&tar(&[("a.txt", &text)]))),
        ("a.txt.zst", zstd::encode_all(&text[..], 3).unwrap()),
        ("a.warc.gz", gzip(&warc)),
        ("a.warc", warc),
        ("a.rss", rss),
        ("a.docx", super::office::docx(&["Talks open", "He said &amp; left.", "Body", "End of Document"])),
        ("a.rtf", b"{\\rtf1\\ansi He said \\'93no\\'94 {\\b to} \\u233? it.\\par\\par Body\\par}".to_vec()),
        ("a.pdf", super::pdf::bytes(super::pdf::pdf(&["BT /F1 10 Tf 72 700 Td (He said) Tj [(n)20(o)] TJ ET /X1 Do"]))),
        ("a.eml", b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\
            Content-Transfer-Encoding: quoted-printable\n\n<p>He said =E9 no.</p>\n--b\nContent-Disposition: attachment; filename=a.txt\n\
            Content-Transfer-Encoding: base64\n\nSGUgc2FpZCBuby4=\n--b--\n".to_vec()),
        ("a.mbox", b"From a@b Wed Apr  9 07:30:00 2031\nMessage-ID: <a@b>\n\nHe said no.\n\nFrom a@b Wed Apr  9 07:30:00 2031\nMessage-ID: <b@b>\n\nYes.\n".to_vec()),
        ("a.parquet", super::parquet::parquet(&[("text", &["He said no.", "She said yes."])], parquet::basic::Compression::SNAPPY)),
        ("nexis.txt", b"Talks\nThe Post\nApril 9, 2031\nLength: 4 words\nBody\nHe said no.\nLoad-Date: x\nEnd of Document\nA\nB\n9 April 2031\nBody\nYes.\nEnd of Document\n".to_vec()),
        ("factiva.txt", b"HD Talks\nWC 4 words\nPD 9 April 2031\nSN Post\nLP\nHe said no.\nTD\nYes.\nAN Document TOLPO00020310409e749000b1\n".to_vec()),
        ("proquest.txt", b"____________________\nTalks\nFull text: He said no.\nPublication title: Post\nProQuest document ID: 1\n____________________\n".to_vec()),
    ]
}

/// The copied runs of every document are those of its raw bytes; nothing panics, nothing comes without a place.
fn holds(name: &str, bytes: &[u8]) {
    for read in read_as(name, bytes).into_iter().flatten() {
        let raw = crate::raw(&read);
        for segment in read.document.offsets().segments() {
            let from = usize::try_from(segment.raw_start).unwrap();
            let run = &raw[from..from + usize::try_from(segment.raw_len).unwrap()];
            if segment.copied {
                assert_eq!(segment.text.text(read.document.text()).as_bytes(), run);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn cut_off_anywhere(which in 0usize..16, share in 0.0f64..1.0) {
        let (name, bytes) = samples().swap_remove(which);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share")]
        let len = (bytes.len() as f64 * share) as usize;
        holds(name, &bytes[..len]);
    }

    #[test]
    fn changed_anywhere(which in 0usize..16, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let (name, mut bytes) = samples().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        holds(name, &bytes);
    }

    #[test]
    fn pieces_of_feeds_in_any_order(pieces in prop::collection::vec(prop::sample::select(vec![
        "<rss>", "<channel>", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link>", "</link>",
        "<description>", "</description>", "<content type='xhtml'>", "</content>", "<p>", "</p>", "&", "&amp;", "&lt;p&gt;",
        "<![CDATA[", "]]>", "<!--", "-->", "He said no. ", "é", "<br/>", "\n", "<", ">", "<link href='x'/>",
    ]), 0..40)) {
        holds("a.rss", format!("<rss>{}", pieces.concat()).as_bytes());
    }
}
