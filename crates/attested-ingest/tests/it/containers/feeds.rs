use super::{lines, only};
use crate::{check_map, raw, read_as};

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Toldra Post</title><link>https://post.example/</link><language>en</language>
<image><title>logo</title><url>https://post.example/logo.png</url></image>
<item><title>R&D chief denies leak &amp; theft</title><link>https://post.example/a?x=1&y=2</link>
<guid isPermaLink="false">post-1</guid><pubDate>Wed, 09 Apr 2031 08:00:00 GMT</pubDate>
<dc:creator>Sanne Brill</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The chief of research denied the leak.</p><p>&ldquo;There was none,&rdquo; she said.</p>]]></content:encoded></item>
<item><title>Bridge reopens</title><link>https://post.example/b</link>
<description>&lt;p&gt;The bridge at Dellin reopened on Monday &amp;amp; traffic flows, the mayor&amp;rsquo;s office said.&lt;/p&gt;</description></item>
<item><title>Only a headline stands here</title><link>https://post.example/c</link></item>
</channel></rss>"#;

#[test]
fn each_entry_of_a_feed_is_a_document_with_its_fields() {
    assert_eq!(
        lines("post.rss", RSS.as_bytes()),
        [
            "post.rss#post-1 = \"The chief of research denied the leak.\\n\\n\"",
            "post.rss#https://post.example/b = \"The bridge at Dellin reopened on Monday \"",
            "post.rss#https://post.example/c = \"Only a headline stands here\"",
        ]
    );
    let items = read_as("post.xml", RSS.as_bytes());
    let first = items[0].as_ref().unwrap();
    let metadata = first.document.metadata();
    assert_eq!(metadata.title.as_ref().unwrap().value, "R&D chief denies leak & theft");
    assert_eq!(metadata.outlet.as_ref().unwrap().value, "The Toldra Post");
    assert_eq!(metadata.byline.as_ref().unwrap().value, "Sanne Brill");
    assert_eq!(metadata.url.as_ref().unwrap().value, "https://post.example/a?x=1&y=2");
    assert_eq!(metadata.published.as_ref().unwrap().edtf.to_string(), "2031-04-09T08:00:00Z");
    assert_eq!(metadata.language.as_ref().unwrap().value, "en");
    assert_eq!(
        first.document.text(),
        "The chief of research denied the leak.\n\n“There was none,” she said."
    );
    assert!(raw(first).starts_with(b"<item><title>R&D") && raw(first).ends_with(b"</item>"));
    let start = usize::try_from(first.raw_start).unwrap();
    assert_eq!(&RSS.as_bytes()[start..start + raw(first).len()], raw(first));
    let second = items[1].as_ref().unwrap();
    assert!(second.document.text().contains("Monday & traffic flows, the mayor’s office"));
    for item in &items {
        check_map(item.as_ref().unwrap(), |character, bytes| {
            bytes.starts_with(b"&") || character.is_whitespace()
        });
    }
}

#[test]
fn a_feed_that_breaks_off_keeps_its_good_entries() {
    let cut = &RSS[..RSS.find("Only a headline").unwrap() + 4];
    let told = lines("post.rss", cut.as_bytes());
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[2], "post.rss#entry 3 is cut off: the feed ends inside this entry");
    let unclosed = RSS.replacen("</item>\n<item>", "\n<item>", 1);
    assert_eq!(lines("post.rss", unclosed.as_bytes()).len(), 3);
    let bracket = RSS.replace("Bridge reopens", "Bridge < reopens > at <3 pm");
    assert_eq!(lines("post.rss", bracket.as_bytes()), lines("post.rss", RSS.as_bytes()));
}

