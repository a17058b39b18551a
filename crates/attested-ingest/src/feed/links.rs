use crate::xml::{Piece, Scanner, attribute, characters, local};
use crate::{Mapped, SkipReason};

use super::entry::Entry;
use super::{Root, Source, cut, root};

/// An address that a feed, a sitemap or a list of feeds (OPML) names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The address of a page, or of a further feed or sitemap.
    pub url: String,
    /// True when it is that of a further feed or sitemap.
    pub leads_on: bool,
    /// When the page changed last, in seconds since 1970, where this is told.
    pub changed: Option<i64>,
}

impl Address {
    /// That of a page.
    fn page(url: String, changed: Option<&str>) -> Self {
        Self { url, leads_on: false, changed: changed.and_then(seconds) }
    }
}

/// A time as feeds write it, in seconds since 1970; of a day without a time, its beginning.
fn seconds(time: &str) -> Option<i64> {
    let time = time.trim();
    let instant = time.parse::<jiff::Timestamp>().ok();
    let instant = instant.or_else(|| Some(jiff::fmt::rfc2822::parse(time).ok()?.timestamp()));
    let day = || time.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    Some(instant.or_else(|| Some(day()?.timestamp()))?.as_second())
}

/// The addresses that a feed, a sitemap or a list of feeds (OPML) names, in its order.
///
/// # Errors
/// [`SkipReason`] when it is neither.
pub fn addresses(raw: &[u8]) -> Result<Vec<Address>, SkipReason> {
    let source = Source::of(raw, None)?;
    match root(&source.text) {
        Some(Root::Sitemap) => Ok(in_sitemap(&source.text)),
        Some(Root::Feed) => {
            let entries = cut(&source.text).into_iter().filter(|(_, closed)| *closed);
            let links = entries.filter_map(|(range, _)| {
                let entry = Entry::of(&source.text, range);
                Some(Address::page(entry.link(&source.text)?, entry.updated(&source.text).as_deref()))
            });
            Ok(links.collect())
        }
        Some(Root::Outlines) => Ok(in_outlines(&source.text)),
        None => Err(SkipReason::NotRead { what: "neither a feed nor a sitemap", advice: "name a feed" }),
    }
}

/// The `loc` of each `url` and `sitemap`, with its `lastmod`.
pub(super) fn in_sitemap(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut open: Option<usize> = None;
    let mut leads_on = false;
    // Where the addresses of the entry begin, and its day when that stands before them.
    let (mut first, mut changed) = (0, None);
    let content = |range| {
        let mut content = Mapped::default();
        characters(text, range, &mut content);
        content.text().trim().to_owned()
    };
    for (piece, range) in Scanner::new(text) {
        match piece {
            Piece::Open { name, .. } => match local(name).as_str() {
                name @ ("sitemap" | "url") => {
                    (leads_on, first, changed) = (name == "sitemap", found.len(), None);
                }
                // Pictures and videos have a `loc` of their own, with a prefix.
                "loc" | "lastmod" if !name.contains(':') => open = Some(range.end),
                _ => {}
            },
            Piece::Close { name } if local(name) == "loc" => {
                let Some(start) = open.take() else { continue };
                let url = content(start..range.start);
                if !url.is_empty() {
                    found.push(Address { url, leads_on, changed });
                }
            }
            Piece::Close { name } if local(name) == "lastmod" => {
                let Some(start) = open.take() else { continue };
                changed = seconds(&content(start..range.start));
                found[first..].iter_mut().for_each(|address| address.changed = changed);
            }
            _ => {}
        }
    }
    found
}

/// The feeds of a list of feeds (OPML), as readers of feeds export it.
pub(super) fn in_outlines(text: &str) -> Vec<Address> {
    let outlines = Scanner::new(text).filter_map(|(piece, _)| match piece {
        Piece::Open { name, attributes, .. } if local(name) == "outline" => attribute(attributes, "xmlurl"),
        _ => None,
    });
    let feeds = outlines.map(|url| url.trim().to_owned()).filter(|url| !url.is_empty());
    feeds.map(|url| Address { url, leads_on: true, changed: None }).collect()
}
