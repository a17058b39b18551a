use crate::Mapped;
use crate::xml::{Piece, Scanner, characters, local};

use super::is_entry;

/// What a feed says about all its entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Channel {
    /// What it calls itself.
    pub(super) title: Option<String>,
    /// The language it declares.
    pub(super) language: Option<String>,
}

impl Channel {
    /// Reads what stands before the first entry.
    pub(super) fn of(text: &str) -> Self {
        let mut channel = Self::default();
        let mut open: Option<(String, usize)> = None;
        let mut depth = 0usize;
        for (piece, range) in Scanner::new(text) {
            match piece {
                Piece::Open { name, .. } if is_entry(name) => break,
                Piece::Open { name, attributes, empty } => {
                    channel.language = channel.language.or_else(|| crate::xml::attribute(attributes, "lang"));
                    // The image of a channel has a title of its own.
                    if matches!(local(name).as_str(), "image" | "textinput" | "author") && !empty {
                        depth += 1;
                    } else if depth == 0 && !empty {
                        open = Some((local(name), range.end));
                    }
                }
                Piece::Close { name } => {
                    if matches!(local(name).as_str(), "image" | "textinput" | "author") {
                        depth = depth.saturating_sub(1);
                    }
                    let Some((opened, start)) = open.take().filter(|(opened, _)| *opened == local(name))
                    else {
                        continue;
                    };
                    let mut said = Mapped::default();
                    characters(text, start..range.start, &mut said);
                    let said = said.text().split_whitespace().collect::<Vec<_>>().join(" ");
                    let place = match opened.as_str() {
                        "title" => &mut channel.title,
                        "language" => &mut channel.language,
                        _ => continue,
                    };
                    if place.is_none() && !said.is_empty() {
                        *place = Some(said);
                    }
                }
                Piece::Text | Piece::Verbatim => {}
            }
        }
        channel
    }
}
