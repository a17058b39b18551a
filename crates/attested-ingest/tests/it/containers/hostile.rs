use super::build::{deflated, gzip, page, response, zip};
use super::line;
use crate::read;

#[test]
fn every_kind_of_bad_file_is_named_or_warned_of_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("a-bomb.zip", &zip(&[deflated("a.txt", &vec![b'a'; 70 << 20])]));
    let mut nested = b"<html><body>".to_vec();
    nested.extend("<div>".repeat(2_000_000).into_bytes());
    nested.extend(b"<p>The bridge was reopened on Monday, the mayor told reporters at Dellin.</p>");
    write("b-nested.html", &nested);
    write(
        "c-charset.html",
        b"<html><meta charset=utf-8><p>The caf\xe9 was full on Monday, its owner told reporters.</p>",
    );
    write(
        "d-feed.rss",
        b"<rss><channel><item><description>He said A & B.</description></item><item><title>Cut",
    );
    let whole = gzip(&response(
        "https://a.example/1",
        "200 OK\r\nContent-Type: text/html",
        &page("One", "He said no."),
    ));
    let mut torn = whole.clone();
    torn.extend(&whole[..whole.len() / 2]);
    write("e-torn.warc.gz", &torn);
    write(
        "f-null.html",
        b"<html><p>He said\0 no to the talks, and she said yes to them on Monday.</p><script>x</script>",
    );
    write("g-null.txt", b"He said\0 no.");
    write("z-good.txt", b"He said no.");
    let root = format!("{}/", folder.path().display());
    let items = read(folder.path());
    let told: Vec<String> = items.iter().map(|item| line(item).replace(&root, "")).collect();
    let at = |name: &str| -> Vec<&String> { told.iter().filter(|line| line.starts_with(name)).collect() };
    assert!(at("a-bomb.zip")[0].contains("unpacks to more than 250 times its size"), "{told:#?}");
    assert!(at("b-nested.html")[0].contains("b-nested.html = "), "{told:#?}");
    assert!(at("c-charset.html")[0].contains("The caf\u{e9} was full"), "{told:#?}");
    assert!(at("d-feed.rss")[0].contains("He said A & B."), "{told:#?}");
    assert!(at("d-feed.rss")[1].contains("is cut off"), "{told:#?}");
    assert!(at("e-torn.warc.gz")[0].contains(" = \"One"), "{told:#?}");
    assert!(at("e-torn.warc.gz")[1].contains("cannot be read to its end"), "{told:#?}");
    assert!(at("f-null.html")[0].contains("He said\u{fffd} no"), "{told:#?}");
    assert_eq!(at("g-null.txt"), ["g-null.txt is not text (binary)"]);
    assert!(at("z-good.txt")[0].ends_with("\"He said no.\""), "{told:#?}");
    let warned = |name: &str| {
        items.iter().flatten().find(|read| read.location.path.ends_with(name)).unwrap().warnings.join("; ")
    };
    assert!(warned("b-nested.html").contains("nests elements too deep"), "{}", warned("b-nested.html"));
    assert!(
        warned("c-charset.html").contains("read as windows-1252, which is a guess, though UTF-8 is declared"),
        "{}",
        warned("c-charset.html")
    );
    assert!(warned("f-null.html").contains("NUL"), "{}", warned("f-null.html"));
}
