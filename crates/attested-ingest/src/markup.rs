//! Pages and pieces of pages that lie in containers, with what the container says about them.

use attested_model::{Basis, Document, Known, Metadata, OffsetMap};

use crate::html::{self, HtmlPage};
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
    let told = told(hints, &mut page.warnings);
    // A host is the weakest outlet: a site's name in the page goes before it.
    page.metadata = filled(page.metadata, told);
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
    let told = told(hints, &mut warnings);
    // A piece of a page has no head; what looks like one is part of its text.
    let own = Metadata { title: None, outlet: None, url: None, ..page.metadata };
    page.metadata = filled(told, own);
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
    let document = Document::new(page.text, page.sections, offsets, page.metadata)
        .map_err(|error| SkipReason::Failed(error.to_string()))?;
    Ok(Ingested::of(location, raw, raw_start, document, page.warnings))
}

/// What hints alone come to, without any text.
fn told(hints: &Hints, warnings: &mut Vec<String>) -> Metadata {
    hints.choose(&Opening::of("", None), "", warnings)
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
        published: first.published.or(second.published),
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
