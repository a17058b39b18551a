use std::io::{self, Write};

use super::{Look, Role, Text, paint, width, wrap};

/// One entry of a list: a margin (the date) and the paragraphs beside it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    /// Lines that stand in the margin, from the top.
    pub(crate) margin: Vec<Text>,
    /// Columns that the margin takes; 0 for no margin.
    pub(crate) margin_width: usize,
    /// What stands beside it.
    pub(crate) paras: Vec<Para>,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Para {
    /// Its words.
    pub(crate) text: Text,
    /// What stands before each of its lines ("│ ").
    pub(crate) bar: &'static str,
    /// What stands before its first line instead ("1. ").
    pub(crate) first: &'static str,
    /// Lines it may take; the rest is cut, visibly. 0 for no limit.
    pub(crate) most: usize,
}

/// On screens narrower than this the date stands above instead of beside.
const NARROW: usize = 60;
/// Shows that words were left out.
const CUT: &str = " […]";

impl Para {
    pub(crate) fn new(text: Text) -> Self {
        Self { text, ..Self::default() }
    }

    /// A quotation: its words behind a bar, as many lines as `most`.
    pub(crate) fn quote(text: Text, most: usize) -> Self {
        Self { text, bar: "│ ", first: "│ ", most }
    }

    /// A paragraph that begins with a sign and hangs below it.
    pub(crate) fn hanging(first: &'static str, bar: &'static str, text: Text) -> Self {
        Self { text, bar, first, most: 0 }
    }

    fn lines(&self, columns: usize, look: Look) -> Vec<Text> {
        let room = columns.saturating_sub(width(self.bar).max(width(self.first))).max(8);
        if self.text.is_empty() {
            return vec![Text::new()];
        }
        let text = self.text.marked(look);
        let mut lines = wrap(&text, room);
        if self.most > 0 && lines.len() > self.most {
            lines.truncate(self.most);
            if let Some(last) = lines.pop() {
                let mut kept = wrap(&last, room.saturating_sub(width(CUT)).max(1));
                kept.truncate(1);
                lines.extend(kept.pop().map(|line| line.and(Role::Quiet, CUT)));
            }
        }
        let bars = std::iter::once(self.first).chain(std::iter::repeat(self.bar));
        lines
            .into_iter()
            .zip(bars)
            .map(|(line, bar)| {
                let mut whole = Text::of(Role::Quiet, bar);
                whole.append(&line);
                whole
            })
            .collect()
    }
}

impl Entry {
    /// An entry without a margin.
    pub(crate) fn of(paras: Vec<Para>) -> Self {
        Self { paras, ..Self::default() }
    }

    /// Writes the entry, each line ended by a line feed.
    pub(crate) fn write(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        let margin_width = if look.width < NARROW { 0 } else { self.margin_width };
        let beside = look.width.saturating_sub(margin_width).max(12);
        let mut body: Vec<Text> = Vec::new();
        let mut margin: Vec<Text> = Vec::new();
        if margin_width > 0 {
            margin.extend(self.margin.iter().flat_map(|text| wrap(text, margin_width - 1)));
        } else if !self.margin.is_empty() {
            let mut date = Text::new();
            for (at, line) in self.margin.iter().enumerate() {
                date.push(Role::Quiet, if at == 0 { "" } else { ", " });
                date.append(line);
            }
            body.extend(wrap(&date, beside));
        }
        body.extend(self.paras.iter().flat_map(|para| para.lines(beside, look)));
        let empty = Text::new();
        for row in 0..body.len().max(margin.len()) {
            let left = margin.get(row).unwrap_or(&empty);
            let right = body.get(row).unwrap_or(&empty);
            paint(left, look, out)?;
            if !right.is_empty() {
                let taken: usize = left.pieces().map(|(_, piece)| width(piece)).sum();
                write!(out, "{:1$}", "", margin_width.saturating_sub(taken))?;
                paint(right, look, out)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
