"""The heading row of a form's table: which column holds which field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache

from tailan.documents import Cell, Row
from tailan.errors import TailanError
from tailan.forms.words import FormWords, Key
from tailan.plan import Repair

SIMILAR = 0.86
"""How alike a heading must be to a known one: spares case endings and slips of the keyboard."""

_ASIDE = re.compile(r"\([^()]*\)|/[^/]*/")

LEAST_HEADINGS = 0.5
"""The share of a form's columns that a row must name to be its heading row."""

_LONGEST = 200
"""Characters of the longest heading; what has more is text of the table."""

_Names = tuple[tuple[str, tuple[str, ...]], ...]
"""The fields of a form with their known headings."""


@dataclass(frozen=True)
class Columns:
    """The field of each column from the left, and the grid columns that it covers."""

    fields: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    heading: frozenset[Key]
    repairs: tuple[Repair, ...] = ()

    def assigned(self, row: Row) -> dict[str, Cell]:
        """The row's cells by field: in order where their number fits, else by what they cover."""
        cells = list(row.cells)
        while len(cells) > len(self.fields) and not cells[-1].line:
            cells.pop()
        if len(cells) == len(self.fields) or all(cell.span == 1 for cell in cells):
            return dict(zip(self.fields, cells, strict=False))
        return self._by_cover(row)

    def surplus(self, row: Row) -> tuple[Cell, ...]:
        """The filled cells beyond the last column, which belong to no field."""
        if any(cell.span > 1 for cell in row.cells):
            return ()
        return tuple(cell for cell in row.cells[len(self.fields) :] if cell.line)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether the row prints the headings again, as after a page break."""
        keys = [Key.of(cell.line) for cell in row.filled]
        known = sum(key in self.heading for key in keys)
        return known > 1 and (known == len(keys) or known > max(2, len(keys)) / 2)

    def _by_cover(self, row: Row) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for start, end, cell in row.spans():
            shares = [max(0, min(end, b) - max(start, a)) for a, b in self.bounds]
            best = max(range(len(shares)), key=shares.__getitem__)
            if shares[best] and (cell.line or self.fields[best] not in found):
                found[self.fields[best]] = cell
        return found


def is_heading(row: Row, words: FormWords) -> bool:
    """Whether the row names enough of the form's columns to be its heading row."""
    named = {field for cell in row.filled for field in known_fields(cell.line, words)[:1]}
    return len(named) >= max(3, len(words.columns) * LEAST_HEADINGS)


def columns_of(
    headings: tuple[Cell, ...], printed: Iterable[Cell], body: Row, words: FormWords
) -> Columns:
    """The columns below a heading row; `body` is a row of the table that has every cell.

    `printed` are the cells of all heading rows, as they are printed again on the next page.

    Fewer headings than columns: the form's missing fields stand where the form has them (a
    heading over two columns, or one left out). TailanError shows what was not understood.
    """
    titles = tuple(cell for cell in headings if cell.line)
    named = _named(titles, words)
    repairs = tuple(_by_place(titles, named, words))
    fields = _filled_up(named, len(body.cells), titles, words)
    if fields != tuple(named) and all(cell.span == 1 for cell in titles):
        added = _missing(named, fields, words)
        repairs += (Repair(titles[-1].place, "heading-missing", "", added),)
    _require(fields, titles, words)
    bounds = tuple((start, end) for start, end, _ in body.spans())
    heading = frozenset(Key.of(cell.line) for cell in printed if cell.line)
    return Columns(fields, bounds, heading, repairs)


def nearest_headings(heading: str, words: FormWords) -> list[str]:
    """The known headings most like this one, at most three."""
    known = [name for names in words.columns.values() for name in names]
    return get_close_matches(heading, known, n=3, cutoff=0.5)


def _named(titles: tuple[Cell, ...], words: FormWords) -> list[str]:
    """The field of each heading, "" where no known heading is like it; each field once."""
    candidates = {i: known_fields(cell.line, words) for i, cell in enumerate(titles)}
    fields = [""] * len(titles)
    for i in sorted(candidates, key=lambda i: len(candidates[i])):
        free = [field for field in candidates[i] if field not in fields]
        fields[i] = free[0] if free else ""
    return fields


def known_fields(heading: str, words: FormWords) -> list[str]:
    """The fields that this heading may name, the most alike first.

    A heading that is not known with all that it says is looked up without what qualifies it:
    what stands in brackets or between strokes, and the period (эхний хагас жилийн).
    """
    if len(heading) > _LONGEST:
        return []
    return list(_known_fields(heading, tuple(words.columns.items()), words.qualifiers))


