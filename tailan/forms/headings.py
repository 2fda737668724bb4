"""The heading row of a form's table: which column holds which field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tailan.documents import Cell, Row
from tailan.errors import TailanError
from tailan.forms.heading_gaps import by_their_cells
from tailan.forms.heading_names import fields_of, listed
from tailan.forms.heading_parts import field_by_parts
from tailan.forms.known_headings import LONGEST, known_fields
from tailan.forms.marked_columns import MARKED, with_deadline
from tailan.forms.required_headings import require_headings
from tailan.forms.stages import read_stages
from tailan.forms.words import IGNORED, FormWords, Key
from tailan.plan import Repair

_LONGEST_HEADING = 12
"""Words of the longest heading of a column."""


@dataclass(frozen=True)
class Columns:
    """The field of each column from the left, and the grid columns that it covers."""

    fields: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    heading: frozenset[Key]
    repairs: tuple[Repair, ...] = ()

    def assigned(self, row: Row) -> dict[str, Cell]:
        """The row's cells by field: in order where their number fits, else by what they cover."""
        if len(row.cells) > len(self.fields) and self._covers(row):
            return _read(self._by_cover(row))
        cells = list(row.cells)
        while len(cells) > len(self.fields) and not cells[-1].line:
            cells.pop()
        if len(cells) == len(self.fields) or all(cell.span == 1 for cell in cells):
            return _read(dict(zip(self.fields, cells, strict=False)))
        return _read(self._by_cover(row))

    def _covers(self, row: Row) -> bool:
        """Whether the row only parts cells beneath the headings, as a table within a cell does.

        A narrower table beneath the first one has its own widths, and nothing beyond its last cell.
        """
        spans = list(row.spans())
        begins = {start for start, _, _ in spans}
        is_whole = len(self.bounds) == len(self.fields) and spans[-1][1] == self.bounds[-1][1]
        return is_whole and all(start in begins for start, _ in self.bounds)

    def surplus(self, row: Row) -> tuple[Cell, ...]:
        """The filled cells beyond the last column, which belong to no field."""
        if any(cell.span > 1 for cell in row.cells) or self._covers(row):
            return ()
        return tuple(cell for cell in row.cells[len(self.fields) :] if cell.line)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether the row prints the headings again, as after a page break."""
        count = len(row.filled)
        short = (cell.line for cell in row.filled if len(cell.line) <= LONGEST)
        known = sum(Key.of(line) in self.heading for line in short)
        return known > 1 and (known == count or known > max(2, count) / 2)

    def below_headings(self, row: Row) -> Row:
        """What a row that prints the headings again holds beneath them, where no line parts both.

        A row in which another text stands holds nothing else: headings may be spelt anew.
        """
        counts = [self._heading_words(cell) for cell in row.cells]
        if sum(map(bool, counts)) < len(row.filled):
            return replace(row, cells=())
        pairs = zip(row.cells, counts, strict=True)
        texts = (
            re.sub(rf"\s*(?:\S+\s*){{{count}}}", "", cell.text, count=1) for cell, count in pairs
        )
        cells = (replace(cell, text=text) for cell, text in zip(row.cells, texts, strict=True))
        return replace(row, cells=tuple(cells))

    def _heading_words(self, cell: Cell) -> int:
        """How many words of a cell are its heading printed again, 0 where none are."""
        words = cell.line.split()[:_LONGEST_HEADING]
        counts = range(len(words), 0, -1)
        return next((i for i in counts if Key.of(" ".join(words[:i])) in self.heading), 0)

    def _by_cover(self, row: Row) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for start, end, cell in row.spans():
            shares = [max(0, min(end, b) - max(start, a)) for a, b in self.bounds]
            best = max(range(len(shares)), key=shares.__getitem__)
            field = self.fields[best]
            if shares[best] and (cell.line or field not in found):
                first = found.get(field)
                found[field] = _both(first, cell) if first and first.line else cell
        return found


def _both(cell: Cell, other: Cell) -> Cell:
    """What two cells under one heading say, as one."""
    parts = (*cell.pieces, *other.pieces)
    least = min(cell.confidence, other.confidence)
    return replace(cell, text=f"{cell.text} {other.text}", confidence=least, parts=parts)


def columns_of(
    headings: tuple[Cell, ...],
    printed: Sequence[Cell],
    body: Sequence[Row],
    told: Mapping[str, str],
    words: FormWords,
) -> Columns:
    """The columns below a heading row; `body` are rows of the table that have every cell.

    `printed` are the cells of all heading rows, as they are printed again on the next page;
    `told` are the fields of headings that name them by what stands around them.

    Fewer headings than columns: the form's missing fields stand where the form has them (a
    heading over two columns, or one left out), or where the cells show them to stand. TailanError
    shows what was not understood.
    """
    shown = _with_number(headings, words)
    titles = tuple(cell for cell in shown if cell.line)
    under = [_under(i, shown, body) for i, cell in enumerate(shown) if cell.line]
    others = [i for i, cell in enumerate(titles) if cell.line not in told]
    own = fields_of([titles[i].line for i in others], words, [under[i] for i in others])
    found = dict(zip(others, own, strict=True))
    named = [told.get(cell.line) or found.get(i, "") for i, cell in enumerate(titles)]
    repairs = (
        *read_stages(titles, told, words),
        *_of_marks(titles, named),
        *_left_out(titles, named, told),
        *_by_parts(titles, named, words),
        *_beside_baseline(titles, named, words),
        *_by_place(titles, named, words),
    )
    fields = _filled_up(named, body, titles, words)
    if fields != tuple(named) and all(cell.span == 1 for cell in titles):
        added = _missing(named, fields, words)
        kind = "heading-missing" if fields == words.printed else "heading-by-cells"
        repairs += (Repair(titles[-1].place, kind, "", added),)
    require_headings(fields, titles, words)
    bounds = tuple((start, end) for start, end, _ in body[0].spans())
    heading = frozenset(Key.of(cell.line) for cell in printed if cell.line)
    return Columns(fields, bounds, heading, repairs)


def _with_number(headings: tuple[Cell, ...], words: FormWords) -> tuple[Cell, ...]:
    """The headings with one over the numbers of the rows, where offices leave it blank."""
    first, *others = headings
    is_named = any(known_fields(cell.line, words)[:1] == ["no"] for cell in others)
    if first.line or is_named or "no" not in words.printed:
        return headings
    return (replace(first, text=words.heading("no")), *others)


def _read(cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells without those of columns that nobody reads, marks read as a deadline."""
    return with_deadline({field: cell for field, cell in cells.items() if field != IGNORED})


