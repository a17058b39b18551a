//! Saved news pages: the report, its head, and everything around it, with the way back to the source bytes.
//!
//! Takes the bytes of an HTML page; gives text in page order, sections that tile it, metadata with its basis, and
//! what was set apart and why. Menus, related links, comments and cookie notices stay in the text as boilerplate;
//! only what is no text of the page is left out: scripts, styles, templates, drawings, comments in the markup. It
//! runs no script and loads nothing. Of
//!
//! ```text
//! <nav><a href="/">Home</a></nav><h1>Hotline opens</h1><p class="byline">By Sanne Brill</p>
//! <p>The hotline between the two armies was opened on Wednesday, the ministry said.</p>
//! ```
//!
//! the text is `Home`, `Hotline opens`, `By Sanne Brill` and the paragraph, parted by empty lines; the sections
//! are boilerplate, headline, byline and body; and each byte of it is a byte of the page, or stands for some.
//!
//! The way from bytes to sections: decode, `tree` (tokens, light tree), `blocks` (text in blocks with the marks
//! of their places), `choose` (headline and root), `digest` (pages of many reports), `roles`, `sections`;
//! `head` and `metadata` beside it. All are linear in the length of the page.

mod attributes;
mod blocks;
mod cards;
mod choose;
mod declared;
mod digest;
mod drawn;
mod embedded;
mod entity;
mod flow;
mod furniture;
mod head;
mod item_dates;
mod json_ld;
mod line;
mod marks;
mod metadata;
mod notes;
mod pictures;
mod prose;
mod published;
mod roles;
mod sections;
mod summary;
mod tag;
mod tree;
mod unscripted;
mod words;

pub(crate) use entity::read as character_reference;

use attested_model::{
    Basis, Candidate, Dated, Evidence, Field, ItemDate, Metadata, OffsetMap, Section, SectionKind,
};

use crate::ingested::make;
use crate::{Ingested, Limits, Location, Options, SkipReason, dates, decode, is_binary};

/// A page, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlPage {
    /// The text of the page in page order.
    pub text: String,
    /// What each part of it is; they tile the text.
    pub sections: Vec<Section>,
    /// The way back to the bytes of the page.
    pub offsets: OffsetMap,
    /// What the page tells about itself.
    pub metadata: Metadata,
    /// When each report of a digest or live blog was published, where the page tells.
    pub item_dates: Vec<ItemDate>,
    /// What is no part of the report and why, block by block; every value that was found for the metadata.
    pub evidence: Evidence,
    /// What had to be assumed, in sentences.
    pub warnings: Vec<String>,
}

/// True when bytes begin as an HTML page does: a doctype, or one of the first elements of a page.
///
/// ```
/// assert!(attested_ingest::html::is_html(b"\n<!DOCTYPE html>\n<html>"));
/// assert!(!attested_ingest::html::is_html(b"<rss version=\"2.0\">"));
/// ```
pub fn is_html(raw: &[u8]) -> bool {
    declared::is_html(raw)
}

/// Reads a page.
///
/// # Errors
/// [`SkipReason`]: empty, blank, longer than the limit, binary, no text.
pub fn read(raw: &[u8], limits: &Limits) -> Result<HtmlPage, SkipReason> {
    read_with(raw, limits, None)
}

