use crate::Mapped;

/// A run of text on a page: where it begins and ends, and how high its letters are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) end: f64,
    pub(super) size: f64,
}

/// The text that was drawn so far, and the instructions that drew it.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    mapped: Mapped,
    streams: Vec<u8>,
    last: Option<Run>,
    new_page: bool,
    /// What was drawn ends with a hyphen, which is not in the text yet: it is dropped when the line ends there and
    /// the word goes on.
    hyphen: bool,
    unknown: usize,
}

impl Drawn {
    pub(super) fn len(&self) -> usize {
        self.mapped.text().len()
    }

    pub(super) fn streams(&self) -> &[u8] {
        &self.streams
    }

    pub(super) fn unknown(&self) -> usize {
        self.unknown
    }

    /// Adds instructions to the raw bytes.
    pub(super) fn add_stream(&mut self, bytes: &[u8]) {
        self.streams.extend_from_slice(bytes);
    }

    pub(super) fn end_page(&mut self) {
        self.streams.push(b'\n');
        self.new_page = true;
    }

    /// Adds a run of text that the instruction at `start` to `end` of the raw bytes draws.
    pub(super) fn add(&mut self, text: &str, run: Run, start: u64, end: u64) {
        let text: String =
            text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{ad}')).collect();
        if text.is_empty() {
            return;
        }
        let gap = self.gap(&run, &text);
        match (gap, std::mem::take(&mut self.hyphen)) {
            (Some(" "), true) if self.broke_line(&run) && text.starts_with(char::is_lowercase) => {}
            (gap, hyphen) => {
                if hyphen {
                    self.mapped.extend_last("-");
                }
                let ended = self.mapped.text().ends_with(char::is_whitespace);
                if let Some(gap) = gap.filter(|gap| *gap != " " || !(ended || text.starts_with(' '))) {
                    // What parts two runs stands for the move between them.
                    let from = self.mapped.raw_range().map_or(0, |range| range.end);
                    self.mapped.replaced(gap, from, start.saturating_sub(from));
                }
            }
        }
        self.unknown += text.chars().filter(|c| *c == '\u{fffd}').count();
        let mut shown = text.as_str();
        if let Some(rest) =
            text.strip_suffix(['-', '\u{2010}']).filter(|rest| rest.ends_with(char::is_alphabetic))
        {
            shown = rest;
            self.hyphen = true;
        }
        self.mapped.replaced(shown, start, end - start);
        self.last = Some(run);
        self.new_page = false;
    }

    fn broke_line(&self, run: &Run) -> bool {
        self.new_page || self.last.is_some_and(|last| (last.y - run.y).abs() > 0.5 * last.size.max(run.size))
    }

    /// What parts a run from the one before it.
    fn gap(&self, run: &Run, text: &str) -> Option<&'static str> {
        let last = self.last?;
        let size = last.size.max(run.size).max(0.1);
        let goes_on = text.trim_start().starts_with(char::is_lowercase);
        let ended = self.mapped.text().trim_end().ends_with(['.', '!', '?', '”', '"', ':']);
        if self.new_page {
            return Some(if goes_on && !ended { " " } else { "\n\n" });
        }
        let down = last.y - run.y;
        if down.abs() > 0.5 * size {
            // One line further down the paragraph goes on; further than that, or upwards, something else begins.
            let next_line = down > 0.0 && down < 1.75 * size;
            let column = goes_on && !ended;
            let other_size = (last.size - run.size).abs() > 0.15 * size;
            return Some(if (next_line || column) && !other_size { " " } else { "\n\n" });
        }
        let space = run.x - last.end;
        (space > 0.18 * size || space < -2.0 * size).then_some(" ")
    }

    /// The text and the raw bytes.
    pub(super) fn finish(mut self) -> (Mapped, Vec<u8>) {
        if self.hyphen {
            self.mapped.extend_last("-");
        }
        (self.mapped, self.streams)
    }
}
