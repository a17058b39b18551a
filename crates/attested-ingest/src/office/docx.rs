use crate::Mapped;
use crate::xml::{Piece, Scanner, local, unescape};

/// The member of a docx file that holds its text.
pub(crate) const DOCUMENT: &str = "word/document.xml";

/// The text of a document's XML: a blank line between paragraphs, a tab between the cells of a table.
pub(crate) fn text(xml: &str) -> Mapped {
    let mut mapped = Mapped::default();
    let (mut in_text, mut apart) = (false, 0usize);
    // The end of the paragraph that is to be parted from the next, and of the cell.
    let mut paragraph: Option<std::ops::Range<usize>> = None;
    for (piece, range) in Scanner::new(xml) {
        match piece {
            Piece::Open { name, empty, .. } => {
                let name = local(name);
                match name.as_str() {
                    "t" if !empty => in_text = apart == 0,
                    "tab" | "ptab" if apart == 0 => put(&mut mapped, "\t", range, &mut paragraph),
                    "br" | "cr" if apart == 0 => put(&mut mapped, "\n", range, &mut paragraph),
                    "nobreakhyphen" if apart == 0 => put(&mut mapped, "-", range, &mut paragraph),
                    // A second rendering of the same drawing, deleted and moved text, codes of fields.
                    "fallback" | "deltext" | "del" | "movefrom" | "instrtext" | "ppr" | "rpr" | "tabs"
                        if !empty =>
                    {
                        apart += 1;
                    }
                    _ => {}
                }
            }
            Piece::Close { name } => match local(name).as_str() {
                "t" => in_text = false,
                "p" if !mapped.text().is_empty() && apart == 0 => paragraph = Some(range),
                "fallback" | "deltext" | "del" | "movefrom" | "instrtext" | "ppr" | "rpr" | "tabs" => {
                    apart = apart.saturating_sub(1);
                }
                _ => {}
            },
            Piece::Text if in_text => {
                part(&mut mapped, &mut paragraph);
                unescape(xml, range, &mut mapped);
            }
            Piece::Verbatim if in_text => {
                part(&mut mapped, &mut paragraph);
                mapped.copied(&xml[range.clone()], range.start as u64);
            }
            Piece::Text | Piece::Verbatim => {}
        }
    }
    mapped
}

fn put(
    mapped: &mut Mapped,
    what: &str,
    range: std::ops::Range<usize>,
    paragraph: &mut Option<std::ops::Range<usize>>,
) {
    part(mapped, paragraph);
    mapped.replaced(what, range.start as u64, range.len() as u64);
}

/// A blank line for the end of the paragraph before.
fn part(mapped: &mut Mapped, paragraph: &mut Option<std::ops::Range<usize>>) {
    if let Some(end) = paragraph.take() {
        mapped.replaced("\n\n", end.start as u64, end.len() as u64);
    }
}
