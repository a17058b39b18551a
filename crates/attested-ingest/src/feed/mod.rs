//! Takes news feeds (RSS 0.9 to 2.0, RDF, Atom) and sitemaps; gives one document for each entry of a feed.
//!
//! Feeds are broken as a rule: a bare `&`, entities of HTML, an unclosed element, an end in the middle. Each costs at
//! most the entry it stands in; the good entries are kept. The text of an entry is its longest field, markup read
//! as markup; an entry with a title alone has the title as its text. The raw bytes are those of the entry. A sitemap
//! holds addresses and no text: it is named as a list to be fetched. JSON feeds are read as JSON records.

mod channel;
mod entry;
mod links;

use std::ops::Range;

use attested_model::OffsetMap;

pub use links::{Address, addresses};

use crate::source::Scope;
use crate::xml::{Piece, Scanner, attribute, local};
use crate::{Ingested, Location, SkipReason, Skipped, decode};
use channel::Channel;
use entry::Entry;

/// True when bytes begin as a feed or a sitemap does, or as any other XML without a doctype of HTML.
pub(crate) fn is_feed(head: &[u8]) -> bool {
    head.starts_with(b"<?xml") || root(&String::from_utf8_lossy(head)).is_some()
}

/// What the first element makes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Feed,
    Sitemap,
    /// A list of feeds.
    Outlines,
}

fn root(text: &str) -> Option<Root> {
    let (piece, _) = Scanner::new(text).find(|(piece, range)| {
        !matches!(piece, Piece::Text) || !text[range.clone()].trim_start_matches('\u{feff}').trim().is_empty()
    })?;
    let Piece::Open { name, .. } = piece else { return None };
    match local(name).as_str() {
        "rss" | "rdf" | "feed" | "channel" => Some(Root::Feed),
        "urlset" | "sitemapindex" => Some(Root::Sitemap),
        "opml" => Some(Root::Outlines),
        _ => None,
    }
}

/// A text that was decoded, and the way back.
pub(crate) struct Source<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    pub(crate) warnings: Vec<String>,
}

impl<'a> Source<'a> {
    pub(crate) fn of(raw: &'a [u8], encoding: Option<&str>) -> Result<Self, SkipReason> {
        let declared = declared_encoding(raw);
        let decoded = decode(raw, declared.as_deref().or(encoding));
        let (text, map) = decoded.mapped.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
        Ok(Self { raw, text, map, warnings: decoded.warnings })
    }
}

/// `encoding="…"` of the line that opens XML.
fn declared_encoding(raw: &[u8]) -> Option<String> {
    let head = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    let head = String::from_utf8_lossy(&head[..head.len().min(200)]);
    let line = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    attribute(line, "encoding")
}

type Item = Result<Ingested, Skipped>;

/// The entries of a feed.
///
/// # Errors
/// [`SkipReason`] for what is no feed: another kind of XML, or a sitemap, which holds addresses alone.
pub(crate) fn entries(raw: &[u8], location: &Location, scope: &Scope) -> Result<Vec<Item>, SkipReason> {
    let source = Source::of(raw, scope.options.encoding.as_deref())?;
    match root(&source.text) {
        Some(Root::Feed) => {}
        Some(Root::Sitemap) => {
            return Err(SkipReason::Addresses(links::in_sitemap(&source.text).len() as u64));
        }
        Some(Root::Outlines) => {
            return Err(SkipReason::Feeds(links::in_outlines(&source.text).len() as u64));
        }
        None if source.text.trim().is_empty() => return Err(SkipReason::Blank),
        None => {
            let advice = "export its text to have it read";
            return Err(SkipReason::NotRead { what: "an XML file that is no feed", advice });
        }
    }
    let channel = Channel::of(&source.text);
    let found = cut(&source.text);
    let mut seen = crate::table::SeenIds::default();
    let mut items = Vec::new();
    for (number, (range, closed)) in found.into_iter().enumerate() {
        let entry = Entry::of(&source.text, range);
        let fallback = format!("entry {}", number + 1);
        let name = entry.name(&source.text).map(|name| name.chars().take(300).collect::<String>());
        let place = location.record(match name {
            Some(name) if seen.is_new(&name) => name,
            Some(name) => format!("{name} ({fallback})"),
            None => fallback,
        });
        items.push(if closed {
            entry.ingest(&source, &channel, place.clone()).map_err(|reason| Skipped::new(place, reason))
        } else {
            Err(Skipped::new(place, SkipReason::CutOff("the feed ends inside this entry")))
        });
    }
    Ok(items)
}

/// Where the entries lie, and whether each is closed: by its own tag, or by the next entry or the end of the
/// channel.
fn cut(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    let mut open: Option<usize> = None;
    for (piece, range) in Scanner::new(text) {
        match piece {
            Piece::Open { name, empty: false, .. } if is_entry(name) => {
                if let Some(start) = open.replace(range.start) {
                    found.push((start..range.start, true));
                }
            }
            Piece::Close { name } if is_entry(name) => {
                if let Some(start) = open.take() {
                    found.push((start..range.end, true));
                }
            }
            Piece::Close { name } if matches!(local(name).as_str(), "channel" | "rss" | "feed" | "rdf") => {
                if let Some(start) = open.take() {
                    found.push((start..range.start, true));
                }
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push((start..text.len(), false));
    }
    found
}

fn is_entry(name: &str) -> bool {
    matches!(local(name).as_str(), "item" | "entry")
}
