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
from xml.sax.saxutils import escape

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


CAFE = page(
    "Café in Dellin reopens", "Radio Narv", "2031-04-13", "The café was never closed, its owner, Zoë Marré, said on Sunday; the town’s paper had said so.",
)
# Says UTF-8 and is windows-1252.
WRONG = CAFE.replace("<head>", '<head><meta charset="utf-8">').encode("cp1252")
# UTF-8 that was read as windows-1252 and saved as UTF-8 again.
TWICE = CAFE.encode().decode("cp1252", errors="replace").encode()
NESTED = b"<html><title>Hotline opens</title>" + b"<div>" * 2_000_000 + b"<p>The hotline between the two armies was opened on Friday, the mission said.</p>"
NULS = HOTLINE.replace("two armies", "two\0 armies").replace("<article>", "<script>document.write('<p>not a report</p>')</script><article>")


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


def wacz():
    """As browsers' recorders write it: members stored, an index and a list of pages beside the archive."""
    pages = '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n{"url": "https://narv.example/hotline", "title": "Hotline opens", "ts": "2031-04-12T06:00:00Z"}\n'
    index = packed(b'example,narv)/hotline 20310412060000 {"url": "https://narv.example/hotline", "mime": "text/html", "status": "200"}\n')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in [("archive/data.warc.gz", crawl()), ("indexes/index.cdx.gz", index), ("pages/pages.jsonl", pages), ("datapackage.json", '{"profile": "data-package", "wacz_version": "1.1.1"}'), ("datapackage-digest.json", "{}")]:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_STORED)
    return out.getvalue()


