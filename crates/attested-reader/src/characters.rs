//! Character classes of the word splitter, spelled out: `training/characters.py` holds the very same ranges.

const SYMBOLS: [(u32, u32); 17] = [
    (0x00, 0x2F),
    (0x3A, 0x40),
    (0x5B, 0x60),
    (0x7B, 0xA9),
    (0xAB, 0xB4),
    (0xB6, 0xB9),
    (0xBB, 0xBF),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x2010, 0x2BFF),
    (0x3001, 0x303F),
    (0xFE10, 0xFE6F),
    (0xFF01, 0xFF0F),
    (0xFF1A, 0xFF20),
    (0xFF3B, 0xFF40),
    (0xFF5B, 0xFF65),
    (0x1_F000, 0x1_FAFF),
];
const IDEOGRAPHS: [(u32, u32); 4] =
    [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x2_0000, 0x2_FA1F)];

/// True for a character that separates words.
pub(crate) fn is_space(char: char) -> bool {
    matches!(
        u32::from(char),
        0x09..=0x0D | 0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200B | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 | 0xFEFF
    )
}

/// True for punctuation, symbols and control characters: anything that is a word of its own.
pub(crate) fn is_symbol(char: char) -> bool {
    if char.is_ascii() {
        return !char.is_ascii_alphanumeric();
    }
    within(char, &SYMBOLS)
}

/// True for a Han character, which is a word of its own.
pub(crate) fn is_ideograph(char: char) -> bool {
    u32::from(char) >= 0x3400 && within(char, &IDEOGRAPHS)
}

/// True for a character that continues a word: neither space nor symbol nor ideograph.
pub(crate) fn is_letter_like(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric();
    }
    !(is_space(char) || is_symbol(char) || is_ideograph(char))
}

fn within(char: char, ranges: &[(u32, u32)]) -> bool {
    let point = u32::from(char);
    ranges.iter().any(|&(low, high)| (low..=high).contains(&point))
}
