//! Reports that a page keeps for readers without scripts, in `noscript`.
//!
//! Takes the decoded page; gives it with those elements shown, byte for byte at the same places, where they hold the
//! report and the page beside them holds none.

use attested_model::OffsetMap;

use super::blocks;
use super::choose::running;
use super::marks::Marks;
use super::tree;

/// Fewer characters of running text are no report.
const LEAST: usize = 400;

/// The page with its `noscript` elements shown, where its report stands in them.
pub(super) fn unscripted(page: &str, map: &OffsetMap) -> Option<String> {
    let shown = renamed(page)?;
    let (with, without) = (told(&shown, map), told(page, map));
    (with >= LEAST && with >= 4 * without).then_some(shown)
}

/// `noscript` elements of the body that hold paragraphs, called `section`: both names are eight bytes long.
fn renamed(page: &str) -> Option<String> {
    if !["noscript", "NOSCRIPT", "NoScript", "noScript"].iter().any(|name| page.contains(name)) {
        return None;
    }
    let lower = page.to_ascii_lowercase();
    let body = lower.find("<body").unwrap_or(0);
    let mut out = page.to_owned();
    let mut at = body;
    let mut paragraphs = 0;
    while let Some(start) = lower[at..].find("<noscript").map(|found| at + found) {
        let end = lower[start..].find("</noscript").map_or(lower.len(), |found| start + found);
        let inner = lower[start..end].matches("<p").take(4).count();
        if inner >= 2 {
            paragraphs += inner;
            out.replace_range(start + 1..start + 9, "section ");
            if end < lower.len() {
                out.replace_range(end + 2..end + 10, "section ");
            }
        }
        at = (end + 1).min(lower.len());
    }
    (paragraphs >= 2).then_some(out)
}

/// The characters of running text that a page shows.
fn told(page: &str, map: &OffsetMap) -> usize {
    let layout = blocks::lay_out(page, map, &tree::parse(page), None);
    let text = layout.mapped.text();
    let open = layout.blocks.iter().filter(|block| !block.marks.has(Marks::APART));
    open.map(|block| running(block, text)).sum()
}
