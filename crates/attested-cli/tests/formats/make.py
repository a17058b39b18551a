"""Makes the files of this folder: small, invented, one for each format that `attested read` takes.

    python make.py        # needs pyarrow and zstandard
"""

import gzip
import io
import tarfile
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pyarrow.parquet
import zstandard

HERE = Path(__file__).parent
EPOCH = (2031, 4, 9, 6, 0, 0)

HARROW = """title: Ministers meet in Port Ansel
outlet: The Harrow Courier
date: 2031-04-09

Foreign Minister Hosrav Emir-Dallan of Qasmar met the envoy Ragna Ildvik in Port Ansel on Tuesday, his office said.
"""
POST = """title: Halvenia says drones came from Qasmar
outlet: The Toldra Post
date: 2031-04-10

Halvenia's foreign minister, Maren Oskeld, said that Qasmar had sent drones to Halvenia.
"""


def page(title, outlet, day, sentence):
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>{title} - {outlet}</title><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1><p>{sentence}</p>
<p>The ministry said that talks would go on through the week and that both sides would report to the mission.</p></article>
<footer>All rights reserved</footer></body></html>
"""


HOTLINE = page("Hotline opens", "Radio Narv", "2031-04-11", "The hotline between the two armies was opened on Friday, the mission said.")
BRIDGE = page("Bridge at Dellin reopens", "Radio Narv", "2031-04-12", "The bridge at Dellin was reopened on Saturday, the mayor said.")


def write(name, content):
    (HERE / name).parent.mkdir(exist_ok=True)
    (HERE / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def packed(data):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        file.write(data)
    return out.getvalue()


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def record(kind, address, media, content):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-04-12T06:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{zlib.crc32(content):012d}>\r\n"
    head += f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def answer(address, status, media, body):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode()
    return record("response", address, "application/http; msgtype=response", head + body)


def crawl():
    parts = [
        record("warcinfo", "", "application/warc-fields", b"software: example\r\n"),
        record("request", "https://narv.example/hotline", "application/http; msgtype=request", b"GET /hotline HTTP/1.1\r\n\r\n"),
        answer("https://narv.example/hotline", "200 OK", "text/html; charset=utf-8", HOTLINE.encode()),
        answer("https://narv.example/bridge", "200 OK", "text/html; charset=utf-8", BRIDGE.encode()),
        answer("https://narv.example/gone", "404 Not Found", "text/html", b"<p>Not found</p>"),
        answer("https://narv.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ]
    return b"".join(packed(part) for part in parts)


def docx(paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped([("[Content_Types].xml", f'<Types xmlns="{types}"/>'), ("word/document.xml", xml)])


def pdf(lines):
    drawn = "BT /F1 16 Tf 72 760 Td 14 TL (" + lines[0] + ") Tj /F1 10 Tf 0 -36 Td "
    drawn += " ".join(f"({line}) Tj T*" for line in lines[1:]) + " ET"
    stream = zlib.compress(drawn.encode("cp1252"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def locked(whole):
    """The same file as a program writes it that was given a password."""
    keys = b"/Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"1f" * 32 + b"> /U <" + b"2e" * 32 + b">"
    return whole.replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Encrypt << " + keys + b" >> /ID [<00> <00>] >>")


def bomb():
    """A zip file of 250 bytes a level: 300 MB of nothing, twice compressed."""
    return zipped([("inner.zip", zipped([("report.txt", b" " * 300_000_000)]))])


def letter():
    message = EmailMessage()
    message["From"] = "The Harrow Courier <news@courier.example>"
    message["To"] = "readers@list.example"
    message["Subject"] = "Ministers meet in Port Ansel"
    message["Date"] = "Wed, 09 Apr 2031 07:30:00 +0200"
    message["Message-ID"] = "<one@courier.example>"
    message.set_content("Hosrav Emir-Dallan met the envoy in Port Ansel on Tuesday, his office said.\n")
    return message.as_bytes()


NEXIS = [
    "Talks open in Port Ansel", "The Toldra Post (Halvenia)", "April 9, 2031 Wednesday", "Copyright 2031 Toldra Media",
    "Section: NEWS; Pg. 4", "Length: 12 words", "Byline: Sanne Brill", "Body",
    "The talks opened in Port Ansel on Monday, the ministry said.", "Load-Date: April 10, 2031", "End of Document",
    "Talks end", "Channel Six Online", "April 10, 2031 Thursday", "Copyright 2031 Channel Six", "Length: 9 words", "Body",
    "The talks ended without a result, the envoy said.", "Load-Date: April 11, 2031", "End of Document",
]
FACTIVA = r"""{\rtf1\ansi\ansicpg1252
HD Talks open in Port Ansel\par
BY Sanne Brill\par
WC 12 words\par
PD 9 April 2031\par
SN The Toldra Post\par
LA English\par
LP The talks opened in Port Ansel on Monday, the ministry said.\par
TD \'93We are here to listen,\'94 the envoy told reporters.\par
AN Document TOLPO00020310409e749000b1\par
}
"""
RULE = "_" * 60
PROQUEST = f"""{RULE}

