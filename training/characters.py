"""Character classes of the word splitter, spelled out so that Rust can hold the very same ones.

Nothing here asks the Unicode tables of the running Python: the ranges are the definition.
"""

from __future__ import annotations

SPACES = frozenset(
    [
        0x20,
        0x85,
        0xA0,
        0x1680,
        0x2028,
        0x2029,
        0x202F,
        0x205F,
        0x3000,
        0xFEFF,
        *range(0x09, 0x0E),
        *range(0x2000, 0x200C),
    ]
)

SYMBOL_RANGES = (
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
    (0x1F000, 0x1FAFF),
)

IDEOGRAPH_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


def is_space(char: str) -> bool:
    """True for a character that separates words."""
    return ord(char) in SPACES


def is_symbol(char: str) -> bool:
    """True for punctuation, symbols and control characters: anything that is a word of its own."""
    point = ord(char)
    if point < 0x80:
        return not char.isalnum()
    return any(low <= point <= high for low, high in SYMBOL_RANGES)


def is_ideograph(char: str) -> bool:
    """True for a Han character, which is a word of its own."""
    point = ord(char)
    return point >= 0x3400 and any(low <= point <= high for low, high in IDEOGRAPH_RANGES)


def is_letter_like(char: str) -> bool:
    """True for a character that continues a word: neither space nor symbol nor ideograph."""
    return not (is_space(char) or is_symbol(char) or is_ideograph(char))


def is_digit(char: str) -> bool:
    """True for 0 to 9."""
    return "0" <= char <= "9"


def is_ascii_letter(char: str) -> bool:
    """True for an English letter."""
    return "a" <= char <= "z" or "A" <= char <= "Z"
