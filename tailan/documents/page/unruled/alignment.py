"""Tables without ruling lines: columns that show by the white between aligned words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.page.ruling import Grid, GridCell, Rule
from tailan.documents.page.unruled.parted_lines import (
    FEWEST,
    PartedLine,
    parted_lines,
    stops_of,
    tables_in,
)
from tailan.documents.page.unruled.stops import Stops
from tailan.documents.page.words import Word

_TIGHT = 1.25
_WIDER = 0.2
_NUMBERED = re.compile(r"\d")
_ROW_NUMBER = re.compile(r"\d{1,2}[.)]?")


@dataclass(frozen=True)
class Aligned:
    """A table without vertical lines, as far as one on the next page may go on with it."""

    grid: Grid
    white: float | None
    """The least white between its rows, where that shows."""
    head: tuple[str, ...]
    """The lines of its first row, which may be printed again on each page."""
    is_ruled: bool = False
    """Whether a line parts each of its rows from the next."""
    is_open: bool = True
    """Whether nothing stands beneath it on its page, so that it may go on."""


def find_aligned(
    words: Iterable[Word], rules: Sequence[Rule], last: Aligned | None = None
) -> list[Aligned]:
    """The tables that words form without vertical lines; `rules` part their rows.

    `last` is the table before: one that goes on from page to page has its columns and white, and
    a short one is known by the word that began its headings (№).
    """
    heads = {line.partition(" ")[0] for line in (last.head[:1] if last else ())}
    last = last if last and last.is_open else None
    known = last.grid.xs[1:-1] if last else ()
    found = tables_in(parted_lines(words), known, last.head if last else ())
    made: list[Aligned] = []
    for lines, edges in found:
        goes_on = bool(known) and tuple(edges) == known
        is_sure = goes_on or bool(lines and lines[0].parts[0].text in heads)
        count = sum(line.has_columns for line in lines)
        least = 0 if goes_on else 1 if is_sure else FEWEST - _is_surely_table(lines)
        if len(edges) + 1 >= FEWEST and count >= least:
            heads.add(lines[0].parts[0].text)
            made.append(_aligned(lines, edges, rules, last))
    return made


def _is_surely_table(lines: Sequence[PartedLine]) -> bool:
    """Whether headings and one row of several numbers end the page, as running text does not."""
    head, row = lines[0], lines[-1]
    return not head.figures and len(head.parts) > FEWEST and row.figures > 1


def _aligned(
    lines: list[PartedLine], edges: list[float], rules: Sequence[Rule], last: Aligned | None
) -> Aligned:
    known = last.grid.xs if last else ()
    goes_on = bool(known) and tuple(edges) == known[1:-1]
    stops = stops_of(lines)
    lines = [line.split_at(edges, stops) for line in lines]
    lines = lines[: _last_of_table(lines, edges, stops) + 1]
    white = _white_of_rows(lines, edges) or (last.white if last else None)
    count = len(last.head) if last else 0
    texts = tuple(line.line.text for line in lines[:count])
    head, body = (lines[:count], lines[count:]) if last and texts == last.head else ([], lines)
    ruled = _between_rules(body, rules)
    is_ruled = (last.is_ruled if last and goes_on else False) or _has_a_number_each(ruled, edges)
    rows = [head, *(ruled if is_ruled else _rows(body, edges, rules, white))]
    rows = [row for row in rows if row]
    left, right = (known[0], known[-1]) if goes_on else (edges[0], edges[-1])
    xs = (min(left, *(line.line.left - 1 for line in lines)), *edges)
    xs = (*xs, max(right, *(line.line.right + 1 for line in lines)))
    middles = [(last[-1].line.bottom + row[0].line.top) / 2 for last, row in pairwise(rows)]
    ys = (rows[0][0].line.top - 1, *middles, rows[-1][-1].line.bottom + 1)
    cells = tuple(tuple(_cells(number, row, edges)) for number, row in enumerate(rows))
    grid = Grid(xs, ys, cells, is_ruled=False)
    return Aligned(grid, white, tuple(line.line.text for line in rows[0]), is_ruled)


def _last_of_table(lines: list[PartedLine], edges: list[float], stops: Stops) -> int:
    """The last line with columns and those beneath it that stand within columns."""
    right = max(line.line.right for line in lines)
    rows = (i for i, line in enumerate(lines) if _is_row(line, edges, stops))
    last = max(rows, default=0)
    for number, (above, line) in enumerate(pairwise(lines[last:]), start=last + 1):
        own = lines[number : number + 2]
        is_cell = _is_rest(line, edges, stops) or _is_wrapped(own, stops, right)
        is_below = _is_tight(above, line) or is_cell
        if line.is_across(edges) or not is_below:
            break
        last = number
    return last


def _is_rest(line: PartedLine, edges: list[float], stops: Stops) -> bool:
    """Whether a line stands in one column behind the first, as the rest of a row above does."""
    first = line.parts[0]
    return len(line.parts) == 1 and first.left > edges[0] and stops.hold(first)


def _is_wrapped(lines: Sequence[PartedLine], stops: Stops, right: float) -> bool:
    """Whether two lines are a sentence in a cell, since the second had room beside the first."""
    if len(lines) < 2 or not _is_tight(*lines):
        return False
    upper, lower = (line.line for line in lines)
    is_sentence = lower.text[0].islower() and round(upper.left) == round(lower.left)
    word = lower.words[0].right - lower.left
    return is_sentence and stops.hold(upper) and right - upper.right > word


def _is_row(line: PartedLine, edges: list[float], stops: Stops) -> bool:
    """Whether a line has columns, or stands in them: a number alone in the first begins a row."""
    is_level = stops.hold(line.parts[0])
    is_alone = len(line.parts) == 1 and is_level and _is_number(line, edges)
    return line.has_columns or line.stands_at(stops) or is_alone


def _rows(
    lines: list[PartedLine], edges: list[float], rules: Sequence[Rule], white: float | None
) -> list[list[PartedLine]]:
    """The lines of each row: white parts it from the next, or a line; else its text tells."""
    rows = [lines[:1]]
    for above, line in pairwise(lines):
        is_ruled = _is_ruled(above, line, rules)
        if white is not None:
            is_new = _white(above, line) > white
        else:
            is_new = _begins_row(rows, above, line, edges)
        if is_ruled or is_new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _between_rules(lines: list[PartedLine], rules: Sequence[Rule]) -> list[list[PartedLine]]:
    """The lines between each two lines that are drawn over the table."""
    rows = [lines[:1]]
    for above, line in pairwise(lines):
        if _is_ruled(above, line, rules):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _has_a_number_each(rows: list[list[PartedLine]], edges: list[float]) -> bool:
    """Whether several rows have a number in the first column, wherever it stands, and none two."""
    begun = [sum(_begins_with_number(line, edges) for line in row) for row in rows]
    return max(begun) == 1 and sum(begun) >= FEWEST - 1


def _begins_with_number(line: PartedLine, edges: list[float]) -> bool:
    first = line.parts[0]
    return first.left < edges[0] and _NUMBERED.match(first.text) is not None


def _is_ruled(above: PartedLine, line: PartedLine, rules: Sequence[Rule]) -> bool:
    return any(above.line.top < rule.at < line.line.bottom for rule in rules)


def _white_of_rows(lines: list[PartedLine], edges: list[float]) -> float | None:
    """The least white between two rows; None where rows stand as close as the lines within one.

    A number in the first column begins a row for sure, so that the white above it is known.
    """
    whites = [_white(above, line) for above, line in pairwise(lines)]
    stops = [
        white
        for white, line in zip(whites, lines[1:], strict=True)
        if _begins_with_number(line, edges)
    ]
    if len(stops) >= FEWEST - 1:
        within = sorted(whites)[len(whites) // 4]
        least = min(stops)
        if least - within > _WIDER * lines[0].line.size:
            return (least + within) / 2
    return _white_around_numbers(lines, edges)


def _white_around_numbers(lines: list[PartedLine], edges: list[float]) -> float | None:
    """The white that parts lines into rows of one number each; None where no white does.

    Numbers in the middle of their row's height have other lines of it above and beneath them.
    """
    size = lines[0].line.size
    whites = sorted(_white(above, line) for above, line in pairwise(lines))
    steps = [(wider - white, (wider + white) / 2) for white, wider in pairwise(whites)]
    wide = (middle for jump, middle in sorted(steps, reverse=True) if jump > _WIDER * size)
    return next(
        (middle for middle in wide if _is_sure(_rows(lines, edges, (), middle), edges)), None
    )


def _is_sure(rows: list[list[PartedLine]], edges: list[float]) -> bool:
    """Whether several rows have a number, and none has two."""
    numbers = [sum(_is_number(line, edges) for line in row) for row in rows]
    return max(numbers) == 1 and sum(numbers) >= FEWEST - 1


def _is_number(line: PartedLine, edges: list[float]) -> bool:
    """Whether a number stands in the first column."""
    first = line.parts[0]
    return first.right < edges[0] and _ROW_NUMBER.fullmatch(first.text) is not None


def _white(above: PartedLine, line: PartedLine) -> float:
    return line.line.top - above.line.bottom


def _begins_row(
    rows: list[list[PartedLine]], above: PartedLine, line: PartedLine, edges: list[float]
) -> bool:
    if line.is_across(edges) or above.is_across(edges):
        return True
    first = line.parts[0]
    has_first = first.left < edges[0]
    if len(rows) == 1 and _is_tight(above, line):
        # Headings of several lines: the row ends where the first column shows a number.
        return has_first and _NUMBERED.match(first.text) is not None
    goes_on = len(line.parts) == 1 and first.text[0].islower() and _is_tight(above, line)
    return has_first and not goes_on


def _is_tight(above: PartedLine, line: PartedLine) -> bool:
    return line.line.bottom - above.line.bottom < _TIGHT * line.line.size


def _cells(number: int, row: list[PartedLine], edges: list[float]) -> Iterator[GridCell]:
    parted = [i + 1 for i, edge in enumerate(edges) if not any(line.crosses(edge) for line in row)]
    stops = [0, *parted]
    for start, end in zip(stops, [*parted, len(edges) + 1], strict=True):
        yield GridCell(number, start, end - start)