/// The same, with the encoding of pages that are not UTF-8 and declare none.
///
/// # Errors
/// As [`read`].
pub fn read_with(raw: &[u8], limits: &Limits, encoding: Option<&str>) -> Result<HtmlPage, SkipReason> {
    if raw.is_empty() {
        return Err(SkipReason::Empty);
    }
    let limit = limits.max_document_bytes.min(0x7fff_ffff);
    if raw.len() as u64 > limit {
        return Err(SkipReason::TooLong { limit });
    }
    if is_binary(raw) && !declared::is_html(raw) {
        return Err(SkipReason::Binary);
    }
    // What the user says goes before a declaration that cannot be true.
    let said = |label: &str| encoding.is_some() && label.to_ascii_lowercase().starts_with("utf");
    let charset =
        declared::charset(raw).filter(|label| !said(label) || crate::decode::is_mostly_utf8(raw, 1));
    let decoded = decode(raw, charset.as_deref().or(encoding));
    let mut warnings = decoded.warnings;
    let (page, map) = decoded.mapped.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
    if page.trim().is_empty() {
        return Err(SkipReason::Blank);
    }
    let page = unscripted::unscripted(&page, &map).unwrap_or(page);
    let tree = tree::parse(&page);
    let head = head::read(&page, &tree);
    let mut layout = blocks::lay_out(&page, &map, &tree, None);
    if let Some(found) = embedded::embedded(&page, &tree, &layout) {
        layout = blocks::lay_out(&page, &map, &tree, Some(found));
        warnings
            .push("shows no text without its scripts; the report was taken from structured data".to_owned());
    }
    if layout.blocks.is_empty() {
        return Err(SkipReason::NoText);
    }
    blocks::part_titles(&mut layout, &head.titles());
    let choice = choose::choose(&tree, &mut layout, &head.titles(), head.site());
    let mut roles = roles::roles(&tree, &layout, &choice, &head.story.authors);
    let mut items = Vec::new();
    match digest::reports(&tree, &layout, &head, choice.headline, choice.root) {
        digest::Reports::One => {}
        digest::Reports::Items(found) => {
            let apart = |at: usize| roles::apart_in_item(&layout.blocks[at], layout.mapped.text());
            sections::with_items(&mut roles, &found, &apart);
            let first = found.first().map_or(0, |first| first.start);
            roles::over_the_items(&mut roles, &layout.blocks, layout.mapped.text(), first);
            items = found;
        }
        digest::Reports::Others(found) => roles::lead_elsewhere(&mut roles, &layout.blocks, &found),
    }
    warn(&tree, &head, &layout, &roles, &mut warnings);
    let found = metadata::Found { tree: &tree, head: &head, layout: &layout, choice: &choice, roles: &roles };
    let (metadata, candidates) = metadata::metadata(&found, &mut warnings);
    let sections = sections::sections(&found, &items);
    let item_dates = item_dates::item_dates(&found, &items, &sections);
    let evidence = Evidence { set_apart: sections::set_apart(&found), candidates };
    let finished = layout.mapped.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
    let (text, offsets) = finished;
    Ok(HtmlPage { text, sections, offsets, metadata, item_dates, evidence, warnings })
}

/// Reads the page of a file as a document; a page that tells no date has that of its file's name.
pub(crate) fn page(location: Location, raw: &[u8], options: &Options) -> Result<Ingested, SkipReason> {
    let mut page = read_with(raw, &options.limits, options.encoding.as_deref())?;
    if let Some((edtf, words)) = dates::in_file_name(location.file_name()) {
        let known = page.metadata.published.as_ref();
        // A name that tells the year says more than a dateline without one.
        let chosen = known.is_none_or(|dated| dated.edtf.bounds().earliest.is_none());
        if chosen {
            let before = page.evidence.candidates.iter_mut().filter(|one| one.field == Field::Published);
            before.for_each(|one| one.chosen = false);
            page.metadata.published = Some(Dated { edtf, basis: Basis::FileName, words: words.to_owned() });
        }
        page.evidence.candidates.push(Candidate {
            field: Field::Published,
            value: edtf.to_string(),
            basis: Basis::FileName,
            place: "the name of the file".into(),
            words: words.to_owned(),
            chosen,
        });
        page.evidence.candidates.sort_by_key(|one| one.field);
    }
    let HtmlPage { text, sections, offsets, metadata, item_dates, mut evidence, mut warnings } = page;
    let document = make(text, sections, offsets, metadata, &mut evidence, &mut warnings)?;
    let document =
        document.with_item_dates(item_dates).map_err(|error| SkipReason::Failed(error.to_string()))?;
    let ingested = Ingested::of(location, raw, 0, document, warnings);
    Ok(Ingested { evidence, ..ingested })
}

fn warn(
    tree: &tree::Tree,
    head: &head::Head,
    layout: &blocks::Layout,
    roles: &[roles::Role],
    warnings: &mut Vec<String>,
) {
    if tree.capped {
        warnings.push("nests elements too deep; the deepest were read as neighbours".to_owned());
    }
    if tree.unclosed {
        warnings.push("ends inside a script, style or title that is not closed".to_owned());
    }
    if head.broken > 0 {
        warnings.push(format!("has structured data that is not JSON ({} pieces)", head.broken));
    }
    if layout.nuls > 0 {
        warnings.push(format!("has NUL characters in its text, shown as U+FFFD ({})", layout.nuls));
    }
    if !roles.iter().any(|role| matches!(role.kind, SectionKind::Body | SectionKind::Item)) {
        warnings.push("has no text that looks like a report".to_owned());
    }
}
