"""Columns that say the same at several stages (Хагас жил | Жилийн эцэс): the last one is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tailan.documents import Cell, Row
from tailan.forms.heading_names import REACHED
from tailan.forms.known_headings import known_fields
from tailan.forms.marked_columns import is_period
from tailan.forms.words import IGNORED, FormWords
from tailan.plan import Repair

_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?:\s*он(?:ы|д)?)?(?!\w)")
_END = re.compile(r"(?<!\w)(?:жилийн эц[эс]\w*|бүтэн жил\w*|оны эц[эс]\w*|жил(?:ийн)?)(?!\w)", re.I)
_HALF = re.compile(
    r"(?<!\w)(?:(?:эхний|сүүлийн|эцсийн|[12]-?р|I{1,2}) )?хагас жил\w*(?: эц[эс]\w*)?", re.I
)
_QUARTER = re.compile(r"(?<!\w)(?:[1-4](?:-?р)?|IV|I{1,3}) улир\w+", re.I)

_REPORTED = ("narrative", "percent", REACHED, "explanation")
"""Fields of which the last stage that anything is reported at says how far measures have come."""

_TARGET = "target"
"""What a plan is to reach by the end of its years, or of the year.

Those of quarters may be counted anew or together, and which one a report is judged by is for a
person to say: such headings are refused.
"""


@dataclass(frozen=True)
class _Column:
    """A heading that names a field at one stage of several."""

    heading: str
    field: str
    stage: str


def stage_of(heading: str) -> str:
    """The stage that a heading names (хагас жил, II улирал, 2026), "" where it names none."""
    if is_period(heading):
        return heading
    found = (kind.search(heading) for kind in (_HALF, _QUARTER, _YEAR, _END))
    return next((one[0] for one in found if one), "")


def once_each(headings: Iterable[Cell]) -> tuple[Cell, ...]:
    """The headings, of those that say the same at several stages one, without its stage."""
    bare = [(_bare(cell.line) or cell.line, cell) for cell in headings]
    count = Counter(said for said, _ in bare)
    own = (cell if count[said] == 1 else replace(cell, text=said) for said, cell in bare)
    return tuple({_bare(cell.line) or cell.line: cell for cell in own}.values())


def _bare(heading: str) -> str:
    """The heading without the stage that it names."""
    return " ".join(heading.replace(stage_of(heading), " ", 1).split())


def is_staged(heading: str, words: FormWords) -> bool:
    """Whether what this heading names may be said at several stages."""
    return _field(heading, words) in (*_REPORTED, _TARGET)


def stage_fields(
    titles: Sequence[Cell], printed: Sequence[Cell], rows: Sequence[Row], words: FormWords
) -> dict[str, str]:
    """The field of each heading that names one at a stage of several.

    Those of stages that are not read are ignored; "" where it is for a person to say which counts.
    `printed` are the cells of all heading rows, `rows` those of all tables.
    """
    columns = _columns(titles, words)
    reported = [column for column in columns if column.field != _TARGET]
    targets = [column for column in columns if column.field == _TARGET]
    is_judged = any(_field(cell.line, words) == "percent" for cell in titles)
    is_clear = _ends_plan(targets) and not is_judged
    fields = {column.heading: IGNORED for column in columns}
    read = _told(reported, _filled(titles, printed, rows))
    if is_clear:
        read += targets
    else:
        fields |= {column.heading: "" for column in targets}
    last = {column.field: column.heading for column in read}
    return fields | {heading: field for field, heading in last.items()}


def read_stages(
    titles: Sequence[Cell], fields: Mapping[str, str], words: FormWords
) -> Iterator[Repair]:
    """Which of several stages is read of a field that each of them names."""
    for cell in titles:
        field = fields.get(cell.line, IGNORED)
        if field in (*_REPORTED, _TARGET):
            own = (one.line for one in titles if one.line in fields and one is not cell)
            others = [line for line in own if _field(line, words) == field]
            yield Repair(cell.place, "stage-read", cell.line, "; ".join(others))


def _columns(titles: Sequence[Cell], words: FormWords) -> list[_Column]:
    """The headings that name a field which others name too, each at a stage of its own."""
    fields = [_field(cell.line, words) for cell in titles]
    stages = [stage_of(cell.line).casefold() for cell in titles]
    triples = zip(titles, fields, stages, strict=True)
    named = [_Column(cell.line, field, stage) for cell, field, stage in triples if stage]
    staged = [column for column in named if _may_be_staged(column)]
    count = Counter(column.field for column in {(c.field, c.stage): c for c in staged}.values())
    return [c for c in staged if 1 < count[c.field] == fields.count(c.field)]


def _may_be_staged(column: _Column) -> bool:
    """Whether a heading names a field that has stages; levels of years may be of older ones."""
    is_of_year = _YEAR.fullmatch(column.stage) is not None
    return column.field in (*_REPORTED, _TARGET) and not (column.field == REACHED and is_of_year)


def _field(heading: str, words: FormWords) -> str:
    """The field that a heading names beside its stage, unless all that it says is left out."""
    whole = known_fields(heading, words)[:1]
    known = whole if whole == [IGNORED] else known_fields(_bare(heading), words)
    return next(iter(known), "")


def _ends_plan(targets: Sequence[_Column]) -> bool:
    """Whether the last of these is what the plan is to reach: that of years, or of the year."""
    are_years = all(_YEAR.fullmatch(column.stage) for column in targets)
    return are_years or _END.fullmatch(targets[-1].stage) is not None


def _told(reported: Sequence[_Column], filled: set[str]) -> list[_Column]:
    """The columns up to the last stage at which anything is reported, all where nothing is."""
    stages = list(dict.fromkeys(column.stage for column in reported))
    told = (stages.index(column.stage) for column in reported if column.heading in filled)
    last = max(told, default=len(stages))
    return [column for column in reported if stages.index(column.stage) <= last]


def _filled(titles: Sequence[Cell], printed: Sequence[Cell], rows: Sequence[Row]) -> set[str]:
    """The headings under which something stands, in any table of as many columns."""
    ends = [*accumulate(cell.span for cell in titles)]
    headings = {cell.line for cell in printed}
    starts = {
        start
        for row in rows
        if sum(cell.span for cell in row.cells) == ends[-1]
        for start, _, cell in row.spans()
        if cell.line and cell.line not in headings
    }
    return {cell.line for cell, end in zip(titles, ends, strict=True) if end - cell.span in starts}
