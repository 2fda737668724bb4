"""Which columns the headings of a row name, each field once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby, islice, zip_longest

from tailan.documents import Document, Row
from tailan.forms.heading_parts import field_by_parts
from tailan.forms.known_headings import LONGEST, keys_of, known_fields, letters_of
from tailan.forms.marked_columns import is_period
from tailan.forms.words import IGNORED, FormWords, is_one_of
from tailan.number import parse_percent, value_splits

LEAST_HEADINGS = 0.5
"""The share of a form's columns that a row must name to be its heading row."""

_NEAR = 0.5
_LIKE_A_KNOWN_ONE = 0.7
"""How alike headings must be to known ones to be those of a form, badly written."""

_FEWEST_HEADINGS = 3
_FIRST_ROWS = 6
"""Among so many rows of a table its headings stand, if it has any."""

REACHED = "reached"
"""The field of the level reached: a heading of it before the target may name that of last year."""

_MEASURE, _ACTIVITY = "measure", "activity"
_NARRATIVE, _PERCENT = "narrative", "percent"

_MOST_COLUMNS = 20
"""Numbers up to here may be those of the columns, in a row beneath the headings."""

_LEVELS = ("baseline", "target")
"""The fields that hold numbers."""


def _fields_over(heading: str, under: str, words: FormWords) -> list[str]:
    """The fields that this heading may name over a cell of such a text.

    One that may name a level or a text (Зорилт) names the level over numbers alone; one that may
    name a percent or a text (Биелэлт) names the percent over a percent or status.
    """
    fields = known_fields(heading, words)
    if _NARRATIVE in fields and is_one_of(heading, words.rated) and _is_rating(under, words):
        return [_PERCENT, *fields]
    levels = [field for field in fields if field in _LEVELS]
    if not levels or len(levels) == len(fields):
        return fields
    are_numbers = any(map(str.isdecimal, under)) and bool(value_splits(under))
    return levels if are_numbers else [field for field in fields if field not in levels]


def _is_rating(text: str, words: FormWords) -> bool:
    """Whether a text is a percent, more than the number of a column, or a status."""
    percent = parse_percent(text)
    is_percent = percent is not None and ("%" in text or percent > _MOST_COLUMNS)
    return is_percent or any(is_one_of(text, said) for said in words.statuses.values())


def named_fields(row: Row, words: FormWords) -> set[str]:
    """The fields that the row's cells name as headings do."""
    return {*fields_of([cell.line for cell in row.filled], words)} - {IGNORED, ""}


def fields_of(headings: Sequence[str], words: FormWords, under: Sequence[str] = ()) -> list[str]:
    """The field of each heading, "" where no known heading is like it; each field once.

    `under` is what stands beneath each of them, as far as it is known.
    """
    pairs = enumerate(zip_longest(headings, under, fillvalue=""))
    known = {i: _fields_over(heading, text, words) for i, (heading, text) in pairs}
    own = {i: field_by_parts(headings[i], words) for i, names in known.items() if not names}
    candidates = known | {i: [name] for i, name in own.items() if name}
    fields = [""] * len(headings)
    # What can name one column alone comes before what may name another as well.
    for i in sorted(candidates, key=lambda i: (len(candidates[i]), i in own)):
        free = [f for f in candidates[i] if f == IGNORED or f not in fields]
        fields[i] = free[0] if free else ""
        if not free and candidates[i] == [_MEASURE] and words.columns.keys() >= {_ACTIVITY}:
            _part_measure(i, fields)
    if _ACTIVITY in fields and "" not in fields and _MEASURE not in fields:
        # What is done has a column of its own only beside the measures that it carries out.
        fields[fields.index(_ACTIVITY)] = _MEASURE
    if REACHED in fields and "target" not in fields[: fields.index(REACHED)]:
        fields[fields.index(REACHED)] = IGNORED if "baseline" in fields else ""
    return fields


def _part_measure(other: int, fields: list[str]) -> None:
    """Names the activity where two headings say measure: it is the right one of them."""
    if _MEASURE in fields and _ACTIVITY not in fields:
        left, right = sorted((other, fields.index(_MEASURE)))
        fields[left], fields[right] = _MEASURE, _ACTIVITY


def least_headings(words: FormWords) -> float:
    """How many of the form's columns a row must name to be its heading row."""
    return max(_FEWEST_HEADINGS, len(words.printed) * LEAST_HEADINGS)