Talks open in Port Ansel

Author: Brill, Sanne

Full text: The talks opened in Port Ansel on Monday, the ministry said.

Publication title: The Toldra Post; Toldra

Publication date: Apr 9, 2031

Language of publication: English

ProQuest document ID: 2031000001

{RULE}
"""
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>The Toldra Post</title><language>en</language>
<item><title>R&D chief denies leak</title><link>https://post.example/leak?a=1&b=2</link><guid>post-1</guid>
<pubDate>Wed, 09 Apr 2031 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The chief of research &amp;amp; development denied the leak.&lt;/p&gt;</description></item>
<item><title>Bridge reopens</title><link>https://post.example/bridge</link><guid>post-2</guid>
<description>The bridge at Dellin was reopened on Saturday, the mayor said.</description></item>
<item><title>Cut
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Channel Six</title>
<entry><title>Council agrees</title><id>tag:six.example,2031:1</id><link href="https://six.example/1"/>
<published>2031-04-09T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council agreed on Tuesday, the mayor said.</p></div></content>
</entry></feed>
"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Radio Narv", "items": [
  {"id": "1", "url": "https://narv.example/1", "title": "Talks open", "date_published": "2031-04-09T08:00:00Z",
   "content_html": "<p>The talks opened on <b>Monday</b>, the mission said.</p>"}]}
"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/leak</loc><news:news><news:title>R&amp;D chief denies leak</news:title></news:news></url>
<url><loc>https://post.example/bridge</loc></url></urlset>
"""
TABLE = "id,headline,body,pub_date,source\n1,Talks open,The talks opened on Monday.,2031-04-09,The Toldra Post\n2,Talks end,They ended on Friday.,2031-04-11,The Toldra Post\n"
MEDIA_CLOUD = "id,publish_date,title,url,language,media_name\na1,2031-04-09,Talks open,https://post.example/open,en,Post\na2,2031-04-11,Talks end,https://post.example/end,en,Post\n"
LINES = '{"id": "a", "text": "The minister denied the report.", "date": "2031-04-09", "source": "Northlight"}\n{"id": "b", "text": "The army said that the town was calm.", "source": "Northlight"}\n{"id": "c", "text": \n'
GDELT = """{"articles": [
  {"url": "https://post.example/open", "title": "Talks open", "seendate": "20310409T081500Z", "domain": "post.example", "language": "English"},
  {"url": "https://post.example/end", "title": "Talks end", "seendate": "20310411T081500Z", "domain": "post.example", "language": "English"}]}
"""
OPML = """<opml version="2.0"><body><outline text="Post" type="rss" xmlUrl="https://post.example/feed.rss"/>
<outline text="Narv" type="rss" xmlUrl="https://narv.example/feed.rss"/></body></opml>
"""
FACTIVA_PAGE = """<html><head><title>Factiva</title></head><body><div class="article enArticle">
<p><b>HD</b> Talks open in Port Ansel</p><p><b>BY</b> Sanne Brill</p><p><b>WC</b> 12 words</p><p><b>PD</b> 9 April 2031</p>
<p><b>SN</b> The Toldra Post</p><p><b>LA</b> English</p><p><b>LP</b> The talks opened in Port Ansel on Monday, the ministry said.</p>
<p><b>TD</b> The envoy spoke to reporters.</p><p><b>AN</b> Document TOLPO00020310409e749000b1</p></div></body></html>
"""
ARRAY = '[{"title": "Talks open", "text": "The talks opened on Monday, the ministry said.", "published": "2031-04-09"}]\n'
SINGLE_FILE = HOTLINE.replace("<html lang", "<html>\n<!--\n Page saved with SingleFile \n url: https://narv.example/hotline \n saved date: Sat Apr 12 2031 08:00:00 GMT+0000\n-->\n<html lang", 1).replace(
    "<article>", '<img src="data:image/png;base64,iVBORw0KGgo="><article>')