# Every cell of a document is looked up, and most of them more than once.
@lru_cache(maxsize=10_000)
def _known_fields(heading: str, names: _Names, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    bare = _ASIDE.sub(" ", heading)
    for qualifier in qualifiers:
        bare = re.sub(rf"(?<!\w){re.escape(qualifier)}(?!\w)", " ", bare, flags=re.IGNORECASE)
    return _fields_like(_letters(heading), names) or _fields_like(_letters(bare), names)


def _letters(heading: str) -> str:
    """The letters of a heading by which it is compared; a lone % says хувь."""
    has_word = "%" not in heading or "хув" in heading.casefold()
    return Key.of(heading if has_word else heading.replace("%", "хувь")).letters


def _fields_like(letters: str, names: _Names) -> tuple[str, ...]:
    matcher = SequenceMatcher(None, "", letters)
    scores: dict[str, float] = {}
    for known, fields in _known_of_length(len(letters), names):
        matcher.set_seq1(known)
        # How alike two texts are is dear to tell; that they have other letters is not.
        score = matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0
        if score >= SIMILAR:
            scores |= {field: max(score, scores.get(field, 0)) for field in fields}
    best = max(scores.values(), default=0)
    likely = [f for f, _ in names if f in scores and (best < 1 or scores[f] == 1)]
    return tuple(sorted(likely, key=lambda field: -scores[field]))


@cache
def _known_of_length(length: int, names: _Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The letters of each known heading that is about as long, and the fields that it names."""
    known: dict[str, tuple[str, ...]] = {}
    for field, headings in names:
        for key in {Key.of(heading).letters for heading in headings}:
            longest = max(len(key), length, 1)
            if abs(len(key) - length) <= (1 - SIMILAR) * longest:
                known[key] = (*known.get(key, ()), field)
    return tuple(known.items())


def _by_place(titles: tuple[Cell, ...], named: list[str], words: FormWords) -> list[Repair]:
    """Names unknown headings after the fields that the form has in their place.

    Between two known headings there must be as many unknown ones as the form lacks fields.
    """
    repairs = []
    for start, end in _unknown_runs(named):
        between = _fields_between(named, start, end, list(words.columns))
        if len(between) == end - start:
            named[start:end] = between
            repairs += [
                Repair(cell.place, "heading-by-place", cell.line, words.columns[field][0])
                for cell, field in zip(titles[start:end], between, strict=True)
            ]
    return repairs


def _unknown_runs(named: list[str]) -> list[tuple[int, int]]:
    """Where headings stand that name no known field: first, and the one after the last."""
    unknown = [i for i, field in enumerate(named) if not field]
    starts = [i for i in unknown if i - 1 not in unknown]
    ends = [i + 1 for i in unknown if i + 1 not in unknown]
    return list(zip(starts, ends, strict=True))


def _fields_between(named: list[str], start: int, end: int, order: list[str]) -> list[str]:
    """The form's fields between the known headings before and after, which none names yet."""
    before = order.index(named[start - 1]) if start else -1
    after = order.index(named[end]) if end < len(named) else len(order)
    return [field for field in order[before + 1 : after] if field not in named]


def _filled_up(
    named: list[str], width: int, titles: tuple[Cell, ...], words: FormWords
) -> tuple[str, ...]:
    """The field of each of `width` columns, the form's missing fields put in their places."""
    missing = [field for field in words.columns if field not in named]
    in_order = tuple(field for field in words.columns if field in named)
    if len(named) >= width or "" in named:
        return tuple(named)
    if len(named) + len(missing) == width and in_order == tuple(named):
        return tuple(words.columns)
    raise TailanError(
        "form.columns",
        place=titles[0].place,
        columns=width,
        headings=len(named),
        found=_listed(cell.line for cell in titles),
        missing=_listed(words.columns[field][0] for field in missing),
    )


def _missing(named: list[str], fields: tuple[str, ...], words: FormWords) -> str:
    return ", ".join(words.columns[field][0] for field in fields if field not in named)


def _require(fields: tuple[str, ...], titles: tuple[Cell, ...], words: FormWords) -> None:
    """TailanError where a heading is unknown or a required one is missing."""
    unknown = [cell for field, cell in zip(fields, titles, strict=False) if not field]
    if unknown:
        near = (name for cell in unknown for name in nearest_headings(cell.line, words))
        raise TailanError(
            "form.unmapped",
            place=unknown[0].place,
            heading=_listed(cell.line for cell in unknown),
            nearest=_listed(dict.fromkeys(near)),
            form=words.form,
        )
    missing = [field for field in words.required if field not in fields]
    if missing:
        raise TailanError(
            "form.missing",
            place=titles[0].place,
            missing=_listed(words.columns[field][0] for field in missing),
            found=_listed(cell.line for cell in titles),
            form=words.form,
        )


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(f"“{text}”" for text in texts) or "–"