def is_heading(row: Row, words: FormWords) -> bool:
    """Whether the row names enough of the form's columns to be its heading row.

    Few are enough where the row names nothing else and none that the form requires is missing.
    """
    # Every row of a document is asked, and hardly a cell of most is like a heading.
    like = (known_fields(one.line, words) or field_by_parts(one.line, words) for one in row.filled)
    if sum(map(bool, like)) < _FEWEST_HEADINGS:
        return False
    named = named_fields(row, words)
    if len(named) >= least_headings(words):
        return True
    others = sum(not is_period(cell.line) for cell in row.filled)
    return len(named) == others >= _FEWEST_HEADINGS and named.issuperset(words.required)


def nearest_headings(heading: str, words: FormWords) -> list[str]:
    """The known headings most like this one, at most three; none is its own."""
    own = letters_of(heading)
    known = [name for names in words.columns.values() for name in names if letters_of(name) != own]
    return get_close_matches(heading, known, n=3, cutoff=_NEAR)


def nearest_field(heading: str, fields: Sequence[str], words: FormWords) -> str:
    """The field, of these, with the known heading most like this one; "" where none is like it.

    Many forms of a heading have a word of it: any word in common comes before any likeness.
    """
    own = {*_words(heading)}

    def likeness(field: str) -> tuple[int, float]:
        names = words.columns[field]
        shared = max((len(own & {*_words(name)}) for name in names), default=0)
        return shared, max((_likeness(heading, name) for name in names), default=0)

    best = max(fields, key=likeness, default="")
    shared, alike = likeness(best) if best else (0, 0.0)
    return best if shared or alike >= _LIKE_A_KNOWN_ONE else ""


def _words(heading: str) -> list[str]:
    return re.findall(r"\w+", heading.lower())


def _likeness(heading: str, name: str) -> float:
    return SequenceMatcher(None, heading.lower(), name.lower()).ratio()


def likely_headings(document: Document, words: FormWords) -> tuple[str, ...]:
    """The cells of the first row that is most like the form's headings, none where no row is."""
    best = max(possible_headings(document), key=lambda row: count_near(row, words), default=None)
    if best is None or count_near(best, words) < _FEWEST_HEADINGS - 1:
        return ()
    return tuple(cell.line for cell in best.filled)


def possible_headings(document: Document) -> list[Row]:
    """The rows of words at the top of each table; years and № may stand among the words."""
    tables = groupby(document.rows, key=lambda row: row.table)
    first = (row for _, rows in tables for row in islice(rows, _FIRST_ROWS))
    return [row for row in first if _count_words(row) >= _FEWEST_HEADINGS]


def _count_words(row: Row) -> int:
    """How many cells say something in words, short enough for a heading."""
    texts = (cell.line for cell in row.filled)
    return sum(len(t) <= LONGEST and re.search(r"[^\W\d_]|№", t) is not None for t in texts)


def count_near(row: Row, words: FormWords) -> int:
    """How many cells are like a known heading, each of another field."""
    fields = set[str]()
    for cell in row.filled:
        if len(cell.line) > LONGEST:
            continue
        near = get_close_matches(letters_of(cell.line), _all_keys(words), 1, _LIKE_A_KNOWN_ONE)
        like = [field for field, names in words.columns.items() if {*near} & {*keys_of(names)}]
        fields.update(like[:1])
    return len(fields)


MOST_TOLD, _LONGEST_TOLD = 20, 150
"""Headings that a message lists at most, and letters of each."""


def listed(texts: Iterable[str]) -> str:
    """Headings as a message lists them: what has many or long ones is no heading of a form."""
    every = list(texts)
    shown = [
        f"“{text if len(text) <= _LONGEST_TOLD else f'{text[:_LONGEST_TOLD]}…'}”" for text in every
    ]
    return "; ".join([*shown[:MOST_TOLD], *["…"] * (len(every) > MOST_TOLD)]) or "–"


def columns_line(headings: Iterable[tuple[str, str]]) -> str:
    """The line of params/forms/<form>.yaml that puts each heading under a field."""
    fields: dict[str, list[str]] = {}
    for field, heading in headings:
        fields.setdefault(field, []).append(json.dumps(heading, ensure_ascii=False))
    return ", ".join(f"{field}: [{', '.join(own)}]" for field, own in fields.items())


def _all_keys(words: FormWords) -> list[str]:
    return [key for names in words.columns.values() for key in keys_of(names)]