def docx(paragraphs):
    """`<title>` becomes a link, `*label*` bold type, as exports have them."""

    def run(text, style=""):
        return f'<w:r><w:rPr><w:rFonts w:ascii="Arial"/>{style}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(text):
        if text.endswith(">") and "<" in text:
            lead, _, title = text[:-1].partition("<")
            inner = (run(lead) if lead else "") + f'<w:hyperlink r:id="rId1" w:history="1">{run(title, "<w:u/>")}</w:hyperlink>'
        elif text.startswith("*"):
            label, _, value = text[1:].partition("*")
            inner = run(label, "<w:b/>") + run(value)
        else:
            inner = run(text) if text else ""
        return f'<w:p><w:pPr><w:spacing w:before="120"/></w:pPr><w:bookmarkStart w:id="0" w:name="Doc"/>{inner}<w:bookmarkEnd w:id="0"/></w:p>'

    body = "".join(paragraph(text) for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{space}" xmlns:r="{links}"><w:body>{body}</w:body></w:document>'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    foot = f'<w:ftr xmlns:w="{space}"><w:p><w:r><w:t>Page 1 of 3</w:t></w:r></w:p></w:ftr>'
    return zipped([("[Content_Types].xml", f'<Types xmlns="{types}"/>'), ("word/document.xml", xml), ("word/footer1.xml", foot)])


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


# A newsletter as services for them send it: the text twice, as plain text and as a page, in quoted-printable.
NEWSLETTER = """Delivered-To: readers@list.example
Received: by mail.list.example with SMTP id 9; Fri, 11 Apr 2031 05:00:09 +0000
DKIM-Signature: v=1; a=rsa-sha256; d=courier.example; s=k1; h=From:Subject; bh=AA=; b=BB=
MIME-Version: 1.0
From: =?utf-8?Q?The_Harrow_Courier_=E2=80=93_Morning?= <news@courier.example>
Subject: =?utf-8?Q?The_hotline_is_open=2C_and_other_news?=
Date: Fri, 11 Apr 2031 05:00:00 +0000
Message-ID: <two@courier.example>
List-Unsubscribe: <https://courier.example/u/1>
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The hotline is open

--b1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html><html><head><title>The hotline is open</title></head><body><div style=3D"display:none">Morn=
ing briefing</div><table width=3D"600"><tr><td><h1>The hotline is open</h1><p>The hotline between the two arm=
ies was opened on Thursday, the mission said.</p><p>=E2=80=9CIt rang twice,=E2=80=9D the envoy told reporters in Port An=
sel.</p></td></tr><tr><td><a href=3D"https://courier.example/u/1">Unsubscribe</a></td></tr></table></body></html>

--b1--
"""


# As Nexis Uni writes it: a cover sheet, titles that are links, labels in bold type with a no-break space behind them.
NEXIS = [
    "User Name: Inka Holt", "Date and Time: Friday, April 11, 2031 9:41:00 AM CEST", "Job Number: 1310411",
    "Documents (2)", "1. <Talks open in Port Ansel>", "Client/Matter: -None-", "Search Terms: hotline AND talks",
    "Search Type: Terms and Connectors", "Narrowed by: Content Type: News", "2. <Talks end>", "Client/Matter: -None-",
    "<Talks open in Port Ansel>", "The Toldra Post (Halvenia)", "April 9, 2031 Wednesday", "Final Edition", "",
    "Copyright 2031 Toldra Media All Rights Reserved", "", "*Section:*\u00a0NEWS; Pg. 4", "*Length:*\u00a031 words",
    "*Byline:*\u00a0Sanne Brill", "*Dateline:*\u00a0PORT ANSEL", "*Highlight:*\u00a0Envoy hears both sides", "Body", "",
    "The talks opened in Port Ansel on Monday, the ministry said.",
    "\u201cWe are here to listen,\u201d the envoy told reporters. Halvenia denied that it had asked for a delay.", "",
    "Graphic", "Photo, The envoy in Port Ansel", "Classification", "*Language:*\u00a0ENGLISH", "*Publication-Type:*\u00a0Newspaper",
    "*Subject:*\u00a0DIPLOMACY (90%)", "*Load-Date:*\u00a0April 10, 2031", "End of Document",
    "<Talks end>", "Channel Six Online", "April 10, 2031 Thursday 11:00 AM GMT", "", "Copyright 2031 Channel Six",
    "*Length:*\u00a09 words", "Body", "The talks ended without a result, the envoy said.", "*Load-Date:*\u00a0April 11, 2031", "End of Document",
]
# As the older LexisNexis wrote pages.
NEXIS_PAGE = """<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>2 of 2 DOCUMENTS</TITLE></HEAD><BODY>
<A NAME="DOC_ID_0_0"></A><DOCFULL><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">1 of 2 DOCUMENTS</SPAN></P></DIV>
<DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">The Toldra Post (Halvenia)</SPAN></P></DIV>
<DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">April 9, 2031</SPAN><SPAN CLASS="c2"> Wednesday<BR>Final Edition</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">Talks open in Port Ansel</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">BYLINE: </SPAN><SPAN CLASS="c2">Sanne Brill</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">SECTION: </SPAN><SPAN CLASS="c2">NEWS; Pg. 4</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LENGTH: </SPAN><SPAN CLASS="c2">31 words</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">DATELINE: </SPAN><SPAN CLASS="c2">PORT ANSEL</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN CLASS="c2">The talks opened in Port Ansel on Monday, the ministry said.</SPAN></P>
<P CLASS="c9"><SPAN CLASS="c2">\u201cWe are here to listen,\u201d the envoy told reporters.</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LOAD-DATE: </SPAN><SPAN CLASS="c2">April 10, 2031</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LANGUAGE: </SPAN><SPAN CLASS="c2">ENGLISH</SPAN></P></DIV>
<DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">Copyright 2031 Toldra Media<BR>All Rights Reserved</SPAN></P></DIV></DOCFULL>
<A NAME="DOC_ID_0_1"></A><DOCFULL><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">2 of 2 DOCUMENTS</SPAN></P></DIV>
<DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Channel Six Online</SPAN></P></DIV>
<DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">April 10, 2031</SPAN><SPAN CLASS="c2"> Thursday 11:00 AM GMT</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">Talks end</SPAN></P></DIV>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LENGTH: </SPAN><SPAN CLASS="c2">9 words</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN CLASS="c2">The talks ended without a result, the envoy said.</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LOAD-DATE: </SPAN><SPAN CLASS="c2">April 11, 2031</SPAN></P></DIV></DOCFULL></BODY></HTML>
"""


def cells(code, value):
    row = r"\trowd\trgaph30\trleft0\cellx700\cellx9000 \pard\plain\intbl\qr {\b\fs16\cf1 " + code + r"\cell }"
    return row + r"\pard\plain\intbl {\fs20 " + value + r"\cell }\pard\intbl {\row }" + "\n"


# As Factiva writes RTF with indexing: a table of two columns, codes in the first.
FACTIVA = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red0\green0\blue128;}{\info{\title Factiva RTF Display Format}}"
    + r"{\footer \pard\plain \qc Page 1 of 1 \'a9 2031 Factiva, Inc. All rights reserved.\par}" + "\n"
    + cells("SE", "News")
    + cells("HD", r"{\b Talks open in Port Ansel}")
    + cells("BY", "By Sanne Brill")
    + cells("WC", "31 words")
    + cells("PD", "9 April 2031")
    + cells("SN", "The Toldra Post")
    + cells("SC", "TOLPO")
    + cells("PG", "4")
    + cells("LA", "English")
    + cells("CY", "Copyright 2031 Toldra Media. All Rights Reserved.")
    + cells("LP", r"The talks opened in Port Ansel on Monday, the ministry said.\par\par ")
    + cells("TD", r"\'93We are here to listen,\'94 the envoy told reporters.\par\par Halvenia denied that it had asked for a delay.\par\par ")
    + cells("NS", "gdip : International Relations | gcat : Political/General News")
    + cells("RE", "halv : Halvenia")
    + cells("PUB", "Toldra Media")
    + cells("AN", "Document TOLPO00020310409e749000b1")
    + r"\pard\plain\par Search Summary\par Text\tab hotline and talks\par}" + "\n"
)
RULE = "_" * 60
# As ProQuest writes text: a sheet before and behind, a number over each article.
PROQUEST = f"""{RULE}

Report Information from ProQuest

11 April 2031 09:41

{RULE}

Table of contents

1. Talks open in Port Ansel

2. Talks end

{RULE}

Document 1 of 2

Talks open in Port Ansel

Author: Brill, Sanne

Publication info: The Toldra Post ; Port Ansel [Port Ansel]. 09 Apr 2031: A.4.

ProQuest document link: https://www.proquest.example/docview/2031000001?accountid=1

Abstract: The envoy hears both sides.

Links: Check Holdings

Full text: The talks opened in Port Ansel on Monday, the ministry said.

\u201cWe are here to listen,\u201d the envoy told reporters. Halvenia denied that it had asked for a delay.

Credit: By Sanne Brill

Subject: Diplomacy; Armies

Location: Port Ansel

Title: Talks open in Port Ansel

Publication title: The Toldra Post; Port Ansel

First page: A.4

Publication year: 2031

Publication date: Apr 9, 2031

Section: News

Publisher: Toldra Media

Place of publication: Port Ansel

Country of publication: Halvenia

Source type: Newspaper

Language of publication: English

Document type: News

ProQuest document ID: 2031000001

Document URL: https://www.proquest.example/docview/2031000001

Copyright: Copyright Toldra Media Apr 9, 2031

Last updated: 2031-04-10

Database: Newsstand

{RULE}

Document 2 of 2

Talks end

Publication info: Channel Six Online. 10 Apr 2031.

Full text: The talks ended without a result, the envoy said.

Title: Talks end

Publication title: Channel Six Online

Publication date: Apr 10, 2031

Language of publication: English

ProQuest document ID: 2031000002

Database: Newsstand

{RULE}

Contact ProQuest

Copyright \u00a9 2031 ProQuest LLC. All rights reserved. - Terms and Conditions
"""


