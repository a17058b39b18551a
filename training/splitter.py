"""Raw text to words, close to the tokens of the English Universal Dependencies treebanks.

`split(text)` returns half-open character ranges in order, never overlapping, never empty, covering every character
that is not white space.  `crates/attested-reader/src/split.rs` is the same rules in Rust; the fixture holds them equal.
"""

from __future__ import annotations

from .characters import is_ascii_letter, is_digit, is_letter_like, is_space

ABBREVIATIONS = frozenset(
    "mr mrs ms dr st jr sr gen col lt sgt capt cmdr maj brig adm rep reps sen sens gov prof rev hon pres vs etc inc "
    "corp co ltd al jan feb mar apr jun jul aug sep sept oct nov dec dept est approx ave".split()
)
NUMBER_JOINERS = ".,:/"
PREFIXES = frozenset(
    "anti co counter de e ex extra inter intra mega micro mid mini mis multi neo non over post pre pro pseudo re semi "
    "sub super trans ultra un under vice".split()
)
"""Prefixes that stay with their word: non-state is one word, oil-rich is three."""
REPEATING = ".-!?*=_~+#"
CLITICS = ("s", "re", "ve", "ll", "d", "m")
FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
MAX_LOCAL_PART, MAX_CUT = 64, 40
"""Longest name before the @ of an address that is looked for; longest word that is searched for contractions."""
APOSTROPHES = "'\u2019"
ASCII_LOWER = {point: point + 32 for point in range(ord("A"), ord("Z") + 1)}
"""For `str.translate`: lower-cases English letters only, so that lengths never change."""


def split(text: str) -> list[tuple[int, int]]:
    """Character ranges of the words of `text`."""
    words: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start < size:
        if is_space(text[start]):
            start += 1
            continue
        end = start
        while end < size and not is_space(text[end]):
            end += 1
        _split_chunk(text, start, end, words)
        start = end
    return words


def _split_chunk(text: str, start: int, end: int, words: list[tuple[int, int]]) -> None:
    """Adds the words of one run of non-space characters."""
    at = start
    while at < end:
        if is_letter_like(text[at]):
            stop = _address_end(text, at, end) or _word_end(text, at, end)
            _add_word(text, at, stop, words)
        elif text[at] in APOSTROPHES and (stop := _clitic_end(text, at, end)):
            words.append((at, stop))
        elif text[at] in REPEATING:
            stop = at + 1
            while stop < end and text[stop] == text[at]:
                stop += 1
            words.append((at, stop))
        elif text[at] == "@" and at + 1 < end and is_letter_like(text[at + 1]):
            stop = _word_end(text, at + 1, end)
            words.append((at, stop))
        else:
            stop = at + 1
            words.append((at, stop))
        at = stop


def _address_end(text: str, at: int, end: int) -> int | None:
    """End of a web or mail address that begins at `at`, without trailing punctuation; None when there is none."""
    head = text[at : min(end, at + 8)].translate(ASCII_LOWER)
    if not head.startswith(("http://", "https://", "www.")):
        mark = at
        while mark < min(end, at + MAX_LOCAL_PART) and (is_letter_like(text[mark]) or text[mark] in "._-+"):
            mark += 1
        if mark + 1 >= end or text[mark] != "@" or not is_letter_like(text[mark + 1]):
            return None
    stop = end
    while stop > at + 1 and not (is_letter_like(text[stop - 1]) or text[stop - 1] == "/"):
        stop -= 1
    return stop


def _word_end(text: str, at: int, end: int) -> int:
    """End of the word that begins with the letter or digit at `at`, clitics still attached."""
    stop = at
    while stop < end:
        char = text[stop]
        if is_letter_like(char):
            stop += 1
            continue
        following = text[stop + 1] if stop + 1 < end else " "
        before = text[stop - 1]
        if char in NUMBER_JOINERS and is_digit(before) and is_digit(following):
            stop += 1
        elif char in APOSTROPHES and is_ascii_letter(before) and is_letter_like(following):
            stop += 1
        elif char == "." and _is_abbreviation(text, at, stop, following):
            stop += 1
        elif char == "-" and is_ascii_letter(following) and _is_prefix(text, at, stop):
            stop += 1
        elif char == "." and _is_host(text, stop, end):
            stop += 1
        else:
            break
    return stop


def _is_prefix(text: str, at: int, stop: int) -> bool:
    return stop - at <= 7 and text[at:stop].translate(ASCII_LOWER) in PREFIXES


def _is_abbreviation(text: str, at: int, dot: int, following: str) -> bool:
    """True when the full stop at `dot` belongs to the word that began at `at`."""
    begin = dot
    while begin > at and is_ascii_letter(text[begin - 1]):
        begin -= 1
    letters = text[begin:dot]
    if len(letters) == 1:
        dotted = begin > at and text[begin - 1] == "."
        opens = begin == at and (is_ascii_letter(following) or (letters.isupper() and letters != "I"))
        return dotted or opens
    return begin == at and letters.translate(ASCII_LOWER) in ABBREVIATIONS


def _is_host(text: str, dot: int, end: int) -> bool:
    """True when the full stop joins lower-case letters or digits on both sides, as in a bare host name."""
    return dot + 1 < end and _is_host_char(text[dot - 1]) and _is_host_char(text[dot + 1])


def _is_host_char(char: str) -> bool:
    return "a" <= char <= "z" or is_digit(char)


def _clitic_end(text: str, at: int, end: int) -> int | None:
    """End of a clitic such as 's whose apostrophe stands at `at` with no word before it in this call."""
    if at == 0 or not is_letter_like(text[at - 1]):
        return None
    stop = at + 1
    while stop < end and is_letter_like(text[stop]):
        stop += 1
    return stop if text[at + 1 : stop].translate(ASCII_LOWER) in CLITICS else None


def _add_word(text: str, start: int, end: int, words: list[tuple[int, int]]) -> None:
    """Adds [start, end), cutting contractions apart."""
    if end - start > MAX_CUT:
        words.append((start, end))
        return
    lower = text[start:end].translate(ASCII_LOWER)
    if lower in FUSED:
        words += [(start, start + FUSED[lower]), (start + FUSED[lower], end)]
        return
    if len(lower) > 3 and lower[-1] == "t" and lower[-2] in APOSTROPHES and lower[-3] == "n":
        words += [(start, end - 3), (end - 3, end)]
        return
    for clitic in CLITICS:
        size = len(clitic) + 1
        if len(lower) > size and lower.endswith(clitic) and lower[-size] in APOSTROPHES:
            words += [(start, end - size), (end - size, end)]
            return
    words.append((start, end))
