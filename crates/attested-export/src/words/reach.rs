use attested_model::{Passage, Span, Statement};

use super::Shelf;
use crate::Error;

/// Beyond so many bytes, a quotation is not stretched to reach its speaker.
const STRETCH: u32 = 600;

/// The shortest span that holds `span` and, where they stand near, the marks.
pub fn stretched(span: Span, marks: impl IntoIterator<Item = Span>) -> Span {
    marks.into_iter().map(|mark| span.cover(mark)).fold(span, |widest, wider| {
        let both = widest.cover(wider);
        if both.len() <= STRETCH.max(span.len()) { both } else { widest }
    })
}

/// The passage stretched to the sentences it stands in, so that no quotation breaks off in the middle.
///
/// # Errors
/// What reading the document can meet.
pub fn sentence(passage: Passage, shelf: &dyn Shelf) -> Result<Passage, Error> {
    let Some(document) = shelf.document(passage.document)? else { return Ok(passage) };
    Ok(Passage { span: around(passage.span, document.text()), ..passage })
}

/// From the first word of a statement to its last, speaker and cue included.
pub fn whole(statement: &Statement) -> Option<Passage> {
    let first = *statement.content.first()?;
    let parts = statement.content.iter().chain(&statement.source).chain(&statement.cue);
    let span = parts
        .filter(|part| part.document == first.document)
        .map(|part| part.span)
        .fold(first.span, Span::cover);
    Some(Passage { span, ..first })
}

/// The span stretched to the beginning and end of sentences, as far as those are near.
pub fn around(span: Span, text: &str) -> Span {
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
    use attested_model::Span;

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
