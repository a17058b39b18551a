use crate::error::Failure;
use crate::model::{DocumentId, Passage, Span, Statement};
use crate::shelf::Shelf;
use crate::terminal::{Role, Text};

/// Beyond so many bytes, a quotation is not stretched to reach its speaker.
const STRETCH: u32 = 600;

/// The words under `span`, with what `marks` cover in its role; marks may overlap, the first wins.
pub(super) fn marked(text: &str, span: Span, marks: &[(Span, Role)]) -> Text {
    let mut edges: Vec<u32> = vec![span.start(), span.end()];
    for (mark, _) in marks {
        if let Some(inside) = mark.intersection(span) {
            edges.extend([inside.start(), inside.end()]);
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let mut out = Text::new();
    for pair in edges.windows(2) {
        let piece = Span::of(pair[0] as usize..pair[1] as usize);
        let role = marks.iter().find(|(mark, _)| mark.contains(piece)).map_or(Role::Plain, |(_, role)| *role);
        out.push(role, piece.text(text));
    }
    out
}

/// A passage as it stands in its document, with the given marks.
pub(super) fn passage(passage: Passage, marks: &[(Span, Role)], shelf: &dyn Shelf) -> Result<Text, Failure> {
    match shelf.document(passage.document)? {
        Some(document) => Ok(marked(document.text(), passage.span, marks)),
        None => Ok(Text::of(Role::Quiet, &format!("(document {} is missing)", passage.document))),
    }
}

/// The marks of a statement's speaker and cue in one document.
pub(super) fn marks_of(statement: &Statement, document: DocumentId) -> Vec<(Span, Role)> {
    let here = |passage: Option<Passage>| passage.filter(|passage| passage.document == document);
    let source = here(statement.source).map(|source| (source.span, Role::Speaker));
    let cue = here(statement.cue).map(|cue| (cue.span, Role::Cue));
    source.into_iter().chain(cue).collect()
}

/// The shortest span that holds `span` and, where they stand near, the marks.
pub(super) fn stretched(span: Span, marks: &[(Span, Role)]) -> Span {
    marks.iter().map(|(mark, _)| span.cover(*mark)).fold(span, |widest, wider| {
        let both = widest.cover(wider);
        if both.len() <= STRETCH.max(span.len()) { both } else { widest }
    })
}

/// The passage stretched to the sentences it stands in, so that no quotation breaks off in the middle.
pub(super) fn sentence(passage: Passage, shelf: &dyn Shelf) -> Result<Passage, Failure> {
    let Some(document) = shelf.document(passage.document)? else { return Ok(passage) };
    Ok(Passage { span: around(passage.span, document.text()), ..passage })
}

/// The span stretched to the beginning and end of sentences, as far as those are near.
fn around(span: Span, text: &str) -> Span {
    let (from, to) = (span.start() as usize, span.end() as usize);
    let (Some(before), Some(within), Some(after)) = (text.get(..from), text.get(from..to), text.get(to..))
    else {
        return span;
    };
    let near = |reached: usize| reached <= STRETCH as usize;
    let start = ends(before).last().unwrap_or(0);
    let start = if near(from - start) { start } else { from };
    // A passage that ends with its sentence is not stretched into the next one.
    let closed =
        within.trim_end().ends_with(['.', '!', '?', '”', '"']) && after.starts_with(char::is_whitespace);
    let reached = if closed { 0 } else { ends(after).next().unwrap_or(after.len()) };
    let end = if near(reached) { to + reached } else { to };
    Span::of(start..end).trim(text)
}

/// Where sentences end in `text`: behind a line break, or behind a full stop, question or exclamation mark (and
/// what closes with it) that a space and the beginning of a sentence follow. A short capitalised word before a
/// full stop ("Mr.", "U.S.") ends none.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, c)| match c {
        '\n' => Some(at + 1),
        '.' | '!' | '?' => {
            let after = text[at + 1..].trim_start_matches(['"', '”', '’', '\'', ')']);
            let closed = text.len() - after.len();
            let begins = match after.trim_start().chars().next() {
                Some(next) => {
                    let opens = next.is_uppercase() || next.is_numeric();
                    after.starts_with(' ') && (opens || matches!(next, '“' | '"' | '‘' | '\''))
                }
                None => true,
            };
            let word = text[..at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
            let short = c == '.' && word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
            (begins && !short).then_some(closed)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::model::Span;

    fn sentence<'a>(text: &'a str, words: &str) -> &'a str {
        let at = text.find(words).unwrap();
        around(Span::of(at..at + words.len()), text).text(text)
    }

    #[test]
    fn a_quotation_runs_to_the_ends_of_its_sentence() {
        let text = "They met. Mr. Orso said at 10 p.m. that “no one” came. He left.\nA line without a stop";
        assert_eq!(sentence(text, "said"), "Mr. Orso said at 10 p.m. that “no one” came.");
        assert_eq!(sentence(text, "They met."), "They met.");
        assert_eq!(sentence(text, "line"), "A line without a stop");
        assert_eq!(sentence(text, "left"), "He left.");
        assert_eq!(sentence(text, "came. He"), "Mr. Orso said at 10 p.m. that “no one” came. He left.");
    }

    #[test]
    fn what_closes_with_the_sentence_belongs_to_it() {
        let text = "“We will not go.” Then he left. “Why?” they asked.";
        assert_eq!(sentence(text, "We will not go"), "“We will not go.”");
    }
}
