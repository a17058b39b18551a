use crate::xml::{Piece, Scanner, characters, local};
use crate::{Mapped, SkipReason};

use super::entry::Entry;
use super::{Root, Source, cut, root};

/// An address that a feed or a sitemap names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The address of a page, or of a further sitemap.
    pub url: String,
    /// True when it is that of a further sitemap.
    pub is_sitemap: bool,
}

/// The addresses that a feed or a sitemap names, in its order.
///
/// # Errors
/// [`SkipReason`] when it is neither.
pub fn addresses(raw: &[u8]) -> Result<Vec<Address>, SkipReason> {
    let source = Source::of(raw, None)?;
    match root(&source.text) {
        Some(Root::Sitemap) => Ok(in_sitemap(&source.text)),
        Some(Root::Feed) => {
            let entries = cut(&source.text).into_iter().filter(|(_, closed)| *closed);
            let links = entries.filter_map(|(range, _)| Entry::of(&source.text, range).link(&source.text));
            Ok(links.map(|url| Address { url, is_sitemap: false }).collect())
        }
        None => Err(SkipReason::NotRead { what: "neither a feed nor a sitemap", advice: "name a feed" }),
    }
}

/// The `loc` of each `url` and `sitemap`.
pub(super) fn in_sitemap(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut is_sitemap = false;
    for (piece, range) in Scanner::new(text) {
        match piece {
            Piece::Open { name, .. } => match local(name).as_str() {
                "sitemap" => is_sitemap = true,
                "url" => is_sitemap = false,
                // Pictures and videos have a `loc` of their own, with a prefix.
                "loc" if !name.contains(':') => open = Some(range.end),
                _ => {}
            },
            Piece::Close { name } if local(name) == "loc" => {
                let Some(start) = open.take() else { continue };
                let mut url = Mapped::default();
                characters(text, start..range.start, &mut url);
                let url = url.text().trim().to_owned();
                if !url.is_empty() {
                    found.push(Address { url, is_sitemap });
                }
            }
            _ => {}
        }
    }
    found
}
