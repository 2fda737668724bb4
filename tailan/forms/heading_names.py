"""Which column a heading names, by all its letters or by those of the nearest known one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from tailan.documents import Document, Row
from tailan.forms.words import IGNORED, FormWords, Key

SIMILAR = 0.86
"""How alike a heading must be to a known one: spares case endings and slips of the keyboard."""

LEAST_HEADINGS = 0.5
"""The share of a form's columns that a row must name to be its heading row."""

_NEAR = 0.5
_LIKE_A_KNOWN_ONE = 0.7
"""How alike headings must be to known ones to be those of a form, badly written."""

_FEWEST_HEADINGS = 3
_ASIDE = re.compile(r"\([^()]*\)|/[^/]*/")


def known_fields(heading: str, words: FormWords) -> list[str]:
    """The fields that this heading may name, the most alike first.

    A heading that is not known with all that it says is looked up without what qualifies it:
    what stands in brackets or between strokes, and the period (эхний хагас жилийн).
    """
    bare = _ASIDE.sub(" ", heading)
    for qualifier in words.qualifiers:
        bare = re.sub(rf"(?<!\w){re.escape(qualifier)}(?!\w)", " ", bare, flags=re.IGNORECASE)
    return _fields_like(_letters(heading), words) or _fields_like(_letters(bare), words)


def named_fields(row: Row, words: FormWords) -> set[str]:
    """The fields that the row's cells name as headings do, each by its likeliest field."""
    named = {field for cell in row.filled for field in known_fields(cell.line, words)[:1]}
    return named - {IGNORED}


def least_headings(words: FormWords) -> float:
    """How many of the form's columns a row must name to be its heading row."""
    return max(_FEWEST_HEADINGS, len(words.printed) * LEAST_HEADINGS)


def is_heading(row: Row, words: FormWords) -> bool:
    """Whether the row names enough of the form's columns to be its heading row."""
    return len(named_fields(row, words)) >= least_headings(words)


def nearest_headings(heading: str, words: FormWords) -> list[str]:
    """The known headings most like this one, at most three."""
    known = [name for names in words.columns.values() for name in names]
    return get_close_matches(heading, known, n=3, cutoff=_NEAR)


def nearest_field(heading: str, words: FormWords) -> str:
    """The field of the known heading most like this one, "" where none is like it."""
    near = nearest_headings(heading, words)[:1]
    return next((field for field, names in words.columns.items() if {*near} & {*names}), "")


def likely_headings(document: Document, words: FormWords) -> tuple[str, ...]:
    """The cells of the first row that is most like the form's headings, none where no row is."""
    rows = [row for row in document.rows if _may_be_headings(row)]
    best = max(rows, key=lambda row: count_near(row, words), default=None)
    if best is None or count_near(best, words) < _FEWEST_HEADINGS - 1:
        return ()
    return tuple(cell.line for cell in best.filled)


def _may_be_headings(row: Row) -> bool:
    """Whether a row is of words, as headings are; years and № may stand among them."""
    numbers = sum(re.fullmatch(r"[\d\s.,%]+", cell.line) is not None for cell in row.filled)
    return len(row.filled) - numbers >= _FEWEST_HEADINGS


def count_near(row: Row, words: FormWords) -> int:
    """How many cells are like a known heading, each of another field."""
    fields = set[str]()
    for cell in row.filled:
        near = get_close_matches(_letters(cell.line), _all_keys(words), 1, _LIKE_A_KNOWN_ONE)
        like = [field for field, names in words.columns.items() if {*near} & {*_keys(names)}]
        fields.update(like[:1])
    return len(fields)


def listed(texts: Iterable[str]) -> str:
    """Headings as a message lists them."""
    return "; ".join(f"“{text}”" for text in texts) or "–"


def columns_line(headings: Iterable[tuple[str, str]]) -> str:
    """The line of params/forms/<form>.yaml that puts each heading under a field."""
    fields: dict[str, list[str]] = {}
    for field, heading in headings:
        fields.setdefault(field, []).append(json.dumps(heading, ensure_ascii=False))
    return ", ".join(f"{field}: [{', '.join(own)}]" for field, own in fields.items())


def _all_keys(words: FormWords) -> list[str]:
    return [key for names in words.columns.values() for key in _keys(names)]


@cache
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(Key.of(name).letters for name in names)


def _letters(heading: str) -> str:
    """The letters of a heading by which it is compared; a lone % says хувь."""
    has_word = "%" not in heading or "хув" in heading.casefold()
    return Key.of(heading if has_word else heading.replace("%", "хувь")).letters


def _fields_like(letters: str, words: FormWords) -> list[str]:
    scores = {
        field: max((_likeness(letters, known) for known in _keys(names)), default=0)
        for field, names in words.columns.items()
    }
    likely = [field for field in scores if scores[field] >= SIMILAR]
    best = max(scores.values(), default=0)
    return sorted((f for f in likely if best < 1 or scores[f] == 1), key=lambda f: -scores[f])


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1
    longest = max(len(one), len(other), 1)
    if abs(len(one) - len(other)) / longest > 1 - SIMILAR:
        return 0
    return SequenceMatcher(None, one, other).ratio()
