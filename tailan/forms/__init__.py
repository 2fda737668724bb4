"""Forms: one module each; a form knows no kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tailan.documents import Document
from tailan.errors import TailanError
from tailan.forms.action_plan import read_action_plan
from tailan.forms.alphabet import latin_words
from tailan.forms.performance_report import read_performance_report
from tailan.forms.programme import read_programme
from tailan.forms.recognition import chosen_form, recognised_form
from tailan.forms.remarks import remarks_of
from tailan.forms.spread import with_columns_together
from tailan.forms.statistics import read_statistics
from tailan.forms.task_list import read_task_list
from tailan.forms.title import told_of_title
from tailan.forms.tracing import as_printed, traced
from tailan.forms.words import (
    FORM_NAMES,
    IGNORED,
    FormChanges,
    FormWords,
    form_words,
    own_form,
)
from tailan.plan import Plan
from tailan.units import Units

__all__ = [
    "FORM_NAMES",
    "IGNORED",
    "FormChanges",
    "FormWords",
    "chosen_form",
    "form_words",
    "own_form",
    "read_plan",
    "recognised_form",
]

_READERS: dict[str, Callable[[Document, FormWords, Units], Plan]] = {
    "action_plan": read_action_plan,
    "performance_report": read_performance_report,
    "programme": read_programme,
    "task_list": read_task_list,
    "statistics": read_statistics,
}


_NO_UNITS = Units({})


def read_plan(document: Document, words: FormWords, units: Units = _NO_UNITS) -> Plan:
    """The plan in a document of a form; TailanError where the document has no such table.

    Bodies that the plan names get the codes of the `units` that they are.
    """
    try:
        if words.columns:
            document = with_columns_together(document, words)
        plan = _READERS[words.kind](document, words, units)
    except TailanError as error:
        error.fields.setdefault("file", document.name)
        raise
    traces = traced(document, plan)
    remarks = remarks_of(document, traces)
    titled = told_of_title(plan.title, document.lines)
    latin = latin_words(plan.traces, document.lines)
    repairs = [*remarks, *titled, *plan.repairs, *latin]
    order = {place: i for i, place in enumerate(document.places)}
    repairs.sort(key=lambda repair: order.get(repair.place, -1))
    return replace(plan, traces=as_printed(traces, document), repairs=tuple(repairs))
