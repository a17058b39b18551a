//! When a page was published: every candidate in a stated order, the first good one counts.
//!
//! 1. `datePublished` of the article in structured data
//! 2. a meta element for it, known misspellings included
//! 3. `itemprop=datePublished` or a `time` element near the headline
//! 4. the day in the address
//! 5. a date line near the headline
//! 6. the month in the address
//!
//! A date of change is never taken, nor is a year alone, and no date comes out of a script.

use attested_model::{Basis, Dated, Edtf, SectionKind};

use super::attributes::Attribute;
use super::marks::Marks;
use super::metadata::Found;
use super::roles::parts;
use super::tag::Tag;
use super::tree::{NONE, size};
use super::words::squeeze;
use crate::dates;

/// Names of meta elements that hold the day of publication, the most exact first.
const METAS: [&str; 34] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "artcile:published_time",
    "article:publish_time",
    "article:published",
    "article.published",
    "article:publicationdate",
    "article_date_original",
    "datepublished",
    "originalpublicationdate",
    "publication_date",
    "publication-date",
    "publicationdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "published_time",
    "published_at",
    "pubdate",
    "pub_date",
    "bt:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "vr:published_time",
    "rnews:datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
];

/// Candidates further apart than this are worth a warning.
const APART_DAYS: i64 = 3;

/// Chooses the date of publication.
pub(super) fn published(found: &Found<'_>, url: Option<&str>, warnings: &mut Vec<String>) -> Option<Dated> {
    let candidates = candidates(found, url);
    let chosen = candidates.first()?.clone();
    let other = candidates.iter().skip(1).find(|other| {
        let days = chosen.edtf.as_day().zip(other.edtf.as_day());
        days.is_some_and(|(one, two)| one.duration_since(two).as_hours().abs() > 24 * APART_DAYS)
    });
    if let Some(other) = other {
        warnings.push(format!("is dated '{}', but '{}' names another day", chosen.words, other.words));
    }
    Some(chosen)
}

fn candidates(found: &Found<'_>, url: Option<&str>) -> Vec<Dated> {
    let mut all = Vec::new();
    let mut add = |edtf: Option<Edtf>, basis: Basis, words: &str| {
        all.extend(edtf.map(|edtf| Dated { edtf, basis, words: words.to_owned() }));
    };
    if let Some(words) = &found.head.story.published {
        add(day(words), Basis::Markup, words);
    }
    for name in METAS {
        if let Some(words) = found.head.meta(&[name]) {
            add(day(words), Basis::Markup, words);
        }
    }
    let (marked, lines) = near_headline(found);
    for words in &marked {
        add(day(words), Basis::Markup, words);
    }
    let address = url.and_then(dates::in_address);
    if let Some((edtf, words)) = address.filter(|(edtf, _)| edtf.as_day().is_some()) {
        add(Some(edtf), Basis::Url, words);
    }
    for words in &lines {
        add(day(words), Basis::Text, words);
    }
    if let Some((edtf, words)) = address {
        add(Some(edtf), Basis::Url, words);
    }
    all
}

/// A date of a day or better.
fn day(words: &str) -> Option<Edtf> {
    dates::alone(words).or_else(|| dates::line(words)).filter(|edtf| edtf.as_day().is_some())
}

/// The words of dates that markup shows near the headline, and of date lines there.
fn near_headline(found: &Found<'_>) -> (Vec<String>, Vec<String>) {
    let (mut marked, mut lines) = (Vec::new(), Vec::new());
    for at in 0..size(found.tree.nodes.len()) {
        let attributes = found.tree.attributes(at);
        let named = attributes.has_word(Attribute::Itemprop, "datePublished");
        let published = attributes.get(Attribute::Class).is_some_and(|class| {
            let class = class.to_lowercase();
            class
                .split_whitespace()
                .any(|class| matches!(class, "published" | "entry-date" | "dt-published" | "post-date"))
        });
        let time = found.tree.tag(at) == Tag::Time;
        if !(named || (time && published)) || is_elsewhere(found, at) {
            continue;
        }
        let value = attributes.get(Attribute::Datetime).or_else(|| attributes.get(Attribute::Content));
        let words = value.map_or_else(|| first_line(found, at), |value| Some(squeeze(value)));
        marked.extend(words);
    }
    for at in front(found) {
        let block = &found.layout.blocks[at];
        if found.roles[at].kind != SectionKind::Header && found.roles[at].kind != SectionKind::Byline {
            continue;
        }
        let changed = is_of_change(found.words(at));
        if !changed {
            marked.extend(times_of(found, block.holder));
        }
        lines.extend(parts(found.words(at)).filter(|part| !is_of_change(part)).filter_map(date_part));
    }
    (marked, lines)
}

/// Blocks from the headline to the end of the scope; without a headline, of the whole scope.
fn front<'a>(found: &'a Found<'_>) -> impl Iterator<Item = usize> + 'a {
    let scope = found.layout.blocks_of(found.tree, found.choice.scope);
    let from =
        found.choice.headline.map_or(scope.start, |headline| headline.saturating_sub(4).max(scope.start));
    from..scope.end
}

/// True when an element's dates are not the report's: of a comment, of another report.
fn is_elsewhere(found: &Found<'_>, at: u32) -> bool {
    let range = found.layout.blocks_of(found.tree, at);
    let apart = range.clone().any(|at| found.layout.blocks[at].marks.has(Marks::APART));
    let scope = found.layout.blocks_of(found.tree, found.choice.scope);
    apart || (!range.is_empty() && !(scope.contains(&range.start)))
}

/// The machine-readable values of `time` elements in a block, but for those of a change.
fn times_of(found: &Found<'_>, holder: u32) -> Vec<String> {
    if holder == NONE {
        return Vec::new();
    }
    let end =
        found.tree.nodes.get(holder as usize).map_or(0, |node| node.end).min(holder.saturating_add(200));
    let time = |at: &u32| found.tree.tag(*at) == Tag::Time;
    let unchanged = |at: &u32| {
        let attributes = found.tree.attributes(*at);
        let class = attributes.get(Attribute::Class).unwrap_or("").to_lowercase();
        !attributes.has_word(Attribute::Itemprop, "dateModified")
            && !class.contains("updat")
            && !class.contains("modif")
    };
    (holder..end)
        .filter(time)
        .filter(unchanged)
        .filter_map(|at| found.tree.attributes(at).get(Attribute::Datetime).map(str::to_owned))
        .collect()
}

fn first_line(found: &Found<'_>, at: u32) -> Option<String> {
    let range = found.layout.blocks_of(found.tree, at);
    range.clone().next().map(|at| squeeze(found.words(at)))
}

/// The part of a line that is a date; a name may stand before it, as in `Harsk, 3 March 2031`.
fn date_part(part: &str) -> Option<String> {
    if day(part).is_some() {
        return Some(squeeze(part));
    }
    let (_, rest) = part.split_once(", ")?;
    day(rest).is_some().then(|| squeeze(rest))
}

fn is_of_change(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["updated", "last modified", "modified", "last update"]
        .iter()
        .any(|mark| lower.trim_start().starts_with(mark))
}