def proquest_page():
    """The same as a page: labels in bold type, a rule between articles."""
    parts = []
    for line in PROQUEST.split("\n\n"):
        label, parted, value = line.partition(": ")
        if line == RULE:
            parts.append("<hr>")
        elif parted and label[:1].isupper() and len(label) < 30 and not label.startswith("Copyright \u00a9"):
            parts.append(f'<p style="padding:0"><strong>{label}: </strong>{value}</p>')
        else:
            parts.append(f"<p>{line}</p>")
    return '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>ProQuest</title></head><body>' + "\n".join(parts) + "</body></html>\n"


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
<entry><title>Council & mayor agree</title><id>tag:six.example,2031:1</id><link href="https://six.example/1"/>
<published>2031-04-09T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council agreed on Tuesday, the mayor said.</p></div></content>
</entry></feed>
"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Radio Narv", "items": [
  {"id": "1", "url": "https://narv.example/1", "title": "Talks open", "date_published": "2031-04-09T08:00:00Z",
   "content_html": "<p>The talks opened on <b>Monday</b>, the mission said.</p>"}]}
"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://post.example/leak?a=1&b=2</loc><lastmod>2031-04-09T08:10:00Z</lastmod><news:news><news:publication><news:name>The Toldra Post</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-04-09T08:00:00Z</news:publication_date><news:title>R&D chief denies leak</news:title></news:news><image:image><image:loc>https://post.example/leak.jpg</image:loc></image:image></url>
<url><loc>https://post.example/bridge</loc><news:news><news:publication><news:name>The Toldra Post</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-04-12</news:publication_date><news:title>Bridge reopens</news:title></news:news></url></urlset>
"""
TABLE = "id,headline,body,pub_date,source\n1,Talks open,The talks opened on Monday.,2031-04-09,The Toldra Post\n2,Talks end,They ended on Friday.,2031-04-11,The Toldra Post\n"
# As Media Cloud's search writes it.
MEDIA_CLOUD = """id,indexed_date,language,media_name,media_url,publish_date,title,url
7c1d0f,2031-04-09 09:12:44.120000,en,post.example,post.example,2031-04-09,Talks open,https://post.example/open
98a2be,2031-04-11 10:02:03.980000,en,post.example,post.example,2031-04-11,"Talks end, envoy says",https://post.example/end
"""
LINES = '{"id": "a", "text": "The minister denied the report.", "date": "2031-04-09", "source": "Northlight"}\n{"id": "b", "text": "The army said that the town was calm.", "source": "Northlight"}\n{"id": "c", "text": \n'
# As GDELT answers `mode=ArtList`: as JSON and as CSV; and two lines of its table of events, which names no columns.
GDELT = """{"articles": [ { "url": "https://post.example/open", "url_mobile": "", "title": "Talks open", "seendate": "20310409T081500Z", "socialimage": "https://post.example/o.jpg", "domain": "post.example", "language": "English", "sourcecountry": "Halvenia" }
, { "url": "https://post.example/end", "url_mobile": "https://m.post.example/end", "title": "Talks end", "seendate": "20310411T081500Z", "socialimage": "", "domain": "post.example", "language": "English", "sourcecountry": "Halvenia" } ] }
"""
GDELT_TABLE = """\ufeffURL,MobileURL,Date,Title
https://post.example/open,,2031-04-09 08:15:00,Talks open
https://post.example/end,https://m.post.example/end,2031-04-11 08:15:00,"Talks end, envoy says"
"""


def events():
    def line(number, day, address):
        head = [str(number), day, day[:6], day[:4], "2031.2685", "HLV", "HALVENIA", "HLV"] + [""] * 17
        event = ["1", "040", "040", "04", "1", "1.0", "6", "1", "6", "-1.25"]
        places = ["1", "Port Ansel, Halvenia", "HV", "HV", "", "51.5", "4.5", "HV"] * 3
        return "\t".join(head + event + places + [day + "081500", address])

    return line(1310001, "20310409", "https://post.example/open") + "\n" + line(1310002, "20310411", "https://post.example/end") + "\n"


OPML = """<opml version="2.0"><body><outline text="Post" type="rss" xmlUrl="https://post.example/feed.rss"/>
<outline text="Narv" type="rss" xmlUrl="https://narv.example/feed.rss"/></body></opml>
"""
# As Factiva writes pages without indexing: one line after the other says what its code would say.
FACTIVA_PAGE = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Factiva</title></head>
<body><div id="articleFrame" class="carryOverOpen"><div class="article enArticle"><div id="hd"><span class='enHeadline'>Talks open in Port Ansel</span>
</div><div class="author">By Sanne Brill </div><div>31 words</div><div>9 April 2031</div><div>11:00</div><div>The Toldra Post</div><div>TOLPO</div><div>4</div><div>English</div><div>Copyright 2031 Toldra Media. All Rights Reserved. </div>
<p class="articleParagraph enarticleParagraph" >The talks opened in Port Ansel on Monday, the ministry said.</p>
<p class="articleParagraph enarticleParagraph" >\u201cWe are here to listen,\u201d the envoy told reporters. Halvenia denied that it had asked for a delay.</p>
<p>Document TOLPO00020310409e749000b1</p></div>
<div class="article enArticle"><div id="hd"><span class='enHeadline'>Talks end</span>
</div><div>9 words</div><div>10 April 2031</div><div>Channel Six Online</div><div>CHSIX</div><div>English</div><div>Copyright 2031 Channel Six. </div>
<p class="articleParagraph enarticleParagraph" >The talks ended without a result, the envoy said.</p>
<p>Document CHSIX00020310410e74a0002x</p></div></div></body></html>
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
    write("saved.wacz", wacz())
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
    write("letters.mbox", b"From news@courier.example Wed Apr  9 07:30:00 2031\n" + letter() + b"\nFrom 1800000@xxx Fri Apr 11 05:00:09 +0000 2031\nX-GM-THRID: 1800000\n" + NEWSLETTER.encode() + b"\n")
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
    write("twice.html", TWICE)
    write("nested.html.gz", packed(NESTED))
    write("nuls.html", NULS)
    write("nexis.docx", docx(NEXIS))
    write("factiva.rtf", FACTIVA)
    write("nexis.html", NEXIS_PAGE)
    write("proquest.txt", PROQUEST)
    write("gdelt.csv", GDELT_TABLE)


if __name__ == "__main__":
    main()
