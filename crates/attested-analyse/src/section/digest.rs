//! Digest and topic pages: runs of a heading and a teaser, each a report of its own.

use attested_model::{SectionKind, Span};

/// How many headings a page needs to be a digest.
const FEWEST: usize = 4;
/// Longest heading, in words.
const HEADING: usize = 18;

/// For every paragraph: nothing, or whether it opens an item (`true`) or goes on with one (`false`).
pub(super) fn items(text: &str, paragraphs: &[Span], kinds: &[SectionKind]) -> Vec<Option<bool>> {
    let heading = |at: usize| {
        is_heading(paragraphs[at].text(text))
            && matches!(kinds[at], SectionKind::Body | SectionKind::Headline)
    };
    let teaser = |at: usize| kinds[at] == SectionKind::Body && is_teaser(paragraphs[at].text(text));
    let mut out = vec![None; paragraphs.len()];
    let mut at = 0;
    while at < paragraphs.len() {
        // A run of heading, teaser, heading, teaser …; a teaser may have two paragraphs.
        let mut opens = Vec::new();
        let mut end = at;
        while end + 1 < paragraphs.len() && heading(end) && teaser(end + 1) {
            opens.push(end);
            end += 2;
            if end < paragraphs.len() && teaser(end) && (end + 1 < paragraphs.len() && heading(end + 1)) {
                end += 1;
            }
        }
        if opens.len() >= FEWEST {
            out[at..end].fill(Some(false));
            for open in opens {
                out[open] = Some(true);
            }
        }
        at = end.max(at + 1);
    }
    out
}

fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().take(HEADING + 1).count();
    (3..=HEADING).contains(&count)
        && !words.ends_with(['.', '!', ':', ';', ',', '”', '"'])
        && words
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '“' | '\'' | '"'))
}

fn is_teaser(words: &str) -> bool {
    words.split_whitespace().take(8).count() >= 8 && words.ends_with(['.', '!', '?', '”', '"', '…', '’'])
}
