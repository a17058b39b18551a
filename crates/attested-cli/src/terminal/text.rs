use super::neutral;

/// What a piece of text is, as far as its looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing special.
    Plain,
    /// Who speaks: bold, or between ‹ ›.
    Speaker,
    /// The reporting words, or those that name an event: underlined, or between _ _.
    Cue,
    /// A word of status or stance.
    Status,
    /// The sentence or name that a reader looks for first.
    Head,
    /// Dates in the margin.
    Date,
    /// Whatever stands back: ids, counts, chains.
    Quiet,
}

/// Pieces of text with their roles. Every piece is made harmless when it is pushed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text(Vec<(Role, String)>);

impl Text {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A text of one piece.
    pub(crate) fn of(role: Role, text: &str) -> Self {
        Self::new().and(role, text)
    }

    /// The text with one more piece.
    #[must_use]
    pub(crate) fn and(mut self, role: Role, text: &str) -> Self {
        self.push(role, text);
        self
    }

    pub(crate) fn push(&mut self, role: Role, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = neutral(text);
        match self.0.last_mut() {
            Some((last, before)) if *last == role => before.push_str(&text),
            _ => self.0.push((role, text.into_owned())),
        }
    }

    pub(crate) fn append(&mut self, other: &Self) {
        for (role, text) in &other.0 {
            self.push(*role, text);
        }
    }

    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Role, &str)> {
        self.0.iter().map(|(role, text)| (*role, text.as_str()))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
