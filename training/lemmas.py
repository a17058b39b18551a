"""Lemmas as edits of the word: few classes, and unseen words get lemmas too."""

from __future__ import annotations

from .characters import is_ascii_letter


def lower(form: str) -> str:
    """Lower case, character by character, as the Rust side does it."""
    return "".join(char.lower() for char in form)


def edit_class(form: str, lemma: str) -> str:
    """The class that turns `form` into `lemma`: `K|n|add` keeps case, `L|n|add` lower-cases, `=lemma` replaces."""
    for keep, base in (("L", lower(form)), ("K", form)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        cut = len(base) - common
        if common and cut <= 5:
            return f"{keep}|{cut}|{lemma[common:]}"
    return "=" + lemma


def apply_edit(form: str, edit: str) -> str:
    """The lemma of `form` under `edit`; the form itself where the edit does not fit.

    Whole lemmas are for words such as `was`, not for numbers or addresses that begin like one.
    """
    if edit.startswith("="):
        return edit[1:] if all(is_ascii_letter(char) or char in "'\u2019" for char in form) else form
    keep, cut, add = edit.split("|", 2)
    base = form if keep == "K" else lower(form)
    size = int(cut)
    return base[: len(base) - size] + add if size <= len(base) else form
