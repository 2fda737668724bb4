"""Signs that a row of a table without lines may be several rows, or the part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from tailan.documents.page.ruling import GridCell
from tailan.documents.page.unruled.parted_lines import FEWEST
from tailan.documents.page.words import Line

_NUMBER = re.compile(r"[-−]?\d[\d.,]*[%.)]?")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")

_MOSTLY = 0.75
"""The share of a column's cells that are of one kind where the others should be, too."""

_NEAR = 0.35
"""Letter heights by which a text may stand beside the place where its row's alignment puts it."""

_OVER = 0.5
"""Letter heights by which a word may run over the edge of its cell into the next one."""

_FAR = 1.5
"""Letter heights of white that hardly stands between the words of one text."""

_SPACE = 0.15
"""Letter heights of white that a space has at least."""

_GROUP = 3
"""Digits of a group of thousands."""

_WIDER = 0.5
"""Letter heights by which white is wider than that between the lines of a text."""


@dataclass(frozen=True)
class CellText:
    """A cell with text, and the box of its lines."""

    cell: GridCell
    lines: Sequence[Line]

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return min(line.left for line in self.lines)

    @cached_property
    def right(self) -> float:
        """Its right edge."""
        return max(line.right for line in self.lines)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(line.top for line in self.lines)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(line.bottom for line in self.lines)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.lines[0].size

    @property
    def are_numbers(self) -> bool:
        """Whether each of its lines is a number."""
        return all(_NUMBER.fullmatch(line.text) for line in self.lines)

    @property
    def is_ordinal(self) -> bool:
        """Whether it is one number, such as begins a row."""
        return len(self.lines) == 1 and _ORDINAL.fullmatch(self.lines[0].text) is not None

    def is_over(self, other: CellText) -> bool:
        """Whether the two stand in the same places across the page, in part at least."""
        return self.left < other.right and other.left < self.right

    def is_beside(self, other: CellText) -> bool:
        """Whether the two stand in the same places across the page, and down it."""
        over = min(self.right, other.right) - max(self.left, other.left)
        return over > _OVER * self.size and self.top < other.bottom and other.top < self.bottom


Row = Sequence[CellText]
"""The cells of a row that have text."""


def _with_several_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with numbers beneath one another where other rows have one: they may be two rows.

    A row with one number of its own may have several values.
    """
    for column in {one.cell.column for row in rows for one in row}:
        own = [(at, one) for at, row in enumerate(rows) for one in row if one.cell.column == column]
        single = sum(one.are_numbers and len(one.lines) == 1 for _, one in own)
        if single > _MOSTLY * (len(own) - 1) or (column == 0 and single):
            yield from (at for at, one in own if _has_two(one) and not _is_numbered(rows[at]))


def _is_numbered(row: Row) -> bool:
    return bool(row) and row[0].cell.column == 0 and row[0].is_ordinal


def _with_text_beneath_number(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with words beneath a number where other rows have one: they may be a heading's."""
    for column in {one.cell.column for row in rows for one in row}:
        own = [(at, one) for at, row in enumerate(rows) for one in row if one.cell.column == column]
        single = sum(one.are_numbers and len(one.lines) == 1 for _, one in own)
        if column and single > _MOSTLY * (len(own) - 1):
            yield from (at for at, one in own if _is_number_with_text(one))


def _is_number_with_text(one: CellText) -> bool:
    first, *others = (line.text for line in one.lines)
    words = [text for text in others if not _NUMBER.match(text)]
    return _NUMBER.fullmatch(first) is not None and bool(words) and words[0][0].isupper()


def _with_level_ends(rows: Sequence[Row]) -> Iterator[int]:
    """Rows whose last lines are level in each column but the first: they may be a total's.

    Two values in a cell are none by themselves, since a row may have two indicators.
    """
    for at, row in enumerate(rows):
        own = row[1:] if at and _is_numbered(row) else ()
        if len(own) < FEWEST - 1 or any(len(one.lines) < 2 or one.cell.span > 1 for one in own):
            continue
        tops = [one.lines[-1].top for one in own]
        ends = [one.lines[-1] for one in own]
        are_level = max(tops) - min(tops) < _NEAR * own[0].size
        if are_level and any(_NUMBER.fullmatch(line.text) for line in ends):
            yield at


def _with_number_and_text(rows: Sequence[Row]) -> Iterator[int]:
    """Rows whose number has the text of the next column beside it, unlike that of other rows."""
    if not any(map(_is_numbered, rows)):
        return
    for at, row in enumerate(rows):
        first = row[0] if row and row[0].cell.column == 0 and row[0].cell.span == 1 else None
        words = first.lines[0].words if first is not None else ()
        if len(words) > 1 and _ORDINAL.fullmatch(words[0].text):
            yield at


