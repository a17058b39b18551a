//! The quotations of a draft, by its quotation marks.

use attested_model::Span;

/// Words between quotation marks, without the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    pub(super) span: Span,
}

/// Pairs of marks; a straight mark closes what it opened.
const PAIRS: &[(char, char)] =
    &[('“', '”'), ('„', '“'), ('«', '»'), ('»', '«'), ('「', '」'), ('"', '"'), ('‘', '’')];
/// A quotation does not run on for longer: a mark was forgotten.
const LONGEST: usize = 4000;

/// The quotations of a text, outermost first, in order. A quotation that runs over paragraphs opens each of them anew;
/// each paragraph is one quotation. A mark that is not closed in its paragraph quotes to its end only when the next
/// paragraph opens with the same mark.
pub(super) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let next = &text[start + paragraph.len()..];
        in_paragraph(paragraph, start, next, &mut found);
        start += paragraph.len();
    }
    found
}

fn in_paragraph(paragraph: &str, at: usize, next: &str, found: &mut Vec<Quotation>) {
    let mut chars = paragraph.char_indices();
    while let Some((open, mark)) = chars.next() {
        let Some(&(_, close)) = PAIRS.iter().find(|(first, _)| *first == mark) else { continue };
        if !opens(paragraph, open, mark) {
            continue;
        }
        let inner = open + mark.len_utf8();
        let end = closing(&paragraph[inner..], mark, close).map(|end| inner + end);
        let end = match end {
            Some(end) => end,
            // The next paragraph goes on with the quotation.
            None if mark != '‘' && next.trim_start().starts_with(mark) => paragraph.trim_end().len(),
            None => continue,
        };
        if end > inner && end - inner <= LONGEST {
            found.push(Quotation { span: Span::of(at + inner..at + end) });
        }
        while chars.clone().next().is_some_and(|(next, _)| next <= end) {
            chars.next();
        }
    }
}

/// A single mark inside a word is an apostrophe; a straight mark behind a letter closes.
fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    match mark {
        '"' | '‘' => before.is_none_or(|c| !c.is_alphanumeric()),
        _ => true,
    }
}

/// Where the closing mark stands, nested pairs of the same kind passed over.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        if c == close {
            // "the ministers’ plan": followed by a letter it is an apostrophe.
            let behind = text[at + c.len_utf8()..].chars().next();
            if close == '’' && behind.is_some_and(char::is_alphanumeric) {
                continue;
            }
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if c == open && open != close {
            depth += 1;
        }
    }
    None
}

/// The line in which a byte stands, from 1.
pub(super) fn line_of(text: &str, at: usize) -> u32 {
    let breaks = text.get(..at).unwrap_or(text).matches('\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::quotations;

    fn found(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|quotation| quotation.span.text(text)).collect()
    }

    #[test]
    fn marks_of_several_countries_are_known() {
        assert_eq!(
            found("He said: “No.” «Jamais», \"so\" and „niemals“."),
            ["No.", "Jamais", "so", "niemals"]
        );
        assert_eq!(found("‘We left,’ she said; the ministers’ men didn’t."), ["We left,"]);
    }

    #[test]
    fn a_quotation_of_two_paragraphs_is_two() {
        assert_eq!(found("“One.\n\n“Two,” he said."), ["One.", "Two,"]);
        assert!(found("A \"mark that is never closed.\nAnd more.").is_empty());
    }

    #[test]
    fn a_quotation_inside_another_belongs_to_it() {
        assert_eq!(found("“She said ‘no’ to me”"), ["She said ‘no’ to me"]);
    }
}
