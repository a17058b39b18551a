//! Words of a text as they are compared: folded, with their places.

use attested_model::Span;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) span: Span,
}

/// The words of a text, by letters and digits; an apostrophe or hyphen inside a word belongs to it.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric()
            || (start.is_some() && is_joint(c) && next_is_letter(text, at + c.len_utf8()));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                found.push(word(text, first, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        found.push(word(text, first, text.len()));
    }
    found
}

fn word(text: &str, start: usize, end: usize) -> Word {
    Word { folded: fold(&text[start..end]), span: Span::of(start..end) }
}

/// Lower case, without joints: "Emir-Dallan’s" and "EMIR-DALLAN'S" are one.
pub(super) fn fold(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '-' | '‐' | '‑' | '.' | ',')
}

/// A comma or point inside a number, an apostrophe or hyphen inside a word.
fn next_is_letter(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// A part of a quotation: words that must stand together, or a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Words of the speaker.
    Words(Vec<Word>),
    /// At most so many words of the source that the writer left out or replaced.
    Gap(usize),
}

/// Words that an ellipsis may stand for, and that brackets may.
const LEFT_OUT: usize = 120;
const REPLACED: usize = 8;

/// A quotation taken apart at ellipses and brackets. Spans are those of `text`, moved by `at`.
///
/// `[T]he talks` is "the talks": letters in brackets that are part of a word belong to it.
pub(super) fn parts(text: &str, at: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut done = 0;
    loop {
        let gap = next_gap(rest);
        let head = gap.map_or(rest, |(start, ..)| &rest[..start]);
        // "[T]he" is one word; its place reaches from the first letter to the last.
        let found = if head.contains(['[', ']']) { placed(head) } else { words(head) };
        let found: Vec<Word> = found
            .into_iter()
            .map(|word| Word {
                span: Span::of(word.span.range().start + at + done..word.span.range().end + at + done),
                ..word
            })
            .collect();
        if !found.is_empty() {
            parts.push(Part::Words(found));
        }
        let Some((_, end, size)) = gap else { return parts };
        if !parts.is_empty() {
            parts.push(Part::Gap(size));
        }
        done += end;
        rest = &rest[end..];
    }
}

/// The next ellipsis or bracketed insertion: where it starts and ends, and how many words it may stand for.
fn next_gap(text: &str) -> Option<(usize, usize, usize)> {
    let mut found: Option<(usize, usize, usize)> = None;
    for (mark, size) in [
        ("[…]", LEFT_OUT),
        ("[...]", LEFT_OUT),
        ("(…)", LEFT_OUT),
        ("(...)", LEFT_OUT),
        ("…", LEFT_OUT),
        ("...", LEFT_OUT),
        (". . .", LEFT_OUT),
    ] {
        if let Some(at) = text.find(mark)
            && found.is_none_or(|(start, end, _)| at < start || (at == start && at + mark.len() > end))
        {
            found = Some((at, at + mark.len(), size));
        }
    }
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| at + from) {
        if found.is_some_and(|(start, ..)| start <= open) {
            break;
        }
        let Some(close) = text[open..].find(']').map(|at| at + open) else { break };
        let joined = text[close + 1..].starts_with(char::is_alphanumeric)
            || text[..open].ends_with(char::is_alphanumeric);
        // A long bracket is no insertion of a writer.
        if !joined && text[open..close].split_whitespace().count() <= 12 {
            found = Some((open, close + 1, REPLACED));
            break;
        }
        from = close + 1;
    }
    found
}

/// The words of a text as if it had no brackets, with their places in it as it stands.
fn placed(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
    let plain: String = text.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let mut placed = Vec::new();
    let mut at = 0;
    for word in words(&plain) {
        let count = word.span.text(&plain).chars().filter(|c| c.is_alphanumeric()).count();
        let (Some(&(start, _)), Some(&(end, last))) = (letters.get(at), letters.get(at + count.max(1) - 1))
        else {
            break;
        };
        placed.push(Word { folded: word.folded, span: Span::of(start..end + last.len_utf8()) });
        at += count.max(1);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<Vec<String>> {
        parts(text, 0)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => words.into_iter().map(|word| word.folded).collect(),
                Part::Gap(_) => vec!["…".to_owned()],
            })
            .collect()
    }

    #[test]
    fn words_are_compared_without_marks() {
        let found: Vec<String> =
            words("“Emir-Dallan’s 1,200 men — no!”").into_iter().map(|word| word.folded).collect();
        assert_eq!(found, ["emirdallans", "1200", "men", "no"]);
    }

    #[test]
    fn ellipses_and_insertions_are_gaps() {
        assert_eq!(folded("We will … go"), [vec!["we", "will"], vec!["…"], vec!["go"]]);
        assert_eq!(folded("[he] left [...] at once"), [vec!["left"], vec!["…"], vec!["at", "once"]]);
        assert_eq!(folded("said [the minister] knew"), [vec!["said"], vec!["…"], vec!["knew"]]);
    }

    #[test]
    fn a_changed_capital_is_no_gap() {
        assert_eq!(folded("[T]he talks fail[ed]"), [vec!["the", "talks", "failed"]]);
        let Part::Words(words) = &parts("[T]he talks", 10)[0] else { panic!("words come first") };
        assert_eq!((words[0].span, words[1].span), (Span::of(11..15), Span::of(16..21)));
    }
}