def _has_two(one: CellText) -> bool:
    """Whether two lines of a text begin with a number."""
    return sum(_NUMBER.match(line.text.partition(" ")[0]) is not None for line in one.lines) > 1


def _without_number(rows: Sequence[Row]) -> Iterator[int]:
    """Rows without a number, closer to the one above than those with one."""
    numbered = list(map(_is_numbered, rows))
    first = numbered.index(True) if True in numbered else len(rows)
    whites = [_white(above, row) for above, row in pairwise(rows)]
    own = [white for white, has in zip(whites, numbered[1:], strict=True) if has]
    if len(own) < FEWEST - 1:
        return
    least = min(own)
    for at, (white, has) in enumerate(zip(whites, numbered[1:], strict=True), start=1):
        is_heading = len(rows[at]) == 1 and rows[at][0].cell.span > 1
        if (
            at > first
            and not has
            and not is_heading
            and rows[at]
            and white < least - _NEAR * rows[at][0].size
        ):
            yield at


def _white(above: Row, row: Row) -> float:
    return min((one.top for one in row), default=0.0) - max(
        (one.bottom for one in above), default=0.0
    )


def _out_of_level(rows: Sequence[Row]) -> Iterator[int]:
    """Rows in which a text stands neither at the top, in the middle nor at the bottom."""
    yield from (at for at, row in enumerate(rows) if not all(levels_of(row)))


def levels_of(row: Row) -> list[set[str]]:
    """Where each text of a row of that height stands in it: one as high as the row everywhere."""
    own = [one for one in row if one.cell.depth == 1]
    top = min((one.top for one in own), default=0.0)
    bottom = max((one.bottom for one in own), default=0.0)
    near = _NEAR * max((one.size for one in own), default=0.0)
    found = []
    for one in own:
        above, below = one.top - top, bottom - one.bottom
        shifts = {"top": above, "bottom": below, "middle": (above - below) / 2}
        found.append({level for level, shift in shifts.items() if abs(shift) <= near})
    return found


def _over_columns(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with lines over several columns beside other texts, which headings alone have."""
    for at, row in enumerate(rows):
        is_head = any(one.cell.depth > 1 for one in row)
        is_over = any(one.cell.span > 1 and len(one.lines) > 1 for one in row)
        if is_over and not is_head and len(row) > 1:
            yield at


def _with_gaps(rows: Sequence[Row]) -> Iterator[int]:
    """Rows in which lines of a text stand further apart than those of texts do."""
    whites = [white for row in rows for one in row for white in _whites(one)]
    if not whites:
        return
    usual = median(whites)
    for at, row in enumerate(rows):
        if any(white > usual + _WIDER * one.size for one in row for white in _whites(one)):
            yield at


def _whites(one: CellText) -> list[float]:
    return [line.top - above.bottom for above, line in pairwise(one.lines)]


def _with_numbers_beside(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with numbers side by side in each cell of a column: these may be two columns."""
    for column in {one.cell.column for row in rows for one in row}:
        own = [
            (at, one)
            for at, row in enumerate(rows[1:], 1)
            for one in row
            if one.cell.column == column
        ]
        if own and all(_has_numbers_beside(one) for _, one in own):
            yield from (at for at, _ in own)


def _has_numbers_beside(one: CellText) -> bool:
    """Whether a line is several numbers, and no groups of thousands nor digits set one by one."""
    return any(
        all(_NUMBER.fullmatch(word.text) for word in line.words)
        and any(len(word.text) != _GROUP for word in line.words[1:])
        and min(_spaces(line), default=0.0) > _SPACE * one.size
        for line in one.lines
    )


def _spaces(line: Line) -> list[float]:
    return [word.left - last.right for last, word in pairwise(line.words)]


def _with_stray_words(rows: Sequence[Row]) -> Iterator[int]:
    """Rows in which words stand far behind a text's last words, and behind all its lines."""
    yield from (at for at, row in enumerate(rows) if any(map(_has_stray_word, row)))


def _has_stray_word(one: CellText) -> bool:
    *others, last = one.lines
    is_far = max(_spaces(last), default=0.0) > _FAR * one.size
    end = max((line.right for line in others), default=last.right)
    return is_far and last.right > end + _OVER * one.size


CHECKS: Sequence[Callable[[Sequence[Row]], Iterator[int]]] = (
    _with_several_numbers,
    _with_text_beneath_number,
    _with_level_ends,
    _with_number_and_text,
    _without_number,
    _out_of_level,
    _over_columns,
    _with_gaps,
    _with_numbers_beside,
    _with_stray_words,
)
"""Each gives the numbers of the rows that a person should compare with the page."""