def _of_marks(titles: tuple[Cell, ...], named: list[str]) -> list[Repair]:
    """That marks under some headings are read as deadlines."""
    own = [cell for cell, name in zip(titles, named, strict=True) if name.startswith(MARKED)]
    said = ", ".join(cell.line for cell in own)
    return [Repair(own[0].place, "deadline-marked", said)] if own else []


def _by_parts(titles: tuple[Cell, ...], named: list[str], words: FormWords) -> Iterator[Repair]:
    """That headings are not known as a whole, and were taken for columns by words of theirs."""
    for cell, name in zip(titles, named, strict=True):
        known = known_fields(cell.line, words)
        if name and field_by_parts(cell.line, words) == name and not known:
            yield Repair(cell.place, "heading-by-words", cell.line, words.heading(name))
        elif name in ("measure", "activity") and known and name not in known:
            yield Repair(cell.place, "heading-by-place", cell.line, words.heading(name))


def _left_out(
    titles: tuple[Cell, ...], named: list[str], told: Mapping[str, str]
) -> Iterator[Repair]:
    """That a column that belongs to no table was left out."""
    for cell, name in zip(titles, named, strict=True):
        if name == IGNORED and cell.line not in told:
            yield Repair(cell.place, "column-left-out", cell.line)


def _beside_baseline(titles: tuple[Cell, ...], named: list[str], words: FormWords) -> list[Repair]:
    """Names the target where only the word for objective stands over it, behind the baseline."""
    beside = [i for i in range(1, len(named)) if named[i - 1 : i + 1] == ["baseline", "objective"]]
    if "target" in named or not beside:
        return []
    named[beside[0]] = "target"
    cell = titles[beside[0]]
    return [Repair(cell.place, "heading-by-place", cell.line, words.heading("target"))]


def _under(at: int, headings: tuple[Cell, ...], rows: Iterable[Row]) -> str:
    """What stands first under a heading, in the columns that it begins."""
    start = sum(cell.span for cell in headings[:at])
    under = (cell for row in rows for begin, _, cell in row.spans() if begin == start)
    return next((cell.text for cell in under if cell.line and cell is not headings[at]), "")


def _by_place(titles: tuple[Cell, ...], named: list[str], words: FormWords) -> list[Repair]:
    """Names unknown headings after the fields that the form has in their place.

    Between two known headings there must be as many unknown ones as the form lacks fields, or
    lacks of those that no form is without, and one must be such a field: any other may as well be
    missing, and the heading name a column that the form does not have.
    """
    repairs = []
    for start, end in _unknown_runs(named):
        between = _fields_between(named, start, end, words)
        needed = [field for field in between if field in (*words.required, *words.usual)]
        if len(between) != end - start:
            between = needed
        if needed and len(between) == end - start:
            named[start:end] = between
            repairs += [
                Repair(cell.place, "heading-by-place", cell.line, words.heading(field))
                for cell, field in zip(titles[start:end], between, strict=True)
            ]
    return repairs


def _unknown_runs(named: list[str]) -> list[tuple[int, int]]:
    """Where headings stand that name no known field: first, and the one after the last."""
    unknown = [i for i, field in enumerate(named) if not field]
    starts = [i for i in unknown if i - 1 not in unknown]
    ends = [i + 1 for i in unknown if i + 1 not in unknown]
    return list(zip(starts, ends, strict=True))


def _fields_between(named: list[str], start: int, end: int, words: FormWords) -> list[str]:
    """The form's fields between the known headings before and after, which none names yet."""
    order = words.printed
    before = [order.index(field) for field in named[:start] if field in order]
    after = [order.index(field) for field in named[end:] if field in order]
    between = order[before[-1] + 1 if before else 0 : after[0] if after else len(order)]
    return [field for field in between if field not in named]


def _filled_up(
    named: list[str], body: Sequence[Row], titles: tuple[Cell, ...], words: FormWords
) -> tuple[str, ...]:
    """The field of each column of the body, the form's missing fields put in their places."""
    width = len(body[0].cells)
    missing = [field for field in words.printed if field not in named]
    in_order = tuple(field for field in words.printed if field in named)
    if len(named) >= width or "" in named:
        return tuple(named)
    is_usual = len(named) + len(missing) == width and in_order == tuple(named)
    usual = words.printed if is_usual else ()
    is_shown = "percent" in named and len(named) + 1 == width
    fields = by_their_cells(named, usual, body, words) if is_shown else usual
    if fields:
        return fields
    raise TailanError(
        "form.columns",
        place=titles[0].place,
        columns=width,
        headings=len(named),
        found=listed(cell.line for cell in titles),
        missing=listed(map(words.heading, missing)),
    )


def _missing(named: list[str], fields: tuple[str, ...], words: FormWords) -> str:
    return ", ".join(words.heading(field) for field in fields if field not in named)
