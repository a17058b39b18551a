//! When a page was published: every candidate in a stated order, the first good one counts.
//!
//! 1. `datePublished` of the article in structured data
//! 2. a meta element for it, known misspellings included
//! 3. `itemprop=datePublished` or a `time` element near the headline
//! 4. the day in the address
//! 5. a date line near the headline
//! 6. a dateline with its year, or without one where the address, another date or the last change gives the year
//! 7. the month in the address
//! 8. a dateline whose year nothing tells: `XXXX-03-15`
//!
//! 9. a date of change shown over the report, where the page tells nothing else; a warning says so
//!
//! No other date of a change is taken for it, nor is a year alone, and no date comes out of a script.

use std::borrow::Cow;

use attested_model::{Basis, Dated, Edtf, Field, SectionKind};

use super::attributes::Attribute;
use super::line::parts;
use super::marks::Marks;
use super::metadata::Found;
use super::tag::Tag;
use super::tree::{NONE, size};
use super::words::squeeze;
use crate::dates;
use crate::offers::Offers;
use crate::text::dateline;

/// Names of meta elements that hold the day of publication, the most exact first.
const METAS: [&str; 35] = [
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
    "publisheddate",
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

/// Names of meta elements that hold the time of the last change.
const CHANGES: [&str; 14] = [
    "article:modified_time",
    "artcile:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "article:updated_time",
    "datemodified",
    "date_modified",
    "modified_date",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "revised",
];

/// Candidates further apart than this are worth a warning.
const APART_DAYS: i64 = 3;

/// A date, and where it stands.
type Placed = (Dated, Cow<'static, str>);

/// Chooses the date of publication; every date that was found becomes an offer.
pub(super) fn published(
    found: &Found<'_>,
    url: Option<&str>,
    offers: &mut Offers,
    warnings: &mut Vec<String>,
) -> Option<Dated> {
    let near = near_headline(found);
    let changes = changes(found, &near);
    let mut candidates = candidates(found, url, &near);
    undated(found, url, &changes, &mut candidates);
    for (field, dates) in [(Field::Published, &candidates), (Field::Modified, &changes)] {
        for (dated, place) in dates {
            offers.add(field, dated.edtf.to_string(), dated.basis, place.clone(), &dated.words);
        }
    }
    offers.choose(Field::Modified);
    let shown = near.above.as_deref().filter(|_| candidates.is_empty());
    if let Some((words, edtf)) = shown.and_then(|words| Some((words, day(words)?))) {
        warnings.push("tells only when it was changed; that date was taken".to_owned());
        let place = "a line over the report that tells of a change, as no other date is shown";
        offers.add(Field::Published, edtf.to_string(), Basis::Text, place, words);
        candidates.push((Dated { edtf, basis: Basis::Text, words: words.to_owned() }, place.into()));
    }
    let (chosen, _) = candidates.first()?.clone();
    let other = candidates.iter().skip(1).find(|(other, _)| {
        let days = chosen.edtf.as_day().zip(other.edtf.as_day());
        days.is_some_and(|(one, two)| one.duration_since(two).as_hours().abs() > 24 * APART_DAYS)
    });
    if let Some((other, _)) = other {
        warnings.push(format!("is dated '{}', but '{}' names another day", chosen.words, other.words));
    }
    offers.choose(Field::Published);
    Some(chosen)
}

fn candidates(found: &Found<'_>, url: Option<&str>, near: &Near) -> Vec<Placed> {
    let mut all = Vec::new();
    let mut add = |edtf: Option<Edtf>, basis: Basis, words: &str, place: Cow<'static, str>| {
        all.extend(edtf.map(|edtf| (Dated { edtf, basis, words: words.to_owned() }, place)));
    };
    if let Some(words) = &found.head.story.published {
        add(day(words), Basis::Markup, words, "datePublished in structured data".into());
    }
    for name in METAS {
        if let Some(words) = found.head.meta(&[name]) {
            add(day(words), Basis::Markup, words, format!("meta {name}").into());
        }
    }
    for (words, place) in &near.marked {
        add(day(words), Basis::Markup, words, (*place).into());
    }
    if let Some(words) = &found.head.story.uploaded {
        add(day(words), Basis::Markup, words, "uploadDate of a video in structured data".into());
    }
    let address = url.and_then(dates::in_address);
    if let Some((edtf, words)) = address.filter(|(edtf, _)| edtf.as_day().is_some()) {
        add(Some(edtf), Basis::Url, words, "the address".into());
    }
    for words in &near.lines {
        add(day(words), Basis::Text, words, "a date line near the headline".into());
    }
    all
}

fn changes(found: &Found<'_>, near: &Near) -> Vec<Placed> {
    let mut all = Vec::new();
    let mut add = |basis: Basis, words: &str, place: Cow<'static, str>| {
        all.extend(day(words).map(|edtf| (Dated { edtf, basis, words: words.to_owned() }, place)));
    };
    if let Some(words) = &found.head.story.modified {
        add(Basis::Markup, words, "dateModified in structured data".into());
    }
    for name in CHANGES {
        if let Some(words) = found.head.meta(&[name]) {
            add(Basis::Markup, words, format!("meta {name}").into());
        }
    }
    for (words, place) in &near.changed {
        add(Basis::Markup, words, (*place).into());
    }
    for words in &near.updated {
        add(Basis::Text, words, "a line that tells of a change".into());
    }
    all
}

