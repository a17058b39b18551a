//! Pages and pieces of pages that lie in containers, with what the container says about them.

use attested_model::{Basis, Candidate, Component, Dated, Edtf, Field, Known, Metadata, OffsetMap};

use crate::dates::{self, PartialDate};
use crate::html::{self, HtmlPage};
use crate::ingested::make;
use crate::text::{Hints, Opening};
use crate::{Ingested, Location, Mapped, Options, SkipReason};

/// Reads a page of which the container tells something: the page's own word goes first.
pub(crate) fn page(
    location: Location,
    raw: &[u8],
    raw_start: u64,
    hints: &Hints,
    encoding: Option<&str>,
    options: &Options,
) -> Result<Ingested, SkipReason> {
    let mut page = html::read_with(raw, &options.limits, encoding.or(options.encoding.as_deref()))?;
    let (told, offered) = told(hints, &mut page.warnings);
    // A host is the weakest outlet: a site's name in the page goes before it.
    page.metadata = filled(page.metadata, told);
    let own = std::mem::take(&mut page.evidence.candidates);
    page.evidence.candidates = joined(own, offered, &page.metadata);
    document(location, raw, raw_start, page.offsets.clone(), page)
}

/// Reads a piece of markup that stands, escaped or not, in a field of a record: what the record says goes first.
///
/// `inner` leads from the markup to `raw`.
pub(crate) fn fragment(
    location: Location,
    raw: &[u8],
    raw_start: u64,
    markup: Mapped,
    hints: &Hints,
    mut warnings: Vec<String>,
) -> Result<Ingested, SkipReason> {
    let (text, inner) = markup.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
    let mut page = html::read(text.as_bytes(), &crate::Limits::default())?;
    let (told, offered) = told(hints, &mut warnings);
    // A piece of a page has no head; what looks like one is part of its text.
    let own = Metadata { title: None, outlet: None, url: None, ..page.metadata };
    page.metadata = filled(told, own);
    let found = std::mem::take(&mut page.evidence.candidates);
    page.evidence.candidates = joined(offered, found, &page.metadata);
    page.warnings.retain(|warning| !warning.contains("looks like a report"));
    page.warnings.splice(0..0, warnings);
    let mapped = Mapped::through(page.text.clone(), &page.offsets, &inner);
    let (_, offsets) = mapped.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
    document(location, raw, raw_start, offsets, page)
}

fn document(
    location: Location,
    raw: &[u8],
    raw_start: u64,
    offsets: OffsetMap,
    page: HtmlPage,
) -> Result<Ingested, SkipReason> {
    let HtmlPage { text, sections, metadata, item_dates, mut evidence, mut warnings, .. } = page;
    let document = make(text, sections, offsets, metadata, &mut evidence, &mut warnings)?;
    let document =
        document.with_item_dates(item_dates).map_err(|error| SkipReason::Failed(error.to_string()))?;
    let ingested = Ingested::of(location, raw, raw_start, document, warnings);
    Ok(Ingested { evidence, ..ingested })
}

/// What hints alone come to, without any text.
fn told(hints: &Hints, warnings: &mut Vec<String>) -> (Metadata, Vec<Candidate>) {
    hints.choose(&Opening::of("", None), "", warnings)
}

/// The candidates of both, marked anew: those count whose values the metadata has.
fn joined(first: Vec<Candidate>, second: Vec<Candidate>, metadata: &Metadata) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = first.into_iter().chain(second).collect();
    all.sort_by_key(|one| one.field);
    let published = metadata.published.as_ref().map(|dated| (dated.edtf.to_string(), dated.basis));
    let known = |known: &Option<Known<String>>| known.as_ref().map(|it| (it.value.clone(), it.basis));
    let mut left = [
        (Field::Title, known(&metadata.title)),
        (Field::Outlet, known(&metadata.outlet)),
        (Field::Byline, known(&metadata.byline)),
        (Field::Url, known(&metadata.url)),
        (Field::Published, published),
        (Field::Credit, known(&metadata.credit)),
        (Field::Language, known(&metadata.language)),
    ];
    for one in all.iter_mut().filter(|one| one.field != Field::Modified) {
        let place = left.iter_mut().find(|(field, _)| *field == one.field);
        one.chosen = place.is_some_and(|(_, value)| {
            let same =
                value.as_ref().is_some_and(|(value, basis)| *value == one.value && *basis == one.basis);
            same && value.take().is_some()
        });
    }
    all
}

/// The date of `first`; a year that it lacks is that of `second`, and where the two do not fit, `second` counts.
fn dated(first: Option<Dated>, second: Option<Dated>) -> Option<Dated> {
    let (Some(mine), Some(other)) = (&first, &second) else { return first.or(second) };
    let Edtf::Date(date) = mine.edtf else { return first };
    let (Component::Value(month), Component::Value(day)) = (date.month_component(), date.day_component())
    else {
        return first;
    };
    if date.known_year().is_some() {
        return first;
    }
    let date = PartialDate { month: Some(month), day: Some(day), ..PartialDate::default() };
    match dates::of_dateline(date, std::iter::once(other.edtf)) {
        Some((edtf, Basis::Guess)) => Some(Dated { edtf, basis: Basis::Guess, words: mine.words.clone() }),
        _ => second,
    }
}

/// The values of `first`, and those of `second` where it has none.
fn filled(first: Metadata, second: Metadata) -> Metadata {
    let is_host = |outlet: &Known<String>| outlet.basis == Basis::Url;
    let outlet = match (first.outlet, second.outlet) {
        (Some(first), Some(second)) if is_host(&first) && !is_host(&second) => Some(second),
        (first, second) => first.or(second),
    };
    Metadata {
        title: first.title.or(second.title),
        outlet,
        byline: first.byline.or(second.byline),
        url: first.url.or(second.url),
        published: dated(first.published, second.published),
        credit: first.credit.or(second.credit),
        language: first.language.or(second.language),
    }
}

/// True when a field holds markup: a block or a line break, or an inline element in a text that has no blank line.
///
/// A text that mentions `<` or an address in angle brackets is text, and so is one whose paragraphs are parted by
/// blank lines, whatever inline tags stand in it: as markup it would lose its paragraphs.
pub(crate) fn is_markup(text: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "br",
        "div",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "figure",
        "blockquote",
        "table",
        "section",
        "article",
    ];
    const INLINE: &[&str] = &["span", "a", "b", "i", "em", "strong", "img", "font", "u"];
    let bytes = text.as_bytes();
    let tags = memchr::memchr_iter(b'<', bytes).take(200).filter_map(|at| {
        let rest = &bytes[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count().min(12);
        let ends = matches!(rest.get(len), Some(b'>' | b'/' | b' ' | b'\n' | b'\t'));
        (ends && memchr::memchr(b'>', &rest[..rest.len().min(4000)]).is_some()).then(|| &rest[..len])
    });
    let one_of =
        |tag: &[u8], names: &[&str]| names.iter().any(|name| tag.eq_ignore_ascii_case(name.as_bytes()));
    let mut inline = false;
    for tag in tags {
        if one_of(tag, BLOCKS) {
            return true;
        }
        inline |= one_of(tag, INLINE);
    }
    inline && !text.trim().contains("\n\n")
}