#[test]
fn atom_is_read_with_markup_escaped_or_not() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Channel Six</title>
<entry><title type="html">Mayor &amp;amp; council agree</title><id>tag:six.example,2031:1</id>
<link rel="self" href="https://six.example/1.atom"/><link rel="alternate" href="https://six.example/1"/>
<published>2031-04-09T08:00:00Z</published><updated>2031-04-10T08:00:00Z</updated><author><name>Tomas Reke</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mayor and the council agreed on Tuesday.</p></div></content></entry>
<entry><title>Second</title><id>tag:six.example,2031:2</id><summary>Plain words, he said.</summary></entry></feed>"#;
    assert_eq!(
        lines("six.atom", atom.as_bytes()),
        [
            "six.atom#tag:six.example,2031:1 = \"The mayor and the council agreed on Tues\"",
            "six.atom#tag:six.example,2031:2 = \"Plain words, he said.\"",
        ]
    );
    let items = read_as("six.atom", atom.as_bytes());
    let metadata = items[0].as_ref().unwrap().document.metadata();
    assert_eq!(metadata.title.as_ref().unwrap().value, "Mayor & council agree");
    assert_eq!(metadata.url.as_ref().unwrap().value, "https://six.example/1");
    assert_eq!(metadata.published.as_ref().unwrap().edtf.to_string(), "2031-04-09T08:00:00Z");
    assert_eq!(metadata.byline.as_ref().unwrap().value, "Tomas Reke");
}

#[test]
fn a_feed_in_another_encoding_leads_back_to_its_bytes() {
    let rdf = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rdf:RDF xmlns:rdf=\"x\"><channel><title>Caf\xe9</title></channel>\
        <item><title>A</title><description>The caf\xe9 was full &amp; loud, she said.</description></item></rdf:RDF>";
    let read = only("cafe.rdf", rdf);
    assert_eq!(read.document.text(), "The café was full & loud, she said.");
    assert_eq!(read.document.metadata().outlet.as_ref().unwrap().value, "Café");
    check_map(&read, |character, bytes| (character == 'é' && bytes == b"\xe9") || bytes == b"&amp;");
}

#[test]
fn a_sitemap_is_named_as_a_list_to_be_fetched() {
    let map = b"<urlset xmlns=\"x\" xmlns:image=\"y\"><url><loc>https://post.example/a?b=1&amp;c=2</loc>\
        <image:image><image:loc>https://post.example/a.png</image:loc></image:image></url>\
        <url><loc> https://post.example/b </loc></url></urlset>";
    assert_eq!(
        lines("sitemap.xml", map),
        ["sitemap.xml is a list of 2 addresses without text; have the pages fetched: attested fetch FILE"]
    );
    let urls: Vec<String> =
        attested_ingest::feed::addresses(map).unwrap().into_iter().map(|address| address.url).collect();
    assert_eq!(urls, ["https://post.example/a?b=1&c=2", "https://post.example/b"]);
}

#[test]
fn a_json_feed_is_read_with_its_markup() {
    let feed = br#"{"version":"https://jsonfeed.org/version/1.1","title":"Radio Narv","description":"All news",
        "items":[{"id":"1","url":"https://narv.example/1","title":"Talks open","date_published":"2031-04-09T08:00:00Z",
        "content_html":"<p>The talks opened on <b>Monday<\/b>, she said.<\/p>"},{"id":"2","content_text":"He said no."}]}"#;
    assert_eq!(
        lines("narv.json", feed),
        ["narv.json#1 = \"The talks opened on Monday, she said.\"", "narv.json#2 = \"He said no.\""]
    );
    let items = read_as("narv.json", feed);
    let first = items[0].as_ref().unwrap();
    assert_eq!(
        first.document.metadata().published.as_ref().unwrap().edtf.to_string(),
        "2031-04-09T08:00:00Z"
    );
    assert_eq!(first.document.metadata().outlet.as_ref().unwrap().value, "Radio Narv");
    check_map(first, |_, _| false);
}

#[test]
fn markup_in_a_column_is_read_as_markup() {
    let table = b"id,title,text\n1,Talks open,\"<p>The talks &quot;opened&quot; on Monday.</p><p>She said \"\"no\"\".</p>\"\n";
    let read = only("a.csv", table);
    assert_eq!(read.document.text(), "The talks \"opened\" on Monday.\n\nShe said \"no\".");
    check_map(&read, |character, bytes| {
        bytes.starts_with(b"&") || bytes == b"\"\"" || character.is_whitespace()
    });
}

#[test]
fn other_xml_is_named() {
    assert_eq!(
        lines("a.xml", b"<?xml version='1.0'?><settings/>"),
        [
            "a.xml is an XML file that is no feed, which this version does not read; export its text to have it read"
        ]
    );
}
