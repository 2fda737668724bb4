"""A list of tasks: each list is an objective with its lead-in, each of its items a measure."""

from __future__ import annotations

from dataclasses import replace

from tailan.documents import Document
from tailan.errors import TailanError
from tailan.forms.lines import Line, lines_of, texts_joined
from tailan.forms.number_tables import tables_of_numbers
from tailan.forms.rows import table_of
from tailan.forms.task_lists import Task, TaskList, lists_left_out, task_lists, without_mark
from tailan.forms.text_plan import TextPlan
from tailan.forms.title import title_of_text
from tailan.forms.words import FormWords
from tailan.plan import Objective, Plan, Repair
from tailan.units import Units


def read_task_list(document: Document, words: FormWords, _: Units) -> Plan:
    """The plan in a document's lists of tasks; TailanError where it has none."""
    lines = _lines(document, words)
    found = TextPlan()
    for number, one in enumerate(task_lists(lines, words), start=1):
        _add_list(str(number), one, found)
    if not found.measures:
        raise TailanError("form.no_tasks", form=words.form, file=document.name)
    found.repairs.extend(
        Repair(above.cell.place, "list-left-out", above.text, str(count))
        for above, count in lists_left_out(lines, words)
    )
    found.repairs.extend(texts_joined(document))
    return found.plan(words.form, title_of_text(lines))


def task_list_share(document: Document, words: FormWords) -> float:
    """The share of a document's lines that are tasks or announce them."""
    lines = _lines(document, words)
    found = task_lists(lines, words)
    return sum(len(one.tasks) + len(one.lead_in) for one in found) / max(len(lines), 1)


def _lines(document: Document, words: FormWords) -> list[Line]:
    """The lines of a document without the rows of tables of numbers, whatever these count."""
    numbers = tables_of_numbers(document, words)
    kept = (item for item in document.content if table_of(item) not in numbers)
    return lines_of(replace(document, content=tuple(kept)))


def _add_list(number: str, one: TaskList, found: TextPlan) -> None:
    lead_in = found.spelt(one.lead_in)
    found.objectives.append(Objective(number, lead_in, lead_in))
    found.trace("objectives", number, "objective", one.lead_in)
    found.repairs.extend(
        Repair(line.cell.place, "lead-in-joined", line.text, number) for line in one.lead_in[1:]
    )
    marks = [
        _add_task(number, f"{number}.{i}", task, found) for i, task in enumerate(one.tasks, start=1)
    ]
    place, span = one.tasks[0].lines[0].cell.place, f"{number}.1–{number}.{len(marks)}"
    if not one.is_marked:
        found.repairs.append(Repair(place, "tasks-unmarked", one.lead_in[-1].text, span))
    if not any(map(_is_numbered, one.tasks)):
        found.repairs.append(Repair(place, "tasks-counted", one.lead_in[-1].text, span))
    if any(marks):
        shown = " ".join(dict.fromkeys(filter(None, marks)))
        found.repairs.append(Repair(place, "end-marks-left-out", shown, span))
    found.leave_out(one.rest)


def _is_numbered(task: Task) -> bool:
    """Whether a number stood before the task."""
    return task.lines[0].text != task.lines[0].cell.line


def _add_task(objective_no: str, number: str, task: Task, found: TextPlan) -> str:
    """Adds a task; the mark behind it that is no part of its text."""
    printed = found.spelt(task.lines)
    text = without_mark(printed)
    if _is_numbered(task):
        found.trace("measures", number, "measure_no", task.lines[:1])
    found.add_measure(objective_no, number, text, task.lines)
    return printed[len(text) :].strip()
