"""How much of page 1 its parts take at a close spacing, and what that leaves for matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tailan.charts.lettering import Pen, width_of, wrapped
from tailan.report.blocks import Block, Figure, Heading, Note, Paragraph, Table
from tailan.report.inline_svg import height_to_width

WIDTH, SIZE = 504.0, 11.0
"""The width of the text of page 1 in points, and the size of its letters."""

_HEIGHT = 750.0
_LINE, _GAP = 12.4, 4.8
_TITLE = Pen(15, face="Bold")
_TILES, _SIGNATURES, _CAPTION, _HEADING = 60.0, 30.0, 15.0, 13.0
_CODE = 270.0
"""The width of the verification code, which exporters add to the strip."""

FEWEST, MOST = 3, 6
"""Lines of a matter: with fewer it has no room for claim, quote and question."""


def lines_for_each(count: int, others: Sequence[Block]) -> int:
    """How many lines each of so many matters may have beside the other parts of the page."""
    return max(FEWEST, min(MOST, _lines_left(count, others)))


def lines_to_spare(count: int, others: Sequence[Block]) -> int:
    """How many lines are left over where each of so many matters has its lines."""
    room = _room(others) - count * _GAP
    return max(0, int(room / _LINE) - count * lines_for_each(count, others))


def is_crowded(count: int, others: Sequence[Block]) -> bool:
    """Whether so many matters have too little room beside the other parts."""
    return _lines_left(count, others) < FEWEST


def _lines_left(count: int, others: Sequence[Block]) -> int:
    return int((_room(others) / max(count, 1) - _GAP) / _LINE)


def _room(others: Sequence[Block]) -> float:
    return _HEIGHT - sum(_height(block) + _GAP for block in others)


def _height(block: Block) -> float:
    match block:
        case Heading(level=1):
            return 17.0 * len(wrapped(block.text, WIDTH, _TITLE, 9))
        case Heading():
            return _HEADING
        case Figure():
            return WIDTH * height_to_width(block.svg) + _CAPTION
        case Table(role="facts"):
            return _LINE * _strip_lines(block)
        case Table():
            return _TILES if block.role == "key" else _SIGNATURES
        case Paragraph() | Note():
            return _LINE * len(wrapped(block.text, WIDTH, Pen(SIZE), 99))
        case _:
            return 0.0


def _strip_lines(strip: Table) -> float:
    """The lines of the strip and its edges: its facts follow each other, none is broken."""
    widths = (_fact_width(cell.text for cell in row.cells) for row in strip.rows)
    lines, left = 1, WIDTH
    for width in (*widths, _CODE):
        if width > left:
            lines, left = lines + 1, WIDTH
        left -= width
    return lines + 0.8


def _fact_width(texts: Iterable[str]) -> float:
    return width_of(": ".join(texts), Pen(SIZE, face="Bold")) + SIZE
