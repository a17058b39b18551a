use std::ops::Range;

/// A line that is not empty: its trimmed range in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) range: Range<usize>,
}

impl Line {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.range.clone()]
    }
}

/// The lines of a text that hold something.
pub(super) fn of(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let white = |c: char| c.is_whitespace() || c == '\u{feff}';
        let trimmed = line.trim_matches(white);
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start_matches(white).len());
            found.push(Line { range: start..start + trimmed.len() });
        }
        at += line.len();
    }
    found
}

/// The value of a line `Label: value`, by one of the labels, in any case.
pub(super) fn labelled<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim();
    labels
        .iter()
        .any(|known| known.eq_ignore_ascii_case(label) || known.to_lowercase() == label.to_lowercase())
        .then(|| value.trim())
}