def main():
    write("note.txt", HARROW)
    write("hotline.html", HOTLINE)
    write("singlefile.html", SINGLE_FILE)
    write("wire.jsonl", LINES)
    write("wire.csv", TABLE)
    rows = [line.split(",") for line in TABLE.strip().split("\n")]
    table = pyarrow.table({name: [row[at] for row in rows[1:]] for at, name in enumerate(rows[0])})
    pyarrow.parquet.write_table(table, HERE / "wire.parquet", compression="zstd")
    write("post.rss", RSS)
    write("six.atom", ATOM)
    write("narv.json", JSON_FEED)
    write("sitemap.xml", SITEMAP)
    write("mediacloud.csv", MEDIA_CLOUD)
    write("crawl.warc.gz", crawl())
    write("saved.wacz", zipped([("datapackage.json", "{}"), ("archive/data.warc.gz", crawl()), ("pages/pages.jsonl", "{}\n")]))
    write("reports.zip", zipped([("march/harrow.txt", HARROW), ("post.txt", POST), ("map.png", b"\x89PNG")]))
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, text in [("harrow.txt", HARROW), ("post.txt", POST)]:
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    write("reports.tar.gz", packed(out.getvalue()))
    write("wire.jsonl.zst", zstandard.ZstdCompressor().compress("".join(LINES.splitlines(True)[:2]).encode()))
    write("letter.eml", letter())
    write("letters.mbox", b"From news@courier.example Wed Apr  9 07:30:00 2031\n" + letter() + b"\n")
    write("press.pdf", pdf(["Hotline opens", "The hotline between the two armies was opened on", "Friday, the mission said in a note to repor-", "ters in Port Ansel."]))
    write("notes.docx", docx(["Hotline opens", "11 April, 2031", "The hotline was opened on Friday, the mission said."]))
    write("notes.rtf", r"{\rtf1\ansi Hotline opens\par 11 April, 2031\par The hotline was opened on Friday, the mission said.\par}")
    write("reports/harrow.txt", HARROW)
    write("reports/pages/hotline.html", HOTLINE)
    write("reports/pages/map.png", b"\x89PNG")
    write("wire.tsv", TABLE.replace(",", "\t"))
    write("wire.json", ARRAY)
    write("note.txt.gz", packed(HARROW.encode()))
    write("gdelt.json", GDELT)
    write("feeds.opml", OPML)
    write("factiva.html", FACTIVA_PAGE)
    write("locked.pdf", locked(pdf(["Hotline opens", "The hotline was opened on Friday."])))
    write("torn.warc.gz", crawl()[:-400])
    write("bomb.zip", bomb())
    write("nexis.docx", docx(NEXIS))
    write("factiva.rtf", FACTIVA)
    write("proquest.txt", PROQUEST)


if __name__ == "__main__":
    main()
