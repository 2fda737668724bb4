"""Which form a document has, told from its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.errors import CallError, TailanError
from tailan.forms.heading_names import (
    count_near,
    fields_of,
    is_heading,
    least_headings,
    likely_headings,
    listed,
    nearest_headings,
    possible_headings,
)
from tailan.forms.heading_rows import titles_of
from tailan.forms.known_headings import known_fields
from tailan.forms.lines import is_running_text
from tailan.forms.marked_columns import is_period
from tailan.forms.number_tables import tables_of_numbers
from tailan.forms.programme import programme_share
from tailan.forms.spread import with_columns_together
from tailan.forms.stages import once_each
from tailan.forms.statistics import statistics_share
from tailan.forms.task_list import task_list_share
from tailan.forms.words import IGNORED, FormWords

_Share = Callable[[Document, FormWords], float]
"""How much of a document is what a form without known headings reads."""

_OF_TEXT: dict[str, _Share] = {"programme": programme_share, "task_list": task_list_share}

_OF_NUMBERS: dict[str, _Share] = {"statistics": statistics_share}

_MOST_SHOWN = 9

_SURELY_KNOWN = 5
"""Headings of a form, and no others, that tell it though one is missing that it requires."""
_SCHEDULE = {"deadline", "responsible"}
"""The columns that plans print and reports do not."""


class _Headings(NamedTuple):
    """How well a row names the columns of a form: better compares as greater."""

    share_known: float
    has_required: bool
    known: int
    names_required: bool
    """Whether it names all that the form requires, and no unknown heading may stand for it."""
    has_schedule: bool
    """Whether it names columns of deadlines or bodies that the form prints."""

    @property
    def is_sure(self) -> bool:
        """Whether no other form is meant: none is missing, or there are many and all are known."""
        return self.has_required or (self.share_known == 1 and self.known >= _SURELY_KNOWN)


def chosen_form(document: Document, words: Mapping[str, FormWords], name: str) -> FormWords:
    """The words of the form of this name, else of the form that the document has.

    CallError where no form has the name, TailanError where the document fits no form, or a print
    has spread the form's columns over several pages.
    """
    if name and name not in words:
        raise CallError("form.unknown", form=name, known=", ".join(words))
    for one in [words[name]] if name else words.values():
        if one.columns:
            document = with_columns_together(document, one)
    return words[name or recognised_form(document, words)]


def recognised_form(document: Document, words: Mapping[str, FormWords]) -> str:
    """The name of the form that a document has; TailanError where it fits none.

    A table under a form's headings decides: the form that knows most of them and
    misses none that it requires. A form's reader says better than this what is missing, or what an
    unknown heading may be. Else it is the form that reads the largest share of the document,
    unless a table has headings much like those of a form, and not only names and numbers. Where
    all tables hold but these, a form must be named by all that it requires.
    """
    found = _headings_found(document, words)
    best = _plan_reported_on(max(found, key=lambda name: found[name], default=""), found)
    if best and found[best].is_sure and found[best].names_required:
        return best
    read = _most_read(document, words)
    is_of_numbers = bool(read) and words[read].kind == "statistics"
    plain = tables_of_numbers(document, words[read], are_alone=True) if is_of_numbers else ()
    if best and not found[best].names_required and {row.table for row in document.rows} <= {*plain}:
        return read
    if best and (found[best].is_sure or not is_of_numbers):
        return best
    tops = [row for row in possible_headings(document) if row.table not in plain]
    misspelt = [row for row in tops if any(_is_misspelt(row, one) for one in words.values())]
    is_dump = is_of_numbers and any(_has_headings_in_lines(document, one) for one in words.values())
    if not read or is_dump or (misspelt and not best):
        raise _unrecognised(document, words)
    return read


def _plan_reported_on(best: str, found: Mapping[str, _Headings]) -> str:
    """The form, or that of plans where it lacks what it requires: who does what by when is one.

    A plan that tells how it was carried out, without percents, is no report without them; nor is
    one with an unknown column, if it names as much of the form of plans and all that this requires.
    """
    if not best or found[best].names_required:
        return best
    own = found[best]
    plans = {name: one for name, one in found.items() if one.has_required and one.has_schedule}
    if own.has_required:
        plans = {name: o for name, o in plans.items() if o.names_required and o.known >= own.known}
    return max(plans, key=lambda name: found[name], default=best)


def _most_read(document: Document, words: Mapping[str, FormWords]) -> str:
    """The form without known headings that reads the largest share, "" where none reads any."""
    shares_of = (_OF_TEXT if is_running_text(document) else {}) | _OF_NUMBERS
    shares = {
        name: share(document, one)
        for name, one in words.items()
        if (share := shares_of.get(one.kind)) is not None
    }
    largest = max(shares, key=lambda name: shares[name], default="")
    return largest if shares.get(largest, 0) > 0 else ""


def _has_headings_in_lines(document: Document, words: FormWords) -> bool:
    """Whether a form's headings stand on lines of their own, as in a dump that has lost its cells.

    Numbers of such a text are not known to stand in any column.
    """
    lines = [item.text for item in document.content if isinstance(item, Paragraph)]
    named = {field for line in lines for field in known_fields(line, words)[:1]}
    return bool(words.columns) and len(named - {IGNORED}) >= _SURELY_KNOWN


def _is_misspelt(row: Row, words: FormWords) -> bool:
    """Whether a row has headings much like those of a form, too badly written to be read."""
    is_enough = len(row.filled) >= least_headings(words)
    return bool(words.columns) and is_enough and count_near(row, words) >= least_headings(words)


def _headings_found(document: Document, words: Mapping[str, FormWords]) -> dict[str, _Headings]:
    """The best headings of each form in a document.

    They stand at the top of a table. Only where these tell no form for sure all rows are asked,
    which takes as long as reading the document.
    """
    pairs = list(zip_longest(document.rows, document.rows[1:]))
    tops = {id(row) for row in possible_headings(document)}
    found: dict[str, _Headings] = {}
    for asked in ([pair for pair in pairs if id(pair[0]) in tops], pairs):
        best = {name: _best_headings(asked, one) for name, one in words.items() if one.columns}
        found = {name: score for name, score in best.items() if score is not None}
        if any(one.is_sure and one.names_required for one in found.values()):
            break
    return found


def _best_headings(rows: Iterable[tuple[Row, Row | None]], words: FormWords) -> _Headings | None:
    scores = (_headings(row, below, words) for row, below in rows)
    return max((score for score in scores if score is not None), default=None)


def _headings(row: Row, below: Row | None, words: FormWords) -> _Headings | None:
    """How a row names a form's columns, with the row below where headings take two."""
    titles = titles_of(row, below, words)
    cells = once_each(cell for cell in titles if cell.line and not is_period(cell.line))
    under = [_under(cell, row, below) for cell in cells]
    named = [field for field in fields_of([cell.line for cell in cells], words, under) if field]
    if "activity" not in named:
        named = [field for field in named if field not in words.with_activities]
    known = set(named)
    if len(known) < least_headings(words) and not is_heading(replace(row, cells=cells), words):
        return None
    # An unknown heading may be another name of a column that is required, but a year is none.
    unknown = len(cells) - len(named) - sum(cell.line[:4].isdecimal() for cell in cells)
    has_required = len(set(words.required) - known) <= unknown
    schedule = known & _SCHEDULE & {*words.printed}
    names_required = known.issuperset(words.required)
    share = len(named) / len(cells)
    return _Headings(share, has_required, len(known), names_required, bool(schedule))


def _under(heading: Cell, row: Row, below: Row | None) -> str:
    """What stands under a heading of a row, "" under one of the row below."""
    starts = [start for start, _, cell in row.spans() if cell is heading]
    under = below.spans() if below is not None else ()
    return next((cell.line for start, _, cell in under if [start] == starts), "")


def _unrecognised(document: Document, words: Mapping[str, FormWords]) -> TailanError:
    """What was looked for in vain, the headings that were found, and the nearest known."""
    forms = [one for one in words.values() if one.columns]
    likely = max((likely_headings(document, one) for one in forms), key=len, default=())
    wide = [row.filled for row in document.rows if len(row.filled) > 1]
    first = tuple(cell.line for cell in next(iter(wide), ()))
    shown = (likely or first)[:_MOST_SHOWN]
    near = (name for text in shown for one in forms for name in nearest_headings(text, one)[:1])
    return TailanError(
        "form.unrecognised",
        file=document.name,
        known=", ".join(words),
        found=listed(shown),
        nearest=listed(dict.fromkeys(near)),
    )
