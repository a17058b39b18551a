//! Tokens by span, without touching the text.
//!
//! Takes a text; gives its tokens and their lower-cased forms. Tokens and the gaps between them rebuild the
//! text; a gap is white space and nothing else. Words keep inner apostrophes and hyphens (`don't`,
//! `Al-Harun`), a possessive `'s` is a token of its own, numbers keep their commas and points (`32,400`),
//! abbreviations their points (`U.S.`, `Gen.`), and quotation marks say whether they open or close.

mod quote;
mod scan;

use attested_model::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A word, with inner apostrophes and hyphens; an abbreviation with its points.
    Word,
    /// A number in digits: `1,200`, `4.5`, `1980s`, `3rd`, `9/11`, `10:30`.
    Number,
    /// A possessive or contracted `'s`, or the bare apostrophe of a plural possessive.
    Possessive,
    /// A quotation mark that opens.
    QuoteOpen,
    /// A quotation mark that closes.
    QuoteClose,
    /// `@name`.
    Handle,
    /// `#topic`.
    Hashtag,
    /// A web or mail address.
    Url,
    /// A currency sign or percent sign, with the letters in front (`US$`).
    Symbol,
    /// Any other mark.
    Mark,
}

/// How a token is written in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `report`
    Lower,
    /// `Report`, `Al-Harun`, `A`
    Title,
    /// `OHCHR`, `U.S.`
    Upper,
    /// `iPhone`, `bin-Laden`
    Mixed,
    /// No letters.
    None,
}

/// A token: its bytes in the text and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written in capitals.
    pub shape: Shape,
    lower: Span,
}

impl Token {
    /// The lower-cased form, out of the buffer that came with the token.
    pub(crate) fn lower<'b>(&self, buffer: &'b str) -> &'b str {
        self.lower.text(buffer)
    }

    /// True for words that begin with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && matches!(self.shape, Shape::Title | Shape::Upper)
    }
}

/// The tokens of a text and the buffer of their lower-cased forms.
pub(crate) fn tokens(text: &str) -> (Vec<Token>, String) {
    let mut pieces = scan::pieces(text);
    quote::orient(text, &mut pieces);
    let mut lower = String::with_capacity(text.len());
    let tokens = pieces
        .into_iter()
        .map(|(span, kind)| {
            let start = lower.len();
            let word = span.text(text);
            if word.is_ascii() {
                lower.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
            } else {
                for letter in word.chars() {
                    match letter {
                        '’' | 'ʼ' => lower.push('\''),
                        '‑' => lower.push('-'),
                        _ => lower.extend(letter.to_lowercase()),
                    }
                }
            }
            Token { span, kind, shape: shape(word), lower: Span::of(start..lower.len()) }
        })
        .collect();
    (tokens, lower)
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::None };
    let (mut upper, mut lower) = (0u32, 0u32);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 1.., 0) => Shape::Upper,
        // "Report", and "Al-Harun", "McAllen"
        (true, _, _) => Shape::Title,
        // Scripts without case, too: nothing in them tells a name.
        (false, 0, _) => Shape::Lower,
        (false, _, _) => Shape::Mixed,
    }
}
