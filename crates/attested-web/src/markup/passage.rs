use attested::model::{CodePoints, DocumentId, Span};
use attested_export::neutral;
use maud::{Markup, html};

/// Bytes of context on each side of a passage, where its paragraph is longer.
const CONTEXT: usize = 500;

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Who speaks.
    Speaker,
    /// The reporting words, or those that name an event.
    Cue,
    /// What is said, or the report of an event.
    Claim,
    /// What was searched for.
    Found,
}

impl Mark {
    fn class(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Cue => "cue",
            Self::Claim => "claim",
            Self::Found => "found",
        }
    }
}

/// The words under `span`, with what the marks cover marked. Marks may overlap: the first wins.
pub(crate) fn marked(text: &str, span: Span, marks: &[(Span, Mark)]) -> Markup {
    let mut edges: Vec<u32> = vec![span.start(), span.end()];
    for (mark, _) in marks {
        if let Some(inside) = mark.intersection(span) {
            edges.extend([inside.start(), inside.end()]);
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let mut pieces: Vec<(Option<Mark>, Span)> = Vec::new();
    for pair in edges.windows(2) {
        let piece = Span::of(pair[0] as usize..pair[1] as usize);
        let mark = marks.iter().find(|(mark, _)| mark.contains(piece)).map(|(_, mark)| *mark);
        match pieces.last_mut() {
            Some((last, before)) if *last == mark => *before = before.cover(piece),
            _ => pieces.push((mark, piece)),
        }
    }
    html! {
        @for (mark, piece) in pieces {
            @match mark {
                Some(mark) => mark class=(mark.class()) { (neutral(piece.text(text))) },
                None => (neutral(piece.text(text))),
            }
        }
    }
}

/// The paragraph around a span, cut at words where it is long.
pub(crate) fn context(text: &str, span: Span) -> Span {
    let (from, to) = (span.start() as usize, span.end() as usize);
    let (Some(before), Some(after)) = (text.get(..from), text.get(to..)) else { return span };
    let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
    let start = if from - paragraph <= CONTEXT {
        paragraph
    } else {
        let mut cut = from - CONTEXT;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        text[cut..from].find(' ').map_or(from, |space| cut + space + 1)
    };
    let paragraph = after.find('\n').unwrap_or(after.len());
    let end = if paragraph <= CONTEXT {
        to + paragraph
    } else {
        let mut cut = to + CONTEXT;
        while !text.is_char_boundary(cut) {
            cut += 1;
        }
        text[to..cut].rfind(' ').map_or(to, |space| to + space)
    };
    Span::of(start..end)
}

/// The address of a passage in its document: a span in Unicode code points.
pub(crate) fn span_link(document: DocumentId, text: &str, span: Span) -> String {
    let (start, end) = CodePoints::of(text).positions(span);
    format!("/document/{document}?start={start}&end={end}#passage")
}

/// What the marks mean, in words.
pub(crate) fn legend() -> Markup {
    html! {
        p.legend {
            "Marked: " mark.speaker { "who speaks" } ", " mark.cue { "the report's own verb" } ", "
            mark.claim { "what is said or reported" } "."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_source_becomes_markup() {
        let text = "He said <script>alert(1)</script> & \u{202e}left";
        let shown = marked(text, Span::of(0..text.len()), &[(Span::of(3..7), Mark::Cue)]).into_string();
        assert!(shown.contains("<mark class=\"cue\">said</mark>"), "{shown}");
        assert!(shown.contains("&lt;script&gt;") && !shown.contains("<script"), "{shown}");
        assert!(shown.contains("&lt;U+202E&gt;"), "{shown}");
    }

    #[test]
    fn marks_that_overlap_are_told_apart() {
        let marks = [(Span::of(2..4), Mark::Speaker), (Span::of(0..6), Mark::Claim)];
        let shown = marked("abcdef", Span::of(0..6), &marks).into_string();
        assert_eq!(
            shown,
            "<mark class=\"claim\">ab</mark><mark class=\"speaker\">cd</mark><mark class=\"claim\">ef</mark>"
        );
    }

    #[test]
    fn the_context_is_the_paragraph_or_what_lies_near() {
        let text = "One.\nTwo three four.\nFive.";
        let at = text.find("three").unwrap();
        assert_eq!(context(text, Span::of(at..at + 5)).text(text), "Two three four.");
        let long = format!("{} naïve {}", "wörd ".repeat(400), "wörd ".repeat(400));
        let at = long.find("naïve").unwrap();
        let shown = context(&long, Span::of(at..at + 6));
        assert!(shown.len() < 1100 && shown.text(&long).starts_with("wörd"), "{shown}");
    }
}
