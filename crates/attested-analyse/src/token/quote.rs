//! Which quotation marks open and which close; which are apostrophes.

use attested_model::Span;

use super::TokenKind;

/// Sets the kind of every piece that is a quotation mark, paragraph by paragraph.
///
/// Marks that have a direction (`“ ” « »`) keep it; straight ones open behind white space, an opening bracket
/// or a dash and close otherwise. A single mark behind a word that ends in `s` is a plural possessive unless a
/// single mark is open; one in front of a number or a short form (`'90s`, `'em`) is an apostrophe.
pub(super) fn orient(text: &str, pieces: &mut [(Span, TokenKind)]) {
    let mut single_open = false;
    for at in 0..pieces.len() {
        let (span, kind) = pieces[at];
        let before = at.checked_sub(1).map(|before| pieces[before].0);
        let gap = Span::new(before.map_or(0, Span::end), span.start()).map_or("", |gap| gap.text(text));
        if gap.contains('\n') {
            single_open = false;
        }
        if kind != TokenKind::QuoteOpen {
            continue;
        }
        let mark = span.text(text);
        let spaced = !gap.is_empty() || before.is_none();
        let after = text[span.end() as usize..].chars().next();
        let pressed = after.is_some_and(|c| !c.is_whitespace());
        pieces[at].1 = match mark {
            "“" | "„" | "‟" | "«" | "‹" | "``" | "‘‘" => TokenKind::QuoteOpen,
            "”" | "»" | "›" | "''" | "’’" => TokenKind::QuoteClose,
            "\"" => {
                let behind_mark = before.is_some_and(|before| opens_behind(before.text(text)));
                if pressed && (spaced || behind_mark) { TokenKind::QuoteOpen } else { TokenKind::QuoteClose }
            }
            _ => {
                let previous = before.map_or("", |before| before.text(text));
                let opens = pressed && (spaced || opens_behind(previous));
                if opens && (mark != "’") && after.is_some_and(|c| !c.is_numeric()) {
                    single_open = true;
                    TokenKind::QuoteOpen
                } else if opens {
                    TokenKind::Mark
                } else if single_open {
                    single_open = false;
                    TokenKind::QuoteClose
                } else if !spaced && previous.ends_with(['s', 'S', 'x', 'z']) {
                    TokenKind::Possessive
                } else {
                    TokenKind::Mark
                }
            }
        };
    }
}

fn opens_behind(previous: &str) -> bool {
    ["(", "[", "{", "—", "–", "-", "--", "“", "‘", "\"", "/", "«", "'"].contains(&previous)
}
