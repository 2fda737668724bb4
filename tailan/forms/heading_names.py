"""Which column a heading names, by all its letters or by those of the nearest known one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from itertools import groupby, islice, zip_longest

from tailan.documents import Document, Row
from tailan.forms.heading_parts import field_by_parts
from tailan.forms.marked_columns import is_period
from tailan.forms.words import IGNORED, FormWords, Key
from tailan.number import value_splits

SIMILAR = 0.86
"""How alike a heading must be to a known one: spares case endings and slips of the keyboard."""

LEAST_HEADINGS = 0.5
"""The share of a form's columns that a row must name to be its heading row."""

_NEAR = 0.5
_LIKE_A_KNOWN_ONE = 0.7
"""How alike headings must be to known ones to be those of a form, badly written."""

_FEWEST_HEADINGS = 3
_FIRST_ROWS = 6
"""Among so many rows of a table its headings stand, if it has any."""

_ASIDE = re.compile(r"\([^()]*\)|/[^/]*/")
_CYRILLIC = re.compile("[А-яӨөҮү]{3}")
_TRANSLATED = re.compile(r"[\s/|(]+(?:%|No\b|[A-Za-z][A-Za-z\s,.'%-]*)\)?\s*$")
"""A heading once more in English, behind the Mongolian one."""

LONGEST = 200
"""Characters of the longest heading; what has more is text of the table."""

_FEW_WORDS = 2
"""Words of a second name behind a comma; what has more is text of the table."""

REACHED = "reached"
"""The field of the level reached: a heading of it before the target may name that of last year."""

_MEASURE, _ACTIVITY = "measure", "activity"

_LEVELS = ("baseline", "target")
"""The fields that hold numbers."""

_Names = tuple[tuple[str, tuple[str, ...]], ...]
"""The fields of a form with their known headings."""


def known_fields(heading: str, words: FormWords) -> list[str]:
    """The fields that this heading may name, the most alike first.

    A heading that is not known with all that it says is looked up without what qualifies it:
    what stands in brackets or between strokes, the period (эхний хагас жилийн), and English words.
    """
    if len(heading) > LONGEST:
        return []
    return list(_known_fields(heading, tuple(words.columns.items()), words.qualifiers))


def _fields_over(heading: str, under: str, words: FormWords) -> list[str]:
    """The fields that this heading may name over a cell of such a text.

    One that may name a level or a text (Зорилт) names the level over numbers alone.
    """
    fields = known_fields(heading, words)
    levels = [field for field in fields if field in _LEVELS]
    if not levels or len(levels) == len(fields):
        return fields
    are_numbers = any(map(str.isdecimal, under)) and bool(value_splits(under))
    return levels if are_numbers else [field for field in fields if field not in levels]


# Every cell of a document is looked up, and most of them more than once.
@lru_cache(maxsize=10_000)
def _known_fields(heading: str, names: _Names, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    bare = _ASIDE.sub(" ", heading)
    for qualifier in qualifiers:
        bare = re.sub(rf"(?<!\w){re.escape(qualifier)}(?!\w)", " ", bare, flags=re.IGNORECASE)
    mongolian = _TRANSLATED.sub("", bare) if _CYRILLIC.search(bare) else bare
    spellings = dict.fromkeys(map(_letters, (heading, bare, mongolian)))
    likely = next(filter(None, (_fields_like(letters, names) for letters in spellings)), ())
    return likely or _field_of_first(bare, names)


def _field_of_first(heading: str, names: _Names) -> tuple[str, ...]:
    """The field that the first of several names in a heading says, if no other names another."""
    first, *others = heading.split(",")
    if not others or any(len(other.split()) > _FEW_WORDS for other in others):
        return ()
    fields = [field for field, headings in names if _letters(first) in _keys(headings)]
    named = {field for other in others for field in _fields_like(_letters(other), names)}
    return tuple(fields) if named <= {*fields} else ()


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
    own = _letters(heading)
    known = [name for names in words.columns.values() for name in names if _letters(name) != own]
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
        near = get_close_matches(_letters(cell.line), _all_keys(words), 1, _LIKE_A_KNOWN_ONE)
        like = [field for field, names in words.columns.items() if {*near} & {*_keys(names)}]
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
    return [key for names in words.columns.values() for key in _keys(names)]


@cache
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(Key.of(name).letters for name in names)


def _letters(heading: str) -> str:
    """The letters of a heading by which it is compared; a lone % says хувь."""
    has_word = "%" not in heading or "хув" in heading.casefold()
    return Key.of(heading if has_word else heading.replace("%", "хувь")).letters


def _fields_like(letters: str, names: _Names) -> tuple[str, ...]:
    scores: dict[str, float] = {}
    counts = Counter(letters)
    for known, fields in _known_of_length(len(letters), names):
        # How alike two texts are is dear to tell; that they have other letters is not.
        if _likeness_at_most(len(letters), counts, known) < SIMILAR:
            continue
        matcher = SequenceMatcher(None, known, letters)
        score = matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0
        if score >= SIMILAR:
            scores |= {field: max(score, scores.get(field, 0)) for field in fields}
    best = max(scores.values(), default=0)
    likely = [f for f, _ in names if f in scores and (best < 1 or scores[f] == 1)]
    return tuple(sorted(likely, key=lambda field: -scores[field]))


def _likeness_at_most(length: int, counts: Counter[str], known: str) -> float:
    """How alike a text of such letters would be if each that both have were in its place."""
    shared = sum(map(counts.__getitem__, frozenset(known).intersection(counts)))
    return 2 * shared / max(1, length + len(known))


@cache
def _known(names: _Names) -> dict[str, tuple[str, ...]]:
    """The letters of each known heading, and the fields that it names."""
    known: dict[str, tuple[str, ...]] = {}
    for field, headings in names:
        for key in dict.fromkeys(_keys(headings)):
            known[key] = (*known.get(key, ()), field)
    return known


@cache
def _known_of_length(length: int, names: _Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The known headings that are about as long, and the fields that they name."""
    return tuple(
        (key, fields)
        for key, fields in _known(names).items()
        if abs(len(key) - length) <= (1 - SIMILAR) * max(len(key), length, 1)
    )
