"""Twins: the tables of a document typed anew, in the layouts that offices give them."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from tailan.documents import Document, Paragraph, Row
from tailan.plan import Indicator, Measure, Plan

WIDTHS = (6, 34, 9, 26, 10, 10, 58, 14)
"""Letters that a line of each column holds on a page across."""

Small = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Typed:
    """A document as it was typed: a row of one text is a heading over the whole table."""

    above: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    behind: tuple[str | Small, ...] = ()


def typed_report(document: Document, plan: Plan, between: str = "\n") -> Typed:
    """A performance report: several indicators of a row and their values with this between."""
    rows: list[tuple[str, ...]] = []
    objectives = {objective.objective_no: objective.heading_text for objective in plan.objectives}
    for measure in plan.measures:
        if heading := objectives.pop(measure.objective_no, ""):
            rows.append((heading,))
        own = [one for one in plan.indicators if one.measure_no == measure.measure_no]
        rows.append(_report_row(measure, own, between))
    return Typed(_above(document), REPORT_HEADINGS, tuple(rows), _behind(document, rows))


REPORT_HEADINGS = (
    *("Д/А", "Гүйцэтгэлийн зорилт, арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт"),
    *("Суурь түвшин", "Зорилтот түвшин", "Гүйцэтгэл", "Гүйцэтгэлийн хувь"),
)


def typed_action_plan(document: Document) -> Typed:
    """An action plan, whose text dump holds its rows whole."""
    heading, *rows = document.rows
    return Typed(
        _above(document),
        heading.texts,
        tuple(tuple(cell.text for cell in row.cells) for row in rows),
    )


def tables_of(plan: Plan) -> dict[str, list[tuple[object, ...]]]:
    """All tables of a plan, cell by cell; places are left out."""
    names = ("objectives", "measures", "indicators", "evaluation", "statistics")
    return {name: [tuple(asdict(row).values()) for row in getattr(plan, name)] for name in names}


def halves(cells: Sequence[str], line: int, centred: bool = False) -> tuple[list[str], list[str]]:
    """A row that a page's end cuts behind this many of its lines; № stands in the first half.

    The lines of a cell begin at its top, or stand in the middle of its height.
    """
    wrapped = [_lines(text, width) for text, width in zip(cells, WIDTHS, strict=True)]
    height = max(map(len, wrapped))
    first, second = [], []
    for i, lines in enumerate(wrapped):
        above = (height - len(lines)) // 2 if centred and i > 1 else 0
        count = len(lines) if i == 0 else min(max(line - above, 0), len(lines))
        first.append(_joined(cells[i], lines[:count]))
        second.append(_joined(cells[i], lines[count:]))
    return first, second


def height_of(cells: Sequence[str]) -> int:
    """How many lines a row takes on paper."""
    return max(len(_lines(text, width)) for text, width in zip(cells, WIDTHS, strict=True))


def pages(
    rows: Sequence[tuple[str, ...]], height: int, centred: bool = False
) -> Iterator[list[list[str]]]:
    """The rows of each page of so many lines; a row that does not fit is cut at the page's end."""
    page: list[list[str]] = []
    free = height
    for row in rows:
        rest = list(row)
        while (needed := height_of(rest) if len(rest) > 1 else 2) > free:
            if len(rest) > 1 and free > 0:
                first, rest = halves(rest, free, centred)
                page.append(first)
            yield page
            page, free = [], height
        page.append(rest)
        free -= needed
    yield page


def _lines(text: str, width: int) -> list[str]:
    wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return [line for part in text.split("\n") for line in wrap.wrap(part)]


def _joined(text: str, lines: Sequence[str]) -> str:
    """The lines as one text again; the line breaks of several texts in a cell are kept."""
    joined = " ".join(lines)
    for part in text.split("\n")[1:]:
        joined = joined.replace(f" {part}", f"\n{part}", 1) if part else joined
    return joined


def _report_row(measure: Measure, own: Sequence[Indicator], between: str) -> tuple[str, ...]:
    values: list[Callable[[Indicator], str]] = [
        lambda one: one.indicator,
        lambda one: one.baseline_text,
        lambda one: one.target_text,
    ]
    levels = (between.join(filter(None, map(value, own))) for value in values)
    return (
        *(measure.measure_no, measure.measure, measure.budget, *levels),
        *(measure.narrative, measure.reported_text),
    )


def _above(document: Document) -> tuple[str, ...]:
    first = next(i for i, item in enumerate(document.content) if isinstance(item, Row))
    lines = [item for item in document.content[:first] if isinstance(item, Paragraph)]
    # The first row of a dump may be the line of date and place, which tabs part.
    dated = document.content[first]
    if isinstance(dated, Row) and len(dated.filled) < 3:
        return (*(line.text for line in lines), "\t".join(cell.text for cell in dated.filled))
    return tuple(line.text for line in lines)


def _behind(document: Document, rows: Sequence[tuple[str, ...]]) -> tuple[str | Small, ...]:
    """What stands behind the form's table: paragraphs and small tables."""
    numbers = {row[0] for row in rows if len(row) > 1}
    last = max(
        i
        for i, item in enumerate(document.content)
        if isinstance(item, Row) and item.texts[0].rstrip(".") in numbers and len(item.cells) > 5
    )
    found: list[str | Small] = []
    table = 0
    for item in document.content[last + 1 :]:
        if isinstance(item, Paragraph):
            found.append(item.text)
            table = 0
        elif found:
            texts = tuple(cell.text for cell in item.cells for _ in range(cell.span))
            if item.table == table and isinstance(found[-1], tuple):
                found[-1] = (*found[-1], texts)
            else:
                found.append((texts,))
            table = item.table
    return tuple(found)
