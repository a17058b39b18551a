use super::build::{deflated, zip};
use super::{lines, only};
use crate::{check_map, raw};

const LETTER: &str = "From: The Harrow Courier <news@courier.example>\r
To: readers@list.example\r
Subject: =?utf-8?Q?Ministers_meet_in_Port_Ans=C3=A9l?=\r
Date: Wed, 09 Apr 2031 07:30:00 +0200\r
Message-ID: <one@courier.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary=\"b\"\r
\r
--b\r
Content-Type: text/plain; charset=utf-8\r
\r
Plain words.\r
--b\r
Content-Type: text/html; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
<html><body><h1>Ministers meet</h1><p>The two ministers met in the caf=E9 of Port=\r
 Ansel on Tuesday, his office said on Wednesday.</p></body></html>\r
--b--\r
";

#[test]
fn a_letter_gives_its_page_and_its_head() {
    let read = only("letter.eml", LETTER.as_bytes());
    assert_eq!(
        read.document.text(),
        "Ministers meet\n\nThe two ministers met in the café of Port Ansel on Tuesday, his office said on Wednesday."
    );
    let metadata = read.document.metadata();
    assert_eq!(metadata.published.as_ref().unwrap().words, "Wed, 09 Apr 2031 07:30:00 +0200");
    assert_eq!(metadata.published.as_ref().unwrap().edtf.as_day().unwrap().to_string(), "2031-04-09");
    assert_eq!(metadata.outlet.as_ref().unwrap().value, "The Harrow Courier");
    // The raw bytes are the part without the transfer's encoding: one byte for the é, no soft line break.
    assert!(raw(&read).starts_with(b"<html><body>"));
    check_map(&read, |character, bytes| (character == 'é' && bytes == b"\xe9") || character.is_whitespace());
}

#[test]
fn a_mailbox_gives_each_message_and_what_is_attached() {
    let attached = zip(&[deflated("notes.txt", b"The hotline was opened, he said.")]);
    let encoded = base64(&attached);
    let second = format!(
        "Subject: Two files\nDate: Thu, 10 Apr 2031 08:00:00 GMT\nFrom: desk@post.example\nMessage-ID: <two@post.example>\n\
         MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee the notes, she wrote.\n\
         --x\nContent-Type: application/zip; name=notes.zip\nContent-Disposition: attachment; filename=notes.zip\n\
         Content-Transfer-Encoding: base64\n\n{encoded}\n--x\nContent-Type: image/png; name=map.png\n\
         Content-Disposition: attachment; filename=map.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    );
    let mailbox = format!(
        "From news@courier.example Wed Apr  9 07:30:00 2031\n{}\nFrom desk@post.example Thu Apr 10 08:00:00 2031\n{second}\n\
         From nobody@post.example Fri Apr 11 08:00:00 2031\nSubject: Nothing\nMessage-ID: <three@post.example>\n\n\n",
        LETTER.replace('\r', "")
    );
    assert_eq!(
        lines("letters.mbox", mailbox.as_bytes()),
        [
            "letters.mbox#one@courier.example = \"Ministers meet\\n\\nThe two ministers met in\"",
            "letters.mbox#two@post.example = \"See the notes, she wrote.\"",
            "letters.mbox#two@post.example!/notes.zip!/notes.txt = \"The hotline was opened, he said.\"",
            "letters.mbox#two@post.example!/map.png has an ending that folders are not searched for; name the file itself to have it read as text",
            "letters.mbox#three@post.example has no text",
        ]
    );
    // The same under a name that tells nothing.
    assert_eq!(lines("letters", mailbox.as_bytes()).len(), 5);
}

#[test]
fn a_page_saved_as_mhtml_is_read_as_the_page() {
    let page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.post.example/2031/04/09/talks\nSubject: Talks open\n\
        Date: Thu, 10 Apr 2031 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--m\"\n\n\
        ----m\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\
        Content-Location: https://www.post.example/2031/04/09/talks\n\n\
        <html><head><title>Talks open</title></head><body><article><h1>Talks open</h1><p class=3D\"a\">The talks opened on Tuesday, \
        the ministry said in a note to reporters.</p></article></body></html>\n\
        ----m\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://post.example/a.png\n\niVBORw0KGgo=\n----m--\n";
    let read = only("talks.mhtml", page.as_bytes());
    assert_eq!(
        read.document.metadata().url.as_ref().unwrap().value,
        "https://www.post.example/2031/04/09/talks"
    );
    assert!(read.document.text().contains("The talks opened on Tuesday, the ministry said"));
}

#[test]
fn what_is_no_message_is_named() {
    assert_eq!(lines("a.eml", b" \n\n"), ["a.eml holds only white space"]);
    let told =
        lines("a.eml", b"Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n<<<<\n");
    assert_eq!(told.len(), 1, "{told:?}");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
        if out.len() % 77 == 76 {
            out.push('\n');
        }
    }
    out
}
