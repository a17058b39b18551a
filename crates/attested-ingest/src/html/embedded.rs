//! Pages that show nothing without their scripts, and carry the report in structured data.
//!
//! Takes the tree and the decoded page; finds the longest `articleBody` in JSON-LD as bytes of the page. Its text is
//! laid out in place of the script it stands in, escape by escape, so that every character leads back to its bytes.
//! It counts only where the page itself shows little text.

use super::attributes::Attribute;
use super::blocks::{Block, Layout};
use super::choose::running;
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{NodeKind, Tree, size};

/// The text of a report inside a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Embedded {
    /// The `script` element.
    pub(super) script: u32,
    /// Its text node.
    pub(super) node: u32,
    /// The bytes between the quotes of the JSON string.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Shorter ones are teasers.
const SHORTEST: usize = 120;

/// The longest `articleBody` of the page, where the page shows less than a third of it.
pub(super) fn embedded(page: &str, tree: &Tree, layout: &Layout) -> Option<Embedded> {
    let found = longest(page, tree)?;
    let text = layout.mapped.text();
    let open = layout.blocks.iter().filter(|block| !block.marks.has(Marks::APART));
    let shown: usize = open.map(|block| running(block, text)).sum();
    (shown * 3 < found.end - found.start && !is_shown(&page[found.start..found.end], layout)).then_some(found)
}

/// True when the page shows this text of its structured data already, wherever it stands.
fn is_shown(data: &str, layout: &Layout) -> bool {
    let text = layout.mapped.text();
    let whole = |piece: &&str| (40..=400).contains(&piece.len());
    let pieces = || data.split(['\\', '<', '>', '&', '\n']).map(str::trim).filter(whole).take(8);
    let open = |block: &&Block| !block.marks.has(Marks::HIDDEN.with(Marks::COMMENTS));
    let holds = |piece: &str| layout.blocks.iter().filter(open).any(|block| block.text(text).contains(piece));
    let shown = pieces().filter(|piece| holds(piece)).count();
    shown > 0 && shown * 2 >= pieces().count()
}

fn longest(page: &str, tree: &Tree) -> Option<Embedded> {
    let mut best: Option<Embedded> = None;
    for at in 0..size(tree.nodes.len()) {
        let kind = tree.attributes(at).get(Attribute::Type).unwrap_or("");
        if tree.tag(at) != Tag::Script || !kind.to_ascii_lowercase().starts_with("application/ld+json") {
            continue;
        }
        let node = at + 1;
        let Some(NodeKind::Text { start, end, .. }) = tree.nodes.get(node as usize).map(|node| node.kind)
        else {
            continue;
        };
        let (from, to) = (start as usize, end as usize);
        let data = page.get(from..to).unwrap_or("");
        for (key, _) in data.match_indices("\"articleBody\"") {
            let Some((start, end)) = string(data, key + "\"articleBody\"".len()) else { continue };
            let longer = best.is_none_or(|best| end - start > best.end - best.start);
            if longer && end - start >= SHORTEST {
                best = Some(Embedded { script: at, node, start: from + start, end: from + end });
            }
        }
    }
    best
}

/// The bytes between the quotes of the string behind a key.
fn string(data: &str, behind: usize) -> Option<(usize, usize)> {
    let rest = data.get(behind..)?;
    let colon = rest.trim_start().strip_prefix(':')?.trim_start();
    let inner = colon.strip_prefix('"')?;
    let start = data.len() - inner.len();
    let mut escaped = false;
    let end = inner.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    Some((start, start + end))
}

/// What one escape of a JSON string stands for, and how long it is; nothing for an escape that JSON does not have.
pub(super) fn escape(text: &str) -> (usize, Option<char>) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let character = match text.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't' | b'r' | b'b' | b'f') => ' ',
        Some(b'u') => {
            let Some(first) = unit(0) else { return (1, None) };
            let second =
                unit(6).filter(|low| (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(low));
            return match second {
                Some(low) => (12, char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00))),
                None => (6, Some(char::from_u32(first).unwrap_or('\u{fffd}'))),
            };
        }
        Some(b'"') => '"',
        Some(b'/') => '/',
        Some(b'\\') => '\\',
        _ => return (1, None),
    };
    (2, Some(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_their_characters() {
        assert_eq!(escape("\\n."), (2, Some('\n')));
        assert_eq!(escape("\\u201cHe"), (6, Some('“')));
        assert_eq!(escape("\\ud83d\\ude00"), (12, Some('😀')));
        assert_eq!(escape("\\ud83d."), (6, Some('\u{fffd}')));
        assert_eq!(escape("\\u12"), (1, None));
        assert_eq!(escape("\\x"), (1, None));
        assert_eq!(escape("\\"), (1, None));
    }

    #[test]
    fn a_string_ends_at_its_quote() {
        let data = r#"{"articleBody" : "He said \"no\".", "x": 1}"#;
        let (start, end) = string(data, r#"{"articleBody""#.len()).unwrap();
        assert_eq!(&data[start..end], r#"He said \"no\"."#);
        assert_eq!(string(r#"{"articleBody": ["a"]}"#, r#"{"articleBody""#.len()), None);
    }
}
