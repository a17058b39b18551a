//! Files of one word a line with IOB labels, made into text with the spacing of print.

use attested_model::Span;

/// A labelled stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labelled {
    pub(crate) span: Span,
    pub(crate) label: String,
}

/// The text, a paragraph for each sentence, and the labelled spans.
pub(crate) fn iob(written: &str) -> (String, Vec<Labelled>) {
    let mut text = String::new();
    let mut found: Vec<Labelled> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut quoted = false;
    for line in written.lines() {
        let mut fields = line.split(['\t', ' ']).filter(|field| !field.is_empty());
        let (Some(word), Some(tag)) = (fields.next(), fields.next()) else {
            close(&mut open, &text, &mut found);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str("\n\n");
            }
            quoted = false;
            continue;
        };
        if word.starts_with("http") && tag == "O" && text.is_empty() {
            continue;
        }
        let goes_on = tag
            .strip_prefix("I-")
            .is_some_and(|label| open.as_ref().is_some_and(|(_, known)| known == label));
        if !goes_on {
            close(&mut open, &text, &mut found);
        }
        space(&mut text, word, quoted);
        if word == "\"" {
            quoted = !quoted;
        }
        let start = text.len();
        text.push_str(word);
        if let Some((_, label)) = tag.split_once('-').filter(|_| !goes_on) {
            open = Some((start, label.to_owned()));
        }
    }
    close(&mut open, &text, &mut found);
    (text, found)
}

fn close(open: &mut Option<(usize, String)>, text: &str, found: &mut Vec<Labelled>) {
    found.extend(open.take().map(|(start, label)| Labelled { span: Span::of(start..text.len()), label }));
}

/// A space in front of a word, unless one of them clings.
fn space(text: &mut String, word: &str, quoted: bool) {
    let clings = matches!(word, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "”" | "’" | "...")
        || (word.starts_with(['\'', '’']) && word.len() > 1)
        || word == "n't"
        || (word == "\"" && quoted);
    let opened = text.ends_with(['(', '[', '“', '‘', '$', '@', '#']) || (text.ends_with('"') && quoted);
    if !text.is_empty() && !text.ends_with('\n') && !clings && !opened {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::iob;

    #[test]
    fn words_become_print_and_labels_become_spans() {
        let (text, found) = iob(
            "\"\tO\nOrla\tB-Person\nVashik\tI-Person\n,\tO\n\"\tO\nthey\tO\nsaid\tO\nin\tO\nDellin\tB-Location\n\n\
             Tarn B-person\nDelo I-person\nvon B-person",
        );
        assert_eq!(text, "\"Orla Vashik,\" they said in Dellin\n\nTarn Delo von");
        let spans: Vec<(&str, &str)> =
            found.iter().map(|each| (each.span.text(&text), each.label.as_str())).collect();
        let wanted =
            [("Orla Vashik", "Person"), ("Dellin", "Location"), ("Tarn Delo", "person"), ("von", "person")];
        assert_eq!(spans, wanted);
    }
}
