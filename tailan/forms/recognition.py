"""Which form a document has, told from its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tailan.documents import Document, Row
from tailan.errors import TailanError
from tailan.forms.headings import known_fields, nearest_headings
from tailan.forms.programme import programme_share
from tailan.forms.statistics import statistics_share
from tailan.forms.task_list import task_list_share
from tailan.forms.words import FormWords

_SHARES: dict[str, Callable[[Document, FormWords], float]] = {
    "programme": programme_share,
    "task_list": task_list_share,
    "statistics": statistics_share,
}
"""How much of a document is what a form without known headings reads."""

_FEWEST_HEADINGS = 3
_MOST_SHOWN = 8


class _Headings(NamedTuple):
    """How well a row names the columns of a form: better compares as greater."""

    has_required: bool
    share_known: float
    known: int


def recognised_form(document: Document, words: Mapping[str, FormWords]) -> str:
    """The name of the form that a document has; TailanError where it fits none.

    A table under a form's headings decides, the one whose headings are best known and has all
    that the form requires. Else the form that reads the largest share of the document. A table
    with headings of a form but not all of them comes last: its reader says what is missing.
    """
    tables = {name: _best_headings(document, one) for name, one in words.items() if one.columns}
    found = {name: score for name, score in tables.items() if score is not None}
    best = max(found, key=lambda name: found[name], default="")
    if best and found[best].has_required:
        return best
    shares = {name: _SHARES[name](document, words[name]) for name in words if name in _SHARES}
    largest = max(shares, key=lambda name: shares[name], default="")
    if best and found[best].known * 2 >= len(words[best].columns):
        return best
    if largest and shares[largest] > 0:
        return largest
    raise _unrecognised(document, words)


def _best_headings(document: Document, words: FormWords) -> _Headings | None:
    scores = [
        score
        for row, below in zip(document.rows, [*document.rows[1:], None], strict=True)
        if (score := _headings(row, below, words)) is not None
    ]
    return max(scores, default=None)


def _headings(row: Row, below: Row | None, words: FormWords) -> _Headings | None:
    """How a row names a form's columns, with the row below where headings take two."""
    is_wide = below is not None and any(cell.span > 1 for cell in row.filled)
    cells = (*row.filled, *(below.filled if below is not None and is_wide else ()))
    named = [fields[0] for cell in cells if (fields := known_fields(cell.line, words))]
    if len(set(named)) < _FEWEST_HEADINGS:
        return None
    has_required = set(words.required) <= set(named)
    return _Headings(has_required, len(named) / len(cells), len(set(named)))


def _unrecognised(document: Document, words: Mapping[str, FormWords]) -> TailanError:
    """What was looked for in vain, the headings that were found, and the nearest known."""
    rows = [row for row in document.rows if len(row.filled) > 1]
    first = rows[0].texts if rows else ()
    shown = [text for text in first if text][:_MOST_SHOWN]
    near = {
        heading
        for text in shown
        for one in words.values()
        if one.columns
        for heading in nearest_headings(text, one)[:1]
    }
    return TailanError(
        "form.unrecognised",
        file=document.name,
        known=", ".join(words),
        found=_listed(shown),
        nearest=_listed(sorted(near)),
    )


def _listed(texts: list[str]) -> str:
    return "; ".join(f"“{text}”" for text in texts) or "–"