/// The weakest dates: that of the dateline, which often lacks its year, and the month of the address.
fn undated(found: &Found<'_>, url: Option<&str>, changes: &[Placed], all: &mut Vec<Placed>) {
    let address = url.and_then(dates::in_address);
    for at in found.of_kind(SectionKind::Body).chain(found.of_kind(SectionKind::Dateline)).take(3) {
        let words = found.words(at);
        let Some(line) = dateline(words) else { continue };
        let Some((date, span)) = line.date.zip(line.date_words) else { continue };
        let around = address.map(|(edtf, _)| edtf).into_iter();
        let around = around.chain(changes.iter().map(|(dated, _)| dated.edtf));
        let known = all.iter().map(|(dated, _)| dated.edtf).collect::<Vec<_>>();
        if let Some((edtf, basis)) = dates::of_dateline(date, known.into_iter().chain(around)) {
            let words = span.text(words).to_owned();
            all.push((Dated { edtf, basis, words }, "the dateline".into()));
        }
        break;
    }
    if let Some((edtf, words)) = address {
        let month = (Dated { edtf, basis: Basis::Url, words: words.to_owned() }, "the address".into());
        // A month is less than a day, and more than a day without a year.
        let at = all.iter().position(|(dated, _)| dated.edtf.bounds().earliest.is_none());
        if edtf.as_day().is_none() {
            all.insert(at.unwrap_or(all.len()), month);
        }
    }
}

/// A date of a day or better.
pub(super) fn day(words: &str) -> Option<Edtf> {
    dates::alone(words).or_else(|| dates::line(words)).filter(|edtf| edtf.as_day().is_some())
}

