"""Twins: the tables of a document typed anew, in the layouts that offices give them."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from random import Random

from tailan.documents import Document, Paragraph, Row
from tailan.forms import FormWords
from tailan.plan import Indicator, Measure, Plan, Status

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
        first.append("".join(lines[:count]).strip())
        second.append("".join(lines[count:]).strip())
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
    """The lines of a cell, each with what stands before it: a space, or a break of its text."""
    wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return [
        ("\n" if i == 0 else " ") + line
        for part in text.split("\n")
        for i, line in enumerate(wrap.wrap(part))
    ]


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


def perturbed(plan: Plan, chance: Random) -> Plan:
    """The plan with other figures and texts of other lengths, as another unit would have it."""
    measures = tuple(_other_measure(measure, chance) for measure in plan.measures)
    indicators = tuple(_other_levels(indicator, chance) for indicator in plan.indicators)
    return replace(plan, measures=measures, indicators=indicators)


def _other_measure(measure: Measure, chance: Random) -> Measure:
    words = measure.narrative.split()
    start = chance.randrange(len(words) // 2 + 1)
    narrative = " ".join(words[start : start + chance.randint(1, 150)])
    percent = chance.choice(["100%", "70 %", "0%", "91,14%", "62.5%", "ХБ", "Үнэлэх боломжгүй", ""])
    number = percent.rstrip("% ").replace(",", ".")
    statuses: dict[str, Status] = {"ХБ": "not_due", "": "unstated"}
    is_rated = "%" in percent
    return replace(
        measure,
        narrative=narrative,
        budget=chance.choice(["-", "Улсын төсөв", "10.0 сая төгрөг", ""]),
        reported_text=percent,
        status="rated" if is_rated else statuses.get(percent, "not_evaluable"),
        reported_percent=Decimal(number) if is_rated else None,
    )


_FIGURES = {
    "0": "0", "7": "7", "91,14": "91.14", "70.02": "70.02", "20,025": "20025", "85.7%": "85.7",
    "1 234,5": "1234.5", "1,250,300": "1250300", "12": "12",
}  # fmt: skip


def _other_levels(indicator: Indicator, chance: Random) -> Indicator:
    baseline, target = chance.choices(sorted(_FIGURES), k=2)
    return replace(
        indicator,
        baseline_text=baseline,
        target_text=target,
        baseline=Decimal(_FIGURES[baseline]),
        target=Decimal(_FIGURES[target]),
    )


def under_other_headings(typed: Typed, words: FormWords, chance: Random) -> Typed:
    """The document with its columns in another order, under other spellings of their headings."""
    fields = ("no", "measure", "budget", "indicator", "baseline", "target", "narrative", "percent")
    order = [0, 1, *chance.sample(range(2, len(fields)), len(fields) - 2)]
    headings = [chance.choice(words.columns[fields[i]]) for i in order]
    return replace(
        typed,
        headings=tuple(
            chance.choice([one, one.upper(), one.replace(" ", "\n", 1)]) for one in headings
        ),
        rows=tuple(row if len(row) == 1 else tuple(row[i] for i in order) for row in typed.rows),
    )
