"""Texts that the end of a page cuts in two, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailan.documents.word_shapes import ENDING_WORD, NEVER_FIRST

_PARTED = re.compile(r"(?<![\w-])([^\W\d_]*[^\W\d_][а-яёөү](?=-)|[^\W\d_]+(?=\u00ad))[-\u00ad]$")
_REST = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_LONE_HYPHEN = re.compile(r"\s-$")
_CLOSING = re.compile(r"[,.;:!?](?!\S)")
"""A sign that no text begins with."""

_DASHED_FIGURE = re.compile(r"\d[–—]$")
"""A figure with a dash for the hyphen before its ending."""

_OWN_HYPHEN = re.compile(r"[\w”»]-$")


def whole_text(texts: Sequence[str], between: str = " ") -> str:
    """The texts as one; a word that a hyphen parts at the end of a page is put together."""
    whole = texts[0] if texts else ""
    for text in texts[1:]:
        is_parted = _is_parted(whole, text)
        is_own = is_parted or _has_own_hyphen(whole, text)
        is_open = whole.endswith("/") and whole.count("/") % 2 and text.count("/") % 2
        gap = " " if text[:1].islower() else between
        is_closed = _CLOSING.match(text) is not None
        glue = "" if is_own or is_open or is_closed or _is_broken(whole, text) else gap
        whole = (whole[:-1] if is_parted else whole) + glue + text
    return whole


def cut_word(above: str, below: str) -> tuple[str, str] | None:
    """The word that the end of a page cuts, as printed and whole; None where it cuts none."""
    first, rest = _PARTED.search(above), _REST.match(below)
    if first and rest and _is_parted(above, below):
        return f"{first[1]}- {rest[0]}", first[1] + rest[0]
    if rest and _is_broken(above, below):
        last = above.split()[-1]
        return f"{last} {rest[0]}", last + rest[0]
    return None


def _has_own_hyphen(above: str, below: str) -> bool:
    """Whether a hyphen joins what stands around a break; one alone only an ending."""
    if _LONE_HYPHEN.search(above):
        return ENDING_WORD.match(below) is not None
    if _DASHED_FIGURE.search(above) and ENDING_WORD.match(below):
        return True
    is_range = above[-2:-1].isdigit() and below[:1].isdigit()
    return _OWN_HYPHEN.search(above) is not None and (is_range or below[:1].isalpha())


def _is_broken(above: str, below: str) -> bool:
    """Whether a page's end breaks a word without a hyphen: no word begins like the rest."""
    is_within = above[-1:].islower() and below[:1].islower()
    return is_within and NEVER_FIRST.match(below) is not None


def _is_parted(above: str, below: str) -> bool:
    """Whether a hyphen parts a word here; a soft one does for sure, others before small letters."""
    is_sure = above.endswith(_SOFT_HYPHEN) or below[:1].islower()
    return is_sure and _PARTED.search(above) is not None and _REST.match(below) is not None