/// The words of dates near the headline.
#[derive(Default)]
struct Near {
    /// Those that markup shows, with the place.
    marked: Vec<(String, &'static str)>,
    /// Those of date lines.
    lines: Vec<String>,
    /// Those that markup shows as dates of a change.
    changed: Vec<(String, &'static str)>,
    /// Those of lines that tell of a change.
    updated: Vec<String>,
    /// The first of them that is shown over the report.
    above: Option<String>,
}

fn near_headline(found: &Found<'_>) -> Near {
    let mut near = Near::default();
    for at in 0..size(found.tree.nodes.len()) {
        let attributes = found.tree.attributes(at);
        let named = attributes.has_word(Attribute::Itemprop, "datePublished");
        let changed = attributes.has_word(Attribute::Itemprop, "dateModified");
        let published = attributes.get(Attribute::Class).is_some_and(|class| {
            let class = class.to_lowercase();
            class
                .split_whitespace()
                .any(|class| matches!(class, "published" | "entry-date" | "dt-published" | "post-date"))
        });
        let time = found.tree.tag(at) == Tag::Time;
        if !(named || changed || (time && published)) || is_elsewhere(found, at) {
            continue;
        }
        let value = attributes.get(Attribute::Datetime).or_else(|| attributes.get(Attribute::Content));
        let words = value.map_or_else(|| first_line(found, at), |value| Some(squeeze(value)));
        let Some(words) = words else { continue };
        if changed && !named {
            near.changed.push((words, "itemprop dateModified"));
        } else {
            let place = if named { "itemprop datePublished" } else { "a time element near the headline" };
            near.marked.push((words, place));
        }
    }
    let first = found.of_kind(SectionKind::Body).next().unwrap_or(0);
    for at in front(found) {
        let block = &found.layout.blocks[at];
        if found.roles[at].kind != SectionKind::Header && found.roles[at].kind != SectionKind::Byline {
            continue;
        }
        for (words, change) in times_of(found, block.holder) {
            let place = "a time element near the headline";
            if change || is_of_change(found.words(at)) {
                near.changed.push((words, place));
            } else {
                near.marked.push((words, place));
            }
        }
        for part in parts(found.words(at)) {
            if is_of_change(part) {
                let date = date_of_change(part);
                if at < first && near.above.is_none() {
                    near.above.clone_from(&date);
                }
                near.updated.extend(date);
            } else {
                near.lines.extend(date_part(part));
            }
        }
    }
    under_headline(found, &mut near);
    near
}

/// Date lines under the headline that no element says to be the report's: `Posted 2031-03-10 Email Print`.
fn under_headline(found: &Found<'_>, near: &mut Near) {
    let Some(headline) = found.choice.headline else { return };
    let never = Marks::COMMENTS.with(Marks::RELATED).with(Marks::BESIDE).with(Marks::CONSENT);
    let never = never.with(Marks::HIDDEN).with(Marks::FOOT).with(Marks::ADVERTISEMENT).with(Marks::EMBED);
    for at in headline + 1..found.layout.blocks.len().min(headline + 14) {
        let block = &found.layout.blocks[at];
        let apart = matches!(found.roles[at].kind, SectionKind::Boilerplate | SectionKind::Navigation);
        if !apart || block.marks.has(never) || block.chars > 140 || block.link_share() > 50 {
            continue;
        }
        for part in parts(found.words(at)) {
            if is_of_change(part) {
                near.updated.extend(date_of_change(part));
            } else if at <= headline + 3 && day(part).is_some() {
                near.lines.push(squeeze(part));
            } else {
                near.lines.extend(labelled(part));
            }
        }
    }
}

/// The date behind a word for publication, with other words behind it or without.
fn labelled(part: &str) -> Option<String> {
    const LABELS: [&str; 5] = ["published", "posted", "first published", "article date", "date"];
    let lower = part.to_ascii_lowercase();
    let label = LABELS.iter().filter(|label| lower.starts_with(*label)).map(|label| label.len()).max()?;
    let rest = part[label..].trim_start_matches([':', ' ']);
    let rest = rest.strip_prefix("on ").unwrap_or(rest);
    let words: Vec<&str> = rest.split_whitespace().take(8).collect();
    (1..=words.len()).rev().map(|count| words[..count].join(" ")).find(|words| day(words).is_some())
}

/// The date of a line that tells of a change: `Last updated on: July 16, 2031 7:36 PM`.
fn date_of_change(part: &str) -> Option<String> {
    let lower = part.to_lowercase();
    let label =
        CHANGED.iter().filter(|mark| lower.trim_start().starts_with(*mark)).map(|mark| mark.len()).max();
    let behind = part.trim_start().get(label.unwrap_or(0)..).unwrap_or("").trim_start_matches([':', ' ']);
    let behind = behind.strip_prefix("on").unwrap_or(behind).trim_start_matches([':', ' ']);
    let number = part.find(|c: char| c.is_ascii_digit() || c == ':').map_or("", |at| &part[at..]);
    let number = number.trim_start_matches([':', ' ']);
    [part, behind, number].iter().find_map(|part| date_part(part))
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

/// The machine-readable values of `time` elements in a block, and whether each is that of a change.
fn times_of(found: &Found<'_>, holder: u32) -> Vec<(String, bool)> {
    if holder == NONE {
        return Vec::new();
    }
    let end =
        found.tree.nodes.get(holder as usize).map_or(0, |node| node.end).min(holder.saturating_add(200));
    let time = |at: &u32| found.tree.tag(*at) == Tag::Time;
    (holder..end)
        .filter(time)
        .filter_map(|at| {
            let attributes = found.tree.attributes(at);
            let class = attributes.get(Attribute::Class).unwrap_or("").to_lowercase();
            let changed = attributes.has_word(Attribute::Itemprop, "dateModified")
                || class.contains("updat")
                || class.contains("modif");
            Some((attributes.get(Attribute::Datetime)?.to_owned(), changed))
        })
        .collect()
}

fn first_line(found: &Found<'_>, at: u32) -> Option<String> {
    let range = found.layout.blocks_of(found.tree, at);
    range.clone().next().map(|at| squeeze(found.words(at)))
}

/// The part of a line that is a date; a name may stand before it, as in `Harsk, 3 March 2031`.
pub(super) fn date_part(part: &str) -> Option<String> {
    if day(part).is_some() {
        return Some(squeeze(part));
    }
    let behind = |sign: &str| part.split_once(sign).map(|(_, rest)| rest);
    let rest = [behind(" on "), behind(", ")].into_iter().flatten().find(|rest| day(rest).is_some())?;
    Some(squeeze(rest))
}

/// How a line that tells of a change begins, in lower case.
const CHANGED: [&str; 7] =
    ["updated", "last modified", "modified", "last updated", "last update", "last upd", "last change"];

pub(super) fn is_of_change(words: &str) -> bool {
    let lower = words.to_lowercase();
    CHANGED.iter().any(|mark| lower.trim_start().starts_with(mark))
}
