/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One document: plain text.
    Text,
    /// One page: HTML.
    Html,
    /// One JSON object a line.
    JsonLines,
    /// JSON on any lines: an array, an object, objects one behind the other.
    Json,
    /// A table with the names of its columns in the first row.
    Table,
    /// A zip archive, or a format that is one: WACZ, docx.
    Zip,
    /// A tar archive.
    Tar,
    /// A web archive.
    Warc,
    /// A news feed (RSS, Atom) or a sitemap; other XML is told when it is opened.
    Feed,
    /// A mail message, or a saved page as one (MHTML).
    Mail,
    /// A mailbox.
    Mailbox,
    /// An RTF file.
    Rtf,
    /// A PDF file.
    Pdf,
    /// A Parquet file.
    Parquet,
    /// A format that is known and not read: what it is, and what can be done.
    NotRead {
        /// With its article.
        what: &'static str,
        /// What can be done.
        advice: &'static str,
    },
}

const EXPORT_TEXT: &str = "export its text to have it read";
impl Format {
    /// True for formats whose directory stands at the end.
    pub(crate) fn is_read_out_of_order(self) -> bool {
        matches!(self, Self::Zip | Self::Parquet)
    }
}

const UNPACK: &str = "unpack it and read the folder";
const AS_TABLE: &str = "save it as CSV to have it read";

/// Formats that are known and not read, by ending and by first bytes.
const NOT_READ: [(&str, &[u8], &str, &str); 9] = [
    ("doc odt pages", b"", "a word processor file", EXPORT_TEXT),
    ("xlsx xls ods", b"", "a spreadsheet", AS_TABLE),
    ("arrow feather", b"ARROW1", "an Arrow file", AS_TABLE),
    ("epub", b"", "an e-book", EXPORT_TEXT),
    ("bz2", b"BZh9", "a bzip2 archive", UNPACK),
    ("xz", b"\xfd7zXZ\0", "an xz archive", UNPACK),
    ("7z", b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    ("rar", b"Rar!", "a RAR archive", UNPACK),
    ("db sqlite sqlite3", b"SQLite format 3\0", "an SQLite database", AS_TABLE),
];

/// The ending of a file name in lower case, without `.gz` and `.zst`.
pub(crate) fn ending(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let bare =
        [".gz", ".zst", ".zstd"].iter().find_map(|packed| lower.strip_suffix(packed)).unwrap_or(&lower);
    bare.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_owned())
}

/// The format that a file name tells; `None` when it tells none.
pub(crate) fn by_name(name: &str) -> Option<Format> {
    let ending = ending(name);
    match ending.as_str() {
        "" => None,
        "txt" | "text" | "md" | "markdown" => Some(Format::Text),
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "jsonl" | "ndjson" | "jsonlines" => Some(Format::JsonLines),
        "json" => Some(Format::Json),
        "csv" | "tsv" | "tab" => Some(Format::Table),
        "zip" | "wacz" | "docx" | "docm" => Some(Format::Zip),
        "eml" | "emlx" | "mht" | "mhtml" => Some(Format::Mail),
        "mbox" => Some(Format::Mailbox),
        "rtf" => Some(Format::Rtf),
        "pdf" => Some(Format::Pdf),
        "parquet" | "pq" => Some(Format::Parquet),
        "tar" | "tgz" => Some(Format::Tar),
        "warc" | "wat" | "wet" => Some(Format::Warc),
        "rss" | "atom" | "rdf" | "xml" | "feed" => Some(Format::Feed),
        _ => NOT_READ
            .iter()
            .find(|(endings, ..)| endings.split(' ').any(|known| known == ending))
            .map(|&(_, _, what, advice)| Format::NotRead { what, advice }),
    }
}

/// Tells the format of a file by its name and its first bytes (4 KiB are enough).
///
/// The first bytes overrule the name only where they leave no doubt: a page saved as `.txt` is a page.
///
/// ```
/// use attested_ingest::{Format, sniff};
/// assert_eq!(sniff("wire.jsonl", b"{\"text\": \"No.\"}\n"), Format::JsonLines);
/// assert_eq!(sniff("saved.txt", b"<!DOCTYPE html><html>"), Format::Html);
/// ```
pub fn sniff(name: &str, head: &[u8]) -> Format {
    let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if crate::html::is_html(head) {
        return Format::Html;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Format::Zip;
    }
    if head.starts_with(b"PAR1") {
        return Format::Parquet;
    }
    if bare.starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    // Some files have a few bytes before the mark.
    if memchr::memmem::find(&head[..head.len().min(1024)], b"%PDF-")
        .is_some_and(|at| at == 0 || head[..at].contains(&0) || bare.starts_with(b"%PDF-"))
    {
        return Format::Pdf;
    }
    if bare.starts_with(b"WARC/") {
        return Format::Warc;
    }
    if crate::feed::is_feed(bare) {
        return Format::Feed;
    }
    if crate::archive::is_tar(head) {
        return Format::Tar;
    }
    let known = NOT_READ.iter().find(|(_, magic, ..)| {
        !magic.is_empty() && bare.len() >= magic.len() && bare[..magic.len()].eq_ignore_ascii_case(magic)
    });
    if let Some(&(_, _, what, advice)) = known {
        return Format::NotRead { what, advice };
    }
    if crate::mail::is_mailbox(head) {
        return Format::Mailbox;
    }
    match by_name(name) {
        None if crate::mail::is_message(head) => Format::Mail,
        Some(Format::Json) if crate::json::first_line_is_object(bare) => Format::JsonLines,
        Some(format) => format,
        None => by_content(bare),
    }
}

/// The format of a stream without a name.
fn by_content(head: &[u8]) -> Format {
    if crate::json::first_line_is_object(head) {
        return Format::JsonLines;
    }
    match head.first() {
        Some(b'{') if head.contains(&b':') && head.contains(&b'"') => Format::Json,
        Some(b'[') if head[1..].trim_ascii_start().starts_with(b"{") => Format::Json,
        _ if is_table(head) => Format::Table,
        _ => Format::Text,
    }
}

/// A first line of which three fields at least have names of columns, the text among them.
fn is_table(head: &[u8]) -> bool {
    use crate::table::{Columns, Role, fields, guess_delimiter};
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(head);
    let delimiter = guess_delimiter(line);
    let names: Vec<String> = fields(line, delimiter, true)
        .into_iter()
        .map(|range| String::from_utf8_lossy(&line[range]).trim_matches('"').to_owned())
        .collect();
    let map = Columns::default().map(&names);
    names.len() >= 3 && map.len() >= 3 && map.contains_key(&Role::Text)
}
